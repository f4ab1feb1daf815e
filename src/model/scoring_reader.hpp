// SPDX-License-Identifier: Apache-2.0
//
// Reads how an indicator's value becomes points: the one of five rules that the indicator names.
#pragma once

#include <optional>

#include <assay/model.hpp>

#include "document/findings.hpp"
#include "document/object_reader.hpp"

namespace assay::model_reader {

/// The rule of an indicator whose unit, direction, range and target are already in `indicator`. Nothing when it has
/// none, or when there was an error, which then shows in `found`.
[[nodiscard]] std::optional<scoring> read_scoring(document::findings& found,
                                                  const document::object_reader& object,
                                                  const indicator_definition& indicator);

/// True when the object names a rule, right or wrong.
[[nodiscard]] bool has_scoring(const document::object_reader& object);

/// The most and the fewest points a rule awards.
[[nodiscard]] points most_points_of(const scoring& rule);
[[nodiscard]] points fewest_points_of(const scoring& rule);

}  // namespace assay::model_reader
