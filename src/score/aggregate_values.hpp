// SPDX-License-Identifier: Apache-2.0
//
// What formulas calculate with: the finished aggregates of one group, wherever they are held.
#pragma once

#include <cstdint>

#include <assay/message.hpp>

#include "plan/finished_metric.hpp"
#include "plan/plan.hpp"

namespace assay::detail {

/// What rejected rows make of a record type, over everything that was read: nobody knows their groups.
struct record_trust {
  /// Whether it is known how many records there are: somebody supplied them, and not every row was rejected.
  bool known = false;
  /// Whether more than one of twenty rows, used and rejected together, were rejected.
  bool many_rejected = false;
};

/// Aggregates go by their index in the plan.
class aggregate_values {
 public:
  virtual ~aggregate_values() = default;

  [[nodiscard]] virtual plan::finished_metric finish(std::size_t aggregate,
                                                     const plan::finisher& by) const = 0;
  /// Rows of the record type that the aggregate reads.
  [[nodiscard]] virtual std::int64_t rows(std::size_t aggregate) const noexcept = 0;
  [[nodiscard]] virtual record_trust trust(std::size_t aggregate) const noexcept = 0;
  /// For messages: `group team "A"`.
  [[nodiscard]] virtual message description() const = 0;

 protected:
  aggregate_values() = default;
  aggregate_values(const aggregate_values&) = default;
  aggregate_values& operator=(const aggregate_values&) = default;
};

}  // namespace assay::detail
