// SPDX-License-Identifier: Apache-2.0
//
// Reads the expressions between the parentheses of an aggregate.
#pragma once

#include "measure/syntax/syntax.hpp"
#include "measure/words/token_cursor.hpp"

namespace assay::measure {

/// Reads a row expression at the cursor; stops at what cannot belong to it.
[[nodiscard]] row_syntax parse_row(token_cursor& cursor);

/// Reads `filter (where condition)`; the cursor must stand at `filter`.
[[nodiscard]] row_syntax parse_filter(token_cursor& cursor);

}  // namespace assay::measure
