// SPDX-License-Identifier: Apache-2.0
//
// Aligned tables for terminals: Chinese and other wide characters count two columns, headings wrap, cells may change
// their look in the middle.
#pragma once

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

class table_writer {
 public:
  explicit table_writer(std::vector<table_column> columns) : columns_{std::move(columns)} {}

  /// A row has at most as many cells as the table has columns; those left out are empty.
  void add_row(std::vector<cell_text> cells) { rows_.push_back(std::move(cells)); }
  /// A line across the table.
  void add_line() { rows_.emplace_back(); }

  /// The table with its headings; every line ends with a line end and without blanks. Columns whose cells are all
  /// empty are left out.
  [[nodiscard]] std::string text(bool colour) const;

 private:
  struct layout;
  [[nodiscard]] layout arrange() const;

  std::vector<table_column> columns_;
  std::vector<std::vector<cell_text>> rows_;  // an empty one is a line
};

/// `text` cut into lines of at most `width` columns, at blanks, or between wide characters when there is no blank.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, int width);

/// `width` columns of the horizontal line character.
[[nodiscard]] std::string horizontal_line(int width);

}  // namespace assay::cli
