// SPDX-License-Identifier: Apache-2.0
//
// Selection by masks, without a branch a row.
#include "kernel/row_choices.hpp"

#include <algorithm>
#include <cassert>

namespace assay::kernel {

void select_values(const std::uint64_t* mask, const std::int64_t* left, const std::int64_t* right,
                   std::uint64_t offset, std::size_t rows, std::int64_t* result) noexcept {
  for (std::size_t first = 0; first < rows; first += 64) {
    const std::uint64_t word = mask[first / 64];
    const std::size_t end = std::min(rows, first + 64);
    for (std::size_t row = first; row < end; ++row) {
      const std::uint64_t chosen = 0 - ((word >> (row % 64)) & 1U);
      const std::uint64_t other = static_cast<std::uint64_t>(right[row]) + offset;
      result[row] =
          static_cast<std::int64_t>((static_cast<std::uint64_t>(left[row]) & chosen) | (other & ~chosen));
    }
  }
}

void coalesce_values(const slot_view& left, const slot_view& right, std::uint64_t offset, batch_size size,
                     const slot_buffer& out) noexcept {
  for (std::size_t word = 0; word < size.words; ++word)
    out.known[word] = left.known[word] | right.known[word];
  select_values(left.known, left.values, right.values, offset, size.rows, out.values);
}

void choose_values(const slot_view& condition, const slot_view* chosen, const slot_view* other,
                   std::uint64_t offset, batch_size size, const slot_buffer& out) noexcept {
  for (std::size_t word = 0; word < size.words; ++word) {
    const std::uint64_t truth = condition.truth[word];
    const std::uint64_t first = chosen == nullptr ? 0 : chosen->known[word];
    const std::uint64_t second = other == nullptr ? 0 : other->known[word];
    out.known[word] = (truth & first) | (~truth & second);
  }
  assert(chosen != nullptr || other != nullptr);
  const std::int64_t* left = chosen == nullptr ? other->values : chosen->values;
  const std::int64_t* right = other == nullptr ? chosen->values : other->values;
  select_values(condition.truth, left, right, offset, size.rows, out.values);
}

void choose_truths(const slot_view& condition, const slot_view* chosen, const slot_view* other,
                   batch_size size, const slot_buffer& out) noexcept {
  for (std::size_t word = 0; word < size.words; ++word) {
    const std::uint64_t truth = condition.truth[word];
    std::uint64_t known = 0;
    std::uint64_t result = 0;
    if (chosen != nullptr) {
      known |= truth & chosen->known[word];
      result |= truth & chosen->truth[word];
    }
    if (other != nullptr) {
      known |= ~truth & other->known[word];
      result |= ~truth & other->truth[word];
    }
    out.known[word] = known;
    out.truth[word] = result;
  }
}

}  // namespace assay::kernel
