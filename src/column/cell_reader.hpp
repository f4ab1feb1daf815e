// SPDX-License-Identifier: Apache-2.0
//
// What becomes of one cell, by the definition of its column and, where a source describes one, a format of its
// own. Everything that comes into the library as text, double, integer or truth value is read here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include <assay/cell.hpp>
#include <assay/record.hpp>

#include "column/cell_fault.hpp"
#include "column/number_text.hpp"
#include "column/time_text.hpp"

namespace assay::column {

/// Numbers are written in hundredths: 95 is 0.95.
struct percent_format {};

/// How texts of a column are written; monostate: as its type says (numbers, true/false/1/0, plain seconds, ISO 8601).
using cell_format = std::variant<std::monostate, duration_format, timestamp_format, percent_format>;

/// Reads cells of one column. Categories have no value to read: their texts go into a dictionary instead.
/// Immutable, any number of threads.
class cell_reader {
 public:
  /// The format must fit the column's type: a duration_format for durations, a timestamp_format for timestamps, a
  /// percent_format for other numbers. With `refuse_shortened` is_shortened_number() is a fault.
  explicit cell_reader(const column_definition& column, cell_format format = {},
                       bool refuse_shortened = false);

  /// A text. Blanks around it do not count; an empty text is no number, time or truth value (missing is not said here).
  [[nodiscard]] scaled_value read(std::string_view text) const noexcept {
    return kind_ == kind::number ? read_number(text, rule_) : read_other(text);
  }
  /// Numbers: of the column's unit (of the format's, for minutes and hours). 1 and 0 are also truth values.
  [[nodiscard]] scaled_value read(double number) const noexcept;
  [[nodiscard]] scaled_value read(float number) const noexcept;
  [[nodiscard]] scaled_value read(std::int64_t number) const noexcept;
  [[nodiscard]] scaled_value read(std::uint64_t number) const noexcept;
  [[nodiscard]] scaled_value read(bool truth) const noexcept;
  /// A time of std::chrono, for a duration or a timestamp.
  [[nodiscard]] scaled_value read(const cell_time& time) const noexcept;

  /// Whether texts are numbers, with or without a point, and not clock times, words or dates.
  [[nodiscard]] bool takes_plain_numbers() const noexcept { return kind_ == kind::number; }

  /// A point in time so many seconds later; the fault is out_of_range.
  [[nodiscard]] scaled_value later(std::int64_t timestamp, std::int64_t seconds) const noexcept;

  /// What texts look like, where that is not what the column's type says: `h:mm:ss`, `%d/%m/%Y`. Otherwise empty.
  [[nodiscard]] std::string_view wanted() const noexcept;

 private:
  template <class Number>
  [[nodiscard]] scaled_value read_float(Number number) const noexcept;

  enum class kind : std::uint8_t {
    number,
    boolean,
    iso_timestamp,
    formatted_timestamp,
    clock_duration,
    category,
  };
  [[nodiscard]] static kind kind_of(column_type type, const cell_format& format) noexcept;
  [[nodiscard]] scaled_value read_other(std::string_view text) const noexcept;
  [[nodiscard]] bool takes_numbers() const noexcept {
    return kind_ != kind::boolean && kind_ != kind::category;
  }

  kind kind_;
  number_rule rule_;
  cell_format format_;
};

}  // namespace assay::column
