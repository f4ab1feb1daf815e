// SPDX-License-Identifier: Apache-2.0
//
// Which reading a column's cells get.
#include "column/cell_reader.hpp"

#include <cmath>
#include <utility>

#include <assay/decimal.hpp>

#include "column/chrono_time.hpp"
#include "text/blanks.hpp"
#include "text/letters.hpp"

namespace assay::column {
namespace {

std::int32_t seconds_in(const cell_format& format) noexcept {
  const auto* const named = std::get_if<duration_format>(&format);
  if (named == nullptr) return 1;
  return *named == duration_format::minutes ? 60 : *named == duration_format::hours ? 3600 : 1;
}

std::int32_t shift_of(const cell_format& format) noexcept {
  if (std::holds_alternative<percent_format>(format)) return 2;
  const auto* const named = std::get_if<duration_format>(&format);
  return named != nullptr && *named == duration_format::milliseconds ? 3 : 0;
}

bool is_clock(const cell_format& format) noexcept {
  const auto* const named = std::get_if<duration_format>(&format);
  return named != nullptr && (*named == duration_format::h_mm_ss || *named == duration_format::m_ss);
}

scaled_value read_boolean(std::string_view text) noexcept {
  text = text::without_blanks(text);
  if (text == "1" || text::equal_ignoring_case(text, "true")) return {1, cell_fault::none};
  if (text == "0" || text::equal_ignoring_case(text, "false")) return {0, cell_fault::none};
  return failed(cell_fault::bad_boolean);
}

}  // namespace

cell_reader::kind cell_reader::kind_of(column_type type, const cell_format& format) noexcept {
  switch (type) {
    case column_type::boolean:
      return kind::boolean;
    case column_type::category:
      return kind::category;
    case column_type::timestamp:
      return std::holds_alternative<timestamp_format>(format) ? kind::formatted_timestamp
                                                              : kind::iso_timestamp;
    case column_type::duration:
      return is_clock(format) ? kind::clock_duration : kind::number;
    case column_type::integer:
    case column_type::decimal:
      break;
  }
  return kind::number;
}

cell_reader::cell_reader(const column_definition& column, cell_format format, bool refuse_shortened)
    : kind_{kind_of(column.type, format)},
      rule_{column.minimum_scaled,  column.maximum_scaled, column.decimals, seconds_in(format),
            column.round_half_even, shift_of(format),      refuse_shortened},
      format_{std::move(format)} {}

scaled_value cell_reader::read_other(std::string_view text) const noexcept {
  switch (kind_) {
    case kind::boolean:
      return read_boolean(text);
    case kind::iso_timestamp:
      return read_iso_timestamp(text, rule_);
    case kind::formatted_timestamp:
      return std::get_if<timestamp_format>(&format_)->read(text, rule_);
    case kind::clock_duration:
      return read_clock_duration(text, *std::get_if<duration_format>(&format_) == duration_format::h_mm_ss,
                                 rule_);
    case kind::category:
      return failed(cell_fault::wrong_type);
    case kind::number:
      break;
  }
  return read_number(text, rule_);
}

template <class Number>
scaled_value cell_reader::read_float(Number number) const noexcept {
  if (takes_numbers()) return read_number(number, rule_);
  if (kind_ == kind::category) return failed(cell_fault::wrong_type);
  if (number == Number{0} || number == Number{1}) return {number == Number{1} ? 1 : 0, cell_fault::none};
  return failed(std::isfinite(number) ? cell_fault::bad_boolean : cell_fault::not_finite);
}

scaled_value cell_reader::read(double number) const noexcept { return read_float(number); }
scaled_value cell_reader::read(float number) const noexcept { return read_float(number); }

scaled_value cell_reader::read(std::uint64_t number) const noexcept {
  if (number <= INT64_MAX) return read(static_cast<std::int64_t>(number));
  return failed(takes_numbers()           ? cell_fault::out_of_range
                : kind_ == kind::category ? cell_fault::wrong_type
                                          : cell_fault::bad_boolean);
}

scaled_value cell_reader::read(std::int64_t number) const noexcept {
  if (takes_numbers()) return read_number(number, rule_);
  if (kind_ == kind::category) return failed(cell_fault::wrong_type);
  if (number != 0 && number != 1) return failed(cell_fault::bad_boolean);
  return {number, cell_fault::none};
}

scaled_value cell_reader::read(bool truth) const noexcept {
  if (kind_ != kind::boolean) return failed(cell_fault::wrong_type);
  return {truth ? 1 : 0, cell_fault::none};
}

scaled_value cell_reader::read(const cell_time& time) const noexcept { return read_time(time, rule_); }

scaled_value cell_reader::later(std::int64_t timestamp, std::int64_t seconds) const noexcept {
  std::int64_t value = 0;
  const bool overflows = __builtin_mul_overflow(seconds, power_of_ten(rule_.decimals), &value) ||
                         __builtin_add_overflow(value, timestamp, &value);
  return overflows ? failed(cell_fault::out_of_range) : within(value, rule_.minimum, rule_.maximum);
}

std::string_view cell_reader::wanted() const noexcept {
  if (const auto* const named = std::get_if<duration_format>(&format_)) {
    switch (*named) {
      case duration_format::seconds:
        return {};
      case duration_format::minutes:
        return "a number of minutes";
      case duration_format::hours:
        return "a number of hours";
      case duration_format::milliseconds:
        return "a number of milliseconds";
      default:
        return name_of(*named);
    }
  }
  if (const auto* const pattern = std::get_if<timestamp_format>(&format_)) return pattern->pattern();
  return {};
}

}  // namespace assay::column
