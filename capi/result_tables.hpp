// SPDX-License-Identifier: Apache-2.0
//
// The tables of a result, and the batch of a scorer, for Arrow.
#pragma once

#include <assay/result.hpp>
#include <assay/scorer.hpp>

#include "interface.hpp"

namespace assay::capi {

/// The stream keeps the result.
void export_table(const result& scored, assay_table table, assay_language language, ArrowArrayStream& stream);

/// Of the batch `cards`, which a scorer with these parts scored.
void export_cards(const model& of, const scored_parts& parts, const scored_cards& cards, ArrowSchema& schema,
                  ArrowArray& array);

}  // namespace assay::capi
