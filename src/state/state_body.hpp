// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "state/state_rows.hpp"

namespace assay::detail {

/// The canonical bytes of a state (docs/state.md): equal records give equal bytes, whatever way they came.
[[nodiscard]] std::string write_body(const state_rows& rows);

}  // namespace assay::detail
