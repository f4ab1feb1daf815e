// SPDX-License-Identifier: Apache-2.0
#include "score/node_shares.hpp"

#include <algorithm>

namespace assay::detail {

namespace {

/// Share of a node's leaf weight that has data.
fraction leaf_coverage(const model_definition& model, std::size_t node, std::span<const scored_node> lines) {
  const node_definition& definition = model.nodes[node];
  if (definition.children.empty()) return lines[node].earned ? 1 : 0;
  fraction with_data{0};
  int128 all = 0;
  for (const std::int32_t child : definition.children) {
    const auto index = static_cast<std::size_t>(child);
    const int128 declared = model.nodes[index].declared.quanta();
    const auto share = leaf_coverage(model, index, lines).times({declared});
    const auto sum = share ? with_data.plus(*share) : share;
    if (sum) with_data = sum->reduced();
    all += declared;
  }
  // A score that was given for the whole dimension stands for all of it.
  if (with_data.numerator == 0 && lines[node].earned) return 1;
  const auto coverage = with_data.over({all});
  return coverage ? coverage->reduced() : fraction{1};
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
  if (definition.missing.policy != missing_policy::redistribute_over_all) return parts;
  const bool complete =
      std::all_of(parts.begin(), parts.end(), [](const part& item) { return item.earned.has_value(); });
  std::vector<fraction> weights;
  bool any_partial = !complete;
  for (std::size_t at = 0; at < parts.size(); ++at) {
    const auto covered = leaf_coverage(model, static_cast<std::size_t>(definition.children[at]), lines);
    any_partial = any_partial || covered != fraction{1};
    const auto share = covered.times({parts[at].share.quanta()});
    weights.push_back(share ? share->reduced() : fraction{parts[at].share.quanta()});
  }
  if (any_partial) assign_in_proportion(weights, parts);
  return parts;
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
