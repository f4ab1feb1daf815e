// SPDX-License-Identifier: Apache-2.0
//
// Reads one table of a source mapping document; findings go where those of models go.
#pragma once

#include <assay/record.hpp>

#include "io/source_mapping.hpp"
#include "model/element.hpp"
#include "model/findings.hpp"

namespace assay::io {

/// What the document says about the files of `record`; what is wrong is reported and left out.
[[nodiscard]] table_mapping read_table_mapping(model_reader::findings& found,
                                               const model_reader::element& table,
                                               const record_definition& record);

}  // namespace assay::io
