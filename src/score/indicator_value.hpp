// SPDX-License-Identifier: Apache-2.0
//
// What scoring starts from: the value of every indicator, wherever it came from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include <assay/message.hpp>
#include <assay/model.hpp>
#include <assay/scorecard.hpp>

#include "plan/finished_metric.hpp"

namespace assay::detail {

struct indicator_value {
  std::optional<typed_value> value;
  /// Of an estimate: where the true value lies, if that is known.
  std::optional<plan::value_range> within;
  std::optional<interval> wilson_95;
  std::optional<std::int64_t> n;  ///< empty: not known
  std::int64_t rows = 0;
  excluded_rows excluded;
  status_reason reason = status_reason::not_given;  ///< why there is no value
  bool many_rejected = false;  ///< too many rows of a record type that it reads were rejected
  /// Of an estimate: the true value may earn other points or fire other rules.
  bool near_edge = false;
};

/// Takes away a value outside the indicator's legal range: a rate above 100 % is a fault of the records, not a score.
void refuse_illegal_value(const indicator_definition& definition, indicator_value& value);

/// The smallest value that may be given for an indicator. As in a file of values: no time and no count is negative unless the
/// model says that this one may be.
[[nodiscard]] std::optional<fraction> least_given_value(const indicator_definition& definition) noexcept;
/// Why a value cannot be given for an indicator, and what to do about it; empty: it can.
[[nodiscard]] message given_value_fault(const indicator_definition& definition, const fraction& value);

/// Marks an estimate that is near an edge: its true value may lie in another band of the indicator's rule, or on the other
/// side of the limit of a critical rule that looks at it.
void mark_near_edge(const model_definition& model, std::size_t indicator, indicator_value& value);

}  // namespace assay::detail
