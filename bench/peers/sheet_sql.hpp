// SPDX-License-Identifier: Apache-2.0
//
// A sheet as one SELECT: total, dimensions d0 to d4 and grade of every card of a table, in doubles.
#pragma once

#include <string>

#include "scoring_cards.hpp"

namespace assay::bench {

/// How a missing value is told, and how points come out of a value.
enum class sql_form : std::uint8_t {
  nulls_cases,  ///< NULL; a CASE over the bands
  nulls_sums,   ///< NULL; every edge that is reached adds its points
  nans_cases,   ///< NaN, which reaches no edge; a CASE over the bands
  nans_sums     ///< NaN; every edge that is reached adds its points
};

std::string sheet_sql(const scoring_sheet& sheet, const std::string& table, sql_form form);

}  // namespace assay::bench
