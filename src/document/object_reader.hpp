// SPDX-License-Identifier: Apache-2.0
//
// Reads objects: those with known keys, and those whose keys are names a user chose.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/element.hpp"
#include "document/findings.hpp"
#include "document/object_kind.hpp"

namespace assay::document {

/// An object with known keys. Coming into being it reports a value of another type, unknown keys, required keys that
/// are missing, and a note that is none.
class object_reader {
 public:
  object_reader(findings& found, element self, const object_kind& kind);

  [[nodiscard]] bool is_object() const noexcept { return self_.is(value_kind::object); }
  [[nodiscard]] const element& self() const noexcept { return self_; }
  [[nodiscard]] const object_kind& kind() const noexcept { return kind_; }

  /// The value of a key; nothing when the document does not have it.
  [[nodiscard]] std::optional<element> find(std::string_view key) const;
  [[nodiscard]] bool has(std::string_view key) const { return self_.content->find(key) != nullptr; }

  /// Reports each of these keys that is there as out of place: `"decimals" does not go with <why>`.
  void refuse(findings& found, std::initializer_list<std::string_view> keys, const says::value& why) const;
  /// Reports a missing key that is needed because of something else in the document: `<whose> needs "value"`.
  void require(findings& found, std::string_view key, const says::value& whose) const;

 private:
  void report_unknown_keys(findings& found) const;

  element self_;
  const object_kind& kind_;
};

/// One entry of an object whose keys are names.
struct named_element {
  std::string name;
  element key;
  element content;
};

/// The entries in order, each name once (repetitions are reported already). `what` is plural: `records`.
[[nodiscard]] std::vector<named_element> named_elements(findings& found, const element& self,
                                                        const says::value& what, std::size_t most);

/// The items of an array; reports another type and more than `most` items.
[[nodiscard]] std::vector<element> items_of(findings& found, const element& self, const says::value& what,
                                            std::size_t most);

}  // namespace assay::document
