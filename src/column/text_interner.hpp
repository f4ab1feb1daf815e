// SPDX-License-Identifier: Apache-2.0
//
// Gives every distinct text a small number, in the order of first appearance: the dictionary of a category column.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace assay::column {

/// Owns copies of its texts at addresses that do not change when it grows or moves. Not for several threads at once.
class text_interner {
 public:
  static constexpr std::int32_t unknown = -1;

  /// The number of `text`, which is copied when it is new. Throws assay::error (limit) at 2^31 - 1 distinct texts;
  /// after that and after std::bad_alloc nothing has changed.
  std::int32_t intern(std::string_view text);
  /// The number of `text`, or `unknown`.
  [[nodiscard]] std::int32_t find(std::string_view text) const noexcept;

  /// Forgets the texts, keeps the memory.
  void clear() noexcept;

  [[nodiscard]] std::size_t size() const noexcept { return texts_.size(); }
  [[nodiscard]] bool empty() const noexcept { return texts_.empty(); }
  /// By number; valid until something is interned or cleared.
  [[nodiscard]] std::span<const std::string_view> texts() const noexcept { return texts_; }

 private:
  // Open addressing with linear probing; at most half of the slots are taken.
  struct slot {
    std::uint32_t tag = 0;  // other bits of the hash than those that choose the slot
    std::int32_t code = unknown;
  };
  [[nodiscard]] std::size_t slot_of(std::string_view text, std::uint64_t hash) const noexcept;
  void grow();
  std::string_view copy(std::string_view text);

  std::vector<slot> slots_;
  std::vector<std::string_view> texts_;
  std::vector<std::unique_ptr<char[]>> chunks_;
  std::size_t chunk_bytes_ = 0;  // size of the last chunk, the one that is being filled
  std::size_t used_bytes_ = 0;   // of it
};

}  // namespace assay::column
