// SPDX-License-Identifier: Apache-2.0
//
// How a CSV file is written and how large its records may be.
#pragma once

#include <cstddef>
#include <string_view>

namespace assay::io {

struct csv_options {
  char delimiter = ',';  ///< any ASCII character but NUL, CR, LF and the double quote
  /// Longest record, its line end not counted; 1 to 2^30. Bounds the memory of the tokenizer to about four
  /// times this.
  std::size_t maximum_record_bytes = std::size_t{16} << 20U;
  std::size_t maximum_fields = 65536;  ///< of one record; at least 1
  /// The encoding that the text was converted from, by decoded() (io/open/decoding.hpp); empty: it was UTF-8. Outlives the
  /// tokenizer; messages name it.
  std::string_view converted_from = {};
  bool skips_first_line = false;  ///< it is counted and not looked at
};

}  // namespace assay::io
