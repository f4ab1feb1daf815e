// SPDX-License-Identifier: Apache-2.0
//
// Columns that a record type calculates from its other columns.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <assay/record.hpp>

#include "measure/check/row_expression.hpp"
#include "measure/words/fault.hpp"

namespace assay::measure {

/// A derived column after checking. Expressions name it; they do not repeat what it stands for.
struct derived_column {
  row_expression value;  ///< damaged when there is a fault; its shape is that of the values that remain
  std::string text;      ///< canonical text of the value
  std::optional<number_range>
      range;  ///< declared, in the scale of the value, where values may lie outside of it
  outside_policy outside = outside_policy::missing;
  /// Differences of two times that may come out below zero although nobody declared what that means.
  std::vector<row_expression> differences;
};

struct checked_columns {
  std::vector<derived_column> columns;     ///< in the order of the definitions
  std::vector<std::vector<fault>> faults;  ///< of each column's text
  std::vector<std::size_t> order;          ///< the columns without fault, each behind those that it names
};

/// Checks the derived columns of a record type. A column that uses a faulty one is damaged without a fault of its own.
[[nodiscard]] checked_columns check_derived_columns(const record_definition& record);

}  // namespace assay::measure
