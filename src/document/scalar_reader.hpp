// SPDX-License-Identifier: Apache-2.0
//
// Reads single values: texts, labels, ids, numbers, points, weights and words of a list. Each function answers with
// nothing after it reported what is wrong.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <assay/decimal.hpp>
#include <assay/record.hpp>
#include <assay/units.hpp>
#include <assay/weight.hpp>

#include "document/element.hpp"
#include "document/findings.hpp"
#include "document/object_reader.hpp"
#include "document/word.hpp"

namespace assay::document {

/// A text that is not empty.
[[nodiscard]] std::optional<std::string> read_text(findings& found, const element& at);

/// `"text"` for both languages, or `{"zh": ..., "en": ...}`. A part that is missing or wrong stays empty.
/// The keys of a label with a text for each language.
extern const object_kind label_kind;
[[nodiscard]] label read_label(findings& found, const element& at);

/// A label for people: without the key it is `otherwise` in both languages; warns when one language is missing.
[[nodiscard]] label read_title(findings& found, const object_reader& object, std::string_view otherwise,
                               std::string_view key = "label");

/// Checks a name: letters, digits, `_`, `-`, `.` and anything beyond ASCII, 200 bytes at most.
bool check_id(findings& found, const element& at, std::string_view id);
/// The same, and not `total`, which is the root of the tree.
bool check_node_id(findings& found, const element& at, std::string_view id);

[[nodiscard]] std::optional<std::int64_t> read_integer(findings& found, const element& at, std::int64_t low,
                                                       std::int64_t high);
/// A number, or a string that spells one.
[[nodiscard]] std::optional<decimal> read_decimal(findings& found, const element& at);
/// Points from `low` to `high`.
[[nodiscard]] std::optional<points> read_points(findings& found, const element& at, points low, points high);
[[nodiscard]] std::optional<weight> read_weight(findings& found, const element& at);

/// Points are at most a million, so that no sum of them can pass its range.
inline constexpr points most_points = points::whole(1'000'000);

/// Says that `at` is none of the words, with the nearest one.
void report_unknown_word(findings& found, const element& at, std::span<const std::string_view> known);

template <class Meaning, std::size_t Size>
[[nodiscard]] std::optional<Meaning> read_word(findings& found, const element& at,
                                               const std::array<word<Meaning>, Size>& table) {
  if (at.is(value_kind::string)) {
    for (const auto& entry : table) {
      if (entry.text == at.text()) return entry.meaning;
    }
  }
  std::array<std::string_view, Size> known;
  for (std::size_t index = 0; index < Size; ++index)
    known[index] = table[index].text;
  report_unknown_word(found, at, known);
  return std::nullopt;
}

/// The word of a key that may be missing.
template <class Meaning, std::size_t Size>
[[nodiscard]] Meaning read_word_or(findings& found, const object_reader& object, std::string_view key,
                                   const std::array<word<Meaning>, Size>& table, Meaning otherwise) {
  const auto at = object.find(key);
  return at ? read_word(found, *at, table).value_or(otherwise) : otherwise;
}

}  // namespace assay::document
