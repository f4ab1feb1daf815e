// SPDX-License-Identifier: Apache-2.0
//
// Records that come up later, kept by day until their day is over.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "sample/covered_quarter.hpp"

namespace assay::sample {

template <class Record>
class day_book {
 public:
  /// A record of the period.
  void add(const Record& record) { days_.at(static_cast<std::size_t>(day_of(record.at))).push_back(record); }

  /// The records of a day in the order of time, those of one moment in the order of their contacts; they leave the book.
  std::vector<Record> take(std::int64_t day) {
    std::vector<Record> records = std::exchange(days_.at(static_cast<std::size_t>(day)), {});
    std::stable_sort(records.begin(), records.end(), [](const Record& left, const Record& right) {
      return left.at != right.at ? left.at < right.at : left.about.number < right.about.number;
    });
    return records;
  }

 private:
  std::vector<std::vector<Record>> days_{static_cast<std::size_t>(days_in_period)};
};

}  // namespace assay::sample
