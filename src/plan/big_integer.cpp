// SPDX-License-Identifier: Apache-2.0
#include "plan/big_integer.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace assay::plan {

namespace {

int compare(const limb_list& left, const limb_list& right) noexcept {
  if (left.size() != right.size()) return left.size() < right.size() ? -1 : 1;
  for (std::size_t index = left.size(); index-- > 0;) {
    if (left[index] != right[index]) return left[index] < right[index] ? -1 : 1;
  }
  return 0;
}

limb_list add(const limb_list& left, const limb_list& right) {
  const limb_list& longer = left.size() < right.size() ? right : left;
  const limb_list& shorter = left.size() < right.size() ? left : right;
  limb_list sum;
  sum.resize(longer.size() + 1);
  std::uint64_t* const to = sum.data();
  uint128 carry = 0;
  for (std::size_t index = 0; index < longer.size(); ++index) {
    carry += longer[index];
    if (index < shorter.size()) carry += shorter[index];
    to[index] = static_cast<std::uint64_t>(carry);
    carry >>= 64;
  }
  to[longer.size()] = static_cast<std::uint64_t>(carry);
  sum.drop_zeros();
  return sum;
}

/// Needs left >= right.
limb_list subtract(const limb_list& left, const limb_list& right) {
  limb_list difference = left;
  std::uint64_t* const to = difference.data();
  std::uint64_t borrow = 0;
  for (std::size_t index = 0; index < left.size(); ++index) {
    const std::uint64_t taken = index < right.size() ? right[index] : 0;
    const uint128 from = (uint128{1} << 64) + to[index] - taken - borrow;
    to[index] = static_cast<std::uint64_t>(from);
    borrow = (from >> 64) == 0 ? 1 : 0;
  }
  difference.drop_zeros();
  return difference;
}

limb_list multiply(const limb_list& left, const limb_list& right) {
  limb_list product;
  product.resize(left.size() + right.size());
  std::uint64_t* const to = product.data();
  for (std::size_t i = 0; i < left.size(); ++i) {
    uint128 carry = 0;
    for (std::size_t j = 0; j < right.size(); ++j) {
      carry += uint128{left[i]} * right[j] + to[i + j];
      to[i + j] = static_cast<std::uint64_t>(carry);
      carry >>= 64;
    }
    to[i + right.size()] = static_cast<std::uint64_t>(carry);
  }
  product.drop_zeros();
  return product;
}

/// With `bits` < 64 zeros after it, in one limb more.
limb_list shifted_left(const limb_list& value, int bits) {
  limb_list result;
  result.resize(value.size() + 1);
  std::uint64_t* const to = result.data();
  for (std::size_t index = 0; index < value.size(); ++index) {
    to[index] |= value[index] << bits;
    if (bits != 0) to[index + 1] = value[index] >> (64 - bits);
  }
  return result;
}

void shift_right(limb_list& value, int bits) noexcept {
  std::uint64_t* const at = value.data();
  for (std::size_t index = 0; bits != 0 && index < value.size(); ++index) {
    const std::uint64_t above = index + 1 < value.size() ? at[index + 1] : 0;
    at[index] = (at[index] >> bits) | (above << (64 - bits));
  }
  value.drop_zeros();
}

/// Takes `times` * divisor from the limbs of `rest` that begin at `from`; true when that was too much.
bool take_times(std::uint64_t* rest, const limb_list& divisor, std::uint64_t times) noexcept {
  uint128 carry = 0;
  std::uint64_t borrow = 0;
  for (std::size_t index = 0; index <= divisor.size(); ++index) {
    if (index < divisor.size()) carry += uint128{divisor[index]} * times;
    const uint128 from = (uint128{1} << 64) + rest[index] - static_cast<std::uint64_t>(carry) - borrow;
    rest[index] = static_cast<std::uint64_t>(from);
    borrow = (from >> 64) == 0 ? 1 : 0;
    carry >>= 64;
  }
  return borrow != 0;
}

void give_back(std::uint64_t* rest, const limb_list& divisor) noexcept {
  uint128 carry = 0;
  for (std::size_t index = 0; index <= divisor.size(); ++index) {
    carry += rest[index];
    if (index < divisor.size()) carry += divisor[index];
    rest[index] = static_cast<std::uint64_t>(carry);
    carry >>= 64;
  }
}

struct limb_division {
  limb_list quotient;
  limb_list remainder;
};

limb_division divide_by_limb(const limb_list& top, std::uint64_t divisor) {
  limb_division result{top, {}};
  std::uint64_t* const to = result.quotient.data();
  uint128 rest = 0;
  for (std::size_t index = top.size(); index-- > 0;) {
    rest = (rest << 64) | to[index];
    to[index] = static_cast<std::uint64_t>(rest / divisor);
    rest %= divisor;
  }
  result.quotient.drop_zeros();
  result.remainder.resize(1);
  *result.remainder.data() = static_cast<std::uint64_t>(rest);
  result.remainder.drop_zeros();
  return result;
}

/// D. E. Knuth, The Art of Computer Programming 2, 4.3.1, algorithm D, with limbs of 64 bits.
limb_division divide(const limb_list& top, const limb_list& bottom) {
  if (compare(top, bottom) < 0) return {{}, top};
  if (bottom.size() == 1) return divide_by_limb(top, bottom[0]);
  const int shift = std::countl_zero(bottom[bottom.size() - 1]);
  limb_list divisor = shifted_left(bottom, shift);
  divisor.drop_zeros();
  limb_division result{{}, shifted_left(top, shift)};
  std::uint64_t* const rest = result.remainder.data();
  const std::size_t length = divisor.size();
  const std::size_t steps = top.size() - length + 1;
  result.quotient.resize(steps);
  std::uint64_t* const quotient = result.quotient.data();
  const std::uint64_t first = divisor[length - 1];
  for (std::size_t step = steps; step-- > 0;) {
    const uint128 head = (uint128{rest[step + length]} << 64) | rest[step + length - 1];
    uint128 guess = head / first;
    uint128 left = head % first;
    while ((guess >> 64) != 0 ||
           ((left >> 64) == 0 && guess * divisor[length - 2] > ((left << 64) | rest[step + length - 2]))) {
      --guess;
      left += first;
    }
    quotient[step] = static_cast<std::uint64_t>(guess);
    if (take_times(rest + step, divisor, quotient[step])) {
      --quotient[step];
      give_back(rest + step, divisor);
    }
  }
  result.quotient.drop_zeros();
  shift_right(result.remainder, shift);
  return result;
}

}  // namespace

