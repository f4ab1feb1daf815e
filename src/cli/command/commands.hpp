// SPDX-License-Identifier: Apache-2.0
//
// The commands as functions. All throw assay::error: argument for names that do not exist, otherwise what is wrong with files,
// models and records.
#pragma once

#include "cli/command/options.hpp"
#include "cli/command/program.hpp"

namespace assay::cli {

[[nodiscard]] outcome evaluate_records(const evaluate_options& options, const surroundings& where);
[[nodiscard]] outcome score_given_values(const score_options& options, const surroundings& where);
[[nodiscard]] outcome merge_states(const merge_options& options);
[[nodiscard]] outcome grade_states(const grade_options& options, const surroundings& where);
[[nodiscard]] outcome show_state(const state_options& options);
[[nodiscard]] outcome list_models(const output_options& options, const surroundings& where);
[[nodiscard]] outcome show_model(const model_options& options, const surroundings& where);
[[nodiscard]] outcome check_model(const model_options& options);
[[nodiscard]] outcome list_metrics(const output_options& options, const surroundings& where);
[[nodiscard]] outcome show_metric(const metric_options& options, const surroundings& where);
[[nodiscard]] outcome write_sample(const sample_options& options);

}  // namespace assay::cli
