// SPDX-License-Identifier: Apache-2.0
//
// From the bytes of a file to the text a tokenizer reads: decompressed, in UTF-8, its delimiter known.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <assay/message.hpp>

#include "io/csv/csv_options.hpp"
#include "io/mapping/source_mapping.hpp"
#include "io/open/byte_source.hpp"
#include "text/sha256.hpp"

namespace assay::io {

struct opened_text {
  std::unique_ptr<byte_source> source;
  csv_options format;          ///< delimiter, encoding and longest record
  std::vector<message> notes;  ///< what was found out and not declared
};

/// Reads as much of `source` as it takes to know what it is. A `digest` is updated with the decompressed bytes as they are
/// read, before they are decoded. `maximum_row_bytes` unless the mapping says another. Throws assay::error (file, limit, data) at `name`.
[[nodiscard]] opened_text open_text(std::unique_ptr<byte_source> source, const std::string& name,
                                    const table_mapping& mapping, std::size_t maximum_row_bytes,
                                    std::shared_ptr<text::sha256> digest = nullptr);

/// The delimiter of a file that begins with `beginning`: the one of comma, tab, semicolon and bar that stands most often
/// in the first line with text, quoted parts left out; of equals the one named first here, and a comma when there is none.
[[nodiscard]] char likely_delimiter(std::string_view beginning) noexcept;

}  // namespace assay::io
