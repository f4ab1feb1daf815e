// SPDX-License-Identifier: Apache-2.0
//
// A sheet as one SELECT: total, dimensions d0 to d4, grade, and the dimensions below those, of every card of a table, in doubles.
#pragma once

#include <cstdint>
#include <string>

#include "scoring_cards.hpp"

namespace assay::bench {

/// How a missing value is told, and how points come out of a value: of the forms tried, the fastest for each.
enum class sql_form : std::uint8_t {
  nulls_cases,  ///< NULL; a CASE over the bands
  nans_sums     ///< NaN, which reaches no edge; every edge that is reached adds its points. ClickHouse only
};

std::string sheet_sql(const scoring_sheet& sheet, const std::string& table, sql_form form);

}  // namespace assay::bench
