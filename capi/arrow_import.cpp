// SPDX-License-Identifier: Apache-2.0
#include "arrow_import.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>

#include "column/bitmap.hpp"
#include "column/integer_type.hpp"
#include "column/text_entries.hpp"
#include "message/c_call_sentences.hpp"
#include "result/names.hpp"
#include "structs.hpp"

namespace assay::capi {
namespace {

bool is_in_range(std::int64_t count) noexcept { return count >= 0 && count <= most_elements; }

/// What values of a format are, apart from how they lie in memory.
enum class meaning : std::uint8_t { number, truth, text, date, time, length_of_time, nothing };

struct arrow_format {
  meaning what = meaning::number;
  physical_type type = physical_type::none;
  std::int32_t decimals = 0;
  text_layout layout = text_layout::none;
};

std::optional<std::int32_t> decimals_of_unit(char unit) noexcept {
  switch (unit) {
    case 's':
      return 0;
    case 'm':
      return 3;
    case 'u':
      return 6;
    case 'n':
      return 9;
    default:
      return std::nullopt;
  }
}

std::optional<std::int64_t> leading_number(std::string_view& text) noexcept {
  const bool is_negative = text.starts_with('-');
  if (is_negative) text.remove_prefix(1);
  std::int64_t number = 0;
  std::size_t digits = 0;
  for (; digits < text.size() && digits < 9 && text[digits] >= '0' && text[digits] <= '9'; ++digits)
    number = number * 10 + (text[digits] - '0');
  if (digits == 0) return std::nullopt;
  text.remove_prefix(digits);
  return is_negative ? -number : number;
}

/// `d:precision,scale` or `d:precision,scale,bits`.
std::optional<arrow_format> decimal_format(std::string_view text) noexcept {
  text.remove_prefix(2);
  if (!leading_number(text) || !text.starts_with(',')) return std::nullopt;
  text.remove_prefix(1);
  const auto scale = leading_number(text);
  if (!scale || *scale < -38 || *scale > 38) return std::nullopt;
  std::int64_t bits = 128;
  if (text.starts_with(',')) {
    text.remove_prefix(1);
    bits = leading_number(text).value_or(0);
  }
  if (!text.empty()) return std::nullopt;
  const physical_type type = bits == 128  ? physical_type::decimal128
                             : bits == 64 ? physical_type::int64
                             : bits == 32 ? physical_type::int32
                                          : physical_type::none;
  if (type == physical_type::none) return std::nullopt;
  return arrow_format{meaning::number, type, static_cast<std::int32_t>(*scale)};
}

std::optional<arrow_format> time_format(std::string_view text) noexcept {
  if (text == "tdD") return arrow_format{meaning::date, physical_type::int32};
  if (text == "tdm") return arrow_format{meaning::time, physical_type::int64, 3};
  const bool is_time = text.starts_with("ts") && text.size() >= 4 && text[3] == ':';
  const bool is_length = text.starts_with("tD") && text.size() == 3;
  if (!is_time && !is_length) return std::nullopt;
  const auto decimals = decimals_of_unit(text[2]);
  if (!decimals) return std::nullopt;
  return arrow_format{is_time ? meaning::time : meaning::length_of_time, physical_type::int64, *decimals};
}

/// Nothing for formats that no column takes.
std::optional<arrow_format> read_format(std::string_view text) noexcept {
  if (text.starts_with("d:")) return decimal_format(text);
  if (text.starts_with("t")) return time_format(text);
  if (text == "vu") return arrow_format{meaning::text, physical_type::text, 0, text_layout::utf8_view};
  if (text.size() != 1) return std::nullopt;
  constexpr struct {
    char letter;
    arrow_format format;
  } formats[] = {
      {'n', {meaning::nothing}},
      {'b', {meaning::truth, physical_type::bits}},
      {'c', {meaning::number, physical_type::int8}},
      {'C', {meaning::number, physical_type::uint8}},
      {'s', {meaning::number, physical_type::int16}},
      {'S', {meaning::number, physical_type::uint16}},
      {'i', {meaning::number, physical_type::int32}},
      {'I', {meaning::number, physical_type::uint32}},
      {'l', {meaning::number, physical_type::int64}},
      {'L', {meaning::number, physical_type::uint64}},
      {'f', {meaning::number, physical_type::float32}},
      {'g', {meaning::number, physical_type::float64}},
      {'u', {meaning::text, physical_type::text, 0, text_layout::utf8}},
      {'U', {meaning::text, physical_type::text, 0, text_layout::large_utf8}},
  };
  for (const auto& each : formats) {
    if (each.letter == text.front()) return each.format;
  }
  return std::nullopt;
}

/// Whether a column of the model takes such values: the engine sees integers, and a date is no number of seconds.
bool takes(std::optional<column_type> type, const arrow_format& format) noexcept {
  switch (format.what) {
    case meaning::nothing:
      return true;
    case meaning::text:
      return type == column_type::category;
    case meaning::truth:
      return type == column_type::boolean || !type;
    case meaning::date:
    case meaning::time:
      return type == column_type::timestamp;
    case meaning::length_of_time:
      return type == column_type::duration || !type;
    case meaning::number:
      return type != column_type::category;
  }
  return false;
}

class column_importer {
 public:
  column_importer(const column_place& place, scratch& memory) noexcept : place_{place}, memory_{memory} {}

