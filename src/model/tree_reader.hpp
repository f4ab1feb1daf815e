// SPDX-License-Identifier: Apache-2.0
//
// Reads the score tree: the sections `dimensions` and `total`.
#pragma once

#include <vector>

#include <assay/model.hpp>

#include "model/findings.hpp"
#include "model/indicator_reader.hpp"
#include "model/object_reader.hpp"

namespace assay::model_reader {

/// The nodes, each parent before its children; empty when the document scores nothing.
[[nodiscard]] std::vector<node_definition> read_tree(findings& found, const object_reader& document,
                                                     const indicator_section& indicators);

}  // namespace assay::model_reader
