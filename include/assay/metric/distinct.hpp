// SPDX-License-Identifier: Apache-2.0
//
// Number of different values 去重计数: exact up to 1,024 of them, a HyperLogLog estimate beyond. The estimate is calculated
// with integers alone, so it is the same number from every compiler, with any flags.
//
// Sources: P. Flajolet, E. Fusy, O. Gandouet, F. Meunier, "HyperLogLog: the analysis of a near-optimal cardinality
// estimation algorithm", DMTCS Proceedings AH (2007) 137-156; the estimator is the improved raw one of O. Ertl, "New
// cardinality estimation algorithms for HyperLogLog sketches", arXiv:1702.01284 (2017), section 4.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include <assay/detail/wide.hpp>
#include <assay/fraction.hpp>
#include <assay/integer.hpp>
#include <assay/metric/metric.hpp>
#include <assay/square_root.hpp>
#include <assay/units.hpp>

namespace assay::metric {

/// 64 bits of a value; the same on every machine and for ever. Different integers have different ones.
[[nodiscard]] constexpr std::uint64_t distinct_hash(std::int64_t value) noexcept {
  // D. Stafford's thirteenth mixer of 64 bits: every bit of the input changes half of the output.
  auto bits = static_cast<std::uint64_t>(value) + 0x9E3779B97F4A7C15U;
  bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9U;
  bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBU;
  return bits ^ (bits >> 31);
}
/// The same of a text's bytes. Two of a thousand different texts share one with a probability of 3 in 10^14.
[[nodiscard]] constexpr std::uint64_t distinct_hash(std::string_view text) noexcept {
  std::uint64_t hash = distinct_hash(static_cast<std::int64_t>(text.size()));
  while (!text.empty()) {
    const std::size_t length = std::min<std::size_t>(text.size(), 8);
    std::uint64_t chunk = 0;
    if (std::endian::native == std::endian::little && length == 8 && !std::is_constant_evaluated()) {
      std::memcpy(&chunk, text.data(), 8);
    } else {
      for (std::size_t index = length; index-- > 0;)
        chunk = chunk << 8 | static_cast<unsigned char>(text[index]);
    }
    hash = distinct_hash(static_cast<std::int64_t>(hash ^ chunk));
    text.remove_prefix(length);
  }
  return hash;
}

/// 4,096 HyperLogLog registers: the standard error of the estimate is 1.04 / sqrt(4096) = 1.6 %.
class distinct_registers {
 public:
  static constexpr int index_bits = 12;
  static constexpr std::size_t size = std::size_t{1} << index_bits;
  /// Zeros that can lead the rest of a hash, and one.
  static constexpr int largest_rank = 64 - index_bits + 1;

  constexpr void add(std::uint64_t hash) noexcept {
    const int leading = std::countl_zero(hash << index_bits);
    raise(static_cast<std::size_t>(hash >> (64 - index_bits)), std::min(leading, largest_rank - 1) + 1);
  }
  constexpr void merge(const distinct_registers& other) noexcept {
    for (std::size_t index = 0; index < size; ++index)
      raise(index, other.ranks_[index]);
  }
  [[nodiscard]] constexpr std::span<const std::uint8_t, size> ranks() const noexcept { return ranks_; }
  /// Ranks up to largest_rank.
  constexpr void set(std::size_t index, std::uint8_t rank) noexcept { ranks_[index] = rank; }

  /// How many different hashes were added, about.
  [[nodiscard]] constexpr std::int64_t estimate() const noexcept;

  friend constexpr bool operator==(const distinct_registers&, const distinct_registers&) noexcept = default;

 private:
  constexpr void raise(std::size_t index, int rank) noexcept {
    if (ranks_[index] < rank) ranks_[index] = static_cast<std::uint8_t>(rank);
  }