  column_view import(const ArrowSchema& field, const ArrowArray& array, std::size_t first, std::size_t rows,
                     std::optional<column_type> as) {
    const std::string_view text = format_of(field, array);
    const std::optional<arrow_format> format = read_format(text);
    if (field.dictionary != nullptr || array.dictionary != nullptr)
      return import_codes(field, array, format, first, rows, as);
    if (!format || !takes(as, *format)) refuse_type(text, as);
    check_lengths(array, first, rows);
    if (format->what == meaning::nothing) return import_nothing(rows, as);
    column_view view;
    view.type = format->type;
    view.rows = rows;
    view.decimals = format->decimals;
    if (format->what == meaning::date) view.multiplier = seconds_a_day;
    take_validity(view, array, first);
    if (format->what == meaning::text) {
      view.texts = texts_of(array, *format, text, first, rows);
      return view;
    }
    check_buffers(array, 2, text);
    view.values = array.buffers[1];
    view.offset = offset_of(array, first);
    return view;
  }

 private:
  [[noreturn]] void refuse(const message& why) const { place_.refuse(why); }
  [[noreturn]] void refuse_type(std::string_view format, std::optional<column_type> as) const {
    if (as) refuse(says::arrow_type(format, detail::name_of(*as)));
    refuse(says::arrow_value_type(format));
  }

  std::string_view format_of(const ArrowSchema& field, const ArrowArray& array) const {
    if (field.release == nullptr || array.release == nullptr) refuse(says::arrow_released());
    if (field.format == nullptr) refuse(says::arrow_missing_part());
    return field.format;
  }

  void check_lengths(const ArrowArray& array, std::size_t first, std::size_t rows) const {
    const bool fits = is_in_range(array.length) && is_in_range(array.offset) && first <= most_elements &&
                      first + rows <= static_cast<std::size_t>(array.length);
    if (!fits) refuse(says::arrow_lengths(array.length, array.offset));
  }

  void check_buffers(const ArrowArray& array, std::int64_t wanted, std::string_view format) const {
    if (array.n_buffers != wanted) refuse(says::arrow_buffers(array.n_buffers, format));
    if (array.buffers == nullptr) refuse(says::arrow_missing_part());
  }

  static std::size_t offset_of(const ArrowArray& array, std::size_t first) noexcept {
    return static_cast<std::size_t>(array.offset) + first;
  }

  void take_validity(column_view& view, const ArrowArray& array, std::size_t first) const {
    const void* const validity = array.n_buffers > 0 && array.buffers != nullptr ? array.buffers[0] : nullptr;
    if (array.null_count == 0) return;
    if (validity == nullptr && array.null_count > 0) refuse(says::arrow_no_validity(array.null_count));
    view.validity = validity;
    view.validity_offset = validity == nullptr ? 0 : offset_of(array, first);
  }

