// SPDX-License-Identifier: Apache-2.0
//
// SHA-256 (FIPS 180-4): names shapes and states by their bytes. Portable integer code, equal on every machine.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace assay::text {

using sha256_digest = std::array<std::uint8_t, 32>;

/// Hashes bytes as they come; how they are cut into updates does not matter. Total length below 2^61 bytes.
class sha256 {
 public:
  void update(std::string_view bytes) noexcept;
  void update(std::span<const std::uint8_t> bytes) noexcept;

  /// Digest of everything so far; more may follow.
  [[nodiscard]] sha256_digest digest() const noexcept;

  /// Digest of `bytes` alone.
  [[nodiscard]] static sha256_digest of(std::string_view bytes) noexcept;
  [[nodiscard]] static sha256_digest of(std::span<const std::uint8_t> bytes) noexcept;

 private:
  using block = std::array<std::uint8_t, 64>;

  void absorb(const block& message) noexcept;

  // FIPS 180-4, 5.3.3: the fractional parts of the square roots of the first eight primes.
  std::array<std::uint32_t, 8> hash_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                     0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  block pending_{};
  std::uint64_t length_ = 0;  // in bytes; the last length_ % 64 of them are in pending_
};

/// Lower-case hexadecimal text, two digits a byte.
[[nodiscard]] std::string to_hexadecimal(std::span<const std::uint8_t> bytes);

}  // namespace assay::text
