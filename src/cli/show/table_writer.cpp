// SPDX-License-Identifier: Apache-2.0
//
// Measures and pads the cells of tables.
#include "cli/show/table_writer.hpp"

#include <algorithm>
#include <cstddef>

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

struct table_writer::layout {
  std::vector<bool> shown;
  std::vector<int> widths;
  std::vector<std::vector<std::string>> headings;  // lines of each
  std::size_t heading_lines = 0;
  int total_width = 0;
};

table_writer::layout table_writer::arrange() const {
  layout plan;
  plan.shown.resize(columns_.size());
  plan.widths.resize(columns_.size());
  for (const auto& row : rows_) {
    for (std::size_t index = 0; index < row.size(); ++index) {
      plan.widths[index] = std::max(plan.widths[index], row[index].width());
    }
  }
  for (std::size_t index = 0; index < columns_.size(); ++index) {
    plan.headings.emplace_back();
    plan.shown[index] = plan.widths[index] > 0 || rows_.empty();
    if (!plan.shown[index]) continue;
    int& width = plan.widths[index];
    plan.headings.back() = balanced(visible(columns_[index].title), std::max(width, heading_width));
    for (const std::string& line : plan.headings.back())
      width = std::max(width, text::display_width(line));
    plan.heading_lines = std::max(plan.heading_lines, plan.headings.back().size());
    plan.total_width += width + (plan.total_width > 0 ? static_cast<int>(gap.size()) : 0);
  }
  return plan;
}

std::string table_writer::text(bool colour) const {
  const layout plan = arrange();
  std::string result;
  std::string line;
  const auto rule = [&] {
    line += margin;
    line += painted(horizontal_line(plan.total_width), look::faint, colour);
    end_line(line, result);
  };
  const auto put = [&](const auto& cell_of) {
    std::string_view before = margin;
    for (std::size_t index = 0; index < columns_.size(); ++index) {
      if (!plan.shown[index]) continue;
      line += before;
      before = gap;
      const cell_text cell = cell_of(index);
      append_padded(line, painted_cell(cell, colour), cell.width(), plan.widths[index], columns_[index].side);
    }
    end_line(line, result);
  };
  for (std::size_t number = 0; number < plan.heading_lines; ++number) {
    put([&](std::size_t index) {
      // Short headings stand on the last line, next to their column.
      const auto& lines = plan.headings[index];
      const std::size_t skipped = plan.heading_lines - lines.size();
      return number < skipped ? cell_text{} : cell_text{lines[number - skipped], look::faint};
    });
  }
  rule();
  for (const auto& row : rows_) {
    if (row.empty()) {
      rule();
    } else {
      put([&](std::size_t index) { return index < row.size() ? row[index] : cell_text{}; });
    }
  }
  return result;
}

}  // namespace assay::cli
