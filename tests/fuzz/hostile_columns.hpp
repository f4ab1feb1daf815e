// SPDX-License-Identifier: Apache-2.0
//
// Columns of any type, shape and content out of the bytes of an input. Every array is exactly as long as its column says, so
// that a read beyond it is found.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include <assay/column.hpp>
#include <assay/record.hpp>

namespace assay::fuzz {

/// Numbers out of the input; 0 when it is used up.
class input {
 public:
  input(const std::uint8_t* data, std::size_t size) noexcept : data_{data}, size_{size} {}

  std::uint8_t byte() noexcept { return at_ < size_ ? data_[at_++] : std::uint8_t{0}; }
  std::size_t below(std::size_t limit) noexcept { return byte() % limit; }
  void fill(void* memory, std::size_t bytes) noexcept {
    auto* const target = static_cast<std::uint8_t*>(memory);
    for (std::size_t index = 0; index < bytes; ++index)
      target[index] = byte();
  }

 private:
  const std::uint8_t* data_;
  std::size_t size_;
  std::size_t at_ = 0;
};

class column_maker {
 public:
  explicit column_maker(input& in) noexcept : in_{in} {}

  column_view make(std::size_t rows, const column_definition& definition) {
    column_view column;
    const std::uint8_t kind = in_.byte();
    if (kind % 16 == 15) return column;
    // Mostly what fits, so that there is something to take.
    column.type = kind < 64 ? static_cast<physical_type>(kind % 16) : usual_type(definition, kind);
    column.rows = in_.below(16) == 15 ? in_.below(80) : rows;
    column.offset = in_.below(8) == 7 ? in_.below(70) : 0;
    column.nan_is_missing = in_.below(2) == 1;
    column.decimals = in_.below(4) == 3 ? static_cast<std::int32_t>(in_.byte()) - 100 : 0;
    if (in_.below(4) == 3) column.decimals = declared_decimals;
    if (in_.below(16) == 15) column.multiplier = static_cast<std::int32_t>(in_.byte()) * 400 - 400;
    if (in_.below(2) == 1) {
      column.validity_offset = in_.below(20);
      column.validity = memory((column.validity_offset + column.rows + 7) / 8, true);
    }
    if (column.type == physical_type::text) {
      column.texts = texts(in_.below(16) == 15 ? in_.below(80) : column.rows);
      return column;
    }
    if (definition.type == column_type::category || in_.below(16) == 15) column.texts = texts(in_.below(6));
    if (column.type == physical_type::bits) {
      column.values = memory((column.offset + column.rows + 7) / 8, true);
    } else {
      values(column, definition);
    }
    return column;
  }

 private:
  static physical_type usual_type(const column_definition& definition, std::uint8_t kind) {
    if (definition.type == column_type::category && kind % 2 == 0) return physical_type::text;
    if (definition.type == column_type::boolean && kind % 2 == 0) return physical_type::bits;
    const auto first = static_cast<std::uint8_t>(physical_type::int8);
    return static_cast<physical_type>(first + kind % (definition.type == column_type::category ? 8 : 11));
  }

  void* memory(std::size_t bytes, bool from_input) {
    auto held = std::make_unique<std::uint8_t[]>(bytes);
    if (from_input) in_.fill(held.get(), bytes);
    bytes_.push_back(std::move(held));
    return bytes_.back().get();
  }

  /// Small numbers, or any bits.
  void values(column_view& column, const column_definition& definition) {
    const std::size_t size = bytes_of(column.type);
    const bool any_bits = in_.below(4) == 3;
    void* const target = memory((column.offset + column.rows) * size, any_bits);
    column.values = target;
    if (any_bits) return;
    for (std::size_t index = 0; index < column.offset + column.rows; ++index) {
      const std::uint8_t small = in_.byte();
      char* const at = static_cast<char*>(target) + index * size;
      const auto code =
          static_cast<std::uint8_t>(definition.type == column_type::category ? small % 4 : small % 6);
      if (column.type == physical_type::float64) {
        const double number = small == 255 ? 1e300 : small / (small % 3 == 0 ? 10.0 : 1.0);
        std::memcpy(at, &number, sizeof number);
      } else if (column.type == physical_type::float32) {
        const float number = static_cast<float>(code);
        std::memcpy(at, &number, sizeof number);
      } else if (size > 0) {
        std::memcpy(at, &code, 1);
      }
    }
  }

  text_list texts(std::size_t size) {
    text_list list;
    list.layout = static_cast<text_layout>(in_.below(6));
    list.size = size;
    list.offset = in_.below(8) == 7 ? in_.below(9) : 0;
    list.byte_count = in_.below(40);
    list.bytes = static_cast<const char*>(memory(list.byte_count, true));
    const std::size_t entries = list.offset + size;
    if (list.layout == text_layout::views) {
      auto held = std::make_unique<std::string_view[]>(entries);
      for (std::size_t index = 0; index < entries; ++index) {
        const std::size_t begin = in_.below(list.byte_count + 1);
        held[index] = {list.bytes + begin, in_.below(list.byte_count - begin + 1)};
      }
      list.entries = held.get();
      views_.push_back(std::move(held));
    } else if (list.layout == text_layout::utf8) {
      list.entries = offsets<std::int32_t>(entries + 1, list.byte_count);
    } else if (list.layout == text_layout::utf8_view) {
      list.memory_count = in_.below(3);
      auto held = std::make_unique<text_memory[]>(list.memory_count);
      for (std::size_t index = 0; index < list.memory_count; ++index)
        held[index] = {list.bytes, in_.below(list.byte_count + 1)};
      list.memories = held.get();
      pieces_.push_back(std::move(held));
      list.entries = view_entries(entries);
    } else {
      list.entries = offsets<std::int64_t>(entries + 1, list.byte_count);
    }
    return list;
  }

  const void* view_entries(std::size_t count) {
    const bool any_bits = in_.below(8) == 7;
    void* const target = memory(16 * count, any_bits);
    if (any_bits) return target;
    for (std::size_t index = 0; index < count; ++index) {
      const std::int32_t words[] = {
          static_cast<std::int32_t>(in_.below(30)), static_cast<std::int32_t>(in_.byte()),
          static_cast<std::int32_t>(in_.below(4)), static_cast<std::int32_t>(in_.below(40))};
      std::memcpy(static_cast<char*>(target) + 16 * index, words, sizeof words);
    }
    return target;
  }

  template <class Offset>
  const void* offsets(std::size_t count, std::size_t byte_count) {
    const bool any_bits = in_.below(8) == 7;
    void* const target = memory(count * sizeof(Offset), any_bits);
    if (any_bits) return target;
    Offset last = 0;
    for (std::size_t index = 0; index < count; ++index) {
      last = std::min<Offset>(static_cast<Offset>(last + static_cast<Offset>(in_.below(5))),
                              static_cast<Offset>(byte_count));
      std::memcpy(static_cast<char*>(target) + index * sizeof(Offset), &last, sizeof(Offset));
    }
    return target;
  }

  input& in_;
  std::vector<std::unique_ptr<std::uint8_t[]>> bytes_;
  std::vector<std::unique_ptr<text_memory[]>> pieces_;
  std::vector<std::unique_ptr<std::string_view[]>> views_;
};

}  // namespace assay::fuzz
