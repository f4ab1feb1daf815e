// SPDX-License-Identifier: Apache-2.0
//
// Reads what a source mapping says about single columns, and the parts that tables and columns share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <assay/record.hpp>

#include "document/element.hpp"
#include "document/findings.hpp"
#include "document/object_reader.hpp"
#include "io/mapping/source_mapping.hpp"

namespace assay::io {

/// Texts as they stand in files, which may be empty. Nothing when one of them is none.
[[nodiscard]] std::optional<std::vector<std::string>> read_texts(document::findings& found,
                                                                 const document::element& at);
/// The same, at least one.
[[nodiscard]] std::optional<std::vector<std::string>> read_some_texts(document::findings& found,
                                                                      const document::element& at);

/// The keys "decimal" and "thousands" of a table or a column.
void read_number_style(document::findings& found, const document::object_reader& object, number_style& style);

/// One entry of "columns"; what `table` says goes for it too.
[[nodiscard]] column_mapping read_column(document::findings& found, const document::named_element& entry,
                                         const column_definition& definition, const table_mapping& table);

}  // namespace assay::io
