// SPDX-License-Identifier: Apache-2.0
//
// Counters by (group, key) in one table for all groups: adding never fails once there is room, and memory grows with the
// number of different pairs alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace assay::kernel {

class group_map {
 public:
  struct entry {
    std::uint32_t group = 0;
    std::uint32_t next = 0;  ///< the next entry of the same group
    std::int64_t key = 0;
    std::int64_t count = 0;
  };
  using counted_key = std::pair<std::int64_t, std::int64_t>;

  void resize(std::size_t groups) { groups_.resize(groups); }

  /// Makes room for so many more pairs. Strong guarantee. Throws assay::error (limit) beyond 2^30 pairs.
  void reserve(std::size_t more);

  /// Needs room for the pair when it is new.
  void add(std::uint32_t group, std::int64_t key, std::int64_t count) noexcept;

  /// Forgets the pairs of some groups.
  template <class IsGone>
  void erase_groups(const IsGone& is_gone) noexcept {
    std::size_t kept = 0;
    for (const entry& old : entries_) {
      if (!is_gone(old.group)) entries_[kept++] = old;
    }
    entries_.resize(kept);
    link_all();
  }

  /// Different keys of a group.
  [[nodiscard]] std::size_t keys_of(std::size_t group) const noexcept { return groups_[group].keys; }
  /// All pairs, in no order that means anything.
  [[nodiscard]] const std::vector<entry>& entries() const noexcept { return entries_; }

  template <class Visit>
  void for_each(std::size_t group, const Visit& visit) const {
    for (std::uint32_t at = groups_[group].first; at != none; at = entries_[at].next)
      visit(entries_[at].key, entries_[at].count);
  }
  /// The group's keys with their counts, ascending.
  [[nodiscard]] std::vector<counted_key> sorted(std::size_t group) const;

 private:
  static constexpr std::uint32_t none = 0xFFFF'FFFF;
  struct chain {
    std::uint32_t first = none;
    std::uint32_t keys = 0;
  };

  [[nodiscard]] std::size_t place_of(std::uint32_t group, std::int64_t key) const noexcept;
  void link(std::uint32_t index) noexcept;
  void link_all() noexcept;

  std::vector<entry> entries_;
  std::vector<chain> groups_;
  std::vector<std::uint32_t> places_;  ///< hash table of indices into entries_; its size is a power of two
};

}  // namespace assay::kernel
