// SPDX-License-Identifier: Apache-2.0
//
// Puts records into the order in which they came up.
#pragma once

#include <algorithm>
#include <vector>

namespace assay::sample {

/// Stable, so that records of one moment stay in the order of their contacts.
template <class Record>
std::vector<Record> by_time(std::vector<Record> records) {
  std::stable_sort(records.begin(), records.end(),
                   [](const Record& left, const Record& right) { return left.at < right.at; });
  return records;
}

}  // namespace assay::sample
