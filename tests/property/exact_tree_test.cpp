// SPDX-License-Identifier: Apache-2.0
//
// Random score trees against rational arithmetic of Boost.Multiprecision that follows the definitions of docs/model.md word
// by word: scores, coverage, refusals, shown weights, contributions and losses are exact, however deep the tree and however
// fine its weights.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "property/exact_numbers.hpp"
#include "unit/score/model_maker.hpp"

namespace assay::detail {
namespace {

using test::below;
using test::big;
using test::nearest;
using test::random_bits;
using test::rational;
using test::to_big;

bool one_in(random_bits& random, std::int64_t many) { return below(random, many) == 0; }

rational exact(const fraction& value) { return rational{to_big(value.numerator), to_big(value.denominator)}; }

/// What the definitions say of a node.
struct truth {
  std::optional<big> earned;  ///< in quanta
  bool not_applicable = false;
  bool refused = false;
  bool given = false;
  rational coverage = 0;
  rational share = 0;  ///< of its weight that has data, where missing weight goes to everything
  rational declared = 0;
  rational applied = 0;
  bool brings = true;  ///< whether it can bring or cost anything
};

class oracle {
 public:
  oracle(const model_definition& model, const std::vector<indicator_value>& values,
         const std::vector<given_dimension>& given)
      : model_{model}, values_{values}, given_{given}, nodes_(model.nodes.size()) {
    score(0);
    nodes_.front().declared = 100;
    nodes_.front().applied = nodes_.front().earned ? 100 : 0;
    distribute(0);
  }
  [[nodiscard]] const truth& operator[](std::size_t node) const { return nodes_[node]; }

