// SPDX-License-Identifier: Apache-2.0
//
// One column of values in memory that somebody else owns: what comes into a state and what goes out of a result. Laid
// out so that the memory of Apache Arrow, of NumPy and of plain C++ vectors needs no copy.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <ranges>
#include <span>
#include <string_view>
#include <type_traits>

#include <assay/requirements.hpp>

namespace assay {

/// How the values of a column lie in memory, in the machine's own byte order unless said otherwise.
enum class physical_type : std::uint8_t {
  none,  ///< nothing: the column is not supplied
  bits,  ///< one bit a value: bit i % 8 of byte i / 8, the lowest first
  int8,
  int16,
  int32,
  int64,
  uint8,
  uint16,
  uint32,
  uint64,
  float32,     ///< stands for its shortest decimal that reads back as the same float
  float64,     ///< stands for its shortest decimal that reads back as the same double: 2.675 is 2.675
  decimal128,  ///< 16 bytes each, a signed integer in two's complement
  text,        ///< one text a row, in `column_view::texts`
};

/// Bytes of one value; 0 for none, bits and text.
[[nodiscard]] constexpr std::size_t bytes_of(physical_type type) noexcept {
  switch (type) {
    case physical_type::int8:
    case physical_type::uint8:
      return 1;
    case physical_type::int16:
    case physical_type::uint16:
      return 2;
    case physical_type::int32:
    case physical_type::uint32:
    case physical_type::float32:
      return 4;
    case physical_type::int64:
    case physical_type::uint64:
    case physical_type::float64:
      return 8;
    case physical_type::decimal128:
      return 16;
    case physical_type::none:
    case physical_type::bits:
    case physical_type::text:
      break;
  }
  return 0;
}

/// What one step of an integer is worth in a column of times: the decimals of its seconds.
enum class time_unit : std::int32_t { second = 0, millisecond = 3, microsecond = 6, nanosecond = 9 };

/// As many decimals as the column's definition declares: integers in the form that the engine calculates with, which
/// are used where they lie.
inline constexpr std::int32_t declared_decimals = std::numeric_limits<std::int32_t>::min();

/// What one step of an integer is worth in a column of dates: seconds in a day.
inline constexpr std::int32_t seconds_a_day = 86'400;

enum class text_layout : std::uint8_t {
  none,        ///< no texts
  views,       ///< an array of std::string_view
  utf8,        ///< bytes one after the other and 32-bit offsets, one more than there are texts
  large_utf8,  ///< the same with 64-bit offsets
  /// The utf8_view of Apache Arrow: 16 bytes a text, which hold a short one (up to 12 bytes) or say where in one of several
  /// pieces of memory a longer one lies.
  utf8_view,
};

/// A piece of memory with the long texts of a list of utf8_view.
struct text_memory {
  const char* bytes = nullptr;
  std::size_t byte_count = 0;
};

/// Texts in memory that somebody else owns, UTF-8: a dictionary, or the values of a text column. Trivially copyable.
struct text_list {
  text_layout layout = text_layout::none;
  /// std::string_view, std::int32_t, std::int64_t or 16 bytes each, by the layout; may be null when `size` is 0.
  const void* entries = nullptr;
  /// What offsets count from; null for both kinds of views.
  const char* bytes = nullptr;
  /// Size of the memory at `bytes`: no offset may be larger. Where nobody says it, the last offset.
  std::size_t byte_count = 0;
  std::size_t offset = 0;                 ///< index in `entries` of the first text
  std::size_t size = 0;                   ///< texts, not counting those before `offset`
  const text_memory* memories = nullptr;  ///< of utf8_view, by the numbers that its entries name
  std::size_t memory_count = 0;

  [[nodiscard]] constexpr bool empty() const noexcept { return size == 0; }

  /// The texts at `views`.
  [[nodiscard]] static text_list of(std::span<const std::string_view> views) noexcept {
    text_list list;
    list.layout = text_layout::views;
    list.entries = views.data();
    list.size = views.size();
    return list;
  }
  /// Text i is bytes [offsets[i], offsets[i + 1]): one text fewer than offsets.
  [[nodiscard]] static text_list utf8(std::span<const std::int32_t> offsets,
                                      std::string_view bytes) noexcept {
    return with_offsets(text_layout::utf8, offsets.data(), offsets.size(), bytes);
  }
  [[nodiscard]] static text_list large_utf8(std::span<const std::int64_t> offsets,
                                            std::string_view bytes) noexcept {
    return with_offsets(text_layout::large_utf8, offsets.data(), offsets.size(), bytes);
  }
  /// `size` entries of 16 bytes, aligned to 4, and the memory of long texts.
  [[nodiscard]] static text_list utf8_views(const void* entries, std::size_t size,
                                            std::span<const text_memory> memories) noexcept {
    text_list list;
    list.layout = text_layout::utf8_view;
    list.entries = entries;
    list.size = size;
    list.memories = memories.data();
    list.memory_count = memories.size();
    return list;
  }

