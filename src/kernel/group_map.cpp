// SPDX-License-Identifier: Apache-2.0
#include "kernel/group_map.hpp"

#include <algorithm>
#include <bit>

#include <assay/error.hpp>
#include <assay/metric/distinct.hpp>

namespace assay::kernel {

void group_map::reserve(std::size_t more) {
  constexpr std::size_t most_entries = std::size_t{1} << 30;
  const std::size_t needed = entries_.size() + more;
  if (needed > most_entries) {
    throw error{error_code::limit,
                "a measure would keep more than 2^30 different values; group by fewer columns, or use "
                "percentile(x, p, 'sketch')"};
  }
  if (needed > entries_.capacity()) {
    entries_.reserve(std::max(needed, std::min(most_entries, entries_.capacity() + entries_.capacity() / 2)));
  }
  // Half of the places stay empty.
  if (needed * 2 <= places_.size()) return;
  std::vector<std::uint32_t> places(std::bit_ceil(needed * 2), none);
  places_.swap(places);
  link_all();
}

std::size_t group_map::place_of(std::uint32_t group, std::int64_t key) const noexcept {
  const std::size_t mask = places_.size() - 1;
  const auto mixed = static_cast<std::uint64_t>(key) + group * std::uint64_t{0x9E37'79B9'7F4A'7C15};
  std::size_t place = metric::distinct_hash(static_cast<std::int64_t>(mixed)) & mask;
  while (places_[place] != none &&
         (entries_[places_[place]].key != key || entries_[places_[place]].group != group)) {
    place = (place + 1) & mask;
  }
  return place;
}

void group_map::link(std::uint32_t index) noexcept {
  entry& added = entries_[index];
  chain& group = groups_[added.group];
  added.next = group.first;
  group.first = index;
  ++group.keys;
}

void group_map::link_all() noexcept {
  std::fill(places_.begin(), places_.end(), none);
  std::fill(groups_.begin(), groups_.end(), chain{});
  for (std::uint32_t index = 0; index < entries_.size(); ++index) {
    places_[place_of(entries_[index].group, entries_[index].key)] = index;
    link(index);
  }
}

void group_map::add(std::uint32_t group, std::int64_t key, std::int64_t count) noexcept {
  std::uint32_t& place = places_[place_of(group, key)];
  if (place != none) {
    entries_[place].count += count;
    return;
  }
  place = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back({group, none, key, count});
  link(place);
}

std::vector<group_map::counted_key> group_map::sorted(std::size_t group) const {
  std::vector<counted_key> result;
  result.reserve(keys_of(group));
  for_each(group, [&](std::int64_t key, std::int64_t count) { result.emplace_back(key, count); });
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace assay::kernel
