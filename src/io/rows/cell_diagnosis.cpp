// SPDX-License-Identifier: Apache-2.0
//
// Looks at texts that were refused; nothing is read by what is found here.
#include "io/rows/cell_diagnosis.hpp"

#include <cstdint>

#include "column/time_parts.hpp"
#include "io/mapping/number_style.hpp"

namespace assay::io {
namespace {

using column::cell_fault;

// 3/4/2026, 03.04.26, 3-4-2026 9:05: day and month, in an order that the text does not tell.
bool is_date_without_order(std::string_view text) noexcept {
  for (const char mark : {'/', '.', '-'}) {
    column::part_reader reader{text};
    std::int32_t first = 0;
    std::int32_t second = 0;
    std::int32_t year = 0;
    const bool fits = reader.take_number(1, 2, first) && reader.take(mark) &&
                      reader.take_number(1, 2, second) && reader.take(mark) && reader.take_number(2, 4, year);
    if (fits && first >= 1 && second >= 1 && first <= 31 && second <= 31 && (first <= 12 || second <= 12))
      return true;
  }
  return false;
}

}  // namespace

cell_fault diagnosed(cell_fault fault, std::string_view text, const column_definition& column,
                     bool has_format) {
  switch (fault) {
    case cell_fault::bad_number:
    case cell_fault::bad_boolean:
    case cell_fault::bad_duration:
    case cell_fault::bad_timestamp:
      break;
    default:
      return fault;
  }
  if (has_full_width(text)) return cell_fault::full_width;
  if (fault == cell_fault::bad_timestamp)
    return !has_format && is_date_without_order(text) ? cell_fault::unstated_date_order : fault;
  if (fault != cell_fault::bad_number) return fault;
  const std::size_t end = text.find_last_not_of(" \t");
  const bool ends_with_percent = end != std::string_view::npos && text[end] == '%';
  if (ends_with_percent && column.type == column_type::decimal && !has_format)
    return cell_fault::percent_sign;
  return looks_separated(text) ? cell_fault::number_separator : fault;
}

}  // namespace assay::io
