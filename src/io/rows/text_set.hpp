// SPDX-License-Identifier: Apache-2.0
//
// A set of texts that nearly every cell is looked up in and nearly none is found in.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "column/text_interner.hpp"

namespace assay::io {

/// Texts numbered in the order they were added; texts of a length that no member has are turned away at once.
class text_set {
 public:
  static constexpr std::int32_t unknown = column::text_interner::unknown;

  void add(std::string_view text) {
    texts_.intern(text);
    lengths_ |= bit_of(text.size());
  }
  /// The number of `text`, or `unknown`.
  [[nodiscard]] std::int32_t find(std::string_view text) const noexcept {
    return (lengths_ & bit_of(text.size())) == 0 ? unknown : texts_.find(text);
  }
  [[nodiscard]] bool contains(std::string_view text) const noexcept {
    // The empty text is the usual token for no value: it needs no hash.
    return text.empty() ? (lengths_ & 1U) != 0 : find(text) != unknown;
  }
  [[nodiscard]] bool empty() const noexcept { return lengths_ == 0; }
  [[nodiscard]] std::span<const std::string_view> texts() const noexcept { return texts_.texts(); }

 private:
  static constexpr std::uint64_t bit_of(std::size_t length) noexcept {
    return std::uint64_t{1} << std::min<std::size_t>(length, 63);
  }
  column::text_interner texts_;
  std::uint64_t lengths_ = 0;
};

}  // namespace assay::io
