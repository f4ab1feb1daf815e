// SPDX-License-Identifier: Apache-2.0
//
// Random numbers that are the same everywhere. Every thing that chance decides about (a customer, a contact, a day) has a
// stream of its own, so a draw more in one place changes nothing in another.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace assay::sample {

/// One step of SplitMix64 (Steele, Lea, Flood 2014) turned into a hash: the output for the state `value`.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t value) noexcept {
  value += 0x9e3779b97f4a7c15;
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
  value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
  return value ^ (value >> 31);
}

/// What a stream decides about.
enum class purpose : std::uint8_t {
  agent,
  arrival,
  caller,
  customer,
  contact,
  survey,
  quality_check,
  complaint,
  return_visit,
  care
};

/// A stream of SplitMix64. Probabilities are in thousandths. All bounds up to 2^31.
class random_stream {
 public:
  constexpr random_stream(std::uint64_t seed, purpose what, std::int64_t index) noexcept
      : state_{mixed(mixed(mixed(seed) + static_cast<std::uint64_t>(what)) +
                     static_cast<std::uint64_t>(index))} {}

  [[nodiscard]] constexpr std::uint64_t next() noexcept {
    const std::uint64_t result = mixed(state_);
    state_ += 0x9e3779b97f4a7c15;
    return result;
  }
  /// 0 .. bound - 1, each as likely as the others but for 2^-32.
  [[nodiscard]] constexpr std::int64_t below(std::int64_t bound) noexcept {
    return static_cast<std::int64_t>(((next() >> 32) * static_cast<std::uint64_t>(bound)) >> 32);
  }
  /// low .. high.
  [[nodiscard]] constexpr std::int64_t between(std::int64_t low, std::int64_t high) noexcept {
    return low + below(high - low + 1);
  }
  [[nodiscard]] constexpr bool chance(std::int64_t thousandths) noexcept { return below(1000) < thousandths; }
  /// -reach .. reach, bell-shaped around 0: the sum of three draws.
  [[nodiscard]] constexpr std::int64_t around_zero(std::int64_t reach) noexcept {
    const std::int64_t sum = below(reach + 1) + below(reach + 1) + below(reach + 1);
    return (2 * sum - 3 * reach) / 3;
  }
  /// An index of `weights`, as often as its share of their sum says; the sum is positive.
  [[nodiscard]] constexpr std::size_t pick(std::span<const std::int32_t> weights) noexcept {
    std::int64_t sum = 0;
    for (const std::int32_t weight : weights)
      sum += weight;
    std::int64_t rest = below(sum);
    std::size_t index = 0;
    for (; index + 1 < weights.size() && rest >= weights[index]; ++index)
      rest -= weights[index];
    return index;
  }

 private:
  std::uint64_t state_;
};

}  // namespace assay::sample
