// SPDX-License-Identifier: Apache-2.0
//
// Columns in every form that memory of a host can have, made from the same values.
#pragma once

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <assay/column.hpp>
#include <assay/decimal.hpp>
#include <assay/integer.hpp>
#include <assay/record.hpp>

namespace assay::column_test {

/// One column of records: numbers scaled to the decimals of its definition, truth values, or codes of `texts`.
struct plain_column {
  std::vector<std::int64_t> values;
  std::vector<bool> present;
  std::vector<std::string> texts;
};

/// Makes columns of random forms and owns their memory, every array just as long as it has to be. What stands under a
/// missing value, before the first row and after the last bit is garbage.
class physical_columns {
 public:
  explicit physical_columns(std::uint64_t seed) : random_{seed} {}

  column_view make(const column_definition& definition, const plain_column& column) {
    garbage_rows_ = below(3) == 0 ? below(70) : 0;
    column_view view;
    switch (definition.type) {
      case column_type::boolean:
        view = truths(column);
        break;
      case column_type::category:
        view = texts(column);
        break;
      default:
        view = numbers(definition, column);
    }
    if (!view.nan_is_missing) add_validity(view, column.present);
    return view;
  }

 private:
  std::uint64_t below(std::uint64_t limit) { return random_() % limit; }

  template <class Value>
  const Value* keep(std::vector<Value> values) {
    auto held = std::make_shared<std::vector<Value>>(std::move(values));
    const Value* const memory = held->data();
    memory_.push_back(std::move(held));
    return memory;
  }

  void add_validity(column_view& view, const std::vector<bool>& present) {
    bool all = true;
    for (const bool each : present)
      all = all && each;
    if (all && below(2) == 0) return;
    view.validity_offset = below(20);
    view.validity = bitmap(present, view.validity_offset);
  }

  const std::uint8_t* bitmap(const std::vector<bool>& bits, std::size_t offset) {
    std::vector<std::uint8_t> bytes((offset + bits.size() + 7) / 8);
    for (std::uint8_t& byte : bytes)
      byte = static_cast<std::uint8_t>(random_());
    for (std::size_t row = 0; row < bits.size(); ++row) {
      const std::size_t bit = offset + row;
      const auto mask = static_cast<std::uint8_t>(1U << (bit % 8));
      bytes[bit / 8] = static_cast<std::uint8_t>(bits[row] ? bytes[bit / 8] | mask : bytes[bit / 8] & ~mask);
    }
    return keep(std::move(bytes));
  }

  template <class Value>
  Value garbage() {
    if constexpr (std::is_floating_point_v<Value>) {
      const Value worst[] = {std::numeric_limits<Value>::quiet_NaN(), std::numeric_limits<Value>::infinity(),
                             std::numeric_limits<Value>::max(), Value{0.1F}};
      return worst[below(4)];
    } else {
      return static_cast<Value>(random_());
    }
  }

  /// An array of the values that `value_of(row)` gives, with garbage where there are none.
  template <class Value, class ValueOf>
  column_view array(const plain_column& column, const ValueOf& value_of) {
    std::vector<Value> values;
    for (std::size_t row = 0; row < garbage_rows_; ++row)
      values.push_back(garbage<Value>());
    for (std::size_t row = 0; row < column.values.size(); ++row)
      values.push_back(column.present[row] ? static_cast<Value>(value_of(row)) : garbage<Value>());
    column_view view;
    view.rows = column.values.size();
    view.offset = garbage_rows_;
    view.values = keep(std::move(values));
    return view;
  }

  template <class Value, class ValueOf>
  column_view integers(physical_type type, const plain_column& column, const ValueOf& value_of) {
    column_view view = array<Value>(column, value_of);
    view.type = type;
    return view;
  }

  template <class Integer, class ValueOf>
  static bool fit(const plain_column& column, const ValueOf& value_of) {
    for (std::size_t row = 0; row < column.values.size(); ++row) {
      if (!column.present[row]) continue;
      const std::int64_t value = value_of(row);
      if (std::cmp_less(value, std::numeric_limits<Integer>::min()) ||
          std::cmp_greater(value, std::numeric_limits<Integer>::max()))
        return false;
    }
    return true;
  }

