// SPDX-License-Identifier: Apache-2.0
//
// Whether everybody answers the same, before anything is timed.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "peer.hpp"

namespace assay::bench {

/// Holds ours, the first, against exact arithmetic on some cards and everybody else against ours on all. Throws
/// std::runtime_error naming card, peer and both values; returns what was compared, for people.
std::string compare(const scoring_sheet& sheet, const scoring_cards& cards,
                    std::span<const std::unique_ptr<peer>> peers);

}  // namespace assay::bench