  [[nodiscard]] rational possible(std::size_t node) const {
    const node_definition& definition = model_.nodes[node];
    if (definition.kind != node_kind::indicator) return rational{big{100} * 1'000'000'000};
    const auto& rule = *model_.indicators[static_cast<std::size_t>(definition.indicator)].rule;
    return rational{std::get<value_as_points<fraction>>(rule).full_mark.quanta()};
  }

 private:
  [[nodiscard]] std::vector<std::size_t> children(std::size_t node) const {
    std::vector<std::size_t> list;
    for (const auto child : model_.nodes[node].children)
      list.push_back(static_cast<std::size_t>(child));
    return list;
  }
  [[nodiscard]] missing_policy policy(std::size_t node) const { return model_.nodes[node].missing.policy; }

  /// Part of the node above it, by weight and, for weighted points, possible points.
  [[nodiscard]] rational size(std::size_t node) const {
    const auto above = static_cast<std::size_t>(model_.nodes[node].parent);
    const rational weight{model_.nodes[node].declared.quanta()};
    return model_.nodes[above].how == aggregation::weighted_points ? weight * possible(node) : weight;
  }

  void score(std::size_t node) {
    truth& own = nodes_[node];
    if (model_.nodes[node].kind == node_kind::indicator) return score_indicator(node);
    for (const auto child : children(node))
      score(child);
    for (const auto& given : given_) {
      if (static_cast<std::size_t>(given.node) != node) continue;
      own.given = true;
      own.earned = given.score.quanta();
      own.coverage = 1;
      own.share = 1;
      return;
    }
    cover(node);
    add_up(node);
  }

  void score_indicator(std::size_t node) {
    truth& own = nodes_[node];
    const node_definition& definition = model_.nodes[node];
    own.share = 1;
    if (definition.applicable_points >= 0) {
      const auto& known = values_[static_cast<std::size_t>(definition.applicable_points)].value;
      if (known) own.share = exact(known->exact) * 1'000'000'000 / possible(node);
    }
    own.not_applicable = own.share <= 0;
    const auto& value = values_[static_cast<std::size_t>(definition.indicator)].value;
    if (value && !own.not_applicable) own.earned = nearest(exact(value->exact) * 1'000'000'000);
    own.coverage = own.earned ? 1 : 0;
  }

  void cover(std::size_t node) {
    truth& own = nodes_[node];
    rational covered = 0;
    rational applying = 0;
    rational all = 0;
    rational shared = 0;
    own.not_applicable = true;
    for (const auto child : children(node)) {
      const truth& below_it = nodes_[child];
      all += size(child);
      if (below_it.earned) shared += size(child) * share_of(child);
      if (below_it.not_applicable) continue;
      own.not_applicable = false;
      covered += size(child) * below_it.coverage;
      applying += size(child);
    }
    own.coverage = applying == 0 ? rational{0} : rational{covered / applying};
    own.share = all == 0 ? rational{0} : rational{shared / all};
  }

  /// The part of its weight by which a child counts under redistribute_over_all.
  [[nodiscard]] rational share_of(std::size_t child) const {
    const bool is_leaf = model_.nodes[child].kind == node_kind::indicator;
    return is_leaf || policy(child) == missing_policy::redistribute_over_all ? nodes_[child].share
                                                                             : rational{1};
  }

  /// The weight of a child as it counts in the score of its node.
  [[nodiscard]] rational counted(std::size_t node, std::size_t child) const {
    const truth& below_it = nodes_[child];
    if (below_it.not_applicable) return 0;
    if (!below_it.earned) return policy(node) == missing_policy::zero ? size(child) : rational{0};
    const bool scales = model_.nodes[child].kind == node_kind::indicator ||
                        policy(node) == missing_policy::redistribute_over_all;
    return scales ? rational{size(child) * share_of(child)} : size(child);
  }

  void add_up(std::size_t node) {
    truth& own = nodes_[node];
    rational top = 0;
    rational bottom = 0;
    bool any = false;
    for (const auto child : children(node)) {
      const rational weight = counted(node, child);
      bottom += weight;
      if (!nodes_[child].earned || weight == 0) continue;
      any = true;
      top += weight * rational{*nodes_[child].earned} / possible(child);
    }
    if (!any) return;
    own.not_applicable = false;
    const missing_rule& rule = model_.nodes[node].missing;
    own.refused =
        rule.policy == missing_policy::refuse && own.coverage < exact(rule.minimum_coverage.exact());
    if (!own.refused) own.earned = nearest(top / bottom * 100 * 1'000'000'000);
  }

  void distribute(std::size_t node) {
    const truth& own = nodes_[node];
    rational all = 0;
    rational counting = 0;
    for (const auto child : children(node)) {
      all += size(child);
      counting += own.given ? rational{0} : counted(node, child);
    }
    for (const auto child : children(node)) {
      truth& below_it = nodes_[child];
      if (all != 0) below_it.declared = own.declared * size(child) / all;
      if (counting != 0) below_it.applied = own.applied * counted(node, child) / counting;
      below_it.brings = own.brings && (own.earned || (!own.refused && own.applied > 0));
      distribute(child);
    }
  }

  const model_definition& model_;
  const std::vector<indicator_value>& values_;
  const std::vector<given_dimension>& given_;
  std::vector<truth> nodes_;
};

/// What a random tree is drawn from.
struct drawing {
  int most_depth = 6;
  int decimals = 9;
  bool over_all_only = false;
};

class random_tree {
 public:
  random_tree(random_bits& random, const drawing& how) : random_{random}, how_{how} {
    settle(model_->nodes.front());
    grow(0, 1 + static_cast<int>(below(random_, how.most_depth)));
    for (auto& node : model_->nodes) {
      if (node.kind != node_kind::indicator || !one_in(random_, 3)) continue;
      node.applicable_points = static_cast<std::int32_t>(model_->indicators.size());
      indicator_definition applying;
      applying.id = node.id + "_applying";
      applying.value_unit = unit::score;
      model_->indicators.push_back(applying);
    }
  }

  model_definition& operator*() { return *model_; }

  /// Values with `missing` in ten gone.
  std::vector<indicator_value> some_values(std::int64_t missing) {
    std::vector<indicator_value> values(model_->indicators.size());
    for (const node_definition& node : model_->nodes) {
      if (node.indicator < 0) continue;
      const auto indicator = static_cast<std::size_t>(node.indicator);
      const std::int64_t full =
          std::get<value_as_points<fraction>>(*model_->indicators[indicator].rule).full_mark.quanta();
      if (below(random_, 10) >= missing) {
        const std::int64_t quanta = one_in(random_, 3) ? full : below(random_, full + 1);
        values[indicator].value = typed_value{value_kind::fraction, fraction{quanta, points::quantum}};
      }
      if (node.applicable_points < 0 || one_in(random_, 4)) continue;
      values[static_cast<std::size_t>(node.applicable_points)].value =
          typed_value{value_kind::fraction, some_applying(full)};
    }
    return values;
  }

  /// Scores of some dimensions, whose parts then have no values.
  std::vector<given_dimension> some_given(std::vector<indicator_value>& values) {
    std::vector<given_dimension> given;
    std::vector<bool> inside(model_->nodes.size(), false);
    for (std::size_t node = 1; node < model_->nodes.size(); ++node) {
      const node_definition& definition = model_->nodes[node];
      inside[node] = inside[static_cast<std::size_t>(definition.parent)];
      if (inside[node]) {
        if (definition.indicator >= 0) values[static_cast<std::size_t>(definition.indicator)].value.reset();
        continue;
      }
      if (definition.kind != node_kind::dimension || !one_in(random_, 8)) continue;
      inside[node] = true;
      given.push_back(
          {static_cast<std::int32_t>(node), points::from_quanta(below(random_, 100'000'000'001))});
    }
    return given;
  }

 private:
  void settle(node_definition& node) {
    node.how = one_in(random_, 2) ? aggregation::weighted_points : aggregation::weighted_mean;
    node.missing.policy = how_.over_all_only ? missing_policy::redistribute_over_all
                                             : static_cast<missing_policy>(below(random_, 4));
    node.missing.minimum_coverage = ratio{1 + below(random_, 100), 100};
  }
  weight some_weight() {
    if (one_in(random_, 12)) return weight{};
    if (one_in(random_, 3)) return weight::whole(1 + below(random_, 100));
    const std::int64_t step = power_of_ten(9 - how_.decimals);
    return weight::from_quanta((1 + below(random_, 100 * power_of_ten(how_.decimals))) * step);
  }
  points some_possible() {
    if (one_in(random_, 2)) return one_in(random_, 2) ? points::whole(100) : points::whole(10);
    if (one_in(random_, 2)) return points::from_quanta(7'500'000'000);
    return points::from_quanta(1 + below(random_, 1'000'000'000'000));
  }
  fraction some_applying(std::int64_t full) {
    switch (below(random_, 6)) {
      case 0:
        return {full, points::quantum};
      case 1:
        return 0;
      case 2:
        return {full * 2 + 1, points::quantum * 4};
      case 3:
        return {static_cast<int128>(random_() >> 1) << 60, static_cast<int128>(random_() >> 1) << 55};
      case 4:
        return {1 + below(random_, 12)};
      default:
        return {below(random_, full + 1), points::quantum};
    }
  }
  void grow(std::int32_t node, int depth) {
    const int children = 1 + static_cast<int>(below(random_, 4));
    for (int at = 0; at < children; ++at) {
      const std::string id = "n" + std::to_string(next_++);
      // A node needs a weight among its children.
      const weight share = at == 0 ? weight::from_quanta(some_weight().quanta() + 1) : some_weight();
      if (depth <= 1 || one_in(random_, 3) || next_ > 60) {
        model_.leaf(id, share, node, some_possible());
        continue;
      }
      const std::int32_t dimension = model_.dimension(id, share, node);
      settle(model_->nodes.back());
      grow(dimension, depth - 1);
    }
  }

  random_bits& random_;
  drawing how_;
  model_maker model_;
  int next_ = 0;
};

std::optional<big> quanta(const std::optional<points>& value) {
  return value ? std::optional<big>{value->quanta()} : std::nullopt;
}

/// Exact where it fits 128 bits, else to 18 decimals.
bool shows(const fraction& shown, const rational& value) {
  constexpr std::int64_t scale = power_of_ten(18);
  if (exact(shown) == value) return true;
  const bool fits = msb(big{denominator(value)}) < 127 && numerator(value) < (big{1} << 127);
  return !fits && exact(shown) == rational{nearest(value * scale), big{scale}};
}

void expect_exact(const model_definition& model, const scored_card& card, const oracle& right) {
  for (std::size_t node = 0; node < model.nodes.size(); ++node) {
    const scored_line& line = card.nodes[node];
    const truth& of = right[node];
    ASSERT_EQ(quanta(line.earned), of.earned) << line.id;
    if (line.kind != node_kind::indicator) {
      ASSERT_TRUE(shows(*line.coverage, of.coverage))
          << line.id << " " << line.coverage->text() << " is not " << of.coverage;
      ASSERT_EQ(line.reason == status_reason::below_coverage, of.refused) << line.id;
    } else if (line.applicable) {
      ASSERT_TRUE(shows(*line.applicable, of.share)) << line.id << " " << of.share;
    }
    ASSERT_EQ(line.reason == status_reason::not_applicable, of.not_applicable) << line.id;
    ASSERT_EQ(big{line.declared_weight.quanta()}, nearest(of.declared * 1'000'000'000)) << line.id;
    const big applied = nearest(of.applied * 1'000'000'000);
    ASSERT_EQ(big{line.applied_weight.quanta()}, applied) << line.id;
    std::optional<big> brings;
    if (of.brings && of.earned)
      brings = nearest(of.applied * 1'000'000'000 * rational{*of.earned} / right.possible(node));
    if (of.brings && !of.earned && of.applied > 0) brings = 0;
    ASSERT_EQ(quanta(line.contribution), brings) << line.id;
    ASSERT_EQ(quanta(line.lost), brings ? std::optional<big>{applied - *brings} : std::nullopt) << line.id;
  }
}

void compare(random_bits& random, const drawing& how, int rounds) {
  int scored = 0;
  int wide = 0;
  for (int round = 0; round < rounds; ++round) {
    random_tree tree{random, how};
    const plan::score_plan plan = plan::make_score_plan(*tree);
    if (plan.narrow.empty()) ++wide;
    scorecard_builder builder{*tree, plan};
    scored_card card;
    for (int of = 0; of < 3; ++of) {
      auto values = tree.some_values(below(random, 7));
      const auto given = tree.some_given(values);
      builder.build(values, given, card);
      const oracle right{*tree, values, given};
      expect_exact(*tree, card, right);
      if (testing::Test::HasFatalFailure()) return;
      ASSERT_EQ(card.score, card.nodes.front().earned);
      if (card.score) ++scored;
    }
  }
  EXPECT_GT(scored, rounds) << "cards without a score prove little";
  EXPECT_GT(wide, how.decimals == 9 ? rounds / 50 : -1) << "no tree needed more than 128 bits";
  EXPECT_LT(wide, rounds * 9 / 10) << "no tree needed only 128 bits";
}

TEST(exact_tree, any_depth_policy_and_weights_of_nine_decimals) {
  random_bits random{20260701};
  compare(random, {}, 300);
}

TEST(exact_tree, weights_of_two_decimals) {
  random_bits random{20260702};
  compare(random, {6, 2, false}, 200);
}

TEST(exact_tree, everything_shares_what_is_missing) {
  random_bits random{20260703};
  compare(random, {6, 9, true}, 120);
}

/// At exactly its minimum coverage a node has a score, and a hair above it has none, whatever the numbers look like.
TEST(exact_tree, coverage_is_compared_to_the_last_digit) {
  random_bits random{20260704};
  int edges = 0;
  for (int round = 0; round < 400; ++round) {
    random_tree tree{random, {}};
    const auto values = tree.some_values(3);
    node_definition& total = (*tree).nodes.front();
    total.missing.policy = missing_policy::redistribute;
    const auto card = build_scorecard(*tree, {}, 0, values);
    const fraction covered = *card.nodes.front().coverage;
    const oracle right{*tree, values, {}};
    if (!card.score || covered == fraction{1} || exact(covered) != right[0].coverage ||
        covered.denominator > (int128{1} << 100))
      continue;
    ++edges;
    total.missing = {missing_policy::refuse, ratio{covered}};
    ASSERT_TRUE(build_scorecard(*tree, {}, 0, values).score.has_value());
    const fraction above{covered.numerator * 1'000'000 + 1, covered.denominator * 1'000'000};
    total.missing.minimum_coverage = ratio{above};
    ASSERT_FALSE(build_scorecard(*tree, {}, 0, values).score.has_value());
  }
  EXPECT_GT(edges, 50);
}

}  // namespace
}  // namespace assay::detail
