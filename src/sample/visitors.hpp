// SPDX-License-Identifier: Apache-2.0
//
// Who comes in each hour: customers with new problems, and those who have to come again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sample/contact.hpp"

namespace assay::sample {

/// Exactly as many visits in all as asked for. Those who come again take their places first; the rest is new.
class visitors {
 public:
  visitors(const setting& where, std::int64_t contacts);

  /// Customers are numbered from 0.
  [[nodiscard]] std::int64_t customers() const noexcept { return customers_; }
  /// Somebody comes again. A moment before the end of the last hour taken is moved to the next hour, one after the extract
  /// is forgotten.
  void expect(visit again);
  /// The visits of an hour in the order of time; the hours are to be taken one after the other.
  std::vector<visit> take(std::int64_t day, std::int64_t hour);

 private:
  visit newcomer(instant from, random_stream& chance) const;

  setting where_;
  std::int64_t customers_;
  std::vector<std::int64_t> places_;          ///< visits by hour
  std::vector<std::vector<visit>> expected_;  ///< repeated visits by hour
  instant taken_until_ = midnight_of(0);
};

}  // namespace assay::sample
