// SPDX-License-Identifier: Apache-2.0
//
// Checks what the children of a node have in common: their weights, and their possible points.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <assay/model.hpp>

#include "document/findings.hpp"

namespace assay::model_reader {

/// One child as its parent sees it; what could not be read is missing.
struct child_terms {
  std::optional<weight> share;
  std::optional<points> possible;
};

/// A node as its children are held against it. Without its own weight and rule there is no telling what the weights of
/// its children must total.
struct parent_terms {
  const node_definition& node;
  bool weights_known = true;
};

/// Checks the children of a node, which has at least one. `list` is the place of their array.
void check_children(document::findings& found, const parent_terms& parent,
                    const std::vector<child_terms>& children, const document::element& list);

}  // namespace assay::model_reader
