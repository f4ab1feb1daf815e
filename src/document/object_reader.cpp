// SPDX-License-Identifier: Apache-2.0
//
// Objects, their keys and what is wrong with them.
#include "document/object_reader.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "document/scalar_reader.hpp"
#include "message/document_sentences.hpp"

namespace assay::document {

namespace {

/// A document has ten thousand entries of a kind at most, so the limit is named with the count that was found.
bool within(findings& found, const element& self, const says::value& what, std::size_t count,
            std::size_t most) {
  if (count <= most) return true;
  found.error(self, says::too_many(count, what, most));
  return false;
}

}  // namespace

object_reader::object_reader(findings& found, element self, const object_kind& kind)
    : self_{std::move(self)}, kind_{kind} {
  if (!is_object()) {
    found.wrong_type(self_, says::object_of_kind(kind.in_words));
    return;
  }
  report_unknown_keys(found);
  for (const auto& key : kind.keys) {
    if (key.required && !has(key.name)) {
      found.error(self_, says::missing_key(kind.in_words, key.name));
    }
  }
  if (const auto note = find("note")) (void)read_label(found, *note);
}

std::optional<element> object_reader::find(std::string_view key) const {
  for (const auto& member : self_.content->members()) {
    if (member.key == key) return member_of(self_, member);
  }
  return std::nullopt;
}

void object_reader::report_unknown_keys(findings& found) const {
  std::vector<std::string_view> names;
  for (const auto& key : kind_.keys)
    names.push_back(key.name);
  for (const auto& member : self_.content->members()) {
    if (std::find(names.begin(), names.end(), member.key) != names.end()) continue;
    found.error(key_of(self_, member),
                says::unknown_key(kind_.in_words, member.key, found.nearest(member.key, names)));
  }
}

void object_reader::refuse(findings& found, std::initializer_list<std::string_view> keys,
                           const says::value& why) const {
  for (const auto& member : self_.content->members()) {
    if (std::find(keys.begin(), keys.end(), member.key) == keys.end()) continue;
    found.error(key_of(self_, member), says::key_out_of_place(member.key, why));
  }
}

void object_reader::require(findings& found, std::string_view key, const says::value& whose) const {
  if (!is_object() || has(key)) return;
  found.error(self_, says::missing_key(whose, key));
}

std::vector<named_element> named_elements(findings& found, const element& self, const says::value& what,
                                          std::size_t most) {
  std::vector<named_element> result;
  if (!self.is(value_kind::object)) {
    found.wrong_type(self, says::object_by_name(what));
    return result;
  }
  if (!within(found, self, what, self.content->members().size(), most)) return result;
  std::unordered_set<std::string_view> seen;
  for (const auto& member : self.content->members()) {
    if (!seen.insert(member.key).second) continue;
    result.push_back({member.key, key_of(self, member), member_of(self, member)});
  }
  return result;
}

std::vector<element> items_of(findings& found, const element& self, const says::value& what,
                              std::size_t most) {
  std::vector<element> result;
  if (!self.is(value_kind::array)) {
    found.wrong_type(self, says::array_of(what));
    return result;
  }
  const std::size_t count = self.content->items().size();
  if (!within(found, self, what, count, most)) return result;
  for (std::size_t index = 0; index < count; ++index)
    result.push_back(item_of(self, index));
  return result;
}

}  // namespace assay::document