 private:
  [[nodiscard]] static text_list with_offsets(text_layout layout, const void* offsets, std::size_t places,
                                              std::string_view bytes) noexcept {
    text_list list;
    list.layout = layout;
    list.entries = offsets;
    list.bytes = bytes.data();
    list.byte_count = bytes.size();
    list.size = places == 0 ? 0 : places - 1;
    return list;
  }
};

namespace detail {

template <class Value>
constexpr physical_type physical_type_of() noexcept {
  if constexpr (std::is_same_v<Value, float>) {
    return physical_type::float32;
  } else if constexpr (std::is_same_v<Value, double>) {
    return physical_type::float64;
  } else if constexpr (std::is_same_v<Value, bool>) {
    return physical_type::uint8;
  } else {
    constexpr bool is_signed = std::is_signed_v<Value>;
    switch (sizeof(Value)) {
      case 1:
        return is_signed ? physical_type::int8 : physical_type::uint8;
      case 2:
        return is_signed ? physical_type::int16 : physical_type::uint16;
      case 4:
        return is_signed ? physical_type::int32 : physical_type::uint32;
      default:
        return is_signed ? physical_type::int64 : physical_type::uint64;
    }
  }
}

/// Whole numbers, not characters.
template <class Value>
concept column_integer =
    std::integral<Value> && !std::same_as<Value, bool> && !std::same_as<Value, char> &&
    !std::same_as<Value, wchar_t> && !std::same_as<Value, char8_t> && !std::same_as<Value, char16_t> &&
    !std::same_as<Value, char32_t> && sizeof(Value) <= 8;

template <class Value>
concept column_number = column_integer<Value> || std::same_as<Value, bool> || std::same_as<Value, float> ||
    std::same_as<Value, double>;

/// An array that outlives the call: not a vector that nobody else holds.
template <class Values>
concept lasting_array = std::ranges::contiguous_range<Values> && std::ranges::sized_range<Values> &&
    std::ranges::borrowed_range<Values>;

template <class Values>
using value_of = std::remove_cv_t<std::ranges::range_value_t<Values>>;

}  // namespace detail

/// One column of a block of records. Borrows all memory, which must stay as it is while the view is used; any number of
/// threads may read it at once. Trivially copyable. Which types a column of a model takes: numbers, durations and
/// timestamps all but bits and text; booleans bits, and numbers that are 0 or 1; categories text, and integers that are
/// places in `texts`.
struct column_view {
  physical_type type = physical_type::none;
  /// NaN of a float column counts as missing; otherwise it is an error.
  bool nan_is_missing = false;
  /// Digits after the decimal point of integers and of decimal128: the value is the integer / 10^decimals, -38 to 38.
  /// Times in milliseconds have 3 (time_unit). Not used for floats, codes and booleans.
  std::int32_t decimals = declared_decimals;
  /// One step of an integer counts as so many, 1 or more: 86,400 seconds where times are days (dates()). Not used for anything
  /// but integers that are numbers.
  std::int32_t multiplier = 1;
  std::size_t rows = 0;
  /// Null only when there are no rows. Aligned as the type needs it; not used for text.
  const void* values = nullptr;
  /// Index in `values` of the first row's value; of bits the bit.
  std::size_t offset = 0;
  /// A bit a row, set when the row has a value: bit i % 8 of byte i / 8. Null: every row has one. Values of the other
  /// rows are never used, and may be anything.
  const void* validity = nullptr;
  std::size_t validity_offset = 0;  ///< bit in `validity` of the first row
  /// Of text: the text of each row. Of integers: the dictionary that they are codes of, counted from 0.
  text_list texts;

  [[nodiscard]] bool supplied() const noexcept { return type != physical_type::none; }
  [[nodiscard]] bool present(std::size_t row) const noexcept {
    if (validity == nullptr) return true;
    const std::size_t bit = validity_offset + row;
    return ((static_cast<const unsigned char*>(validity)[bit / 8] >> (bit % 8)) & 1U) != 0;
  }

