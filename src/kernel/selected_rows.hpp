// SPDX-License-Identifier: Apache-2.0
//
// Walks the rows of a batch that an aggregate counts, bit by bit.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#include "kernel/metric_column.hpp"

namespace assay::kernel {

/// Calls visit(row) for every set bit.
template <class Visit>
void for_each_row(std::uint64_t word, std::size_t first_row, const Visit& visit) noexcept {
  while (word != 0) {
    visit(first_row + static_cast<std::size_t>(std::countr_zero(word)));
    word &= word - 1;
  }
}

/// Bits of the rows of a batch in word `index`.
[[nodiscard]] inline std::uint64_t rows_in_word(std::size_t rows, std::size_t index) noexcept {
  const std::size_t left = rows - index * 64;
  return left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
}

/// known(row) for the rows behind the filter whose arguments have values, missing(row) for the others behind it. A slot
/// without `known` bits is not an argument.
template <class Known, class Missing>
void for_each_selected(const selection& rows, const Known& known, const Missing& missing) noexcept {
  for (std::size_t word = 0; word * 64 < rows.rows; ++word) {
    const std::uint64_t all = rows_in_word(rows.rows, word);
    const std::uint64_t chosen = rows.filter != nullptr ? rows.filter[word] & all : all;
    std::uint64_t present = chosen;
    if (rows.argument.known != nullptr) present &= rows.argument.known[word];
    if (rows.second.known != nullptr) present &= rows.second.known[word];
    for_each_row(present, word * 64, known);
    for_each_row(chosen & ~present, word * 64, missing);
  }
}

}  // namespace assay::kernel
