// SPDX-License-Identifier: Apache-2.0
//
// The names and sentences of CSV faults.
#include "io/csv/csv_fault.hpp"

#include <array>
#include <cstddef>
#include <optional>

#include "io/mapping/encoding.hpp"
#include "message/csv_sentences.hpp"
#include "text/enumerators.hpp"
#include "text/utf8.hpp"

namespace assay::io {
namespace {

std::string hexadecimal(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string result;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (!result.empty()) result += ' ';
    result += digits[byte >> 4U];
    result += digits[byte & 0xFU];
  }
  return result;
}

// Several bytes that belong together are UTF-8 cut short, and speak for no other encoding.
message not_utf8(const csv_error& fault) {
  const std::string_view bytes = fault.bytes;
  const std::string_view damaged = bytes.substr(0, text::first_code_point(bytes).byte_count);
  const auto likely = damaged.size() == 1 ? probable_encoding(bytes) : std::nullopt;
  if (!likely) return says::row_not_utf8(hexadecimal(damaged), fault.byte_offset);
  return says::row_in_other_encoding(hexadecimal(damaged), fault.byte_offset, name_of(*likely));
}

}  // namespace

csv_position position_after(std::string_view before, std::uint64_t line) noexcept {
  const auto is_line_end = [](char c) { return c == '\n' || c == '\r'; };
  std::size_t line_start = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (!is_line_end(before[i])) continue;
    if (before[i] == '\r' && i + 1 < before.size() && before[i + 1] == '\n') ++i;
    ++line;
    line_start = i + 1;
  }
  return {line, text::code_point_count(before.substr(line_start)) + 1};
}

std::string_view name_of(csv_fault fault) noexcept {
  constexpr std::array<std::string_view, 9> names = {"unterminated_quote",
                                                     "text_after_closing_quote",
                                                     "quote_in_unquoted_field",
                                                     "invalid_utf8",
                                                     "bad_encoding",
                                                     "byte_order_mark",
                                                     "nul_byte",
                                                     "record_too_long",
                                                     "too_many_fields"};
  static_assert(names.size() == text::enumerator_count<csv_fault>);
  return names[static_cast<std::size_t>(fault)];
}

message describe(const csv_error& fault, const csv_options& options) {
  switch (fault.fault) {
    case csv_fault::unterminated_quote:
      return fault.in_quotes ? says::quote_never_closed() : says::quote_not_closed();
    case csv_fault::text_after_closing_quote:
      return says::text_behind_quote();
    case csv_fault::quote_in_unquoted_field:
      return says::quote_inside_field();
    case csv_fault::invalid_utf8:
      return not_utf8(fault);
    case csv_fault::bad_encoding:
      return says::row_not_in_encoding(options.converted_from, std::string_view{fault.bytes}.substr(1, 2));
    case csv_fault::byte_order_mark:
      return says::mark_in_the_middle();
    case csv_fault::nul_byte:
      return says::zero_byte(fault.byte_offset, fault.byte_offset % 2 == 1 ? "utf-16le" : "utf-16be");
    case csv_fault::record_too_long:
      return fault.in_quotes ? says::open_field_too_long(options.maximum_record_bytes)
                             : says::record_too_long(options.maximum_record_bytes);
    case csv_fault::too_many_fields:
      return says::too_many_fields(options.maximum_fields, std::string_view{&options.delimiter, 1});
  }
  return {};
}

}  // namespace assay::io
