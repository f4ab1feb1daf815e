// SPDX-License-Identifier: Apache-2.0
//
// Integers of any size, for weights whose proportions need more than 128 bits. Up to 768 bits they live inside the object:
// nothing that a person writes needs more, and no arithmetic on them allocates.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <assay/integer.hpp>

namespace assay::plan {

/// Limbs of 64 bits, the lowest first; what resize() adds is zero.
class limb_list {
 public:
  static constexpr std::size_t near_count = 12;

  limb_list() noexcept = default;
  limb_list(const limb_list& other) { assign(other); }
  limb_list(limb_list&& other) noexcept;
  limb_list& operator=(const limb_list& other);
  limb_list& operator=(limb_list&& other) noexcept;
  ~limb_list() = default;

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] const std::uint64_t* data() const noexcept {
    return size_ <= near_count ? near_.data() : far_.data();
  }
  [[nodiscard]] std::uint64_t* data() noexcept { return size_ <= near_count ? near_.data() : far_.data(); }
  [[nodiscard]] std::uint64_t operator[](std::size_t index) const noexcept { return data()[index]; }

  void resize(std::size_t count);
  void drop_zeros() noexcept;  ///< at the high end

 private:
  void assign(const limb_list& other);
  void shrink(std::size_t count) noexcept;

  std::size_t size_ = 0;
  std::array<std::uint64_t, near_count> near_;  ///< of these, size_ have a value while they fit
  std::vector<std::uint64_t> far_;
};

class big_integer {
 public:
  big_integer() noexcept = default;
  big_integer(int128 value);  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool is_zero() const noexcept { return limbs_.size() == 0; }
  [[nodiscard]] bool is_negative() const noexcept { return negative_; }
  [[nodiscard]] bool is_odd() const noexcept { return !is_zero() && (limbs_[0] & 1U) != 0; }
  /// Position of the highest set bit of the magnitude + 1; 0 for zero.
  [[nodiscard]] int bit_width() const noexcept;
  /// Empty when it does not fit.
  [[nodiscard]] std::optional<int128> to_int128() const noexcept;
  /// Modulo 2^128, as two's complement.
  [[nodiscard]] uint128 low() const noexcept;
  /// Within one unit in the last place; infinite beyond the range of doubles.
  [[nodiscard]] double near() const noexcept;

  friend bool operator==(const big_integer& left, const big_integer& right) noexcept {
    return (left <=> right) == std::strong_ordering::equal;
  }
  friend std::strong_ordering operator<=>(const big_integer& left, const big_integer& right) noexcept;

  friend big_integer operator+(const big_integer& left, const big_integer& right);
  friend big_integer operator-(const big_integer& left, const big_integer& right);
  friend big_integer operator*(const big_integer& left, const big_integer& right);
  big_integer& operator+=(const big_integer& other) { return *this = *this + other; }
  big_integer& operator*=(const big_integer& other) { return *this = *this * other; }
  [[nodiscard]] big_integer negated() const;

  struct division;
  /// Towards zero; the remainder has the sign of this number. The divisor must not be zero.
  [[nodiscard]] division divided_by(const big_integer& divisor) const;

 private:
  limb_list limbs_;  ///< of the magnitude; the highest is not zero
  bool negative_ = false;
};

struct big_integer::division {
  big_integer quotient;
  big_integer remainder;
};

/// Of the magnitudes; that of 0 and a number is the number.
[[nodiscard]] big_integer greatest_common_divisor(big_integer left, big_integer right);
/// Of positive numbers.
[[nodiscard]] big_integer least_common_multiple(const big_integer& left, const big_integer& right);
/// numerator / denominator to the nearest integer, ties to even. The denominator must be above zero.
[[nodiscard]] big_integer divide_half_even(const big_integer& numerator, const big_integer& denominator);

}  // namespace assay::plan
