// SPDX-License-Identifier: Apache-2.0
#include "column/column_shape.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "column/integer_type.hpp"
#include "message/column_sentences.hpp"

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

/// All memory that entries of utf8_view may name.
bool has_memories(const text_list& texts) noexcept {
  if (texts.layout != text_layout::utf8_view || texts.memory_count == 0) return true;
  if (texts.memories == nullptr) return false;
  return std::all_of(texts.memories, texts.memories + texts.memory_count, [](const text_memory& memory) {
    return memory.bytes != nullptr || memory.byte_count == 0;
  });
}

message texts_fault(const text_list& texts) {
  const bool has_offsets = texts.layout == text_layout::utf8 || texts.layout == text_layout::large_utf8;
  if (texts.layout > text_layout::utf8_view) return says::texts_of_no_layout();
  if (texts.size == 0) return {};
  if (texts.layout == text_layout::none) return says::texts_without_layout();
  if (texts.entries == nullptr) return says::texts_without_memory();
  if (has_offsets && texts.bytes == nullptr && texts.byte_count > 0) return says::offsets_without_bytes();
  if (!has_memories(texts)) return says::views_without_memories();
  const bool has_words = texts.layout == text_layout::utf8 || texts.layout == text_layout::utf8_view;
  const std::size_t alignment = texts.layout == text_layout::views ? alignof(std::string_view)
                                : has_words                        ? 4
                                                                   : 8;
  if (!is_aligned(texts.entries, alignment)) return says::unaligned_offsets();
  return {};
}

message type_fault(const column_definition& definition, const column_view& column) {
  const physical_type type = column.type;
  if (type > physical_type::text) return says::no_physical_type();
  if (definition.type == column_type::category) {
    if (type == physical_type::text) return {};
    if (is_integer(type) && column.texts.layout != text_layout::none) return {};
    return is_integer(type) ? says::codes_without_dictionary() : says::numbers_for_texts();
  }
  if (type == physical_type::text || column.texts.layout != text_layout::none)
    return says::texts_for_numbers();
  if (definition.type == column_type::boolean) return {};
  if (type == physical_type::bits) return says::truths_for_numbers();
  const bool has_decimals = is_integer(type) || type == physical_type::decimal128;
  if (has_decimals && column.decimals != declared_decimals &&
      (column.decimals < -most_decimals || column.decimals > most_decimals)) {
    return says::column_decimals(column.decimals);
  }
  if (column.multiplier != 1 && (column.multiplier < 1 || !is_integer(type)))
    return says::column_multiplier(column.multiplier);
  return {};
}

}  // namespace

message shape_fault(const column_definition& definition, const column_view& column, std::size_t rows) {
  if (message fault = type_fault(definition, column); !fault.empty()) return fault;
  if (column.rows != rows) {
    return says::column_length(column.rows, rows);
  }
  if (message fault = texts_fault(column.texts); !fault.empty()) return fault;
  if (column.type == physical_type::text) {
    if (column.texts.size == rows) return {};
    return says::column_texts(column.texts.size, rows);
  }
  if (column.values == nullptr && rows > 0) return says::values_without_memory();
  if (!is_aligned(column.values, alignment_of(column.type))) return says::unaligned_values();
  return {};
}

}  // namespace assay::column
