// SPDX-License-Identifier: Apache-2.0
//
// All scorecards of a result at once.
#pragma once

#include <vector>

#include <assay/result.hpp>

namespace assay::test {

inline std::vector<scorecard> cards_of(const result& scored) {
  std::vector<scorecard> cards;
  for (std::size_t group = 0; group < scored.size(); ++group)
    cards.push_back(scored.scorecard(group));
  return cards;
}

}  // namespace assay::test
