// SPDX-License-Identifier: Apache-2.0
//
// CRC-32C (Castagnoli), as iSCSI uses it: RFC 3720, 12.1; polynomial 0x1EDC6F41, reflected.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace assay::bytes {

namespace detail {

consteval std::array<std::uint32_t, 256> crc32c_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t value = byte;
    for (int bit = 0; bit < 8; ++bit)
      value = (value & 1U) != 0 ? value >> 1 ^ 0x82F6'3B78U : value >> 1;
    table[byte] = value;
  }
  return table;
}

}  // namespace detail

/// Checksum of the bytes; that of "123456789" is 0xE3069283.
[[nodiscard]] constexpr std::uint32_t crc32c(std::string_view bytes) noexcept {
  constexpr auto table = detail::crc32c_table();
  std::uint32_t value = ~std::uint32_t{0};
  for (const char byte : bytes)
    value = value >> 8 ^ table[(value ^ static_cast<std::uint8_t>(byte)) & 0xFFU];
  return ~value;
}

static_assert(crc32c("123456789") == 0xE306'9283U);

}  // namespace assay::bytes