  /// Rows without values.
  column_view import_nothing(std::size_t rows, std::optional<column_type> as) {
    column_view view;
    view.rows = rows;
    view.decimals = 0;
    view.type = as == column_type::category ? physical_type::text : physical_type::int8;
    view.validity = memory_.take_bits(rows);
    if (as == column_type::category) {
      view.texts = text_list::of({memory_.take<std::string_view>(rows), rows});
    } else {
      view.values = memory_.take<std::int8_t>(rows);
    }
    return view;
  }

  text_list texts_of(const ArrowArray& array, const arrow_format& format, std::string_view text,
                     std::size_t first, std::size_t rows) {
    text_list list;
    if (format.layout == text_layout::utf8_view) {
      list = views_of(array, text);
    } else {
      check_buffers(array, 3, text);
      list.layout = format.layout;
      list.entries = array.buffers[1];
      list.bytes = static_cast<const char*>(array.buffers[2]);
    }
    list.offset = offset_of(array, first);
    list.size = rows;
    if (format.layout != text_layout::utf8_view) list.byte_count = last_offset(list);
    return list;
  }

  /// An array has no more bytes than its last offset says.
  static std::size_t last_offset(const text_list& list) noexcept {
    const std::size_t bytes = list.layout == text_layout::large_utf8 ? 8 : 4;
    const bool is_readable = list.size > 0 && list.entries != nullptr &&
                             reinterpret_cast<std::uintptr_t>(list.entries) % bytes == 0;
    if (!is_readable) return 0;
    const std::size_t at = list.offset + list.size;
    const std::int64_t last = bytes == 8 ? static_cast<const std::int64_t*>(list.entries)[at]
                                         : static_cast<const std::int32_t*>(list.entries)[at];
    return last > 0 ? static_cast<std::size_t>(last) : 0;
  }

  /// Validity, entries, any number of pieces of memory, and their sizes.
  text_list views_of(const ArrowArray& array, std::string_view format) {
    constexpr std::int64_t without_memory = 3;
    if (array.n_buffers < without_memory || !is_in_range(array.n_buffers))
      refuse(says::arrow_buffers(array.n_buffers, format));
    if (array.buffers == nullptr) refuse(says::arrow_missing_part());
    const auto pieces = static_cast<std::size_t>(array.n_buffers - without_memory);
    const auto* const sizes =
        static_cast<const char*>(array.buffers[static_cast<std::size_t>(array.n_buffers) - 1]);
    if (pieces > 0 && sizes == nullptr) refuse(says::arrow_missing_part());
    auto* const memories = memory_.take<text_memory>(pieces);
    for (std::size_t piece = 0; piece < pieces; ++piece) {
      // Nobody has looked yet at where they lie.
      std::int64_t size = 0;
      std::memcpy(&size, sizes + piece * sizeof size, sizeof size);
      if (!is_in_range(size)) refuse(says::arrow_lengths(size, 0));
      memories[piece] = {static_cast<const char*>(array.buffers[piece + 2]), static_cast<std::size_t>(size)};
    }
    return text_list::utf8_views(array.buffers[1], 0, {memories, pieces});
  }

  /// Places in a dictionary of texts.
  column_view import_codes(const ArrowSchema& field, const ArrowArray& array,
                           const std::optional<arrow_format>& codes, std::size_t first, std::size_t rows,
                           std::optional<column_type> as) {
    if (field.dictionary == nullptr || array.dictionary == nullptr) refuse(says::arrow_missing_part());
    const ArrowArray& dictionary = *array.dictionary;
    const std::string_view text = format_of(*field.dictionary, dictionary);
    const std::optional<arrow_format> format = read_format(text);
    const bool is_texts = format && format->what == meaning::text && as == column_type::category;
    if (!is_texts || !codes || !column::is_integer(codes->type) || codes->what != meaning::number)
      refuse_type("dictionary of " + std::string{text}, as);
    check_lengths(array, first, rows);
    check_buffers(array, 2, field.format);
    check_lengths(dictionary, 0, 0);
    column_view view;
    view.type = codes->type;
    view.rows = rows;
    view.values = array.buffers[1];
    view.offset = offset_of(array, first);
    take_validity(view, array, first);
    const auto size = static_cast<std::size_t>(dictionary.length);
    view.texts = texts_of(dictionary, *format, text, 0, size);
    column_view entries;
    take_validity(entries, dictionary, 0);
    if (entries.validity != nullptr) remove_null_entries(view, entries, size);
    return view;
  }

