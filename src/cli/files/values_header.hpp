// SPDX-License-Identifier: Apache-2.0
//
// The header of a values file: which column is a key, an indicator, a dimension or a sample size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <assay/error.hpp>
#include <assay/fraction.hpp>
#include <assay/model.hpp>

#include "io/csv/csv_tokenizer.hpp"

namespace assay::cli {

/// What one column after the keys holds.
struct value_column {
  std::string_view id;                              ///< of the indicator or dimension, in the model
  const indicator_definition* indicator = nullptr;  ///< null: a dimension
  bool is_sample_size = false;
  std::size_t value = 0;  ///< of a sample size: index of the column with the value it belongs to
};

struct values_header {
  std::vector<std::string> keys;
  std::vector<value_column> columns;
};

/// Understands a header; throws assay::error (data).
[[nodiscard]] values_header read_values_header(const io::csv_record& header, const std::string& file,
                                               const model& by_model);

/// An error of a values file at a field of a record.
[[nodiscard]] error values_error(const std::string& file, const io::csv_record& record, std::size_t field,
                                 const message& said);

}  // namespace assay::cli
