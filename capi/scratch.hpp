// SPDX-License-Identifier: Apache-2.0
//
// Memory of one call, for the little that cannot be read where it lies; kept from call to call.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace assay::capi {

class scratch {
 public:
  /// What was taken is no longer used.
  void reset() noexcept { used_ = 0; }

  /// Zeros, for `count` values; they lie still until reset().
  template <class Value>
  [[nodiscard]] Value* take(std::size_t count) {
    static_assert(alignof(Value) <= alignof(std::max_align_t));
    return static_cast<Value*>(take_bytes(count * sizeof(Value)));
  }
  /// Bits that are not set.
  [[nodiscard]] std::uint8_t* take_bits(std::size_t count) { return take<std::uint8_t>(count / 8 + 1); }

 private:
  [[nodiscard]] void* take_bytes(std::size_t bytes) {
    if (used_ == blocks_.size()) blocks_.emplace_back();
    std::vector<std::max_align_t>& block = blocks_[used_];
    block.assign(bytes / sizeof(std::max_align_t) + 1, std::max_align_t{});
    ++used_;
    return block.data();
  }

  std::vector<std::vector<std::max_align_t>> blocks_;
  std::size_t used_ = 0;
};

}  // namespace assay::capi
