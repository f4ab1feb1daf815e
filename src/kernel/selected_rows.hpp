// SPDX-License-Identifier: Apache-2.0
//
// The rows of a batch that an aggregate counts, a word of 64 at a time.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#include "kernel/row_evaluator.hpp"

namespace assay::kernel {

/// The rows of one batch as an aggregate sees them.
struct selection {
  const std::uint64_t* filter = nullptr;  ///< rows that the filter lets through; null: all
  slot_view argument;                     ///< `known` is null when there is none
  slot_view second;                       ///< likewise
};

/// Of 64 rows behind the filter: those whose arguments have values, and the others.
struct selected_word {
  std::uint64_t present = 0;
  std::uint64_t missing = 0;
};

[[nodiscard]] inline selected_word selected(const selection& rows, std::size_t word,
                                            std::uint64_t all) noexcept {
  const std::uint64_t chosen = rows.filter != nullptr ? rows.filter[word] & all : all;
  std::uint64_t present = chosen;
  if (rows.argument.known != nullptr) present &= rows.argument.known[word];
  if (rows.second.known != nullptr) present &= rows.second.known[word];
  return {present, chosen & ~present};
}

/// Calls visit(index) for every set bit, ascending.
template <class Visit>
inline void for_each_bit(std::uint64_t word, const Visit& visit) noexcept {
  if (word == ~std::uint64_t{0}) {
    for (std::size_t index = 0; index < 64; ++index)
      visit(index);
    return;
  }
  while (word != 0) {
    visit(static_cast<std::size_t>(std::countr_zero(word)));
    word &= word - 1;
  }
}

/// Bits of the rows of a batch in word `index`.
[[nodiscard]] inline std::uint64_t rows_in_word(std::size_t rows, std::size_t index) noexcept {
  const std::size_t left = rows - index * 64;
  return left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
}

}  // namespace assay::kernel
