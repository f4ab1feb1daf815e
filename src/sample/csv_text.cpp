// SPDX-License-Identifier: Apache-2.0
//
// CSV as RFC 4180 has it, with LF line ends.
#include "sample/csv_text.hpp"

namespace assay::sample {
namespace {

void append_cell(std::string& target, std::string_view cell) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    target += cell;
    return;
  }
  target += '"';
  for (const char byte : cell) {
    if (byte == '"') target += '"';
    target += byte;
  }
  target += '"';
}

}  // namespace

csv_text::csv_text(std::span<const std::string_view> header) {
  for (const std::string_view name : header)
    add(name);
  end_row();
}

csv_text& csv_text::add(std::string_view text) {
  separate();
  append_cell(text_, text);
  return *this;
}

csv_text& csv_text::add_number(std::optional<std::int64_t> value) {
  separate();
  if (value) text_ += std::to_string(*value);
  return *this;
}

csv_text& csv_text::add_tenths(std::int64_t tenths) {
  separate();
  text_ += std::to_string(tenths / 10);
  text_ += '.';
  text_ += std::to_string(tenths % 10);
  return *this;
}

csv_text& csv_text::add_truth(std::optional<bool> value) {
  separate();
  if (value) text_ += *value ? "true" : "false";
  return *this;
}

csv_text& csv_text::add_instant(instant at) {
  separate();
  append_timestamp(text_, at);
  return *this;
}

csv_text& csv_text::add_number_with_prefix(char prefix, std::int64_t number) {
  separate();
  const std::string digits = std::to_string(number);
  text_ += prefix;
  text_.append(digits.size() < 6 ? 6 - digits.size() : 0, '0');
  text_ += digits;
  return *this;
}

void csv_text::end_row() {
  text_ += '\n';
  at_row_begin_ = true;
}

void csv_text::separate() {
  if (!at_row_begin_) text_ += ',';
  at_row_begin_ = false;
}

}  // namespace assay::sample
