// SPDX-License-Identifier: Apache-2.0
//
// The result: a scorecard for every group.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <assay/model.hpp>
#include <assay/period.hpp>
#include <assay/scorecard.hpp>
#include <assay/state.hpp>

namespace assay {

/// Immutable; any number of threads may read it.
struct result {
  model of;
  std::vector<std::string> by;
  period_rule period;
  std::vector<scorecard> scorecards;  ///< in the order of their keys
  std::vector<rejected_count> rejected;
};

/// Scores every group of a state. The model may differ from the state's in everything but its shape.
[[nodiscard]] result grade_state(const model& by_model, const state& records);

/// An indicator or dimension value given directly.
struct given_value {
  std::string_view id;
  std::optional<fraction> value;  ///< in the indicator's unit (dimensions: 0..100); empty: no data
  std::optional<std::int64_t> n;
};
struct given_entity {
  group_key key;
  std::vector<given_value> values;  ///< what is not named has no data
};

/// Scores values that were computed elsewhere. Throws assay::error for an unknown id, a value outside its legal
/// range, or a dimension given together with a part of it.
[[nodiscard]] result score_values(const model& by_model, std::vector<std::string> key_names,
                                  std::span<const given_entity> entities);

/// The result as the JSON document of docs/result.md.
[[nodiscard]] std::string to_json(const result& scored);

}  // namespace assay
