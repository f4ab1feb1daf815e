// SPDX-License-Identifier: Apache-2.0
//
// Rows of equal width, in chunks: a row is contiguous, and growth neither copies nor doubles what is there. Only the first
// chunk grows in place, so that a few rows take little.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace assay::kernel {

template <class Value>
class chunked_rows {
 public:
  /// `width` values a row.
  explicit chunked_rows(std::size_t width) : width_{std::max<std::size_t>(width, 1)} {
    const std::size_t fitting = chunk_bytes / (width_ * sizeof(Value));
    shift_ = static_cast<std::size_t>(std::bit_width(std::max<std::size_t>(fitting, 1))) - 1;
  }
  chunked_rows(const chunked_rows& other) : width_{other.width_}, shift_{other.shift_} {
    chunks_.reserve(other.chunks_.size());
    for (std::size_t index = 0; index < other.chunks_.size(); ++index) {
      const std::size_t values = other.rows_of_chunk(index) * width_;
      chunks_.push_back(std::make_unique<Value[]>(values));
      std::copy_n(other.chunks_[index].get(), values, chunks_.back().get());
      capacity_ += other.rows_of_chunk(index);
    }
  }
  chunked_rows(chunked_rows&& other) noexcept
      : width_{other.width_},
        shift_{other.shift_},
        capacity_{std::exchange(other.capacity_, 0)},
        chunks_{std::move(other.chunks_)} {}
  chunked_rows& operator=(chunked_rows other) noexcept {
    std::swap(width_, other.width_);
    std::swap(shift_, other.shift_);
    std::swap(capacity_, other.capacity_);
    chunks_.swap(other.chunks_);
    return *this;
  }
  ~chunked_rows() = default;

  /// Makes room for so many rows in all; new ones are value-initialised. Strong guarantee. May move rows.
  void ensure(std::size_t rows) {
    if (rows <= capacity_) return;
    const std::size_t whole = std::size_t{1} << shift_;
    if (capacity_ < whole) grow_first(std::min(whole, std::bit_ceil(rows)));
    while (capacity_ < rows) {
      chunks_.push_back(std::make_unique<Value[]>(whole * width_));
      capacity_ += whole;
    }
  }

  /// Valid until ensure() makes room.
  [[nodiscard]] Value* row(std::size_t index) noexcept {
    return chunks_[index >> shift_].get() + (index & ((std::size_t{1} << shift_) - 1)) * width_;
  }
  [[nodiscard]] const Value* row(std::size_t index) const noexcept {
    return chunks_[index >> shift_].get() + (index & ((std::size_t{1} << shift_) - 1)) * width_;
  }
  [[nodiscard]] std::size_t width() const noexcept { return width_; }

 private:
  static constexpr std::size_t chunk_bytes = std::size_t{1} << 16;

  [[nodiscard]] std::size_t rows_of_chunk(std::size_t index) const noexcept {
    const std::size_t whole = std::size_t{1} << shift_;
    return index == 0 ? std::min(capacity_, whole) : whole;
  }

  void grow_first(std::size_t rows) {
    auto chunk = std::make_unique<Value[]>(rows * width_);
    if (chunks_.empty()) {
      chunks_.push_back(std::move(chunk));
    } else {
      std::move(chunks_.front().get(), chunks_.front().get() + capacity_ * width_, chunk.get());
      chunks_.front() = std::move(chunk);
    }
    capacity_ = rows;
  }

  std::size_t width_;
  std::size_t shift_ = 0;     ///< binary logarithm of the rows of a chunk
  std::size_t capacity_ = 0;  ///< rows
  std::vector<std::unique_ptr<Value[]>> chunks_;
};

}  // namespace assay::kernel
