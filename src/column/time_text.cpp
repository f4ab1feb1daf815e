// SPDX-License-Identifier: Apache-2.0
//
// Reading of timestamps and durations.
#include "column/time_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "column/time_parts.hpp"
#include "column/time_pattern.hpp"
#include "message/time_pattern_sentences.hpp"
#include "text/utf8.hpp"

namespace assay::column {
namespace {

constexpr std::array<std::pair<duration_format, std::string_view>, 6> duration_formats = {{
    {duration_format::seconds, "s"},
    {duration_format::minutes, "min"},
    {duration_format::hours, "h"},
    {duration_format::milliseconds, "ms"},
    {duration_format::h_mm_ss, "h:mm:ss"},
    {duration_format::m_ss, "m:ss"},
}};

bool take_iso_date(part_reader& reader, written_time& time) noexcept {
  return reader.take_number(4, 4, time.year) && reader.take('-') && reader.take_number(2, 2, time.month) &&
         reader.take('-') && reader.take_number(2, 2, time.day);
}

bool take_iso_clock(part_reader& reader, written_time& time) noexcept {
  const bool has_minutes =
      reader.take_number(2, 2, time.hour) && reader.take(':') && reader.take_number(2, 2, time.minute);
  if (!has_minutes) return false;
  if (!reader.take(':')) return true;
  if (!reader.take_number(2, 2, time.second)) return false;
  return !(reader.take('.') || reader.take(',')) || reader.take_digits(time.places);
}

// What nearly every file has: `yyyy-mm-dd hh:mm:ss`, with a T for the blank or a Z after it. Read by position, several
// times faster than piece by piece.
bool read_usual_form(std::string_view text, written_time& time) noexcept {
  constexpr std::string_view form = "0000-00-00 00:00:00";
  const bool has_zone = text.size() == form.size() + 1 && text.back() == 'Z';
  if (text.size() != form.size() && !has_zone) return false;
  const char* const at = text.data();
  bool fits =
      at[4] == '-' && at[7] == '-' && (at[10] == ' ' || at[10] == 'T') && at[13] == ':' && at[16] == ':';
  const auto two_digits = [at, &fits](std::size_t first) {
    const auto tens = static_cast<std::uint8_t>(at[first] - '0');
    const auto ones = static_cast<std::uint8_t>(at[first + 1] - '0');
    fits = fits && tens <= 9 && ones <= 9;
    return std::int32_t{tens} * 10 + ones;
  };
  time.year = two_digits(0) * 100 + two_digits(2);
  time.month = two_digits(5);
  time.day = two_digits(8);
  time.hour = two_digits(11);
  time.minute = two_digits(14);
  time.second = two_digits(17);
  return fits;
}

}  // namespace

scaled_value read_iso_timestamp(std::string_view text, const number_rule& rule) noexcept {
  written_time usual;
  if (read_usual_form(text, usual)) return to_timestamp(usual, rule);
  part_reader reader{text};
  written_time time;
  bool good = take_iso_date(reader, time);
  if (good && !reader.at_end()) {
    good = (reader.take('T') || reader.take('t') || reader.take(' ')) && take_iso_clock(reader, time);
    if (good && !reader.at_end()) {
      (void)reader.take(' ');
      good = reader.take_offset(time.offset_seconds) && reader.at_end();
    }
  }
  return good ? to_timestamp(time, rule) : failed(cell_fault::bad_timestamp);
}

std::string_view name_of(duration_format format) noexcept {
  return duration_formats[static_cast<std::size_t>(format)].second;
}

std::optional<duration_format> duration_format_named(std::string_view name) noexcept {
  for (const auto& [format, format_name] : duration_formats) {
    if (format_name == name) return format;
  }
  return std::nullopt;
}

scaled_value read_clock_duration(std::string_view text, bool has_hours, const number_rule& rule) noexcept {
  constexpr int most_digits = 9;  // of the leading part; a longer one is out of any range
  part_reader reader{text};
  const bool negative = reader.take('-');
  std::int32_t hours = 0;
  std::int32_t minutes = 0;
  std::int32_t seconds = 0;
  std::string_view places;
  const bool good = (!has_hours || (reader.take_number(1, most_digits, hours) && reader.take(':'))) &&
                    reader.take_number(1, has_hours ? 2 : most_digits, minutes) && reader.take(':') &&
                    reader.take_number(1, 2, seconds) && (!reader.take('.') || reader.take_digits(places)) &&
                    reader.at_end();
  if (!good || seconds > 59 || (has_hours && minutes > 59)) return failed(cell_fault::bad_duration);
  return to_seconds(std::int64_t{hours} * 3'600 + std::int64_t{minutes} * 60 + seconds, places, negative,
                    rule);
}

namespace {

// What a directive may not stand beside, or needs: checked once, when the pattern is compiled.
message complaint_about(std::string_view directives) {
  const auto has = [directives](char wanted) { return directives.find(wanted) != std::string_view::npos; };
  for (const char& directive : directives) {
    if (std::count(directives.begin(), directives.end(), directive) > 1)
      return says::directive_twice(std::string_view{&directive, 1});
  }
  if (has('Y') == has('y')) return has('Y') ? says::two_years() : says::no_year();
  if (!has('m')) return says::no_month();
  if (!has('d')) return says::no_day();
  if (has('H') && has('I')) return says::two_hours();
  if (has('I') != has('p')) return has('I') ? says::hour_without_half() : says::half_without_hour();
  if (has('M') && !has('H') && !has('I')) return says::minute_without_hour();
  if (has('S') && !has('M')) return says::second_without_minute();
  if (has('f') && !has('S')) return says::fraction_without_second();
  return {};
}

bool take_directive(char directive, part_reader& reader, written_time& time, bool& afternoon) noexcept {
  switch (directive) {
    case 'Y':
      return reader.take_number(4, 4, time.year);
    case 'y':
      return reader.take_number(2, 2, time.year);
    case 'm':
      return reader.take_number(1, 2, time.month);
    case 'd':
      return reader.take_number(1, 2, time.day);
    case 'H':
      return reader.take_number(1, 2, time.hour);
    case 'I':
      if (!reader.take_number(1, 2, time.hour) || time.hour < 1 || time.hour > 12) return false;
      time.hour %= 12;
      return true;
    case 'p':
      afternoon = reader.take_letters("PM");
      return afternoon || reader.take_letters("AM");
    case 'M':
      return reader.take_number(1, 2, time.minute);
    case 'S':
      return reader.take_number(1, 2, time.second);
    case 'f':
      return reader.take_digits(time.places);
    case 'z':
      return reader.take_offset(time.offset_seconds);
    default:
      return reader.take_blanks();
  }
}

}  // namespace

timestamp_format::compiled timestamp_format::compile(std::string_view pattern) {
  constexpr std::string_view known = "YymdHIpMSfz";
  constexpr char blanks = ' ';
  timestamp_format result;
  result.pattern_ = pattern;
  std::string expanded;
  std::string directives;
  std::string from_letters;
  if (pattern.find('%') == std::string_view::npos) {
    from_letters = directives_of(pattern);
    pattern = from_letters;
  }
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool is_short_form = pattern[i] == '%' && i + 1 < pattern.size();
    if (is_short_form && pattern[i + 1] == 'F') {
      expanded += "%Y-%m-%d";
    } else if (is_short_form && pattern[i + 1] == 'T') {
      expanded += "%H:%M:%S";
    } else {
      expanded += pattern[i];
      if (is_short_form) expanded += pattern[i + 1];
    }
    i += is_short_form ? 1 : 0;
  }
  for (std::size_t i = 0; i < expanded.size(); ++i) {
    const char c = expanded[i];
    if (c == ' ' || c == '\t') {
      // Blanks around a text do not count, so those around a pattern must not either.
      const bool is_inside = !result.parts_.empty() && result.parts_.back().directive != blanks;
      if (is_inside && expanded.find_first_not_of(" \t", i) != std::string::npos)
        result.parts_.push_back({blanks, 0});
    } else if (c != '%') {
      result.parts_.push_back({0, c});
    } else if (++i == expanded.size()) {
      return {std::nullopt, says::lone_percent()};
    } else if (expanded[i] == '%') {
      result.parts_.push_back({0, '%'});
    } else if (known.find(expanded[i]) == std::string_view::npos) {
      const std::size_t size = text::first_code_point(std::string_view{expanded}.substr(i)).byte_count;
      return {std::nullopt, says::unknown_directive(expanded.substr(i, size))};
    } else {
      result.parts_.push_back({expanded[i], 0});
      directives += expanded[i];
    }
  }
  if (message complaint = complaint_about(directives); !complaint.empty())
    return {std::nullopt, std::move(complaint)};
  return {std::move(result), {}};
}

bool timestamp_format::has_two_digit_years() const noexcept {
  return std::any_of(parts_.begin(), parts_.end(), [](const part& each) { return each.directive == 'y'; });
}

scaled_value timestamp_format::read(std::string_view text, const number_rule& rule) const noexcept {
  part_reader reader{text};
  written_time time;
  bool afternoon = false;
  for (const part& each : parts_) {
    const bool taken = each.directive == 0 ? reader.take(each.literal)
                                           : take_directive(each.directive, reader, time, afternoon);
    if (!taken) return failed(cell_fault::bad_timestamp);
  }
  if (!reader.at_end()) return failed(cell_fault::bad_timestamp);
  time.hour += afternoon ? 12 : 0;
  if (has_two_digit_years()) {
    time.year += first_year_ - first_year_ % 100;
    time.year += time.year < first_year_ ? 100 : 0;
  }
  return to_timestamp(time, rule);
}

}  // namespace assay::column
