// SPDX-License-Identifier: Apache-2.0
//
// From the bytes of a file to the text a tokenizer reads: decompressed, in UTF-8, its delimiter known.
#pragma once

#include <cstddef>
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

/// A file as UTF-8.
struct opened_source {
  std::unique_ptr<byte_source> source;
  std::string_view converted_from;  ///< the encoding it was in; empty: UTF-8. Lives as long as the program
  std::vector<message> notes;       ///< what was found out and not declared
};

/// Reads as much of `source` as it takes to know what it is. A `digest` is updated with the decompressed bytes as they are
/// read, before they are decoded. Throws assay::error (file, limit, data) at `name`.
[[nodiscard]] opened_source open_source(std::unique_ptr<byte_source> source, const std::string& name,
                                        const table_mapping& mapping,
                                        std::shared_ptr<text::sha256> digest = nullptr);

/// The same with what a tokenizer needs to know.
struct opened_text {
  std::unique_ptr<byte_source> source;
  csv_options format;          ///< delimiter, encoding and longest record
  std::vector<message> notes;  ///< what was found out and not declared
};

/// `maximum_row_bytes` unless the mapping says another.
[[nodiscard]] opened_text open_text(std::unique_ptr<byte_source> source, const std::string& name,
                                    const table_mapping& mapping, std::size_t maximum_row_bytes);

}  // namespace assay::io
