// SPDX-License-Identifier: Apache-2.0
//
// Counters by key: the numbers of the keys and the counters of those numbers, changed together. The groups of a state are
// such a store.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/group_counters.hpp"
#include "state/group_index.hpp"
#include "state/row_groups.hpp"

namespace assay::detail {

class keyed_counters {
 public:
  explicit keyed_counters(kernel::counter_layout layout) : counters_{std::move(layout)} {}

  [[nodiscard]] const group_index& keys() const noexcept { return keys_; }
  [[nodiscard]] std::size_t size() const noexcept { return keys_.size(); }
  [[nodiscard]] kernel::group_counters& counters() noexcept { return counters_; }
  [[nodiscard]] const kernel::group_counters& counters() const noexcept { return counters_; }

  /// The place of a key, new if need be, with room for it. Strong guarantee.
  std::size_t find_or_add(std::string_view key);
  /// The places of the keys of rows, as row_groups finds them. Strong guarantee.
  void assign(row_groups& by, std::span<const column::category_keys> columns, std::size_t count,
              std::vector<std::uint32_t>& places);

  /// The places of the other's keys, keys[p] being the key here of its place p, so that merge() into them cannot fail.
  /// Strong guarantee.
  [[nodiscard]] std::vector<std::uint32_t> prepare_merge(const keyed_counters& other,
                                                         std::span<const std::string_view> keys);
  void merge(const keyed_counters& other, std::span<const std::uint32_t> places) noexcept {
    counters_.merge(other.counters_, places);
  }
  /// Forgets the places from `size` on, which must hold nothing.
  void truncate(std::size_t size) noexcept { keys_.truncate(size); }

 private:
  group_index keys_;
  kernel::group_counters counters_;
};

}  // namespace assay::detail
