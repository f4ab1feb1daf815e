// SPDX-License-Identifier: Apache-2.0
//
// The groups of rows by the codes of their key columns. The group of a combination of codes is kept for a whole call, so
// that its key is made and looked up once and not in every block.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "column/category_codes.hpp"

#include "state/group_index.hpp"

namespace assay::detail {

/// A number for each of some combinations: an open hash table that keeps its memory.
class combination_map {
 public:
  static constexpr std::uint32_t none = group_index::none;

  void clear() noexcept;
  /// `none` for one without a number.
  [[nodiscard]] std::uint32_t find(std::uint64_t combination) const noexcept {
    return entries_.empty() ? none : entries_[place_of(entries_, combination)].number;
  }
  /// Of one that has no number yet. Strong guarantee.
  void insert(std::uint64_t combination, std::uint32_t number);
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

 private:
  struct entry {
    std::uint64_t combination = 0;
    std::uint32_t number = none;
  };
  [[nodiscard]] static std::size_t place_of(const std::vector<entry>& entries,
                                            std::uint64_t combination) noexcept;

  std::vector<entry> entries_;
  std::size_t size_ = 0;
};

class row_groups {
 public:
  /// What comes next are rows of another table, so many.
  void begin(std::size_t rows) noexcept;
  /// The groups of the first `count` rows of the columns, new ones if need be. All blocks of a call have the same columns;
  /// the dictionary of the last one may grow. Groups may have been added when it throws.
  void assign(std::span<const column::category_keys> columns, std::size_t count, group_index& index,
              std::vector<std::uint32_t>& groups);

 private:
  void choose(std::span<const column::category_keys> columns);
  void combine(std::span<const column::category_keys> columns, std::size_t first, std::size_t count);
  void look_up_batch(std::span<const column::category_keys> columns, std::size_t first, group_index& index,
                     std::uint32_t* groups);
  [[nodiscard]] std::uint32_t group_of(std::span<const column::category_keys> columns, std::size_t row,
                                       group_index& index);

  /// How groups are found.
  enum class way : std::uint8_t {
    unknown,
    each,   ///< by the key of every row: few rows, whatever the dictionaries
    table,  ///< by a table of all combinations
    map,    ///< by a map of the combinations that occur
  };

  std::size_t rows_ = 0;
  way way_ = way::unknown;
  std::vector<std::uint32_t> table_;
  combination_map map_;
  std::vector<combination_map> stages_;      ///< where combinations of all columns do not fit 64 bits
  std::vector<std::uint64_t> combinations_;  ///< of a batch of rows
  std::string key_;
};

}  // namespace assay::detail
