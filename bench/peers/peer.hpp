// SPDX-License-Identifier: Apache-2.0
//
// One way to score the cards of a sheet, ours or another's: made with the cards in the form that suits it best, run again and
// again while the clock runs, and asked for its answers.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "scoring_cards.hpp"

namespace assay::bench {

/// Answers as every peer can give them, one of each a card. NaN where there is none.
struct card_answers {
  std::vector<double> totals;
  std::array<std::vector<double>, scoring_sheet::dimensions> dimensions;
  std::vector<std::uint8_t> grades;  ///< 0 is the best; no_grade
  static constexpr std::uint8_t no_grade = 255;
};

class peer {
 public:
  peer() = default;
  peer(const peer&) = delete;
  peer& operator=(const peer&) = delete;
  virtual ~peer() = default;

  [[nodiscard]] virtual std::string name() const = 0;
  /// Scores all cards; total, dimensions of every level and grade of each lie in memory at some time. This is what is measured.
  virtual void score() = 0;
  /// Scores all cards and keeps the answers.
  [[nodiscard]] virtual card_answers answers() = 0;
};

}  // namespace assay::bench
