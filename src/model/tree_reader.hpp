// SPDX-License-Identifier: Apache-2.0
//
// Reads the score tree: the sections `dimensions` and `total`.
#pragma once

#include <vector>

#include <assay/model.hpp>

#include "document/findings.hpp"
#include "document/object_reader.hpp"
#include "model/indicator_reader.hpp"

namespace assay::model_reader {

/// The nodes, each parent before its children; empty when the document scores nothing.
[[nodiscard]] std::vector<node_definition> read_tree(document::findings& found,
                                                     const document::object_reader& document,
                                                     const indicator_section& indicators);

}  // namespace assay::model_reader
