// SPDX-License-Identifier: Apache-2.0
//
// The names and texts of CSV faults.
#include "io/csv/csv_fault.hpp"

#include <array>
#include <cstddef>

#include "io/open/encoding.hpp"
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

// What the bytes may be instead of UTF-8.
std::string encoding_hint(std::string_view bytes) {
  constexpr std::size_t looked_at = 4096;
  const auto likely = probable_encoding(bytes.substr(0, looked_at));
  if (!likely) return "; save the file as UTF-8";
  return "; it looks like " + std::string{name_of(*likely)} + ": declare \"encoding\": \"" +
         std::string{name_of(*likely)} +
         "\" in the source mapping if the whole file is, otherwise save all of it as UTF-8";
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

std::string describe(csv_fault fault, const csv_options& options, const csv_fault_context& context) {
  switch (fault) {
    case csv_fault::unterminated_quote:
      return std::string{context.in_quotes
                             ? "the quoted field that begins here is never closed"
                             : "the quoted field that begins here is not closed: the next quote stands on a "
                               "later line and has text behind it"} +
             "; close it with \" (a quote inside it is written \"\")";
    case csv_fault::text_after_closing_quote:
      return "text after the closing quote of a field; write a quote inside a quoted field as \"\"";
    case csv_fault::quote_in_unquoted_field:
      return "a quote inside a field without quotes; put the field in quotes and write this one as \"\"";
    case csv_fault::invalid_utf8: {
      const std::string_view damaged =
          context.bytes.substr(0, text::first_code_point(context.bytes).byte_count);
      // Several bytes that belong together are UTF-8 cut short, and speak for no other encoding.
      return "not UTF-8: bytes " + hexadecimal(damaged) + " at offset " +
             std::to_string(context.byte_offset) +
             (damaged.size() == 1 ? encoding_hint(context.bytes) : "; save the file as UTF-8");
    }
    case csv_fault::bad_encoding:
      return "not " + std::string{options.converted_from} + ": byte " +
             std::string{context.bytes.substr(1, 2)} +
             "; the declared encoding is wrong, or the file mixes encodings: save it in one, best UTF-8";
    case csv_fault::byte_order_mark:
      return "a byte order mark in the middle of the file, as where files were put together; take it out, "
             "and further "
             "headers too";
    case csv_fault::nul_byte:
      return "a NUL byte at offset " + std::to_string(context.byte_offset) +
             "; the file is binary, damaged or UTF-16: save it as UTF-8 text, or declare \"encoding\": "
             "\"utf-16" +
             (context.byte_offset % 2 == 1 ? "le" : "be") + "\" in the source mapping";
    case csv_fault::record_too_long:
      return "the record is longer than " + std::to_string(options.maximum_record_bytes) + " bytes" +
             (context.in_quotes ? " and the quoted field that begins here is still open; close it with \""
                                : "; check the line ends of the file or raise the limit");
    case csv_fault::too_many_fields:
      return "more than " + std::to_string(options.maximum_fields) +
             " fields in one record; check the delimiter ('" + std::string(1, options.delimiter) +
             "') or raise the limit";
  }
  return {};
}

}  // namespace assay::io
