// SPDX-License-Identifier: Apache-2.0
//
// What the numbers of a state mean, as far as merging and storing need to know it. Comes from a model, or from the head
// of a stored state.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <assay/message.hpp>
#include <assay/model.hpp>
#include <assay/period.hpp>

#include "model/compiled_model.hpp"
#include "plan/state_form.hpp"

namespace assay::detail {

struct aggregate_layout {
  std::array<std::uint8_t, 16> name{};  ///< first half of the SHA-256 of its canonical text
  std::size_t record = 0;               ///< index in state_layout::records
  /// Never sketched_values: that is how the bytes say few_values when no group has exact values.
  plan::state_form form = plan::state_form::count;

  friend bool operator==(const aggregate_layout&, const aggregate_layout&) = default;
};

struct state_layout {
  fingerprint shape{};
  std::vector<std::string> by;
  period_rule period;
  std::vector<std::string> records;          ///< record types that an aggregate reads, ascending
  std::vector<aggregate_layout> aggregates;  ///< in the order of the plan

  /// Parts of a group's key: one a column, and the period.
  [[nodiscard]] std::size_t key_parts() const noexcept {
    return by.size() + (period.unit == period_unit::none ? 0 : 1);
  }
  friend bool operator==(const state_layout&, const state_layout&) = default;
};

/// Throws assay::error (argument) for a column that is named twice and a rule of periods that makes no sense.
void require_sensible(const std::vector<std::string>& by, const period_rule& period);

/// Throws what require_sensible() throws.
[[nodiscard]] state_layout layout_of(const compiled_model& model, std::vector<std::string> by,
                                     const period_rule& period);

/// Throws assay::error (state) that says how the other layout differs, if it does.
void require_equal(const state_layout& here, const state_layout& other);

/// `day, clock +08:00`, `quarter, year from month 4`, `none`.
[[nodiscard]] message describe(const period_rule& period);

}  // namespace assay::detail
