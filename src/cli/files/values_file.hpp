// SPDX-License-Identifier: Apache-2.0
//
// The CSV file of values that were computed elsewhere: one row an entity, one column an indicator.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <assay/model.hpp>
#include <assay/result.hpp>

namespace assay::cli {

struct values_file {
  std::vector<std::string> key_names;
  std::vector<given_entity> entities;  ///< ids are views into the model's definition
};

/// Reads the whole text of a values file; `name` stands for it in messages. The header names
///   * first the key columns, under any names (none: the key is `row`, counted from 1),
///   * then indicators and dimensions of the model by id, and for each of them, if it is known, `<id>.n`, the size of
///     the sample behind the value.
/// An empty cell is no data. Throws assay::error (data) with file, line, column and value for everything else that
/// is not as docs/cli.md says. The model must outlive what is returned.
[[nodiscard]] values_file read_values(std::string_view csv, const std::string& name, const model& by_model);

}  // namespace assay::cli
