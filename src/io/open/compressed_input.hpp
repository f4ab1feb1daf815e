// SPDX-License-Identifier: Apache-2.0
//
// What the readers of compressed files have in common: their input in pieces, how far it was read, how much text it became.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <assay/message.hpp>

#include "io/open/byte_source.hpp"
#include "io/open/decompression.hpp"

namespace assay::io {

class compressed_input {
 public:
  compressed_input(std::unique_ptr<byte_source> source, std::string name, std::string kind,
                   const expansion_limit& limit);

  /// The next piece, valid until the next call; empty at the end.
  [[nodiscard]] std::span<const char> more();
  /// Compressed bytes handed out so far.
  [[nodiscard]] std::uint64_t bytes_read() const noexcept { return read_; }
  /// Notes that so many bytes of text came out. Throws assay::error (limit).
  void count_text(std::size_t bytes);
  /// Throws assay::error (file).
  [[noreturn]] void fail(std::uint64_t offset, const message& fault) const;

 private:
  static constexpr std::size_t buffer_bytes = std::size_t{128} << 10U;

  std::unique_ptr<byte_source> source_;
  std::string name_;
  std::string kind_;
  expansion_limit limit_;
  std::vector<char> buffer_;
  std::uint64_t read_ = 0;
  std::uint64_t text_ = 0;
};

/// Hands out text that is made in pieces of one size, whatever is asked for: what comes before damage does not depend on it.
class decompressing_source : public byte_source {
 public:
  std::size_t read(std::span<char> target) final;

 protected:
  /// Fills the beginning of `target` as read() does.
  virtual std::size_t decompress(std::span<char> target) = 0;

 private:
  static constexpr std::size_t piece_bytes = std::size_t{128} << 10U;

  std::vector<char> text_;
  std::size_t at_ = 0;
  std::size_t size_ = 0;
};

/// The text of gzip members, and of zstd frames, one after the other.
[[nodiscard]] std::unique_ptr<byte_source> gzip_text(compressed_input input);
[[nodiscard]] std::unique_ptr<byte_source> zstd_text(compressed_input input);

}  // namespace assay::io
