// SPDX-License-Identifier: Apache-2.0
#include "plain_column.hpp"

#include <cstdint>
#include <cstring>
#include <string_view>

#include "structs.hpp"

namespace assay::capi {
namespace {

// The engine's types are those of the interface up to the texts.
static_assert(static_cast<int>(physical_type::bits) == ASSAY_BITS);
static_assert(static_cast<int>(physical_type::int8) == ASSAY_INT8);
static_assert(static_cast<int>(physical_type::int64) == ASSAY_INT64);
static_assert(static_cast<int>(physical_type::uint64) == ASSAY_UINT64);
static_assert(static_cast<int>(physical_type::float64) == ASSAY_FLOAT64);
static_assert(static_cast<int>(physical_type::decimal128) == ASSAY_DECIMAL128);
static_assert(static_cast<int>(physical_type::text) == ASSAY_TEXT);

constexpr std::int32_t known_flags = ASSAY_COLUMN_NAN_MISSING | ASSAY_COLUMN_SCALED | ASSAY_COLUMN_DAYS;

class column_maker {
 public:
  column_maker(const assay_column& column, std::size_t rows, const column_place& place,
               scratch& memory) noexcept
      : column_{column}, rows_{rows}, place_{place}, memory_{memory} {}

  column_view make() {
    if (column_.type < ASSAY_NONE || column_.type > ASSAY_LARGE_UTF8)
      refuse(says::c_column_type(column_.type));
    if ((column_.flags & ~known_flags) != 0) refuse_choice("column.flags", column_.flags);
    if (column_.type == ASSAY_NONE) return {};
    column_view view;
    view.rows = rows_;
    view.validity = column_.validity;
    view.validity_offset = elements(column_.validity_offset, "column.validity_offset");
    if (column_.type >= ASSAY_TEXT) {
      view.type = physical_type::text;
      view.texts = texts(view);
    } else {
      read_numbers(view);
    }
    return view;
  }

 private:
  [[noreturn]] void refuse(const message& why) const { place_.refuse(why); }

  void read_numbers(column_view& view) {
    view.type = static_cast<physical_type>(column_.type);
    view.decimals = (column_.flags & ASSAY_COLUMN_SCALED) != 0 ? declared_decimals : column_.decimals;
    view.nan_is_missing = (column_.flags & ASSAY_COLUMN_NAN_MISSING) != 0;
    if ((column_.flags & ASSAY_COLUMN_DAYS) != 0) view.multiplier = seconds_a_day;
    view.values = column_.values;
    view.offset = elements(column_.offset, "column.offset");
    gather(view, bytes_of(view.type));
    if (column_.dictionary == nullptr) return;
    check_struct(*column_.dictionary, "column.dictionary");
    if (column_.dictionary->type < ASSAY_TEXT) refuse(says::c_dictionary());
    const std::size_t size = elements(column_.dictionary->rows, "column.dictionary.rows");
    column_view dictionary;
    dictionary.rows = size;
    view.texts = column_maker{*column_.dictionary, size, place_, memory_}.texts(dictionary);
  }

  /// Values that do not lie side by side.
  void gather(column_view& view, std::size_t bytes) {
    const std::int64_t stride = column_.stride;
    if (stride == 0 || stride == static_cast<std::int64_t>(bytes)) return;
    if (bytes == 0) refuse(says::c_no_stride());
    if (stride < static_cast<std::int64_t>(bytes)) refuse(says::c_stride(stride, bytes));
    if (view.values == nullptr || rows_ == 0) return;
    auto* target = memory_.take<char>(rows_ * bytes);
    const auto step = static_cast<std::size_t>(stride);
    const char* from = static_cast<const char*>(view.values) + view.offset * step;
    view.values = target;
    view.offset = 0;
    for (std::size_t row = 0; row < rows_; ++row, from += step, target += bytes)
      std::memcpy(target, from, bytes);
  }

