// SPDX-License-Identifier: Apache-2.0
//
// A result in the form that was asked for.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <assay/result.hpp>

#include "cli/command/output_options.hpp"
#include "cli/command/program.hpp"

namespace assay::cli {

/// What was read of one table.
struct table_source {
  std::string table;
  std::int64_t rows_read = 0;  ///< rows below the headers
  std::int64_t rows_used = 0;
  std::int64_t rows_filtered = 0;   ///< dropped by a condition of the source mapping
  std::int64_t rows_duplicate = 0;  ///< dropped because another row has the same key
  std::int64_t rows_rejected = 0;
};

/// Writes the result as table, JSON or CSV, group by group.
void write_result(const result& scored, const std::vector<table_source>& sources,
                  const output_options& output, bool explain, const surroundings& where, text_sink& into);

}  // namespace assay::cli
