// SPDX-License-Identifier: Apache-2.0
//
// Instants as text.
#include "sample/covered_quarter.hpp"

namespace assay::sample {
namespace {

void append_digits(std::string& target, std::int64_t value, std::int64_t highest_place) {
  for (std::int64_t place = highest_place; place > 0; place /= 10) {
    target += static_cast<char>('0' + value / place % 10);
  }
}

}  // namespace

void append_timestamp(std::string& target, instant at) {
  const std::chrono::sys_seconds moment{std::chrono::seconds{at}};
  const auto midnight = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day date{midnight};
  const std::int64_t second = (moment - midnight).count();
  append_digits(target, int{date.year()}, 1000);
  target += '-';
  append_digits(target, unsigned{date.month()}, 10);
  target += '-';
  append_digits(target, unsigned{date.day()}, 10);
  target += 'T';
  append_digits(target, second / hour_s, 10);
  target += ':';
  append_digits(target, second % hour_s / minute_s, 10);
  target += ':';
  append_digits(target, second % minute_s, 10);
  target += 'Z';
}

}  // namespace assay::sample
