// SPDX-License-Identifier: Apache-2.0
//
// Dates, clock times and what they add up to: integer arithmetic on the proleptic Gregorian calendar, no time zone rules.
#pragma once

#include <cstdint>
#include <string_view>

#include "column/cell_fault.hpp"
#include "column/number_text.hpp"

namespace assay::column {

/// A point in time as it is written: a date, a clock time, and how far its clock is ahead of UTC.
struct written_time {
  std::int32_t year = 0;  ///< 0..9999
  std::int32_t month = 0;
  std::int32_t day = 0;
  std::int32_t hour = 0;
  std::int32_t minute = 0;
  std::int32_t second = 0;
  std::string_view places;  ///< digits after the point of the second
  std::int32_t offset_seconds = 0;
};

/// Seconds since 1970-01-01T00:00:00Z, scaled. Fault bad_timestamp when there is no such date or clock time (24:00 and the
/// second 60 are none), too_many_digits, out_of_range.
[[nodiscard]] scaled_value to_timestamp(const written_time& written, const number_rule& rule) noexcept;

/// `whole` seconds and their decimal places, scaled; of the whole the negative when `negative`.
[[nodiscard]] scaled_value to_seconds(std::int64_t whole, std::string_view places, bool negative,
                                      const number_rule& rule) noexcept;

/// Takes one text apart from the left. Every member function that returns false has taken nothing.
class part_reader {
 public:
  /// Blanks around the text are not part of it.
  explicit part_reader(std::string_view text) noexcept;

  [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }
  bool take(char wanted) noexcept {
    if (!rest_.starts_with(wanted)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool take(std::string_view wanted) noexcept {
    if (!rest_.starts_with(wanted)) return false;
    rest_.remove_prefix(wanted.size());
    return true;
  }
  /// One ASCII letter pair like `AM`, in any case; `upper_case` is spelled so.
  bool take_letters(std::string_view upper_case) noexcept;
  /// Spaces and tabs, at least one.
  bool take_blanks() noexcept;
  /// A number of `fewest` to `most` digits (at most 9); as many as there are.
  bool take_number(int fewest, int most, std::int32_t& number) noexcept;
  /// Digits, at least one.
  bool take_digits(std::string_view& digits) noexcept;
  /// `Z`, `+08:00`, `+0800` or `+08`.
  bool take_offset(std::int32_t& seconds) noexcept;

 private:
  std::string_view rest_;
};

}  // namespace assay::column