  /// Integers of a random width that holds all of them.
  template <class ValueOf>
  column_view any_integers(const plain_column& column, const ValueOf& value_of) {
    for (;;) {
      switch (below(8)) {
        case 0:
          if (!fit<std::int8_t>(column, value_of)) break;
          return integers<std::int8_t>(physical_type::int8, column, value_of);
        case 1:
          if (!fit<std::int16_t>(column, value_of)) break;
          return integers<std::int16_t>(physical_type::int16, column, value_of);
        case 2:
          if (!fit<std::int32_t>(column, value_of)) break;
          return integers<std::int32_t>(physical_type::int32, column, value_of);
        case 3:
          if (!fit<std::uint8_t>(column, value_of)) break;
          return integers<std::uint8_t>(physical_type::uint8, column, value_of);
        case 4:
          if (!fit<std::uint16_t>(column, value_of)) break;
          return integers<std::uint16_t>(physical_type::uint16, column, value_of);
        case 5:
          if (!fit<std::uint32_t>(column, value_of)) break;
          return integers<std::uint32_t>(physical_type::uint32, column, value_of);
        case 6:
          if (!fit<std::uint64_t>(column, value_of)) break;
          return integers<std::uint64_t>(physical_type::uint64, column, value_of);
        default:
          return integers<std::int64_t>(physical_type::int64, column, value_of);
      }
    }
  }

  template <class Float>
  column_view floats(physical_type type, const column_definition& definition, const plain_column& column) {
    column_view view = array<Float>(column, [&](std::size_t row) {
      const std::string text = decimal{column.values[row], definition.decimals}.text();
      Float number{};
      std::from_chars(text.data(), text.data() + text.size(), number);
      return number;
    });
    view.type = type;
    if (below(3) == 0) {
      auto* const values = static_cast<Float*>(const_cast<void*>(view.values)) + view.offset;
      for (std::size_t row = 0; row < view.rows; ++row) {
        if (!column.present[row]) values[row] = std::numeric_limits<Float>::quiet_NaN();
      }
      view.nan_is_missing = true;
    }
    return view;
  }

  column_view numbers(const column_definition& definition, const plain_column& column) {
    std::int64_t largest = 0;
    for (std::size_t row = 0; row < column.values.size(); ++row) {
      if (column.present[row]) largest = std::max(largest, std::abs(column.values[row]));
    }
    switch (below(5)) {
      case 0:  // the engine's own form, in any width
        return any_integers(column, [&](std::size_t row) { return column.values[row]; });
      case 1: {  // more decimals than declared, or as many
        std::int32_t more = 0;
        while (more < 9 && largest < INT64_MAX / power_of_ten(more + 1) && below(4) != 0)
          ++more;
        column_view view =
            any_integers(column, [&](std::size_t row) { return column.values[row] * power_of_ten(more); });
        view.decimals = definition.decimals + more;
        return view;
      }
      case 2: {
        const auto more = static_cast<std::int32_t>(below(18));
        struct wide {
          std::uint64_t low = 0;
          std::uint64_t high = 0;
        };
        std::vector<wide> values(garbage_rows_ + column.values.size());
        for (std::size_t row = 0; row < column.values.size(); ++row) {
          wide& target = values[garbage_rows_ + row];
          target = {random_(), random_()};
          if (!column.present[row]) continue;
          const auto value =
              static_cast<uint128>(static_cast<int128>(column.values[row]) * power_of_ten(more));
          target = {static_cast<std::uint64_t>(value), static_cast<std::uint64_t>(value >> 64)};
        }
        column_view view = column_view::decimal128(keep(std::move(values)), column.values.size(),
                                                   definition.decimals + more);
        view.offset = garbage_rows_;
        return view;
      }
      case 3:
        if (largest < 1'000'000) return floats<float>(physical_type::float32, definition, column);
        [[fallthrough]];
      default:
        return floats<double>(physical_type::float64, definition, column);
    }
  }

