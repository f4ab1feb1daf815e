// SPDX-License-Identifier: Apache-2.0
//
// How aggregates are written: their canonical texts, and what messages say of them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "measure/words/aggregate_kind.hpp"
#include "measure/words/plan_words.hpp"

namespace assay::measure {

/// `'top2of5'`, `'top1of3'`: the variants of a function, as they are written.
[[nodiscard]] std::vector<std::string> variants_of(std::span<const aggregate_kind> kinds);

/// How a line of the table is used: `share(part, whole)`; of several lines each use once.
[[nodiscard]] std::string usage_of(const aggregate_kind& kind);
[[nodiscard]] std::vector<std::string> usages_of(std::span<const aggregate_kind> kinds);

/// What an aggregate keeps, without its filter: one of the questions that its state answers stands for all of them, so that
/// the text is a measure itself.
[[nodiscard]] std::string stored_text(const aggregate_kind& kind, const std::string& arguments);

/// What is asked, without the filter.
[[nodiscard]] std::string asked_text(const aggregate_kind& kind, const finisher& finish,
                                     const std::string& arguments);

}  // namespace assay::measure
