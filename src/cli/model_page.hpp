// SPDX-License-Identifier: Apache-2.0
//
// A model for people: its tree with weights and rules, formulas, grades, critical rules and the records it reads.
#pragma once

#include <string>

#include <assay/model.hpp>

#include "cli/phrases.hpp"

namespace assay::cli {

[[nodiscard]] std::string model_page(const model_definition& model, language spoken, bool colour);

/// A scoring rule in one line: `≥95%: 10; ≥90% <95%: 8; <90%: 5`.
[[nodiscard]] std::string rule_text(const scoring& rule, unit of, language spoken);

/// What a critical rule does, with its grade or its points: `points off the total: 1 each, at most 3 counted`.
[[nodiscard]] std::string effect_text(const critical_definition& rule, const model_definition& model,
                                      language spoken);

/// The name of a unit for people.
[[nodiscard]] std::string unit_text(const indicator_definition& indicator, language spoken);

}  // namespace assay::cli
