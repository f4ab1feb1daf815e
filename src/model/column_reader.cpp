// SPDX-License-Identifier: Apache-2.0
//
// Columns: type, decimals, rounding, range.
#include "model/column_reader.hpp"

#include <algorithm>
#include <utility>

#include "document/scalar_reader.hpp"
#include "message/model_sentences.hpp"
#include "model/amount_reader.hpp"
#include "model/keys.hpp"
#include "model/words.hpp"

namespace assay::model_reader {

namespace {

constexpr std::size_t longest_column_name_bytes = 200;
constexpr std::int32_t most_decimals = 9;

void check_column_name(document::findings& found, const document::named_element& entry) {
  const bool is_printable = std::none_of(entry.name.begin(), entry.name.end(), [](char byte) {
    const auto code = static_cast<unsigned char>(byte);
    return code < 0x20 || code == 0x7F;
  });
  if (is_printable && !entry.name.empty() && entry.name.size() <= longest_column_name_bytes) return;
  found.error(entry.key, says::bad_column_name(entry.name));
}

bool has_decimals(column_type type) noexcept {
  return type == column_type::decimal || type == column_type::duration || type == column_type::timestamp;
}

std::int32_t read_decimals(document::findings& found, const document::object_reader& object,
                           column_type type) {
  if (const auto at = object.find("decimals")) {
    return static_cast<std::int32_t>(read_integer(found, *at, 0, most_decimals).value_or(0));
  }
  if (type == column_type::decimal) object.require(found, "decimals", says::column_of_type("decimal"));
  return 0;
}

/// A limit of the range, scaled to the column's decimals.
std::optional<std::int64_t> read_limit(document::findings& found, const document::element& at,
                                       const column_definition& column) {
  std::optional<fraction> value;
  if (column.type == column_type::duration) {
    value = read_amount_in(found, at, unit::seconds);
  } else if (const auto number = read_decimal(found, at)) {
    value = fraction{*number};
  }
  if (!value) return std::nullopt;
  const auto scaled = value->times(fraction{power_of_ten(column.decimals)});
  const fraction exact = scaled ? scaled->reduced() : fraction{int128_max};
  if (exact.denominator == 1 && assay::detail::fits_int64(exact.numerator)) {
    return static_cast<std::int64_t>(exact.numerator);
  }
  const auto& sentence = exact.denominator != 1 ? says::limit_too_fine : says::limit_too_large;
  found.error(at, sentence(at.text(), column.decimals));
  return std::nullopt;
}

void read_range(document::findings& found, const document::object_reader& object, column_definition& column) {
  column.minimum_scaled = -default_range_scaled;
  column.maximum_scaled = default_range_scaled;
  const auto minimum = object.find("minimum");
  const auto maximum = object.find("maximum");
  const document::soundness sound{found};
  if (minimum) column.minimum_scaled = read_limit(found, *minimum, column).value_or(column.minimum_scaled);
  if (maximum) column.maximum_scaled = read_limit(found, *maximum, column).value_or(column.maximum_scaled);
  if (!sound.holds() || column.minimum_scaled <= column.maximum_scaled) return;
  const auto text_of = [&column](std::int64_t scaled) {
    return decimal{scaled, column.decimals}.shortest().text();
  };
  found.error(minimum ? *minimum : *maximum,
              says::cell_range_reversed(text_of(column.minimum_scaled), text_of(column.maximum_scaled),
                                        minimum && maximum ? says::exchange_ends : says::declare_other_end));
}

/// An end of the range of a derived column, in seconds or as the number it is.
std::optional<decimal> read_derived_limit(document::findings& found, const document::object_reader& object,
                                          std::string_view key, column_type type) {
  const auto at = object.find(key);
  if (!at) return std::nullopt;
  if (type != column_type::duration) return read_decimal(found, *at);
  const auto amount = read_amount_in(found, *at, unit::seconds);
  if (!amount) return std::nullopt;
  for (std::int32_t scale = 0; scale <= most_decimals; ++scale) {
    const auto scaled = amount->times(fraction{power_of_ten(scale)});
    const fraction exact = scaled ? scaled->reduced() : fraction{int128_max};
    if (exact.denominator == 1 && assay::detail::fits_int64(exact.numerator))
      return decimal{static_cast<std::int64_t>(exact.numerator), scale};
  }
  found.error(*at, says::seconds_too_fine(at->text(), most_decimals));
  return std::nullopt;
}

void read_derived_range(document::findings& found, const document::object_reader& object,
                        const message& of_type, derived_definition& column) {
  if (column.type == column_type::boolean || column.type == column_type::category ||
      column.type == column_type::timestamp) {
    object.refuse(found, {"minimum", "maximum", "outside"}, of_type);
    return;
  }
  column.minimum = read_derived_limit(found, object, "minimum", column.type);
  column.maximum = read_derived_limit(found, object, "maximum", column.type);
  column.outside = read_word_or(found, object, "outside", words::outside, outside_policy::missing);
  if (const auto at = object.find("outside"); at && !object.has("minimum") && !object.has("maximum")) {
    found.error(*at, says::outside_without_range());
  }
  if (!column.minimum || !column.maximum || *column.minimum <= *column.maximum) return;
  found.error(*object.find("minimum"),
              says::value_range_reversed(column.minimum->shortest().text(), column.maximum->shortest().text(),
                                         says::exchange_ends));
}

}  // namespace

column_definition read_column(document::findings& found, const document::named_element& entry) {
  column_definition column;
  column.name = entry.name;
  check_column_name(found, entry);
  const document::object_reader object{found, entry.content, keys::column};
  column.title = read_title(found, object, entry.name);
  const auto type_at = object.find("type");
  const auto type = type_at ? read_word(found, *type_at, words::column_type) : std::nullopt;
  if (!type) return column;
  column.type = *type;
  const message of_type = says::column_of_type(type_at->text());
  if (!has_decimals(*type)) {
    object.refuse(found, {"decimals", "round"}, of_type);
  } else {
    column.decimals = read_decimals(found, object, *type);
    column.round_half_even = read_word_or(found, object, "round", words::round, false);
  }
  if (column.is_number()) {
    read_range(found, object, column);
  } else {
    object.refuse(found, {"minimum", "maximum"}, of_type);
  }
  return column;
}

derived_definition read_derived(document::findings& found, const document::named_element& entry,
                                std::optional<document::element>& value) {
  derived_definition column;
  column.name = entry.name;
  check_column_name(found, entry);
  const document::object_reader object{found, entry.content, keys::derived};
  column.title = read_title(found, object, entry.name);
  if (const auto at = object.find("type")) {
    if (const auto type = read_word(found, *at, words::column_type)) {
      column.type = *type;
      read_derived_range(found, object, says::derived_of_type(at->text()), column);
    }
  }
  if (const auto at = object.find("value")) {
    if (auto text = read_text(found, *at)) {
      column.value = std::move(*text);
      value = at;
    }
  }
  return column;
}

}  // namespace assay::model_reader
