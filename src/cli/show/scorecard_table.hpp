// SPDX-License-Identifier: Apache-2.0
//
// Results as tables on a terminal.
#pragma once

#include <string>
#include <vector>

#include "cli/show/scorecard_text.hpp"
#include "cli/show/table_writer.hpp"

namespace assay::cli {

/// The page about a result: what was read, a summary with one row a group, and for a single group its dimensions or, when
/// explanations are wanted, for every group the whole tree with reasons and notes. `about_data` are lines that the caller
/// wants below the title; may be empty.
void write_page(const result& scored, const presentation& how, const std::vector<std::string>& about_data,
                text_sink& into);

/// One row a group: key, rows, total, grade, the scores of the dimensions.
void write_summary(const scorecard_text& text, text_sink& into);

/// One row a dimension: weight, score, a bar of what it brings and costs.
[[nodiscard]] std::string dimension_table(const scorecard_text& text, const scorecard& card);

/// The whole tree, then indicators that are reported without being scored.
[[nodiscard]] std::string node_table(const scorecard_text& text, const scorecard& card);

/// What costs the most points, critical rules that fired, and notes about data; empty when there is nothing to say.
[[nodiscard]] std::string explanations(const scorecard_text& text, const scorecard& card);

/// `width` columns, filled in proportion to brought / (brought + lost); blank when both are zero.
[[nodiscard]] cell_text bar(points brought, points lost, int width);

}  // namespace assay::cli
