// SPDX-License-Identifier: Apache-2.0
#include "column/column_shape.hpp"

#include <cstdint>
#include <string_view>

#include "column/integer_type.hpp"

namespace assay::column {
namespace {

constexpr std::int32_t most_decimals = 38;

bool is_aligned(const void* memory, std::size_t bytes) noexcept {
  return reinterpret_cast<std::uintptr_t>(memory) % bytes == 0;
}

std::size_t alignment_of(physical_type type) noexcept {
  const std::size_t bytes = bytes_of(type);
  return type == physical_type::decimal128 ? 8 : bytes == 0 ? 1 : bytes;
}

std::string texts_fault(const text_list& texts) {
  const bool has_offsets = texts.layout == text_layout::utf8 || texts.layout == text_layout::large_utf8;
  if (texts.layout > text_layout::large_utf8) return "has texts of no known layout; use one of text_layout";
  if (texts.size == 0) return {};
  if (texts.layout == text_layout::none) return "has texts without a layout; say how they lie in memory";
  if (texts.entries == nullptr) return "has texts, and no memory of them; pass their entries";
  if (has_offsets && texts.bytes == nullptr && texts.byte_count > 0)
    return "has texts with offsets, and no bytes; pass the bytes that the offsets count from";
  const std::size_t alignment = texts.layout == text_layout::views  ? alignof(std::string_view)
                                : texts.layout == text_layout::utf8 ? 4
                                                                    : 8;
  if (!is_aligned(texts.entries, alignment))
    return "has offsets at an address that they cannot have; copy them to aligned memory";
  return {};
}

std::string type_fault(const column_definition& definition, const column_view& column) {
  const physical_type type = column.type;
  if (type > physical_type::text) return "has no known physical type; use one of physical_type";
  if (definition.type == column_type::category) {
    if (type == physical_type::text) return {};
    if (is_integer(type) && column.texts.layout != text_layout::none) return {};
    return is_integer(type) ? "holds texts, and the integers come without a dictionary; pass their texts in "
                              "\"texts\", or a text column"
                            : "holds texts, and numbers were passed; pass texts, or codes with a dictionary";
  }
  if (type == physical_type::text || column.texts.layout != text_layout::none)
    return "does not hold texts; pass numbers, or put the texts into a table or column_builder, which read "
           "them";
  if (definition.type == column_type::boolean) return {};
  if (type == physical_type::bits) return "does not hold truth values; pass numbers";
  const bool has_decimals = is_integer(type) || type == physical_type::decimal128;
  if (has_decimals && column.decimals != declared_decimals &&
      (column.decimals < -most_decimals || column.decimals > most_decimals)) {
    return "has " + std::to_string(column.decimals) + " decimals; pass -38 to 38, or declared_decimals";
  }
  return {};
}

}  // namespace

std::string shape_fault(const column_definition& definition, const column_view& column, std::size_t rows) {
  if (std::string fault = type_fault(definition, column); !fault.empty()) return fault;
  if (column.rows != rows) {
    return "has " + std::to_string(column.rows) + " rows, and the table " + std::to_string(rows) +
           "; pass columns of equal length";
  }
  if (std::string fault = texts_fault(column.texts); !fault.empty()) return fault;
  if (column.type == physical_type::text) {
    if (column.texts.size == rows) return {};
    return "has " + std::to_string(column.texts.size) + " texts for " + std::to_string(rows) +
           " rows; pass one for each row";
  }
  if (column.values == nullptr && rows > 0)
    return "has rows, and no memory of values; pass its values, or physical_type::none when it is not "
           "supplied";
  if (!is_aligned(column.values, alignment_of(column.type)))
    return "has values at an address that their type cannot have; copy them to aligned memory";
  return {};
}

}  // namespace assay::column
