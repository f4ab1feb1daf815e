// SPDX-License-Identifier: Apache-2.0
//
// How many records lie in each of a row of buckets: a byte a bucket, and beside them how often a byte ran over. Adding never
// fails once there is room.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "kernel/key_counts.hpp"

namespace assay::kernel {

class bucket_counts {
 public:
  using counted_key = key_counts::counted_key;

  /// Buckets `first`, `first` + 1, ..., so many; at least one.
  bucket_counts(std::int64_t first, std::size_t buckets)
      : first_{first}, buckets_{buckets}, low_{std::make_unique<std::uint8_t[]>(buckets)} {}
  bucket_counts(const bucket_counts& other)
      : first_{other.first_},
        buckets_{other.buckets_},
        most_records_{other.most_records_},
        low_{std::make_unique<std::uint8_t[]>(other.buckets_)},
        carried_{other.carried_} {
    std::copy_n(other.low_.get(), buckets_, low_.get());
  }
  bucket_counts(bucket_counts&&) noexcept = default;
  bucket_counts& operator=(const bucket_counts&) = delete;
  bucket_counts& operator=(bucket_counts&&) noexcept = default;
  ~bucket_counts() = default;

  /// Makes room for so many more records. Strong guarantee.
  void reserve(std::int64_t records) {
    // A byte that ran over stands for 256 records.
    const auto carries = static_cast<std::size_t>((most_records_ + records) / byte_values);
    carried_.reserve(std::min(buckets_, carries));
    most_records_ += records;
  }
  /// No more records than that have come.
  [[nodiscard]] std::int64_t most_records() const noexcept { return most_records_; }

  /// The byte of a bucket. One that there is not, which no legal value lies in, is taken for the last one.
  [[nodiscard]] std::uint8_t* place_of(std::int64_t bucket) noexcept {
    const std::uint64_t index = static_cast<std::uint64_t>(bucket) - static_cast<std::uint64_t>(first_);
    return low_.get() + std::min<std::uint64_t>(index, buckets_ - 1);
  }
  void add_at(std::uint8_t* place) noexcept {
    if (++*place == 0) [[unlikely]]
      carried_.add(place - low_.get(), 1);
  }
  void add(std::int64_t bucket, std::int64_t count) noexcept {
    std::uint8_t* const place = place_of(bucket);
    const std::int64_t sum = *place + count;
    *place = static_cast<std::uint8_t>(sum % byte_values);
    if (sum >= byte_values) carried_.add(place - low_.get(), sum / byte_values);
  }

  /// Buckets with records, ascending. What is visited may be added to its own bucket meanwhile.
  template <class Visit>
  void for_each(const Visit& visit) const {
    for (std::size_t index = 0; index < buckets_; ++index) {
      const std::int64_t carried =
          carried_.size() == 0 ? 0 : carried_.count_of(static_cast<std::int64_t>(index));
      const std::int64_t count = low_[index] + carried * byte_values;
      if (count != 0) visit(first_ + static_cast<std::int64_t>(index), count);
    }
  }

 private:
  static constexpr std::int64_t byte_values = 256;

  std::int64_t first_;
  std::size_t buckets_;
  std::int64_t most_records_ = 0;
  std::unique_ptr<std::uint8_t[]> low_;
  key_counts carried_;  ///< by index
};

}  // namespace assay::kernel
