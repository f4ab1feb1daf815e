// SPDX-License-Identifier: Apache-2.0
#include "state/group_index.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>

#include <assay/error.hpp>

namespace assay::detail {

namespace {

/// Distinct combinations of column codes in a block, numbered by first appearance.
class combination_numbers {
 public:
  std::uint32_t number_of(std::uint64_t combination) {
    const auto [at, is_new] = numbers_.try_emplace(combination, static_cast<std::uint32_t>(numbers_.size()));
    return at->second;
  }

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> numbers_;
};

/// Replaces each row's number by the number of (its number, its code in the column).
void combine(const column::category_keys& column, std::vector<std::uint32_t>& groups) {
  const std::uint64_t codes = column.texts.size() + 1;
  combination_numbers numbers;
  std::uint64_t last = std::numeric_limits<std::uint64_t>::max();
  std::uint32_t last_number = 0;
  for (std::size_t row = 0; row < groups.size(); ++row) {
    const std::uint64_t combination = groups[row] * codes + column.keys[row];
    if (combination != last) last_number = numbers.number_of(combination);
    last = combination;
    groups[row] = last_number;
  }
}

/// Numbers by code, for the one column of most groupings: a plain table instead of a hash.
void number_codes(const column::category_keys& column, std::vector<std::uint32_t>& groups) {
  constexpr std::uint32_t unseen = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> numbers(column.texts.size() + 1, unseen);
  std::uint32_t next = 0;
  for (std::size_t row = 0; row < groups.size(); ++row) {
    std::uint32_t& number = numbers[column.keys[row]];
    if (number == unseen) number = next++;
    groups[row] = number;
  }
}

group_key key_of(std::span<const column::category_keys> columns, std::size_t row) {
  group_key key;
  for (const column::category_keys& column : columns) {
    const std::uint32_t place = column.keys[row];
    key.push_back(place != 0 ? std::optional<std::string>{column.texts[place - 1]} : std::nullopt);
  }
  return key;
}

}  // namespace

void group_index::append_encoded(const std::optional<std::string>& part, std::string& text) {
  text += part ? std::to_string(part->size()) : "-";
  text += ':';
  if (part) text += *part;
}

std::string group_index::encode(const group_key& key) {
  std::string text;
  for (const auto& part : key)
    append_encoded(part, text);
  return text;
}

std::optional<std::uint32_t> group_index::find(const group_key& key, std::string& encoded) const {
  encoded.clear();
  for (const auto& part : key)
    append_encoded(part, encoded);
  const auto found = numbers_.find(encoded);
  return found == numbers_.end() ? std::nullopt : std::optional{found->second};
}

std::uint32_t group_index::find_or_add(const group_key& key) {
  std::string text = encode(key);
  if (const auto found = numbers_.find(text); found != numbers_.end()) return found->second;
  if (keys_.size() >= std::numeric_limits<std::uint32_t>::max() - 1) {
    throw error{error_code::limit, "a state holds at most 4,294,967,294 groups; group by fewer columns"};
  }
  const auto number = static_cast<std::uint32_t>(keys_.size());
  keys_.push_back(key);
  try {
    numbers_.emplace(std::move(text), number);
  } catch (...) {
    keys_.pop_back();
    throw;
  }
  return number;
}

void group_index::assign(std::span<const column::category_keys> columns, std::size_t count,
                         std::vector<std::uint32_t>& groups) {
  groups.assign(count, 0);
  if (columns.size() == 1) {
    number_codes(columns.front(), groups);
  } else {
    for (const column::category_keys& column : columns)
      combine(column, groups);
  }
  // Block numbers count up by first appearance, so each new one is the next and needs one look-up.
  std::vector<std::uint32_t> state_numbers;
  for (std::size_t row = 0; row < count; ++row) {
    if (groups[row] == state_numbers.size()) state_numbers.push_back(find_or_add(key_of(columns, row)));
    groups[row] = state_numbers[groups[row]];
  }
}

void group_index::truncate(std::size_t size) noexcept {
  if (keys_.size() == size) return;
  for (auto at = numbers_.begin(); at != numbers_.end();)
    at = at->second >= size ? numbers_.erase(at) : std::next(at);
  keys_.erase(keys_.begin() + static_cast<std::ptrdiff_t>(size), keys_.end());
}

std::vector<std::uint32_t> group_index::sorted() const {
  std::vector<std::uint32_t> order(keys_.size());
  std::iota(order.begin(), order.end(), 0U);
  // std::optional orders the empty one first; std::string compares as unsigned bytes.
  std::sort(order.begin(), order.end(),
            [this](std::uint32_t left, std::uint32_t right) { return keys_[left] < keys_[right]; });
  return order;
}

}  // namespace assay::detail
