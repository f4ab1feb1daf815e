// SPDX-License-Identifier: Apache-2.0
//
// Weights total what they must, and scores can be added exactly.
#include "model/weight_check.hpp"

#include <algorithm>

#include <assay/integer.hpp>
#include <assay/weight.hpp>

#include "document/json_complaint.hpp"

namespace assay::model_reader {

using document::quoted;

namespace {

constexpr int128 hundred = weight::whole(100).quanta();
constexpr int128 largest_sum = weight::whole(1'000'000'000).quanta();

std::string sum_text(int128 quanta) {
  const decimal sum{static_cast<std::int64_t>(quanta), points::quantum_digits};
  return sum.shortest().text();
}

void check_weights(document::findings& found, const node_definition& parent, int128 sum,
                   const document::element& list) {
  const std::string whose = "the weights of " + quoted(parent.id);
  if (sum > largest_sum) {
    found.error(list, {"weights_too_large", whose + " sum to more than 1000000000", "use smaller ones"});
    return;
  }
  if (sum == 0) {
    found.error(list, {"weights_all_zero", whose + " are all 0", "give at least one of them a weight"});
    return;
  }
  const int128 own = parent.declared.quanta();
  const bool may_total_own = parent.kind == node_kind::dimension;
  if (parent.rule == weight_rule::relative || sum == hundred || (may_total_own && sum == own)) return;
  std::string message = whose + " sum to " + sum_text(sum) + ", not 100";
  if (may_total_own && own > 0 && own != hundred) message += " or its own weight, " + parent.declared.text();
  found.error(list,
              {"weights_do_not_total", std::move(message), "set \"weights\": \"relative\" or change them"});
}

void check_possible_points(document::findings& found, const node_definition& parent,
                           const std::vector<child_terms>& children, const document::element& list) {
  std::vector<part> parts;
  parts.reserve(children.size());
  for (const auto& child : children)
    parts.push_back({*child.share, std::nullopt, *child.possible});
  // Held against the largest sum there can be: every child with a weight takes part.
  if (parent.how != aggregation::weighted_mean || assay::detail::common_possible(parts, true) != 0) return;
  found.error(list, {"possible_points_too_different",
                     "the most points that the children of " + quoted(parent.id) +
                         " can earn have no common multiple below 2^127, so their mean cannot be exact",
                     "use rounder numbers, such as 10 or 100 points for the best value"});
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
