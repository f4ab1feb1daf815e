// SPDX-License-Identifier: Apache-2.0
//
// Bytes on their way, and what they were: a digest of exactly what a reader was given, whatever it came from and whether or
// not it could be read again.
#pragma once

#include <memory>

#include "io/open/byte_source.hpp"
#include "text/sha256.hpp"

namespace assay::io {

/// What `source` gives; `digest` is updated with it, and complete when the source has ended.
[[nodiscard]] std::unique_ptr<byte_source> hashed(std::unique_ptr<byte_source> source,
                                                  std::shared_ptr<text::sha256> digest);

}  // namespace assay::io
