// SPDX-License-Identifier: Apache-2.0
//
// How often each key came in one group: a hash table that is a pointer and two numbers as long as it is empty. Adding
// never fails once there is room.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace assay::kernel {

class key_counts {
 public:
  struct entry {
    std::int64_t key = 0;
    std::int64_t count = 0;  ///< 0: the place is free
  };
  using counted_key = std::pair<std::int64_t, std::int64_t>;

  key_counts() = default;
  key_counts(const key_counts& other) : size_{other.size_}, places_{other.places_} {
    if (places_ == 0) return;
    entries_ = std::make_unique<entry[]>(places_);
    std::copy_n(other.entries_.get(), places_, entries_.get());
  }
  key_counts& operator=(const key_counts& other) {
    key_counts copy{other};
    return *this = std::move(copy);
  }
  key_counts(key_counts&& other) noexcept
      : entries_{std::move(other.entries_)},
        size_{std::exchange(other.size_, 0)},
        places_{std::exchange(other.places_, 0)} {}
  key_counts& operator=(key_counts&& other) noexcept {
    entries_ = std::move(other.entries_);
    size_ = std::exchange(other.size_, 0);
    places_ = std::exchange(other.places_, 0);
    return *this;
  }
  ~key_counts() = default;

  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  /// Makes room for so many keys in all, at most 2^30. Strong guarantee.
  void reserve(std::size_t keys) {
    // A quarter of the places stays free.
    if (keys * 4 <= std::size_t{places_} * 3) return;
    key_counts larger;
    larger.places_ = static_cast<std::uint32_t>(std::bit_ceil(std::max<std::size_t>(4, keys + keys / 3 + 1)));
    larger.entries_ = std::make_unique<entry[]>(larger.places_);
    for_each([&larger](std::int64_t key, std::int64_t count) { larger.add(key, count); });
    *this = std::move(larger);
  }

  /// `count` is positive; needs room for the key when it is new.
  void add(std::int64_t key, std::int64_t count) noexcept {
    const std::size_t last = places_ - std::size_t{1};
    for (std::size_t place = mixed(key) & last;; place = (place + 1) & last) {
      entry& at = entries_[place];
      if (at.count == 0) {
        at = {key, count};
        ++size_;
        return;
      }
      if (at.key == key) {
        at.count += count;
        return;
      }
    }
  }

  /// 0 for a key that did not come.
  [[nodiscard]] std::int64_t count_of(std::int64_t key) const noexcept {
    if (places_ == 0) return 0;
    const std::size_t last = places_ - std::size_t{1};
    for (std::size_t place = mixed(key) & last;; place = (place + 1) & last) {
      const entry& at = entries_[place];
      if (at.count == 0 || at.key == key) return at.count;
    }
  }

  /// What add() will touch.
  void prefetch(std::int64_t key) const noexcept {
    if (places_ != 0) __builtin_prefetch(entries_.get() + (mixed(key) & (places_ - std::size_t{1})), 1);
  }

  /// Forgets the keys and gives back the memory.
  void release() noexcept {
    entries_.reset();
    size_ = 0;
    places_ = 0;
  }
  /// Forgets the keys, keeps the memory.
  void clear() noexcept {
    std::fill_n(entries_.get(), places_, entry{});
    size_ = 0;
  }

  /// In no order that means anything.
  template <class Visit>
  void for_each(const Visit& visit) const {
    for (std::size_t place = 0; place < places_; ++place) {
      const entry at = entries_[place];
      if (at.count != 0) visit(at.key, at.count);
    }
  }
  /// Ascending.
  [[nodiscard]] std::vector<counted_key> sorted() const {
    std::vector<counted_key> result;
    result.reserve(size_);
    for_each([&result](std::int64_t key, std::int64_t count) { result.emplace_back(key, count); });
    std::sort(result.begin(), result.end());
    return result;
  }

 private:
  static std::size_t mixed(std::int64_t key) noexcept {
    const std::uint64_t once = static_cast<std::uint64_t>(key) * 0x9E37'79B9'7F4A'7C15U;
    const std::uint64_t twice = (once ^ (once >> 32)) * 0xD6E8'FEB8'6659'FD93U;
    return static_cast<std::size_t>(twice ^ (twice >> 32));
  }

  std::unique_ptr<entry[]> entries_;
  std::uint32_t size_ = 0;
  std::uint32_t places_ = 0;  ///< 0 or a power of two
};

}  // namespace assay::kernel
