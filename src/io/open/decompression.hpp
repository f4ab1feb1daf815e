// SPDX-License-Identifier: Apache-2.0
//
// Compressed files as the bytes they stand for. What a file is says its beginning, never its name.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "io/open/byte_source.hpp"

namespace assay::io {

/// How much text a compressed file may become before it is taken for a bomb: `free_bytes`, and beyond them no more than
/// `ratio` bytes for each compressed byte read so far.
struct expansion_limit {
  std::uint64_t free_bytes = std::uint64_t{64} << 20U;
  std::uint64_t ratio = 250;  ///< at least 1
};

enum class compression : std::uint8_t { none, gzip, zstd };

/// What a file that begins with `beginning` (signature_bytes, or all there are) is. Throws assay::error (file, at `name`) for
/// archives and compressions that are recognised and not read: zip (workbooks too), bzip2, xz.
[[nodiscard]] compression compression_of(std::string_view beginning, const std::string& name);

/// The text of a source: itself, or decompressed; gzip files of several members and zstd files of several frames one after
/// the other. Reading it throws assay::error (file, at `name`) with the offset in the compressed file when that is cut
/// short, damaged, fails its checksum or is followed by anything else, and (limit) when it grows beyond `limit`. Memory:
/// a few hundred KiB, for zstd the window of the frame, at most 128 MiB.
[[nodiscard]] std::unique_ptr<byte_source> decompressed(std::unique_ptr<byte_source> source,
                                                        const std::string& name,
                                                        const expansion_limit& limit = {});

}  // namespace assay::io
