// SPDX-License-Identifier: Apache-2.0
//
// What a card scores, by integers of any size and nothing of the library: the answer that the scorer must give to the bit.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "scoring_cards.hpp"

namespace assay::bench {

/// In quanta of 10⁻⁹ points; nothing where nothing is known.
struct exact_answer {
  std::optional<std::int64_t> total;
  std::array<std::optional<std::int64_t>, scoring_sheet::dimensions> dimensions;
  std::uint8_t grade = 0;
};

exact_answer exact_answer_of(const scoring_sheet& sheet, const scoring_cards& cards, std::size_t card);

}  // namespace assay::bench