  /// A code of an entry that is null stands for no text.
  void remove_null_entries(column_view& view, const column_view& entries, std::size_t size) {
    if (view.values == nullptr ||
        reinterpret_cast<std::uintptr_t>(view.values) % std::max(bytes_of(view.type), std::size_t{1}) != 0)
      return;  // the engine refuses it
    std::uint8_t* const valid = memory_.take_bits(view.rows);
    column::visit_integer(view.type, [&](auto type) {
      using integer = typename decltype(type)::type;
      const auto* const codes = static_cast<const integer*>(view.values) + view.offset;
      for (std::size_t row = 0; row < view.rows; ++row) {
        const auto code = static_cast<std::uint64_t>(static_cast<std::int64_t>(codes[row]));
        const bool has_text = view.present(row) && (code >= size || entries.present(code));
        if (has_text) valid[row / 8] = static_cast<std::uint8_t>(valid[row / 8] | 1U << (row % 8));
      }
    });
    view.validity = valid;
    view.validity_offset = 0;
  }

  const column_place& place_;
  scratch& memory_;
};

}  // namespace

arrow_batch read_batch(const ArrowSchema& schema, const ArrowArray& array) {
  const auto refuse = [](const message& why) { throw error{error_code::argument, why}; };
  if (schema.release == nullptr || array.release == nullptr) refuse(says::arrow_released());
  if (schema.format == nullptr) refuse(says::arrow_missing_part());
  if (std::string_view{schema.format} != "+s") refuse(says::arrow_no_struct(schema.format));
  if (schema.n_children != array.n_children || !is_in_range(array.n_children))
    refuse(says::arrow_children(schema.n_children, array.n_children));
  if (!is_in_range(array.length) || !is_in_range(array.offset))
    refuse(says::arrow_lengths(array.length, array.offset));
  const bool may_have_nulls =
      array.null_count != 0 && array.n_buffers > 0 && array.buffers != nullptr && array.buffers[0] != nullptr;
  const auto rows = static_cast<std::size_t>(array.length);
  const auto first = static_cast<std::size_t>(array.offset);
  if (array.null_count > 0) refuse(says::arrow_null_records());
  const auto children = static_cast<std::size_t>(array.n_children);
  if (children > 0 && (schema.children == nullptr || array.children == nullptr))
    refuse(says::arrow_missing_part());
  for (std::size_t child = 0; child < children; ++child) {
    if (schema.children[child] == nullptr || array.children[child] == nullptr)
      refuse(says::arrow_missing_part());
  }
  if (may_have_nulls) {
    // No more rows than all columns have are believed.
    for (std::size_t child = 0; child < children; ++child) {
      if (array.children[child]->length < array.offset + array.length)
        refuse(says::arrow_lengths(array.length, array.offset));
    }
    if (children == 0) refuse(says::arrow_null_records());
    for (std::size_t row = 0; row < rows; ++row) {
      if (!column::bit_at(array.buffers[0], first + row)) refuse(says::arrow_null_records());
    }
  }
  return {rows, first, {schema.children, children}, {array.children, children}};
}

column_view arrow_view(const arrow_batch& batch, std::size_t column, std::optional<column_type> as,
                       const column_place& place, scratch& memory) {
  return column_importer{place, memory}.import(*batch.fields[column], *batch.children[column], batch.first,
                                               batch.rows, as);
}

}  // namespace assay::capi
