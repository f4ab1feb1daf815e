// SPDX-License-Identifier: Apache-2.0
//
// Records of any form into a state.
#pragma once

#include <cstdint>

#include "handles.hpp"
#include "interface.hpp"

namespace assay::capi {

/// Adds records; after a failure too `added` says how many. Throws assay::error, stream_failure.
void add_records(held_state& state, const assay_records& records, std::int64_t& added);

}  // namespace assay::capi
