// SPDX-License-Identifier: Apache-2.0
//
// Shape text and fingerprint. Stored states carry the fingerprint: a change of this file's output makes all of them
// unreadable and needs a new version in the first line.
#include "model/shape_text.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "model/words.hpp"
#include "text/json_writer.hpp"
#include "text/sha256.hpp"

namespace assay::model_reader {

namespace {

std::string in_quotes(std::string_view name) {
  text::json_writer writer;
  writer.string(name);
  return std::move(writer).text();
}

std::string_view type_word(column_type type) noexcept {
  for (const auto& each : words::column_type) {
    if (each.meaning == type) return each.text;
  }
  return {};
}

std::string column_line(const column_definition& column) {
  std::string line = "  column " + in_quotes(column.name) + " " + std::string{type_word(column.type)};
  if (column.is_number()) {
    line += " decimals " + std::to_string(column.decimals);
    line += column.round_half_even ? " half_even" : " exact";
    line += " from " + std::to_string(column.minimum_scaled) + " to " + std::to_string(column.maximum_scaled);
  }
  return line + "\n";
}

template <class Item, class Less>
std::vector<const Item*> sorted(std::span<const Item> items, const Less& less) {
  std::vector<const Item*> result;
  for (const auto& item : items)
    result.push_back(&item);
  std::sort(result.begin(), result.end(),
            [&](const Item* left, const Item* right) { return less(*left, *right); });
  return result;
}

constexpr auto by_name = [](const auto& left, const auto& right) { return left.name < right.name; };

/// Nothing when no range is declared: such columns read as they always have.
std::string range_text(const derived_definition& column) {
  if (!column.has_range()) return {};
  std::string text;
  if (column.minimum) text += " from " + column.minimum->shortest().text();
  if (column.maximum) text += " to " + column.maximum->shortest().text();
  return text + (column.outside == outside_policy::error ? " outside error" : " outside missing");
}

/// `texts` are those of the derived columns, in the order of the definition.
std::string derived_lines(const record_definition& record, const std::vector<std::string>& texts) {
  std::string lines;
  for (const auto* column : sorted(std::span{record.derived}, by_name)) {
    const auto index = static_cast<std::size_t>(column - record.derived.data());
    lines += "  derived " + in_quotes(column->name) + " " + std::string{type_word(column->type)} + " " +
             in_quotes(texts[index]) + range_text(*column) + "\n";
  }
  return lines;
}

std::string record_lines(const record_definition& record) {
  std::string lines = "record " + in_quotes(record.name) + "\n";
  if (!record.time.empty()) lines += "  time " + in_quotes(record.time) + "\n";
  for (const auto* group : sorted(std::span{record.groups}, std::less<>{}))
    lines += "  group " + in_quotes(*group) + "\n";
  for (const auto* column : sorted(std::span{record.columns}, by_name))
    lines += column_line(*column);
  return lines;
}

}  // namespace

std::string shape_text(std::span<const record_definition> records, const plan::model_plan& plan) {
  std::set<std::int32_t> used;
  for (const auto& aggregate : plan.aggregates)
    used.insert(aggregate.record);
  std::string text = "assay shape 0\n";
  for (const auto* record : sorted(records, by_name)) {
    const auto index = record - records.data();
    if (!used.contains(static_cast<std::int32_t>(index))) continue;
    text += record_lines(*record) + derived_lines(*record, plan.derived[static_cast<std::size_t>(index)]);
  }
  const auto by_text = [](const auto& left, const auto& right) { return left.text < right.text; };
  for (const auto* aggregate : sorted(std::span{plan.aggregates}, by_text)) {
    text += "aggregate " + in_quotes(aggregate->text) + "\n";
  }
  return text;
}

fingerprint fingerprint_of(std::string_view shape_text) {
  const auto digest = text::sha256::of(shape_text);
  fingerprint result{};
  std::copy_n(digest.begin(), result.size(), result.begin());
  return result;
}

}  // namespace assay::model_reader
