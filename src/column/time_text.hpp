// SPDX-License-Identifier: Apache-2.0
//
// Texts of timestamps and durations in the formats that need no description, and the formats that do.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <assay/message.hpp>

#include "column/cell_fault.hpp"
#include "column/number_text.hpp"

namespace assay::column {

/// A point in time by ISO 8601, as seconds since 1970-01-01T00:00:00Z:
///     yyyy-mm-dd [ (T|t|blank) hh:mm [:ss [(.|,) digits]] [ [blank] (Z|z|+hh:mm|+hhmm|+hh|-...) ] ]
/// Without an offset it is UTC, without a clock time it is midnight. Years are 0000 to 9999. Blanks around it do not count.
[[nodiscard]] scaled_value read_iso_timestamp(std::string_view text, const number_rule& rule) noexcept;

/// How a length of time is written; all but the two with colons are numbers of that unit.
enum class duration_format : std::uint8_t {
  seconds,
  minutes,
  hours,
  milliseconds,
  h_mm_ss,  ///< 1:02:03, 00:00:07.5; hours without a limit, minutes and seconds below 60
  m_ss,     ///< 2:03, 75:00; minutes without a limit
};

/// `s`, `min`, `h`, `ms`, `h:mm:ss`, `m:ss`.
[[nodiscard]] std::string_view name_of(duration_format format) noexcept;
[[nodiscard]] std::optional<duration_format> duration_format_named(std::string_view name) noexcept;

/// A length of time in one of the two clock forms, with a minus sign before it where it is negative; as seconds. The parts
/// may have one digit only.
[[nodiscard]] scaled_value read_clock_duration(std::string_view text, bool has_hours,
                                               const number_rule& rule) noexcept;

/// A pattern for timestamps, in the manner of strptime:
///     %Y year, four digits          %H hour 0..23          %p AM or PM, any case       %F is %Y-%m-%d
///     %y year, two digits           %I hour 1..12          %z Z, +08:00, +0800, +08    %T is %H:%M:%S
///     %m month  %d day              %M minute  %S second   %f digits after the second's point
///     %% a percent sign             a blank: any number of blanks, at least one        other characters: themselves
/// Numbers may be written without leading zeros; a number takes as many digits as there are, up to two (four for %Y).
/// Two-digit years are 1969 to 2068 unless another first year is said. Without %z the time is UTC.
/// A pattern without a percent sign is spelled in letters, as spreadsheets do: yyyy yy m mm d dd h hh s ss f, AM/PM; `m` beside
/// an hour or a second is the minute. `d/m/yyyy H:mm` is %d/%m/%Y %H:%M.
class timestamp_format {
 public:
  /// The pattern, or a complaint about it.
  struct compiled;
  [[nodiscard]] static compiled compile(std::string_view pattern);

  [[nodiscard]] scaled_value read(std::string_view text, const number_rule& rule) const noexcept;
  [[nodiscard]] const std::string& pattern() const noexcept { return pattern_; }
  [[nodiscard]] bool has_two_digit_years() const noexcept;
  /// Two-digit years are those from `year` to `year` + 99.
  void set_first_year(std::int32_t year) noexcept { first_year_ = year; }

 private:
  struct part {
    char directive = 0;  // 0: the character `literal`
    char literal = 0;
  };
  std::string pattern_;
  std::vector<part> parts_;
  std::int32_t first_year_ = 1969;
};

struct timestamp_format::compiled {
  std::optional<timestamp_format> value;
  message complaint;  ///< what is wrong, when there is no value
};

}  // namespace assay::column