  column_view truths(const plain_column& column) {
    if (below(2) == 0) {
      std::vector<bool> bits;
      for (std::size_t row = 0; row < column.values.size(); ++row)
        bits.push_back(column.present[row] ? column.values[row] != 0 : below(2) == 0);
      const std::size_t offset = below(20);
      return column_view::bits(bitmap(bits, offset), bits.size(), offset);
    }
    return any_integers(column, [&](std::size_t row) { return column.values[row]; });
  }

  template <class Offset>
  text_list with_offsets(text_layout layout, const std::vector<std::string_view>& texts) {
    std::vector<char> bytes(below(5), '?');
    std::vector<Offset> offsets;
    const std::size_t before = below(3);
    for (std::size_t entry = 0; entry < before; ++entry)
      offsets.push_back(static_cast<Offset>(bytes.size()));
    for (const std::string_view text : texts) {
      offsets.push_back(static_cast<Offset>(bytes.size()));
      bytes.insert(bytes.end(), text.begin(), text.end());
    }
    offsets.push_back(static_cast<Offset>(bytes.size()));
    text_list list;
    list.layout = layout;
    list.byte_count = bytes.size();
    list.bytes = keep(std::move(bytes));
    list.entries = keep(std::move(offsets));
    list.offset = before;
    list.size = texts.size();
    return list;
  }

  /// Long texts in up to three pieces of memory.
  text_list with_entries(const std::vector<std::string_view>& texts) {
    struct entry {
      std::int32_t length = 0;
      std::int32_t words[3] = {};
    };
    std::vector<std::vector<char>> memories(1 + below(3));
    std::vector<entry> entries(1);
    entries.front() = {-1, {7, 7, 7}};  // before the offset
    for (const std::string_view text : texts) {
      entry& added = entries.emplace_back();
      added.length = static_cast<std::int32_t>(text.size());
      if (text.size() <= sizeof added.words) {
        std::memcpy(added.words, text.data(), text.size());
        continue;
      }
      const std::size_t number = below(memories.size());
      std::vector<char>& memory = memories[number];
      std::memcpy(added.words, text.data(), 4);
      added.words[1] = static_cast<std::int32_t>(number);
      added.words[2] = static_cast<std::int32_t>(memory.size());
      memory.insert(memory.end(), text.begin(), text.end());
    }
    std::vector<text_memory> pieces;
    for (std::vector<char>& memory : memories) {
      text_memory& piece = pieces.emplace_back();
      piece.byte_count = memory.size();
      piece.bytes = keep(std::move(memory));
    }
    text_list list;
    list.layout = text_layout::utf8_view;
    list.offset = 1;
    list.size = texts.size();
    list.entries = keep(std::move(entries));
    list.memory_count = pieces.size();
    list.memories = keep(std::move(pieces));
    return list;
  }

  text_list list_of(const std::vector<std::string_view>& texts) {
    switch (below(4)) {
      case 0: {
        text_list list;
        list.layout = text_layout::views;
        list.size = texts.size();
        list.entries = keep(texts);
        return list;
      }
      case 1:
        return with_offsets<std::int32_t>(text_layout::utf8, texts);
      case 2:
        return with_entries(texts);
      default:
        return with_offsets<std::int64_t>(text_layout::large_utf8, texts);
    }
  }

  column_view texts(const plain_column& column) {
    if (below(2) == 0) {
      const std::vector<std::string_view> dictionary(column.texts.begin(), column.texts.end());
      column_view view = any_integers(column, [&](std::size_t row) { return column.values[row]; });
      view.texts = list_of(dictionary);
      return view;
    }
    std::vector<std::string_view> rows;
    for (std::size_t row = 0; row < column.values.size(); ++row) {
      rows.push_back(column.present[row]
                         ? std::string_view{column.texts[static_cast<std::size_t>(column.values[row])]}
                         : std::string_view{"\xFFgarbage"});
    }
    return column_view::of(list_of(rows));
  }

  std::mt19937_64 random_;
  std::size_t garbage_rows_ = 0;
  std::vector<std::shared_ptr<void>> memory_;
};

}  // namespace assay::column_test
