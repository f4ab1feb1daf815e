// SPDX-License-Identifier: Apache-2.0
//
// Bounds of calendar functions follow from the bounds of the point in time: they all grow with it.
#include "measure/check/time_checker.hpp"

#include <string_view>
#include <utility>

#include "column/time_text.hpp"
#include "measure/check/number_checker.hpp"
#include "message/measure_function_sentences.hpp"
#include "message/suggestion.hpp"

namespace assay::measure {
namespace {

row_expression damaged(const place& where) {
  row_expression result;
  result.where = where;
  return result;
}

/// What both functions take: a point in time in whole seconds, moved by the offset.
struct moved_instant {
  bool sound = false;
  std::int64_t offset = 0;
  std::int64_t low = 0;
  std::int64_t high = 0;
};

moved_instant read_instant(const check_context& context, const std::vector<row_expression>& arguments,
                           std::string_view function) {
  const row_expression& instant = arguments[1];
  if (instant.type != row_type::number || instant.shape.quantity != row_quantity::instant) {
    const message written = context.quote(instant.where);
    context.report(instant.where, instant.type == row_type::null
                                      ? says::null_for_instant(written, function)
                                      : says::instant_expected(written, describe(instant), function));
    return {};
  }
  moved_instant result{true, 0, 0, 0};
  if (arguments.size() > 2) {
    const row_expression& written = arguments[2];
    const auto offset = written.kind == row_kind::text_literal ? offset_seconds(written.name) : std::nullopt;
    if (!offset) {
      context.report(written.where, says::bad_offset(context.quote(written.where)));
      return {};
    }
    result.offset = *offset;
  }
  const std::int64_t one = power_of_ten(instant.shape.scale);
  const int128 low = int128{floor_divide(instant.shape.low, one)} + result.offset;
  const int128 high = int128{floor_divide(instant.shape.high, one)} + result.offset;
  constexpr std::int64_t two_years = 2 * 366 * 86'400;  // what a unit, a week beside it and an offset can add
  if (low - two_years < INT64_MIN || high + two_years > INT64_MAX) {
    report_range(context, instant.where, {0, low - two_years, high + two_years}, {&instant});
    return {};
  }
  result.low = static_cast<std::int64_t>(low);
  result.high = static_cast<std::int64_t>(high);
  return result;
}

row_expression calculated(row_kind kind, const place& where, const moved_instant& moved,
                          const number_shape& shape, row_expression instant) {
  row_expression result = damaged(where);
  result.kind = kind;
  result.type = row_type::number;
  result.shape = shape;
  result.constant = moved.offset;
  result.operands.push_back(std::move(instant));
  return result;
}

void report_unknown_part(const check_context& context, const row_expression& written,
                         const says::sentence<2>& unknown, const std::vector<std::string_view>& known) {
  message suggestion;
  if (written.kind == row_kind::text_literal) suggestion = says::suggestion(written.name, known);
  if (suggestion.empty()) suggestion = says::known_parts(known);
  context.report(written.where, unknown(context.quote(written.where), suggestion));
}

number_shape shape_of(calendar_part part, const moved_instant& moved) {
  switch (part) {
    case calendar_part::quarter:
      return {0, 1, 4, row_quantity::plain};
    case calendar_part::month:
      return {0, 1, 12, row_quantity::plain};
    case calendar_part::week:
      return {0, 1, 53, row_quantity::plain};
    case calendar_part::day:
      return {0, 1, 31, row_quantity::plain};
    case calendar_part::doy:
      return {0, 1, 366, row_quantity::plain};
    case calendar_part::dow:
      return {0, 0, 6, row_quantity::plain};
    case calendar_part::isodow:
      return {0, 1, 7, row_quantity::plain};
    case calendar_part::hour:
      return {0, 0, 23, row_quantity::plain};
    case calendar_part::minute:
    case calendar_part::second:
      return {0, 0, 59, row_quantity::plain};
    default:
      return {0, part_of(part, moved.low), part_of(part, moved.high), row_quantity::plain};
  }
}

}  // namespace

row_expression checked_instant(const check_context& context, const row_syntax& syntax) {
  const bool date = syntax.truth;
  column::number_rule rule{INT64_MIN, INT64_MAX, 0, 1, false};
  column::scaled_value read = column::read_iso_timestamp(syntax.name, rule);
  while (read.fault == column::cell_fault::too_many_digits && rule.decimals < 9) {
    ++rule.decimals;
    read = column::read_iso_timestamp(syntax.name, rule);
  }
  constexpr std::size_t date_length = 10;
  if (read.ok() && (!date || syntax.name.size() == date_length)) {
    return number_literal(syntax.where, decimal{read.value, rule.decimals}, number_style::instant);
  }
  const auto& unreadable = date ? says::no_such_date : says::no_such_instant;
  context.report(syntax.where, unreadable(context.quote(syntax.where)));
  return damaged(syntax.where);
}

row_expression checked_truncation(const check_context& context, const place& where,
                                  std::vector<row_expression> arguments) {
  const auto unit = calendar_unit_named(arguments[0].kind == row_kind::text_literal ? arguments[0].name : "");
  if (!unit) {
    report_unknown_part(context, arguments[0], says::unknown_trunc_unit, calendar_unit_names());
    return damaged(where);
  }
  const moved_instant moved = read_instant(context, arguments, "date_trunc");
  if (!moved.sound) return damaged(where);
  const number_shape shape{0, begin_of(*unit, moved.low) - moved.offset,
                           begin_of(*unit, moved.high) - moved.offset, row_quantity::instant};
  row_expression result = calculated(row_kind::truncate, where, moved, shape, std::move(arguments[1]));
  result.unit = *unit;
  return result;
}

row_expression checked_extraction(const check_context& context, const place& where,
                                  std::vector<row_expression> arguments) {
  const auto part = calendar_part_named(arguments[0].kind == row_kind::text_literal ? arguments[0].name : "");
  if (!part) {
    report_unknown_part(context, arguments[0], says::unknown_extract_part, calendar_part_names());
    return damaged(where);
  }
  moved_instant moved = read_instant(context, arguments, "extract");
  if (!moved.sound) return damaged(where);
  if (*part == calendar_part::epoch) {  // of the point itself, whatever the clocks show
    moved.low -= moved.offset;
    moved.high -= moved.offset;
    moved.offset = 0;
  }
  row_expression result =
      calculated(row_kind::extract, where, moved, shape_of(*part, moved), std::move(arguments[1]));
  result.part = *part;
  return result;
}

}  // namespace assay::measure
