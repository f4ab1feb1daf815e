// SPDX-License-Identifier: Apache-2.0
//
// What the replaced operator new of this program counts, and when it fails.
#pragma once

namespace assay::test {

/// Allocations until one fails; below 0: none does.
inline long allocations_left = -1;
/// Allocations of the program up to now.
inline long allocations_made = 0;

}  // namespace assay::test
