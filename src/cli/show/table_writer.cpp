// SPDX-License-Identifier: Apache-2.0
//
// Measures and pads the cells of tables.
#include "cli/show/table_writer.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "text/utf8.hpp"

namespace assay::cli {
namespace {

// Headings wrap at this width unless their column is wider anyway.
constexpr int heading_width = 12;
constexpr std::string_view gap = "  ";
constexpr std::string_view margin = " ";

void append_blanks(std::string& line, int count) {
  if (count > 0) line.append(static_cast<std::size_t>(count), ' ');
}

void end_line(std::string& line, std::string& target) {
  line.erase(line.find_last_not_of(' ') + 1);
  target += line;
  target += '\n';
  line.clear();
}

std::string painted_cell(const cell_text& cell, bool colour) {
  std::string text;
  for (const piece& part : cell.pieces)
    text += painted(part.text, part.style, colour);
  return text;
}

/// Wraps a heading in as few lines as `width` allows, and those about equally long.
std::vector<std::string> balanced(std::string_view heading, int width) {
  auto lines = wrapped(heading, width);
  while (width > 1) {
    auto tighter = wrapped(heading, --width);
    if (tighter.size() > lines.size()) break;
    lines = std::move(tighter);
  }
  return lines;
}

void append_padded(std::string& line, const std::string& text, int text_width, int width, alignment side) {
  if (side == alignment::right) append_blanks(line, width - text_width);
  line += text;
  if (side == alignment::left) append_blanks(line, width - text_width);
}

}  // namespace

int cell_text::width() const {
  int width = 0;
  for (const piece& part : pieces)
    width += text::display_width(visible(part.text));
  return width;
}

std::vector<std::string> wrapped(std::string_view text, int width) {
  std::vector<std::string> lines;
  std::string line;
  int line_width = 0;
  const auto finish = [&] {
    line.erase(line.find_last_not_of(' ') + 1);
    lines.push_back(line);
    line.clear();
    line_width = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    // The next unit that must not be torn: one wide character, or a run of others up to and with its blanks.
    std::size_t end = at;
    int unit_width = 0;
    while (end < text.size()) {
      const auto point = text::first_code_point(text.substr(end));
      const int point_width = text::display_width(point.value);
      if (point_width == 2 && end > at) break;
      end += point.byte_count;
      if (point.value != U' ') unit_width += point_width;
      if (point_width == 2) break;
      if (point.value == U' ' && end < text.size() && text[end] != ' ') break;
    }
    if (line_width > 0 && line_width + unit_width > width) finish();
    const std::string_view unit = text.substr(at, end - at);
    line += unit;
    line_width += text::display_width(unit);
    at = end;
  }
  if (!line.empty() || lines.empty()) finish();
  return lines;
}

std::string horizontal_line(int width) {
  std::string line;
  for (int column = 0; column < width; ++column)
    line += "─";
  return line;
}

table_printer::table_printer(std::vector<table_column> columns)
    : columns_{std::move(columns)}, widths_(columns_.size()) {}

void table_printer::measure(const std::vector<cell_text>& cells) {
  has_rows_ = true;
  for (std::size_t index = 0; index < cells.size(); ++index)
    widths_[index] = std::max(widths_[index], cells[index].width());
}

std::string table_printer::heading(bool colour) {
  colour_ = colour;
  std::vector<std::vector<std::string>> headings(columns_.size());  // lines of each
  std::vector<bool> shown(columns_.size());
  std::size_t most_lines = 0;
  total_width_ = 0;
  for (std::size_t index = 0; index < columns_.size(); ++index) {
    shown[index] = is_shown(index);
    if (!shown[index]) continue;
    int& width = widths_[index];
    headings[index] = balanced(visible(columns_[index].title), std::max(width, heading_width));
    for (const std::string& part : headings[index])
      width = std::max(width, text::display_width(part));
    most_lines = std::max(most_lines, headings[index].size());
    total_width_ += width + (total_width_ > 0 ? static_cast<int>(gap.size()) : 0);
  }
  std::string lines;
  for (std::size_t number = 0; number < most_lines; ++number) {
    std::vector<cell_text> cells(columns_.size());
    for (std::size_t index = 0; index < columns_.size(); ++index) {
      // Short headings stand on the last line, next to their column.
      const std::size_t skipped = most_lines - headings[index].size();
      if (number >= skipped) cells[index] = cell_text{headings[index][number - skipped], look::faint};
    }
    lines += row(cells);
  }
  return lines + line();
}

std::string table_printer::row(const std::vector<cell_text>& cells) const {
  std::string written;
  std::string target;
  std::string_view before = margin;
  for (std::size_t index = 0; index < columns_.size(); ++index) {
    if (!is_shown(index)) continue;
    written += before;
    before = gap;
    const cell_text none;
    const cell_text& cell = index < cells.size() ? cells[index] : none;
    append_padded(written, painted_cell(cell, colour_), cell.width(), widths_[index], columns_[index].side);
  }
  end_line(written, target);
  return target;
}

std::string table_printer::line() const {
  std::string written{margin};
  std::string target;
  written += painted(horizontal_line(total_width_), look::faint, colour_);
  end_line(written, target);
  return target;
}

std::string table_writer::text(bool colour) const {
  table_printer printer{columns_};
  for (const auto& row : rows_)
    printer.measure(row);
  std::string result = printer.heading(colour);
  for (const auto& row : rows_)
    result += row.empty() ? printer.line() : printer.row(row);
  return result;
}

}  // namespace assay::cli
