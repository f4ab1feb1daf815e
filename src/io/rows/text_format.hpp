// SPDX-License-Identifier: Apache-2.0
//
// How a text separates its fields: what the mapping says, else what its beginning shows.
#pragma once

#include <cstddef>
#include <string_view>

#include <assay/message.hpp>

#include "io/csv/csv_options.hpp"
#include "io/mapping/source_mapping.hpp"

namespace assay::io {

struct text_format {
  csv_options options;  ///< delimiter, whether a line states it, longest record
  message note;         ///< what was found out and not declared; may be empty
};

/// `beginning`: the first bytes of the text (beginning_bytes, or all there are). The delimiter is what the mapping says, else a first
/// line that states it, else the header line. `maximum_row_bytes` unless the mapping says another.
[[nodiscard]] text_format format_of(std::string_view beginning, const table_mapping& mapping,
                                    std::size_t maximum_row_bytes);

}  // namespace assay::io
