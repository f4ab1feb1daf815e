// SPDX-License-Identifier: Apache-2.0
//
// What scoring starts from: the value of every indicator, wherever it came from.
#pragma once

#include <cstdint>
#include <optional>

#include <assay/scorecard.hpp>

namespace assay::detail {

struct indicator_value {
  std::optional<typed_value> value;
  std::optional<std::int64_t> n;  ///< empty: not known
  std::int64_t rows = 0;
  excluded_rows excluded;
  status_reason reason = status_reason::not_given;  ///< why there is no value
  std::optional<interval> wilson_95;
  bool many_rejected = false;  ///< too many rows of a record type that it reads were rejected
};

/// Takes away a value outside the indicator's legal range: a rate above 100 % is a fault of the records, not a score.
void refuse_illegal_value(const indicator_definition& definition, indicator_value& value);

}  // namespace assay::detail
