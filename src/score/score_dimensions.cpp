// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "score/score_tree.hpp"

namespace assay::detail {

namespace {

/// What is known about the records that a node rests on.
struct sample {
  std::optional<std::int64_t> fewest;
  bool unknown = false;  ///< something that counts does not say how many records it has

  void add(const std::optional<std::int64_t>& n) noexcept {
    if (n) fewest = fewest ? std::min(*fewest, *n) : *n;
    if (!n) unknown = true;
  }
};

bool is_count(const model_definition& model, const scored_line& line) noexcept {
  return model.indicators[static_cast<std::size_t>(line.indicator)].value_unit == unit::count;
}

/// Adds the indicators that count below a node. A count is no sample: no complaint at all is not a small sample of
/// complaints.
void add_samples(const model_definition& model, std::size_t node, std::span<const scored_line> lines,
                 sample& known) {
  for (const std::int32_t child : model.nodes[node].children) {
    const auto index = static_cast<std::size_t>(child);
    const scored_line& line = lines[index];
    if (!line.earned || model.nodes[index].declared <= weight{}) continue;
    if (line.kind == node_kind::indicator) {
      if (!is_count(model, line)) known.add(line.n);
      continue;
    }
    const auto& below = model.nodes[index].children;
    const bool is_given = std::none_of(below.begin(), below.end(), [&](std::int32_t part) {
      return lines[static_cast<std::size_t>(part)].earned.has_value();
    });
    is_given ? known.add(line.n) : add_samples(model, index, lines, known);
  }
}

void check_sample(const node_definition& definition, const sample& known, scored_line& line) {
  if (!known.unknown) line.n = known.fewest;
  if (definition.minimum_sample <= 0) return;
  if (known.fewest && *known.fewest < definition.minimum_sample) {
    line.status = node_status::provisional;
    line.reason = status_reason::below_minimum_sample;
  } else if (known.unknown && line.reason == status_reason::none) {
    line.reason = status_reason::sample_unknown;
  }
}

/// Whether every part is one that does not apply: then the node does not apply either, and is not missing.
bool nothing_applies(const node_definition& definition, std::span<const scored_line> lines) {
  return std::all_of(definition.children.begin(), definition.children.end(), [&](std::int32_t child) {
    return lines[static_cast<std::size_t>(child)].reason == status_reason::not_applicable;
  });
}

template <class Number>
void combine_children(const scored_tree& tree, std::size_t node, tree_numbers<Number>& numbers) {
  const node_definition& definition = tree.model.nodes[node];
  scored_line& line = tree.lines[node];
  // Coverage is taken over everything below the node, not among its children alone.
  const auto coverage = numbers.coverage(tree, node);
  line.coverage = coverage.shown;
  const auto score = numbers.score(tree, node);
  if (!score || coverage.below_minimum) {
    line.reason = score                                     ? status_reason::below_coverage
                  : nothing_applies(definition, tree.lines) ? status_reason::not_applicable
                                                            : status_reason::no_available_child;
    return;
  }
  line.earned = score;
  line.status = node_status::ok;
  for (const std::int32_t child : definition.children) {
    if (tree.lines[static_cast<std::size_t>(child)].status != node_status::provisional) continue;
    line.status = node_status::provisional;
    line.reason = status_reason::provisional_child;
  }
}

void reset(scored_line& line) {
  line.possible = points::whole(100);
  line.earned.reset();
  line.before_rules.reset();
  line.coverage.reset();
  line.n.reset();
  line.status = node_status::not_available;
  line.reason = status_reason::none;
}

bool changes_score(const verdict& rules) noexcept {
  return rules.zeroed || rules.most || rules.outside != points{};
}

void apply_rules(const verdict& rules, scored_line& line) {
  if (!line.earned || !changes_score(rules)) return;
  const points after = rules.total_after(*line.earned);
  if (after == *line.earned) return;
  line.before_rules = line.earned;
  line.earned = after;
}

}  // namespace

template <class Number>
void score_dimensions(const scored_tree& tree, std::span<const given_dimension> given,
                      std::span<const verdict> verdicts, tree_numbers<Number>& numbers) {
  // Parents stand before their children: backwards, every child is ready before its parent.
  for (std::size_t node = tree.lines.size(); node-- > 0;) {
    if (tree.model.nodes[node].kind == node_kind::indicator) continue;
    scored_line& line = tree.lines[node];
    reset(line);
    const auto is_given = std::find_if(given.begin(), given.end(), [node](const given_dimension& item) {
      return item.node == static_cast<std::int32_t>(node);
    });
    if (is_given != given.end()) {
      line.earned = is_given->score;
      line.coverage = fraction{1};
      line.status = node_status::ok;
      numbers.take_as_given(tree, node);
    } else {
      combine_children(tree, node, numbers);
    }
    if (!line.earned) continue;
    sample known;
    is_given != given.end() ? known.add(is_given->n) : add_samples(tree.model, node, tree.lines, known);
    check_sample(tree.model.nodes[node], known, line);
    if (!verdicts.empty()) apply_rules(verdicts[node], line);
  }
}

template void score_dimensions(const scored_tree&, std::span<const given_dimension>, std::span<const verdict>,
                               tree_numbers<int128>&);
template void score_dimensions(const scored_tree&, std::span<const given_dimension>, std::span<const verdict>,
                               tree_numbers<plan::big_integer>&);

}  // namespace assay::detail