limb_list::limb_list(limb_list&& other) noexcept : size_{other.size_}, far_{std::move(other.far_)} {
  if (size_ <= near_count) std::copy_n(other.near_.data(), size_, near_.data());
  other.size_ = 0;
}

limb_list& limb_list::operator=(const limb_list& other) {
  if (this != &other) assign(other);
  return *this;
}

limb_list& limb_list::operator=(limb_list&& other) noexcept {
  size_ = other.size_;
  if (size_ <= near_count) {
    std::copy_n(other.near_.data(), size_, near_.data());
  } else {
    far_.swap(other.far_);
    other.size_ = 0;
  }
  return *this;
}

void limb_list::assign(const limb_list& other) {
  if (other.size_ > near_count) far_.assign(other.data(), other.data() + other.size_);
  size_ = other.size_;
  if (size_ <= near_count) std::copy_n(other.near_.data(), size_, near_.data());
}

void limb_list::resize(std::size_t count) {
  if (count <= size_) return shrink(count);
  if (count > near_count) {
    far_.resize(count, 0);
    if (size_ <= near_count) std::copy_n(near_.data(), size_, far_.data());
  }
  std::uint64_t* const limbs = count <= near_count ? near_.data() : far_.data();
  std::fill(limbs + size_, limbs + count, 0);
  size_ = count;
}

void limb_list::shrink(std::size_t count) noexcept {
  if (size_ > near_count && count <= near_count) std::copy_n(far_.data(), count, near_.data());
  size_ = count;
}

void limb_list::drop_zeros() noexcept {
  const std::uint64_t* const limbs = data();
  std::size_t count = size_;
  while (count > 0 && limbs[count - 1] == 0)
    --count;
  shrink(count);
}