  /// Numbers as they stand: 42 is 42 whatever the decimals of the column, true is 1, a double its shortest decimal.
  template <detail::lasting_array Values>
    requires detail::column_number<detail::value_of<Values>>
  [[nodiscard]] static column_view of(Values&& values, std::int32_t decimals = 0) noexcept {
    column_view column;
    column.type = detail::physical_type_of<detail::value_of<Values>>();
    column.decimals = decimals;
    column.rows = std::ranges::size(values);
    column.values = std::ranges::data(values);
    return column;
  }
  /// Lengths of time, or times since 1970-01-01T00:00:00Z, counted in a unit.
  template <detail::lasting_array Values>
    requires detail::column_integer<detail::value_of<Values>>
  [[nodiscard]] static column_view of(Values&& values, time_unit unit) noexcept {
    return of(values, static_cast<std::int32_t>(unit));
  }
  /// Times, as the days since 1970-01-01: each stands for its midnight, UTC.
  template <detail::lasting_array Values>
    requires detail::column_integer<detail::value_of<Values>>
  [[nodiscard]] static column_view dates(Values&& values) noexcept {
    column_view column = of(values);
    column.multiplier = seconds_a_day;
    return column;
  }
  /// Integers in the engine's own form: scaled to the decimals of the column. The fastest that there is for int64.
  template <detail::lasting_array Values>
    requires detail::column_integer<detail::value_of<Values>>
  [[nodiscard]] static column_view scaled(Values&& values) noexcept { return of(values, declared_decimals); }
  /// Texts, one a row.
  [[nodiscard]] static column_view of(text_list texts) noexcept {
    column_view column;
    column.type = physical_type::text;
    column.rows = texts.size;
    column.texts = texts;
    return column;
  }
  [[nodiscard]] static column_view of(std::span<const std::string_view> texts) noexcept {
    return of(text_list::of(texts));
  }
  /// Texts as places in a dictionary.
  template <detail::lasting_array Values>
    requires detail::column_integer<detail::value_of<Values>>
  [[nodiscard]] static column_view codes(Values&& values, text_list dictionary) noexcept {
    column_view column = of(values, declared_decimals);
    column.texts = dictionary;
    return column;
  }
  template <detail::lasting_array Values>
    requires detail::column_integer<detail::value_of<Values>>
  [[nodiscard]] static column_view codes(Values&& values,
                                         std::span<const std::string_view> dictionary) noexcept {
    return codes(values, text_list::of(dictionary));
  }
  /// Truth values as bits.
  [[nodiscard]] static column_view bits(const void* bitmap, std::size_t rows,
                                        std::size_t first_bit = 0) noexcept {
    column_view column;
    column.type = physical_type::bits;
    column.rows = rows;
    column.values = bitmap;
    column.offset = first_bit;
    return column;
  }
  /// `rows` numbers of 16 bytes, with so many digits after the point.
  [[nodiscard]] static column_view decimal128(const void* values, std::size_t rows,
                                              std::int32_t decimals) noexcept {
    column_view column;
    column.type = physical_type::decimal128;
    column.decimals = decimals;
    column.rows = rows;
    column.values = values;
    return column;
  }

  /// The same values, of which some are missing.
  [[nodiscard]] column_view with_validity(const void* bitmap, std::size_t first_bit = 0) const noexcept {
    column_view column = *this;
    column.validity = bitmap;
    column.validity_offset = first_bit;
    return column;
  }
  /// Rows [first, first + length) of it, which must be rows of it.
  [[nodiscard]] column_view slice(std::size_t first, std::size_t length) const noexcept {
    column_view column = *this;
    column.rows = length;
    column.validity_offset += first;
    if (type == physical_type::text) {
      column.texts.offset += first;
      column.texts.size = length;
    } else {
      column.offset += first;
    }
    return column;
  }
};
static_assert(std::is_trivially_copyable_v<column_view>);

/// A block of records of one type: the columns in the order of the record definition. Borrows everything.
struct table_view {
  std::size_t rows = 0;
  std::span<const column_view> columns;
  /// The owner has checked every value: a state then looks at none of them again. A wrong value is still never read
  /// from outside of the columns, but may make a state that cannot be loaded.
  bool checked = false;
};

}  // namespace assay
