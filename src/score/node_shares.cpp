// SPDX-License-Identifier: Apache-2.0
#include "score/node_shares.hpp"

#include <algorithm>

namespace assay::detail {

namespace {

/// Exactly as long as 128 bits hold it, else to the points quantum.
fraction sum_of(const fraction& left, const fraction& right) {
  if (const auto exact = left.plus(right)) return exact->reduced();
  const auto first = points::rounded(left);
  const auto second = points::rounded(right);
  return first && second ? (*first + *second).exact().reduced() : left;
}

/// Share of a line's own weight that has data.
fraction own_coverage(const scored_node& line) noexcept {
  if (line.kind == node_kind::indicator) return line.earned ? 1 : 0;
  return line.coverage.value_or(fraction{0});
}

/// By how much of its declared weight a child counts where missing weight goes to everything that has data. A dimension
/// with another policy of its own settles what is missing inside, and counts in full.
fraction counted_share(const model_definition& model, std::size_t node, std::span<const scored_node> lines) {
  const node_definition& definition = model.nodes[node];
  if (!lines[node].earned) return 0;
  if (definition.children.empty()) return lines[node].applicable.value_or(fraction{1});
  const bool passes_on = definition.missing.policy == missing_policy::redistribute_over_all;
  if (!passes_on) return 1;
  const auto declared = declared_proportions(model, node, lines);
  fraction counted{0};
  for (std::size_t at = 0; at < definition.children.size(); ++at) {
    const auto share = counted_share(model, static_cast<std::size_t>(definition.children[at]), lines);
    counted = sum_of(counted, portion(declared[at], share));
  }
  // A score that was given for the whole dimension stands for all of it.
  return counted.numerator == 0 ? fraction{1} : counted;
}

/// Brings fractional weights to whole quanta in the same proportions. Rounds only when the proportions need more than
/// 62 bits.
void assign_in_proportion(std::span<const fraction> weights, std::span<part> parts) {
  wide common{1};
  for (const fraction& item : weights) {
    const wide bottom{magnitude(item.denominator)};
    common = common * bottom.divided_by(greatest_common_divisor(common, bottom)).quotient;
    if (common.bit_width() > 200) break;
  }
  std::vector<wide> scaled;
  int most_bits = 0;
  for (const fraction& item : weights) {
    scaled.push_back(
        (wide{magnitude(item.numerator)} * common).divided_by(wide{magnitude(item.denominator)}).quotient);
    most_bits = std::max(most_bits, scaled.back().bit_width());
  }
  const wide divisor = most_bits > 60 ? wide{1}.shifted_left(most_bits - 60) : wide{1};
  for (std::size_t index = 0; index < parts.size(); ++index) {
    parts[index].share =
        weight::from_quanta(static_cast<std::int64_t>(divide_half_even(scaled[index], divisor).low()));
  }
}

}  // namespace

std::vector<part> parts_of(const model_definition& model, std::size_t node,
                           std::span<const scored_node> lines) {
  const node_definition& definition = model.nodes[node];
  std::vector<part> parts;
  for (const std::int32_t child : definition.children) {
    const auto index = static_cast<std::size_t>(child);
    parts.push_back({model.nodes[index].declared, lines[index].earned, lines[index].possible});
  }
  const bool over_all = definition.missing.policy == missing_policy::redistribute_over_all;
  std::vector<fraction> weights;
  bool any_partial = false;
  for (std::size_t at = 0; at < parts.size(); ++at) {
    const auto child = static_cast<std::size_t>(definition.children[at]);
    // What is missing keeps its weight unless everything is to share it; what does not apply never does.
    const bool scales = over_all || (parts[at].earned && lines[child].applicable);
    fraction counted = scales ? counted_share(model, child, lines) : fraction{1};
    if (lines[child].reason == status_reason::not_applicable) counted = 0;
    any_partial = any_partial || counted != fraction{1};
    const auto share = counted.times({parts[at].share.quanta()});
    weights.push_back(share ? share->reduced() : fraction{parts[at].share.quanta()});
  }
  if (any_partial) assign_in_proportion(weights, parts);
  return parts;
}

fraction portion(const fraction& whole, const fraction& share) {
  if (const auto exact = whole.times(share)) return exact->reduced();
  const auto rounded = points::rounded(whole);
  const auto again = rounded ? rounded->exact().times(share) : std::nullopt;
  return again ? again->reduced() : fraction{0};
}

std::vector<fraction> declared_proportions(const model_definition& model, std::size_t node,
                                           std::span<const scored_node> lines) {
  std::vector<part> parts;
  for (const std::int32_t child : model.nodes[node].children) {
    const auto index = static_cast<std::size_t>(child);
    parts.push_back({model.nodes[index].declared, std::nullopt, lines[index].possible});
  }
  return proportions(model.nodes[node].how, parts, true);
}

fraction data_coverage(const model_definition& model, std::size_t node, std::span<const scored_node> lines) {
  const auto& children = model.nodes[node].children;
  const auto line_of = [&](std::int32_t child) -> const scored_node& {
    return lines[static_cast<std::size_t>(child)];
  };
  // The usual case needs no arithmetic.
  if (std::all_of(children.begin(), children.end(),
                  [&](std::int32_t child) { return own_coverage(line_of(child)) == fraction{1}; }))
    return 1;
  const auto declared = declared_proportions(model, node, lines);
  fraction covered{0};
  fraction applying{0};
  for (std::size_t at = 0; at < declared.size(); ++at) {
    const scored_node& child = line_of(children[at]);
    // What does not apply is not missing.
    if (child.reason == status_reason::not_applicable) continue;
    covered = sum_of(covered, portion(declared[at], own_coverage(child)));
    applying = sum_of(applying, declared[at]);
  }
  if (applying.numerator == 0) return 0;
  const auto share = covered.over(applying);
  return share ? share->reduced() : covered;
}

std::vector<fraction> proportions(aggregation how, std::span<const part> parts, bool with_missing) {
  std::vector<int128> sizes;
  int128 all = 0;
  for (const part& item : parts) {
    const bool counts = with_missing || item.earned;
    const int128 possible = how == aggregation::weighted_points ? item.possible.quanta() : 1;
    sizes.push_back(counts ? int128{item.share.quanta()} * possible : 0);
    all += sizes.back();
  }
  std::vector<fraction> result;
  for (const int128 size : sizes)
    result.push_back(all == 0 ? fraction{0} : fraction{size, all}.reduced());
  return result;
}

}  // namespace assay::detail
