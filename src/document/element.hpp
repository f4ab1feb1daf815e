// SPDX-License-Identifier: Apache-2.0
//
// A value of the document together with its place, which every finding about it needs.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "document/json_document.hpp"

namespace assay::document {

struct element {
  const document::value* content = nullptr;
  std::string pointer;
  position where;  ///< of the value; of the key where the key itself is meant

  [[nodiscard]] const document::value& value() const noexcept { return *content; }
  [[nodiscard]] bool is(value_kind kind) const noexcept { return content->is(kind); }
  [[nodiscard]] const std::string& text() const noexcept { return content->text(); }
};

[[nodiscard]] inline element root_element(const value& root) { return {&root, {}, root.where()}; }

[[nodiscard]] inline element member_of(const element& parent, const member& member) {
  return {&member.content, pointer_join(parent.pointer, member.key), member.content.where()};
}

/// The member with the place of its key: for findings about the key.
[[nodiscard]] inline element key_of(const element& parent, const member& member) {
  return {&member.content, pointer_join(parent.pointer, member.key), member.key_where};
}

[[nodiscard]] inline element item_of(const element& parent, std::size_t index) {
  const value& item = parent.content->items()[index];
  return {&item, pointer_join(parent.pointer, std::to_string(index)), item.where()};
}

}  // namespace assay::document
