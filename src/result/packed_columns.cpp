// SPDX-License-Identifier: Apache-2.0
#include "result/packed_columns.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

namespace assay::detail {

namespace {

template <class Number>
bool holds(int128 value) noexcept {
  return value >= std::numeric_limits<Number>::min() && value <= std::numeric_limits<Number>::max();
}

std::size_t width_of(int128 value) noexcept {
  if (value == 0) return 0;
  if (holds<std::int8_t>(value)) return 1;
  if (holds<std::int16_t>(value)) return 2;
  if (holds<std::int32_t>(value)) return 4;
  return holds<std::int64_t>(value) ? 8 : 16;
}

template <class Number>
int128 read(const std::byte* from) noexcept {
  Number value;
  std::memcpy(&value, from, sizeof value);
  return value;
}

template <class Number>
void write(std::byte* to, int128 value) noexcept {
  const auto narrow = static_cast<Number>(value);
  std::memcpy(to, &narrow, sizeof narrow);
}

}  // namespace

void integer_column::push_back(int128 value) {
  if (const std::size_t width = width_of(value); width > width_) widen(width);
  const std::size_t needed = (size_ + 1) * width_;
  if (bytes_.capacity() < needed) bytes_.reserve(std::max(needed * 2, reserved_ * width_));
  bytes_.resize(needed);
  put(size_, value);
  ++size_;
}

int128 integer_column::wide(std::size_t index) const noexcept {
  const std::byte* const at = bytes_.data() + index * width_;
  switch (width_) {
    case 0:
      return 0;
    case 1:
      return read<std::int8_t>(at);
    case 2:
      return read<std::int16_t>(at);
    case 4:
      return read<std::int32_t>(at);
    case 8:
      return read<std::int64_t>(at);
    default:
      return read<int128>(at);
  }
}

void integer_column::put(std::size_t index, int128 value) noexcept {
  std::byte* const at = bytes_.data() + index * width_;
  switch (width_) {
    case 0:
      return;
    case 1:
      return write<std::int8_t>(at, value);
    case 2:
      return write<std::int16_t>(at, value);
    case 4:
      return write<std::int32_t>(at, value);
    case 8:
      return write<std::int64_t>(at, value);
    default:
      return write<int128>(at, value);
  }
}

void integer_column::widen(std::size_t width) {
  integer_column wider;
  wider.width_ = width;
  wider.reserved_ = reserved_;
  wider.size_ = size_;
  wider.bytes_.reserve(std::max(size_ + 1, reserved_) * width);
  wider.bytes_.resize(size_ * width);
  for (std::size_t index = 0; index < size_; ++index)
    wider.put(index, wide(index));
  *this = std::move(wider);
}

}  // namespace assay::detail