big_integer::big_integer(int128 value) : negative_{value < 0} {
  const uint128 size = magnitude(value);
  limbs_.resize(2);
  limbs_.data()[0] = static_cast<std::uint64_t>(size);
  limbs_.data()[1] = static_cast<std::uint64_t>(size >> 64);
  limbs_.drop_zeros();
}

int big_integer::bit_width() const noexcept {
  if (is_zero()) return 0;
  const std::size_t last = limbs_.size() - 1;
  return static_cast<int>(last) * 64 + static_cast<int>(std::bit_width(limbs_[last]));
}

uint128 big_integer::low() const noexcept {
  uint128 size = limbs_.size() > 1 ? uint128{limbs_[1]} << 64 : 0;
  if (!is_zero()) size |= limbs_[0];
  return negative_ ? uint128{0} - size : size;
}

std::optional<int128> big_integer::to_int128() const noexcept {
  if (bit_width() > 127) return std::nullopt;
  return static_cast<int128>(low());
}

double big_integer::near() const noexcept {
  double value = 0;
  const std::size_t count = limbs_.size();
  const std::size_t first = count > 3 ? count - 3 : 0;
  for (std::size_t index = count; index-- > first;)
    value = value * 0x1p64 + static_cast<double>(limbs_[index]);
  value = std::ldexp(value, static_cast<int>(first) * 64);
  return negative_ ? -value : value;
}

std::strong_ordering operator<=>(const big_integer& left, const big_integer& right) noexcept {
  if (left.negative_ != right.negative_)
    return left.negative_ ? std::strong_ordering::less : std::strong_ordering::greater;
  const int sizes = compare(left.limbs_, right.limbs_);
  return left.negative_ ? 0 <=> sizes : sizes <=> 0;
}

big_integer operator+(const big_integer& left, const big_integer& right) {
  big_integer sum;
  if (left.negative_ == right.negative_) {
    sum.limbs_ = add(left.limbs_, right.limbs_);
    sum.negative_ = left.negative_;
    return sum;
  }
  const int sizes = compare(left.limbs_, right.limbs_);
  if (sizes == 0) return sum;
  sum.limbs_ = sizes > 0 ? subtract(left.limbs_, right.limbs_) : subtract(right.limbs_, left.limbs_);
  sum.negative_ = sizes > 0 ? left.negative_ : right.negative_;
  return sum;
}

big_integer operator-(const big_integer& left, const big_integer& right) { return left + right.negated(); }

big_integer operator*(const big_integer& left, const big_integer& right) {
  big_integer product;
  product.limbs_ = multiply(left.limbs_, right.limbs_);
  product.negative_ = !product.is_zero() && left.negative_ != right.negative_;
  return product;
}

big_integer big_integer::negated() const {
  big_integer result = *this;
  result.negative_ = !is_zero() && !negative_;
  return result;
}

big_integer::division big_integer::divided_by(const big_integer& divisor) const {
  auto [quotient, remainder] = divide(limbs_, divisor.limbs_);
  division result;
  result.quotient.limbs_ = std::move(quotient);
  result.quotient.negative_ = !result.quotient.is_zero() && negative_ != divisor.negative_;
  result.remainder.limbs_ = std::move(remainder);
  result.remainder.negative_ = !result.remainder.is_zero() && negative_;
  return result;
}

big_integer greatest_common_divisor(big_integer left, big_integer right) {
  while (!right.is_zero()) {
    big_integer rest = left.divided_by(right).remainder;
    left = std::move(right);
    right = std::move(rest);
  }
  return left.is_negative() ? left.negated() : left;
}

big_integer least_common_multiple(const big_integer& left, const big_integer& right) {
  return left.divided_by(greatest_common_divisor(left, right)).quotient * right;
}

big_integer divide_half_even(const big_integer& numerator, const big_integer& denominator) {
  auto [quotient, remainder] = numerator.divided_by(denominator);
  const bool negative = numerator.is_negative();
  const big_integer size = negative ? remainder.negated() : remainder;
  const auto half = (size + size) <=> denominator;
  if (half < 0 || (half == 0 && !quotient.is_odd())) return quotient;
  return negative ? quotient - big_integer{1} : quotient + big_integer{1};
}

}  // namespace assay::plan