  std::array<std::uint8_t, size> ranks_{};
};

namespace detail {

/// Numbers from 0 on with 64 binary digits after the point.
constexpr uint128 fixed_one = uint128{1} << 64;

/// x + x² + 2 x⁴ + 4 x⁸ + ..., 0 <= x < 1.
[[nodiscard]] constexpr uint128 sigma(uint128 x) noexcept {
  uint128 sum = x;
  for (int doublings = 0; x != 0; ++doublings) {
    x = x * x >> 64;
    sum += x << doublings;
  }
  return sum;
}

/// (1 - x - (1 - √x)²/2 - (1 - ⁴√x)²/4 - ...) / 3, 0 <= x <= 1.
[[nodiscard]] constexpr uint128 tau(uint128 x) noexcept {
  if (x == 0 || x == fixed_one) return 0;
  uint128 rest = fixed_one - x;
  for (int halvings = 1; halvings < 64; ++halvings) {
    x = assay::detail::integer_square_root(assay::detail::wide{x}.shifted_left(64)).low();
    const uint128 gap = fixed_one - x;
    const uint128 step = gap * gap >> (64 + halvings);
    if (step == 0) break;
    rest -= step;
  }
  return rest / 3;
}

}  // namespace detail

constexpr std::int64_t distinct_registers::estimate() const noexcept {
  std::array<uint128, largest_rank + 1> counts{};
  for (const std::uint8_t rank : ranks_)
    ++counts[rank];
  if (counts[0] == size) return 0;
  constexpr int one_in_size = 64 - index_bits;
  uint128 z = detail::tau((size - counts[largest_rank]) << one_in_size) * size;
  for (std::size_t rank = largest_rank - 1; rank > 0; --rank)
    z = (z + (counts[rank] << 64)) >> 1;
  z += detail::sigma(counts[0] << one_in_size) * size;
  if (z == 0) return INT64_MAX;
  // 1 / (2 ln 2) with 64 binary digits after the point.
  constexpr uint128 alpha = 13'306'513'097'844'322'492U;
  const auto result = assay::detail::divide_half_even(
      assay::detail::wide{alpha * size}.shifted_left(index_bits), assay::detail::wide{z});
  return result.bit_width() > 63 ? INT64_MAX : static_cast<std::int64_t>(result.low());
}

/// How many different values there are.
struct distinct_count {
  std::int64_t values = 0;
  bool is_exact = true;

  friend constexpr bool operator==(const distinct_count&, const distinct_count&) noexcept = default;
};

/// Counts different integers or texts; one object takes one kind of them. Which of its two forms an object has depends on
/// the number of different hashes alone, never on the order they came in.
struct distinct {
  static constexpr std::string_view id = "distinct";
  /// More different hashes than these are estimated.
  static constexpr std::size_t most_exact = 1'024;

  std::int64_t records = 0;
  std::set<std::uint64_t> hashes;             ///< empty once there are registers
  std::vector<distinct_registers> registers;  ///< none or one

  void add(std::integral auto value) { add_hash(distinct_hash(static_cast<std::int64_t>(value))); }
  void add(std::string_view text) { add_hash(distinct_hash(text)); }
  /// 4.5 must not become 4: add integers in a smaller unit.
  template <std::floating_point Number>
  void add(Number) = delete;
  void merge(const distinct& other) {
    records += other.records;
    if (!other.registers.empty()) {
      make_registers();
      registers.front().merge(other.registers.front());
    } else {
      for (const std::uint64_t hash : other.hashes)
        include(hash);
    }
  }

  /// Never empty: no records have 0 different values.
  [[nodiscard]] std::optional<assay::count> value() const noexcept {
    return assay::count{fraction{counted().values}};
  }
  /// The same with whether it is exact.
  [[nodiscard]] distinct_count counted() const noexcept {
    if (registers.empty()) return {static_cast<std::int64_t>(hashes.size()), true};
    return {registers.front().estimate(), false};
  }
  [[nodiscard]] std::int64_t n() const noexcept { return records; }

  auto fields() noexcept { return std::tie(records, hashes, registers); }
  [[nodiscard]] auto fields() const noexcept { return std::tie(records, hashes, registers); }
  friend bool operator==(const distinct&, const distinct&) noexcept = default;

 private:
  void add_hash(std::uint64_t hash) {
    ++records;
    include(hash);
  }
  void include(std::uint64_t hash) {
    if (!registers.empty()) {
      registers.front().add(hash);
      return;
    }
    hashes.insert(hash);
    if (hashes.size() > most_exact) make_registers();
  }
  void make_registers() {
    if (registers.empty()) registers.emplace_back();
    for (const std::uint64_t hash : hashes)
      registers.front().add(hash);
    hashes.clear();
  }
};

}  // namespace assay::metric
