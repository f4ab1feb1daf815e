// SPDX-License-Identifier: Apache-2.0
//
// Reads what byte_writer wrote, from bytes nobody vouches for: every read is checked, and nothing is allocated that the
// bytes themselves do not hold.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <assay/integer.hpp>
#include <assay/message.hpp>

namespace assay::bytes {

/// Borrows its bytes. Every function throws assay::error (state) naming the offset when the bytes end too early.
class byte_reader {
 public:
  explicit byte_reader(std::string_view bytes) noexcept : bytes_{bytes} {}

  std::uint8_t u8() { return static_cast<std::uint8_t>(little_endian(1)); }
  std::uint16_t u16() { return static_cast<std::uint16_t>(little_endian(2)); }
  std::uint32_t u32() { return static_cast<std::uint32_t>(little_endian(4)); }
  std::uint64_t u64() { return static_cast<std::uint64_t>(little_endian(8)); }
  std::int64_t i64() { return static_cast<std::int64_t>(u64()); }
  int128 i128() { return static_cast<int128>(little_endian(16)); }
  /// Borrowed from the bytes.
  std::string_view text() { return raw(u32()); }
  std::string_view raw(std::size_t length) {
    need(length);
    const std::string_view taken = bytes_.substr(position_, length);
    position_ += length;
    return taken;
  }
  template <std::size_t Length>
  std::array<std::uint8_t, Length> array() {
    std::array<std::uint8_t, Length> result{};
    const std::string_view taken = raw(Length);
    for (std::size_t index = 0; index < Length; ++index)
      result[index] = static_cast<std::uint8_t>(taken[index]);
    return result;
  }
  /// A number of items that take at least `least_bytes` each; more than the remaining bytes can hold is refused before
  /// anybody makes room for them.
  std::size_t count(std::uint64_t stated, std::size_t least_bytes) {
    if (stated > remaining() / least_bytes) refuse_count(stated);
    return static_cast<std::size_t>(stated);
  }

  [[nodiscard]] std::size_t position() const noexcept { return position_; }
  [[nodiscard]] std::size_t remaining() const noexcept { return bytes_.size() - position_; }

  /// Refuses the bytes at the current place.
  [[noreturn]] void fail(const message& why) const;

 private:
  [[noreturn]] void refuse_count(std::uint64_t stated) const;
  [[noreturn]] void refuse_length(std::size_t length) const;
  void need(std::size_t length) const {
    if (length > remaining()) refuse_length(length);
  }
  uint128 little_endian(std::size_t length) {
    need(length);
    uint128 value = 0;
    for (std::size_t index = length; index-- > 0;)
      value = value << 8 | static_cast<std::uint8_t>(bytes_[position_ + index]);
    position_ += length;
    return value;
  }

  std::string_view bytes_;
  std::size_t position_ = 0;
};

}  // namespace assay::bytes
