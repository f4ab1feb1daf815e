// SPDX-License-Identifier: Apache-2.0
//
// What stands behind the handles. Whatever one object needs of another it shares or keeps a copy of, so that they may end in any
// order.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <assay/display.hpp>
#include <assay/model.hpp>
#include <assay/result.hpp>
#include <assay/scorer.hpp>
#include <assay/state.hpp>

#include "interface.hpp"
#include "record_binding.hpp"
#include "source_columns.hpp"

namespace assay::capi {

/// A state with what its updates use again.
struct held_state {
  explicit held_state(state records) : counted{std::move(records)} {}

  state counted;
  std::vector<std::unique_ptr<record_binding>> bindings;  ///< by record type, made when they are needed
  source_columns source;

  /// Throws assay::error (argument) for a state without a model.
  [[nodiscard]] record_binding& binding_of(std::size_t record);
};

}  // namespace assay::capi

struct assay_bytes {
  std::string content;
};

struct assay_model {
  assay::model of;
  std::vector<assay::result_node> lines;
};

struct assay_state {
  std::shared_ptr<assay::capi::held_state> held;
};

struct assay_result {
  assay::result scored;
};

struct assay_scorecard {
  explicit assay_scorecard(const assay::model& by_model) : of{by_model}, grader{by_model} {}

  assay::model of;
  assay::grader grader;
  assay::scorecard card;
  assay::live_score live;
  assay::group_key key;  ///< memory for looking up
  std::optional<std::string> period;
  std::vector<std::string> by;        ///< of `card`
  std::optional<assay::model> shown;  ///< model of `card`; none: it was never filled
};

struct assay_scorer {
  explicit assay_scorer(assay::scorer made) : scorer{std::move(made)} {}

  assay::scorer scorer;
  assay::scored_parts parts;
  assay::capi::source_columns source;
  std::vector<assay::given_column> columns;  ///< by indicator of the model
  assay::scored_cards cards;
  bool has_batch = false;
};
