// SPDX-License-Identifier: Apache-2.0
//
// The CSV file of values that were computed elsewhere: one row an entity, one column an indicator. It is opened and its
// cells are read as files of records are.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <assay/diagnostic.hpp>
#include <assay/model.hpp>
#include <assay/result.hpp>

#include "io/mapping/source_mapping.hpp"
#include "io/open/byte_source.hpp"

namespace assay::cli {

struct values_file {
  std::vector<std::string> key_names;
  std::vector<given_entity> entities;  ///< ids are views into the model's definition
  std::vector<message> notes;          ///< what was found out and not declared; one line each
};

/// The table that a source mapping for values files has.
inline constexpr std::string_view values_table = "values";

/// Reads a source mapping whose one table is `values`: how the file is written, not what its columns are. Throws
/// assay::error (file, model) for one that cannot be used; appends warnings.
[[nodiscard]] io::table_mapping load_values_mapping(const std::string& path,
                                                    std::vector<diagnostic>& warnings);

/// Reads a values file; `name` stands for it in messages. Compression, encoding, delimiter and numbers are those of
/// record files, stated by `mapping` or found out by the same rules. The header names
///   * first the key columns, under any names (none: the key is `row`, counted from 1),
///   * then indicators and dimensions of the model by id, and for each of them, if it is known, `<id>.n`, the size of
///     the sample behind the value.
/// An empty cell is no data, and a row of several empty cells is no entity. Throws assay::error (data) with file, line,
/// column and value for everything else that is not as docs/cli.md says. The model must outlive what is returned.
[[nodiscard]] values_file read_values(std::unique_ptr<io::byte_source> source, const std::string& name,
                                      const model& by_model, const io::table_mapping& mapping = {});

}  // namespace assay::cli
