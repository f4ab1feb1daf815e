// SPDX-License-Identifier: Apache-2.0
//
// Weights total what they must, and scores can be added exactly.
#include "model/weight_check.hpp"

#include <algorithm>

#include <assay/integer.hpp>
#include <assay/weight.hpp>

#include "message/model_sentences.hpp"

namespace assay::model_reader {

namespace {

constexpr int128 hundred = weight::whole(100).quanta();
constexpr int128 largest_sum = weight::whole(1'000'000'000).quanta();

std::string sum_text(int128 quanta) {
  const decimal sum{static_cast<std::int64_t>(quanta), points::quantum_digits};
  return sum.shortest().text();
}

void check_weights(document::findings& found, const node_definition& parent, int128 sum,
                   const document::element& list) {
  if (sum > largest_sum) {
    found.error(list, says::weights_too_large(parent.id));
    return;
  }
  if (sum == 0) {
    found.error(list, says::weights_all_zero(parent.id));
    return;
  }
  const int128 own = parent.declared.quanta();
  const bool may_total_own = parent.kind == node_kind::dimension;
  if (parent.rule == weight_rule::relative || sum == hundred || (may_total_own && sum == own)) return;
  const bool has_own = may_total_own && own > 0 && own != hundred;
  found.error(list, has_own ? says::weights_do_not_total_own(parent.id, sum_text(sum), parent.declared.text())
                            : says::weights_do_not_total(parent.id, sum_text(sum)));
}

void check_possible_points(document::findings& found, const node_definition& parent,
                           const std::vector<child_terms>& children, const document::element& list) {
  std::vector<part> parts;
  parts.reserve(children.size());
  for (const auto& child : children)
    parts.push_back({*child.share, std::nullopt, *child.possible});
  // Held against the largest sum there can be: every child with a weight takes part.
  if (parent.how != aggregation::weighted_mean || assay::detail::common_possible(parts, true) != 0) return;
  found.error(list, says::possible_points_too_different(parent.id));
}

}  // namespace

void check_children(document::findings& found, const parent_terms& parent,
                    const std::vector<child_terms>& children, const document::element& list) {
  const auto knows = [&](auto member) {
    return std::all_of(children.begin(), children.end(),
                       [member](const auto& child) { return (child.*member).has_value(); });
  };
  if (parent.weights_known && knows(&child_terms::share)) {
    int128 sum = 0;
    for (const auto& child : children)
      sum += child.share->quanta();
    check_weights(found, parent.node, sum, list);
  }
  if (knows(&child_terms::share) && knows(&child_terms::possible))
    check_possible_points(found, parent.node, children, list);
}

}  // namespace assay::model_reader
