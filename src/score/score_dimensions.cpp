// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "score/node_shares.hpp"
#include "score/score_tree.hpp"

namespace assay::detail {

namespace {

status_reason reason_of(combine_status status) noexcept {
  return status == combine_status::below_coverage ? status_reason::below_coverage
                                                  : status_reason::no_available_child;
}

void combine_children(const model_definition& model, std::size_t node, std::span<scored_node> lines) {
  const node_definition& definition = model.nodes[node];
  scored_node& line = lines[node];
  const auto parts = parts_of(model, node, lines);
  const combined sum = combine(definition.how, definition.missing, parts);
  if (sum.status != combine_status::ok) {
    line.status = node_status::not_available;
    line.reason = reason_of(sum.status);
    return;
  }
  line.earned = sum.value;
  line.status = node_status::ok;
  for (const std::int32_t child : definition.children) {
    if (lines[static_cast<std::size_t>(child)].status != node_status::provisional) continue;
    line.status = node_status::provisional;
    line.reason = status_reason::provisional_child;
  }
}

}  // namespace

void score_dimensions(const model_definition& model, std::span<const given_dimension> given,
                      const std::vector<bool>& zeroed, std::span<scored_node> lines) {
  // Parents stand before their children: backwards, every child is ready before its parent.
  for (std::size_t node = model.nodes.size(); node-- > 0;) {
    if (model.nodes[node].kind == node_kind::indicator) continue;
    scored_node& line = lines[node];
    line.possible = points::whole(100);
    const auto is_given = std::find_if(given.begin(), given.end(), [node](const given_dimension& item) {
      return item.node == static_cast<std::int32_t>(node);
    });
    if (is_given != given.end()) {
      line.earned = is_given->score;
      line.status = node_status::ok;
    } else {
      combine_children(model, node, lines);
    }
    if (zeroed[node] && line.earned) line.earned = points{};
  }
}

}  // namespace assay::detail
