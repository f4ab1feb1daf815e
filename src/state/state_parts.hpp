// SPDX-License-Identifier: Apache-2.0
//
// What stands behind a state handle.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <assay/model.hpp>
#include <assay/state.hpp>

#include "state/record_updater.hpp"
#include "state/state_rows.hpp"

namespace assay::detail {

struct state_parts {
  std::optional<model> of;  ///< none: loaded without a model
  state_rows rows;
  std::optional<state_seal> seal;
  /// By index of the record type in the model, made when its first records come. A copy makes its own.
  std::vector<std::unique_ptr<record_updater>> updaters;
};

}  // namespace assay::detail
