// SPDX-License-Identifier: Apache-2.0
//
// What the replaced operator new of this program counts, and when it fails.
#pragma once

#include <cstddef>

namespace assay::test {

/// Allocations until one fails; below 0: none does.
inline long allocations_left = -1;
/// Only that one fails; otherwise all that follow fail too.
inline bool fails_once = false;
/// Allocations of the program up to now.
inline long allocations_made = 0;
/// Bytes that are taken and not yet given back, as the allocator rounds them up.
inline std::size_t bytes_held = 0;

}  // namespace assay::test
