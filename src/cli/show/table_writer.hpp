// SPDX-License-Identifier: Apache-2.0
//
// Aligned tables for terminals: Chinese and other wide characters count two columns, headings wrap, cells may change
// their look in the middle.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/show/style.hpp"

namespace assay::cli {

/// A run of text in one look.
struct piece {
  std::string text;
  look style = look::plain;
};

/// What stands in one cell.
struct cell_text {
  std::vector<piece> pieces;

  cell_text() = default;
  cell_text(std::string text, look style = look::plain) {  // NOLINT(google-explicit-constructor)
    pieces.push_back({std::move(text), style});
  }
  cell_text(const char* text, look style = look::plain)  // NOLINT(google-explicit-constructor)
      : cell_text{std::string{text}, style} {}
  cell_text(std::vector<piece> parts) : pieces{std::move(parts)} {}  // NOLINT(google-explicit-constructor)

  /// Terminal columns.
  [[nodiscard]] int width() const;
};

enum class alignment : std::uint8_t { left, right };

struct table_column {
  std::string title;
  alignment side = alignment::left;
};

/// A table of which every row is made twice: first for the widths of the columns, then to be written. So a long one is
/// never in memory.
class table_printer {
 public:
  explicit table_printer(std::vector<table_column> columns);

  /// A row has at most as many cells as the table has columns; those left out are empty.
  void measure(const std::vector<cell_text>& cells);
  /// After all rows are measured. Columns whose cells are all empty are left out. Every line ends with a line end and
  /// without blanks.
  [[nodiscard]] std::string heading(bool colour);
  [[nodiscard]] std::string row(const std::vector<cell_text>& cells) const;
  /// A line across the table.
  [[nodiscard]] std::string line() const;

 private:
  [[nodiscard]] bool is_shown(std::size_t column) const noexcept { return !has_rows_ || widths_[column] > 0; }

  std::vector<table_column> columns_;
  std::vector<int> widths_;
  int total_width_ = 0;
  bool has_rows_ = false;
  bool colour_ = false;
};

/// A table that is kept until it is complete.
class table_writer {
 public:
  explicit table_writer(std::vector<table_column> columns) : columns_{std::move(columns)} {}

  /// As table_printer takes it.
  void add_row(std::vector<cell_text> cells) { rows_.push_back(std::move(cells)); }
  /// A line across the table.
  void add_line() { rows_.emplace_back(); }

  /// The table with its headings.
  [[nodiscard]] std::string text(bool colour) const;

 private:
  std::vector<table_column> columns_;
  std::vector<std::vector<cell_text>> rows_;  // an empty one is a line
};

/// `text` cut into lines of at most `width` columns, at blanks, or between wide characters when there is no blank.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, int width);

/// `width` columns of the horizontal line character.
[[nodiscard]] std::string horizontal_line(int width);

}  // namespace assay::cli
