// SPDX-License-Identifier: Apache-2.0
#include "state/row_groups.hpp"

#include <algorithm>

namespace assay::detail {

namespace {

constexpr std::size_t batch_rows = 1024;
/// Rows up to which it pays to look every key up.
constexpr std::size_t few_rows = 16;
/// A table of so many combinations is always worth it, and one of so many a row.
constexpr std::uint64_t small_table = 4096;
constexpr std::uint64_t combinations_a_row = 2;
/// Combinations are counted up to here in one number.
constexpr std::uint64_t most_combinations = std::uint64_t{1} << 62;
/// No dictionary has more texts.
constexpr std::uint64_t most_codes = std::uint64_t{1} << 31;

std::uint64_t codes_of(const column::category_keys& column) noexcept {
  return column.texts.size() + std::uint64_t{1};
}

std::uint64_t mixed(std::uint64_t combination) noexcept {
  const std::uint64_t once = combination * 0x9E37'79B9'7F4A'7C15U;
  return once ^ (once >> 29);
}

}  // namespace

void combination_map::clear() noexcept {
  if (size_ > 0) std::fill(entries_.begin(), entries_.end(), entry{});
  size_ = 0;
}

std::size_t combination_map::place_of(const std::vector<entry>& entries, std::uint64_t combination) noexcept {
  const std::size_t last = entries.size() - 1;
  std::size_t place = mixed(combination) & last;
  while (entries[place].number != none && entries[place].combination != combination)
    place = (place + 1) & last;
  return place;
}

void combination_map::insert(std::uint64_t combination, std::uint32_t number) {
  constexpr std::size_t fewest = 64;
  if ((size_ + 1) * 2 > entries_.size()) {
    std::vector<entry> larger(std::max(fewest, entries_.size() * 2));
    for (const entry& old : entries_) {
      if (old.number != none) larger[place_of(larger, old.combination)] = old;
    }
    entries_.swap(larger);
  }
  entries_[place_of(entries_, combination)] = {combination, number};
  ++size_;
}

void row_groups::begin(std::size_t rows) noexcept {
  rows_ = rows;
  way_ = way::unknown;
}

void row_groups::choose(std::span<const column::category_keys> columns) {
  if (rows_ <= few_rows) {
    way_ = way::each;
    return;
  }
  std::uint64_t combinations = 1;
  for (const column::category_keys& column : columns)
    combinations = std::min(combinations, most_codes) * std::min(codes_of(column), most_codes);
  const std::uint64_t worth = std::max<std::uint64_t>(small_table, rows_ * combinations_a_row);
  way_ = combinations <= worth ? way::table : way::map;
  table_.clear();
  map_.clear();
  stages_.clear();
}

void row_groups::assign(std::span<const column::category_keys> columns, std::size_t count, group_index& index,
                        std::vector<std::uint32_t>& groups) {
  groups.resize(count);
  if (columns.empty()) {
    std::fill(groups.begin(), groups.end(), index.find_or_add(std::string_view{}));
    return;
  }
  if (way_ == way::unknown) choose(columns);
  if (way_ == way::each) {
    for (std::size_t row = 0; row < count; ++row)
      groups[row] = group_of(columns, row, index);
    return;
  }
  for (std::size_t first = 0; first < count; first += batch_rows) {
    combine(columns, first, std::min(batch_rows, count - first));
    look_up_batch(columns, first, index, groups.data() + first);
  }
}

void row_groups::look_up_batch(std::span<const column::category_keys> columns, std::size_t first,
                               group_index& index, std::uint32_t* groups) {
  if (way_ == way::table) {
    const std::uint64_t last = *std::max_element(combinations_.begin(), combinations_.end());
    if (last >= table_.size()) table_.resize(last + 1, group_index::none);
    for (std::size_t row = 0; row < combinations_.size(); ++row) {
      std::uint32_t& group = table_[combinations_[row]];
      if (group == group_index::none) group = group_of(columns, first + row, index);
      groups[row] = group;
    }
    return;
  }
  for (std::size_t row = 0; row < combinations_.size(); ++row) {
    const std::uint64_t combination = combinations_[row];
    groups[row] = row > 0 && combination == combinations_[row - 1] ? groups[row - 1] : map_.find(combination);
    if (groups[row] != group_index::none) continue;
    groups[row] = group_of(columns, first + row, index);
    map_.insert(combination, groups[row]);
  }
}

/// Numbers in a mixed radix, the last column as the highest digit: its dictionary may grow from block to block.
void row_groups::combine(std::span<const column::category_keys> columns, std::size_t first,
                         std::size_t count) {
  combinations_.assign(count, 0);
  std::uint64_t radix = 1;
  std::size_t stage = 0;
  for (const column::category_keys& column : columns) {
    const std::uint64_t codes = &column == &columns.back() ? most_codes : codes_of(column);
    if (radix > most_combinations / codes) {
      // What was combined so far is numbered anew, by what occurs.
      if (stage == stages_.size()) stages_.emplace_back();
      combination_map& numbers = stages_[stage++];
      for (std::uint64_t& combination : combinations_) {
        std::uint32_t number = numbers.find(combination);
        if (number == combination_map::none) {
          number = static_cast<std::uint32_t>(numbers.size());
          numbers.insert(combination, number);
        }
        combination = number;
      }
      radix = std::uint64_t{1} << 32;
    }
    for (std::size_t row = 0; row < count; ++row)
      combinations_[row] += radix * column.keys[first + row];
    radix *= codes;
  }
}

std::uint32_t row_groups::group_of(std::span<const column::category_keys> columns, std::size_t row,
                                   group_index& index) {
  key_.clear();
  for (const column::category_keys& column : columns) {
    if (const std::uint32_t place = column.keys[row]; place != 0) {
      append_part(key_, column.texts[place - 1]);
    } else {
      append_missing_part(key_);
    }
  }
  return index.find_or_add(key_);
}

}  // namespace assay::detail