  text_list texts(column_view& view) {
    const std::size_t offset = elements(column_.offset, "column.offset");
    if (column_.type == ASSAY_TEXT) return gathered_texts(view, offset);
    if (column_.stride != 0) refuse(says::c_no_stride());
    const bool is_large = column_.type == ASSAY_LARGE_UTF8;
    text_list list;
    list.layout = is_large ? text_layout::large_utf8 : text_layout::utf8;
    list.entries = column_.offsets;
    list.bytes = static_cast<const char*>(column_.values);
    list.offset = offset;
    list.size = rows_;
    const std::size_t alignment = is_large ? 8 : 4;
    const bool is_readable =
        list.entries != nullptr && reinterpret_cast<std::uintptr_t>(list.entries) % alignment == 0;
    if (rows_ == 0 || !is_readable) return list;
    const std::int64_t last = is_large ? static_cast<const std::int64_t*>(list.entries)[offset + rows_]
                                       : static_cast<const std::int32_t*>(list.entries)[offset + rows_];
    if (last > 0) list.byte_count = static_cast<std::size_t>(last);
    return list;
  }

  /// Pointers to texts; those that are NULL have none.
  text_list gathered_texts(column_view& view, std::size_t offset) {
    const std::size_t step =
        column_.stride == 0 ? sizeof(const char*) : elements(column_.stride, "column.stride");
    if (step < sizeof(const char*)) refuse(says::c_stride(column_.stride, sizeof(const char*)));
    text_list list;
    list.layout = text_layout::views;
    list.size = rows_;
    if (rows_ == 0 || column_.values == nullptr) return list;
    auto* const entries = memory_.take<std::string_view>(rows_);
    std::uint8_t* missing = nullptr;
    const char* from = static_cast<const char*>(column_.values) + offset * step;
    const auto* const lengths = static_cast<const std::int64_t*>(column_.offsets);
    for (std::size_t row = 0; row < rows_; ++row, from += step) {
      if (!view.present(row)) continue;
      const char* text = nullptr;
      std::memcpy(&text, from, sizeof text);
      if (text == nullptr) {
        if (missing == nullptr) missing = memory_.take_bits(rows_);
        missing[row / 8] = static_cast<std::uint8_t>(missing[row / 8] | 1U << (row % 8));
        continue;
      }
      if (lengths != nullptr && lengths[offset + row] < 0) {
        place_.refuse(says::c_text_length(), error_code::argument, static_cast<std::int64_t>(row) + 1);
      }
      entries[row] = lengths == nullptr
                         ? std::string_view{text}
                         : std::string_view{text, static_cast<std::size_t>(lengths[offset + row])};
    }
    if (missing != nullptr) remove(view, missing);
    list.entries = entries;
    return list;
  }

  /// Takes rows out of the validity of a view, which may have none.
  void remove(column_view& view, const std::uint8_t* missing) {
    std::uint8_t* const valid = memory_.take_bits(rows_);
    for (std::size_t row = 0; row < rows_; ++row) {
      const bool has_text = view.present(row) && (missing[row / 8] >> (row % 8) & 1U) == 0;
      if (has_text) valid[row / 8] = static_cast<std::uint8_t>(valid[row / 8] | 1U << (row % 8));
    }
    view.validity = valid;
    view.validity_offset = 0;
  }

  const assay_column& column_;
  std::size_t rows_;
  const column_place& place_;
  scratch& memory_;
};

}  // namespace

column_view plain_view(const assay_column& column, std::size_t rows, const column_place& place,
                       scratch& memory) {
  return column_maker{column, rows, place, memory}.make();
}

assay_column plain_column(const column_view& view, std::int32_t bytes) noexcept {
  assay_column column{};
  column.struct_bytes = bytes;
  column.type = static_cast<std::int32_t>(view.type);
  column.rows = static_cast<std::int64_t>(view.rows);
  column.values = view.values;
  column.offset = static_cast<std::int64_t>(view.offset);
  column.validity = view.validity;
  column.validity_offset = static_cast<std::int64_t>(view.validity_offset);
  if (view.decimals != declared_decimals) column.decimals = view.decimals;
  return column;
}

}  // namespace assay::capi
