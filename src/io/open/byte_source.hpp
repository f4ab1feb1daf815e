// SPDX-License-Identifier: Apache-2.0
//
// Where the bytes of a file come from. Readers ask for them in pieces and do not care; tests hand them in from memory.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

namespace assay::io {

class byte_source {
 public:
  virtual ~byte_source() = default;
  byte_source(const byte_source&) = delete;
  byte_source& operator=(const byte_source&) = delete;

  /// Fills the beginning of `target` (not empty) and says with how many bytes; 0: there are no more. Throws assay::error
  /// (file) when reading fails.
  virtual std::size_t read(std::span<char> target) = 0;

 protected:
  byte_source() = default;
};

/// A file, open until the source ends. Throws assay::error (file) when it cannot be opened.
[[nodiscard]] std::unique_ptr<byte_source> open_file(const std::string& path);

/// The bytes of `text`.
[[nodiscard]] std::unique_ptr<byte_source> from_text(std::string text);

/// The first bytes of a source, `wanted` of them or all there are. Afterwards the source gives what follows.
[[nodiscard]] std::string take_beginning(byte_source& source, std::size_t wanted);

/// `beginning`, then what `rest` gives.
[[nodiscard]] std::unique_ptr<byte_source> rejoined(std::string beginning, std::unique_ptr<byte_source> rest);

/// Everything a source has, up to `limit` bytes; throws assay::error (limit) naming `name` when there is more.
[[nodiscard]] std::string read_all(byte_source& source, std::size_t limit, const std::string& name);

}  // namespace assay::io
