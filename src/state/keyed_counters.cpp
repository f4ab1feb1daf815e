// SPDX-License-Identifier: Apache-2.0
#include "state/keyed_counters.hpp"

namespace assay::detail {

std::size_t keyed_counters::find_or_add(std::string_view key) {
  const std::size_t before = keys_.size();
  const std::size_t place = keys_.find_or_add(key);
  try {
    counters_.ensure(keys_.size());
  } catch (...) {
    keys_.truncate(before);
    throw;
  }
  return place;
}

void keyed_counters::assign(row_groups& by, std::span<const column::category_keys> columns, std::size_t count,
                            std::vector<std::uint32_t>& places) {
  const std::size_t before = keys_.size();
  try {
    by.assign(columns, count, keys_, places);
    counters_.ensure(keys_.size());
  } catch (...) {
    keys_.truncate(before);
    throw;
  }
}

std::vector<std::uint32_t> keyed_counters::prepare_merge(const keyed_counters& other,
                                                         std::span<const std::string_view> keys) {
  const std::size_t before = keys_.size();
  std::vector<std::uint32_t> places;
  places.reserve(keys.size());
  try {
    for (const std::string_view key : keys)
      places.push_back(keys_.find_or_add(key));
    counters_.ensure(keys_.size());
    counters_.prepare_merge(other.counters_, places);
  } catch (...) {
    keys_.truncate(before);
    throw;
  }
  return places;
}

}  // namespace assay::detail
