// SPDX-License-Identifier: Apache-2.0
#include "score/node_shares.hpp"
#include "score/score_tree.hpp"

namespace assay::detail {

namespace {

points shown(const fraction& value) {
  const auto rounded = points::rounded(value);
  return rounded ? *rounded : points{};
}

/// Contribution and loss of a node that takes `applied` of the total's 100; none when what it belongs to has no score.
void account(const fraction& applied, bool counts, scored_node& line) {
  line.applied_weight = shown(applied);
  if (!counts) return;
  if (!line.earned && line.applied_weight > points{}) {
    // Missing, and its weight stays: the model counts it as zero.
    line.contribution = points{};
    line.lost = line.applied_weight;
  }
  if (!line.earned || line.possible <= points{}) return;
  const fraction share{line.earned->quanta(), line.possible.quanta()};
  line.contribution = shown(portion(applied, share.reduced()));
  line.lost = line.applied_weight - *line.contribution;
}

struct weight_pair {
  fraction declared;
  fraction applied;
  bool counts = true;  ///< nothing above was refused a score
};

/// Without a score of its own, nothing below brings anything or costs anything, unless what is missing counts as zero.
bool lets_children_count(const scored_node& line) noexcept {
  if (line.earned) return true;
  return line.reason != status_reason::below_coverage && line.applied_weight > points{};
}

}  // namespace

void distribute_weights(const model_definition& model, std::span<scored_node> lines) {
  if (model.nodes.empty()) return;
  // Overwritten parent by parent, except for the total's own.
  const weight_pair total{fraction{100}, lines.front().earned ? fraction{100} : fraction{0}};
  std::vector<weight_pair> weights(model.nodes.size(), total);
  for (std::size_t node = 0; node < model.nodes.size(); ++node) {
    lines[node].declared_weight = shown(weights[node].declared);
    account(weights[node].applied, weights[node].counts, lines[node]);
    const node_definition& definition = model.nodes[node];
    if (definition.children.empty()) continue;
    const auto declared = declared_proportions(model, node, lines);
    const auto parts = parts_of(model, node, lines);
    const auto applied =
        proportions(definition.how, parts, definition.missing.policy == missing_policy::zero);
    for (std::size_t at = 0; at < definition.children.size(); ++at) {
      weight_pair& child = weights[static_cast<std::size_t>(definition.children[at])];
      child.declared = portion(weights[node].declared, declared[at]);
      child.applied = portion(weights[node].applied, applied[at]);
      child.counts = weights[node].counts && lets_children_count(lines[node]);
    }
  }
}

}  // namespace assay::detail
