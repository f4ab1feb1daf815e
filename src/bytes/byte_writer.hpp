// SPDX-License-Identifier: Apache-2.0
//
// Little-endian bytes without padding, on any machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <assay/integer.hpp>

namespace assay::bytes {

class byte_writer {
 public:
  void u8(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
  void u16(std::uint16_t value) { little_endian(value, 2); }
  void u32(std::uint32_t value) { little_endian(value, 4); }
  void u64(std::uint64_t value) { little_endian(value, 8); }
  void i64(std::int64_t value) { little_endian(static_cast<std::uint64_t>(value), 8); }
  void i128(int128 value) { little_endian(static_cast<uint128>(value), 16); }
  /// Length and bytes.
  void text(std::string_view value) {
    u32(static_cast<std::uint32_t>(value.size()));
    bytes_.append(value);
  }
  void raw(std::span<const std::uint8_t> value) {
    for (const std::uint8_t byte : value)
      u8(byte);
  }

  /// Writes the length of everything so far into the eight bytes at `offset`.
  void patch_length(std::size_t offset) {
    std::uint64_t length = bytes_.size();
    for (std::size_t index = 0; index < 8; ++index, length >>= 8)
      bytes_[offset + index] = static_cast<char>(length & 0xFF);
  }
  [[nodiscard]] std::size_t size() const noexcept { return bytes_.size(); }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  void little_endian(uint128 value, int bytes) {
    for (int index = 0; index < bytes; ++index, value >>= 8)
      u8(static_cast<std::uint8_t>(value & 0xFF));
  }

  std::string bytes_;
};

}  // namespace assay::bytes
