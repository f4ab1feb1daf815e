// SPDX-License-Identifier: Apache-2.0
//
// Critical rules of every effect for random models, some of them vetoes: with one in every form nothing else would show.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <assay/critical.hpp>
#include <assay/model.hpp>

#include "property/exact_numbers.hpp"

namespace assay::test {

/// The node of a dimension; the total where there is none.
inline std::int32_t any_dimension(random_bits& random, const model_definition& model) {
  std::vector<std::int32_t> list;
  for (std::size_t node = 1; node < model.nodes.size(); ++node) {
    if (model.nodes[node].kind == node_kind::dimension) list.push_back(static_cast<std::int32_t>(node));
  }
  if (list.empty()) return 0;
  return list[static_cast<std::size_t>(below(random, static_cast<std::int64_t>(list.size())))];
}

/// A rule that looks at one of the two counts of events which stand from `events` on in the model, at the score of a dimension,
/// or at an indicator before them.
inline critical_definition random_rule(random_bits& random, const model_definition& model,
                                       std::int32_t events) {
  constexpr critical_effect effects[] = {critical_effect::zero_section, critical_effect::cap_grade,
                                         critical_effect::cap_points,   critical_effect::deduct,
                                         critical_effect::bonus,        critical_effect::fail,
                                         critical_effect::zero_total};
  critical_definition made;
  critical_rule<fraction>& rule = made.rule;
  rule.effect = effects[below(random, below(random, 6) == 0 ? 7 : 5)];
  made.indicator = events + static_cast<std::int32_t>(below(random, 2));
  rule.when = above(fraction{below(random, 3)});
  const bool counts = rule.effect == critical_effect::deduct || rule.effect == critical_effect::bonus;
  if (!counts && below(random, 3) == 0) {
    made.indicator = -1;
    made.dimension = any_dimension(random, model);
    rule.when = assay::below(fraction{below(random, 1000), 10});
  } else if (!counts && below(random, 3) == 0) {
    made.indicator = static_cast<std::int32_t>(below(random, events));
    rule.when = between(fraction{below(random, 50), 100}, fraction{50 + below(random, 50), 100});
  }
  rule.each = points::from_quanta(below(random, 20'000'000'000));
  rule.counted_at_most = below(random, 4);
  rule.fail_from = below(random, 6);
  rule.best_grade = static_cast<std::size_t>(below(random, 3));
  rule.most = points::from_quanta(below(random, 100'000'000'000));
  const bool of_total = rule.effect == critical_effect::zero_total ||
                        rule.effect == critical_effect::cap_grade || rule.effect == critical_effect::fail;
  if (!of_total) made.section = any_dimension(random, model);
  if (rule.effect != critical_effect::zero_section && below(random, 3) == 0) made.section = 0;
  return made;
}

}  // namespace assay::test
