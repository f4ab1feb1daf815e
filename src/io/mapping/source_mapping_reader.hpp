// SPDX-License-Identifier: Apache-2.0
//
// Reads one table of a source mapping document; findings go where those of models go.
#pragma once

#include <assay/record.hpp>

#include "document/element.hpp"
#include "document/findings.hpp"
#include "io/mapping/source_mapping.hpp"

namespace assay::io {

/// What the document says about the files of `record`; what is wrong is reported and left out.
[[nodiscard]] table_mapping read_table_mapping(document::findings& found, const document::element& table,
                                               const record_definition& record);

}  // namespace assay::io
