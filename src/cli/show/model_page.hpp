// SPDX-License-Identifier: Apache-2.0
//
// A model for people: its tree with weights and rules, formulas, grades, critical rules and the records it reads.
#pragma once

#include <string>

#include <assay/model.hpp>

#include "cli/show/phrases.hpp"

namespace assay::cli {

[[nodiscard]] std::string model_page(const model_definition& model, language spoken, bool colour);

/// A scoring rule in one line: `≥95%: 10; ≥90% <95%: 8; <90%: 5`.
[[nodiscard]] std::string rule_text(const scoring& rule, unit of, language spoken);

/// What a critical rule does, with its grade or its points: `points off the total: 1 each, at most 3 counted`.
[[nodiscard]] std::string effect_text(const critical_definition& rule, const model_definition& model,
                                      language spoken);

/// What a critical rule looks at, and the unit of its value.
[[nodiscard]] std::string watched_text(const critical_definition& rule, const model_definition& model,
                                       language spoken);
[[nodiscard]] unit watched_unit(const critical_definition& rule, const model_definition& model) noexcept;

/// How the children of a node add up and what happens to missing data: `weighted mean; siblings take the weight`.
[[nodiscard]] std::string settings_text(const node_definition& node, language spoken);

/// How totals are shown and graded: `2 decimals shown; half up; grade from the exact total`.
[[nodiscard]] std::string settings_text(const display_definition& display, language spoken);

/// The name of a unit for people.
[[nodiscard]] std::string unit_text(const indicator_definition& indicator, language spoken);

}  // namespace assay::cli
