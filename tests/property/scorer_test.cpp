// SPDX-License-Identifier: Apache-2.0
//
// The columnar scorer gives every card what its scorecard says, whatever the model, the types of the columns and the
// instruction set. Scorecards are held against rational arithmetic elsewhere (exact_tree_test.cpp).
#include <assay/scorer.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "column/exact_value.hpp"
#include "model/compiled_model.hpp"
#include "property/exact_numbers.hpp"
#include "property/random_rules.hpp"
#include "score/cards/block_scorer.hpp"
#include "score/cards/card_columns.hpp"
#include "score/cards/card_plan.hpp"
#include "score/cards/input_blocks.hpp"
#include "unit/score/model_maker.hpp"

namespace assay::detail {
namespace {

using namespace literals;
using test::below;
using test::random_bits;

bool one_in(random_bits& random, std::int64_t many) { return below(random, many) == 0; }

/// What a random model is drawn from.
struct drawing {
  int weight_decimals = 0;
  int most_depth = 3;
  bool some_inapplicable = false;
  bool only_bands = false;
};

class random_model {
 public:
  random_model(random_bits& random, const drawing& how) : random_{random}, how_{how} {
    settings_of(model_->nodes.front());
    fill(0, 0);
    for (const char* const id : {"failures", "praises"}) {
      indicator_definition events;
      events.id = id;
      events.value_unit = unit::count;
      model_->indicators.push_back(events);
    }
    if (how_.some_inapplicable) add_applicable_points();
    add_grades();
  }

  model_definition& operator*() { return *model_; }

  void add_rules(int number) {
    for (int index = 0; index < number; ++index) {
      critical_definition rule = test::random_rule(random_, *model_, events_);
      // Now and then more points than the loops hold.
      if (one_in(random_, 5)) rule.rule.each = points::from_quanta(below(random_, 900'000'000'000));
      model_->critical.push_back(rule);
    }
  }

  /// A value of an indicator, often at an edge of its rule.
  [[nodiscard]] fraction some_value(std::size_t indicator) {
    const indicator_definition& definition = model_->indicators[indicator];
    if (definition.value_unit == unit::count) return {below(random_, 6)};
    if (!definition.rule) return {below(random_, 12), one_in(random_, 6) ? 2 : 1};
    if (one_in(random_, 3)) {
      if (const auto* const bands = std::get_if<named_bands>(&*definition.rule)) {
        const auto list = bands->scale.list();
        const auto band = static_cast<std::size_t>(below(random_, static_cast<std::int64_t>(list.size())));
        if (list[band].values.lower.exists()) return list[band].values.lower.at;
      }
    }
    const std::int64_t digits = 1 + below(random_, 6);
    return {below(random_, power_of_ten(static_cast<int>(digits)) + 1) * (one_in(random_, 4) ? 100 : 1),
            power_of_ten(static_cast<int>(digits))};
  }

 private:
  void settings_of(node_definition& node) {
    node.how = one_in(random_, 2) ? aggregation::weighted_mean : aggregation::weighted_points;
    node.missing.policy = static_cast<missing_policy>(below(random_, 4));
    node.missing.minimum_coverage = ratio{below(random_, 11), 10};
    if (one_in(random_, 6)) node.minimum_sample = below(random_, 20);
  }
  weight some_weight() {
    if (one_in(random_, 15)) return {};
    const std::int64_t step = power_of_ten(9 - how_.weight_decimals);
    return weight::from_quanta((1 + below(random_, 100 * power_of_ten(how_.weight_decimals))) * step);
  }
  points some_points() {
    return one_in(random_, 3) ? points::from_quanta(below(random_, 40) * 250'000'000)
                              : points::whole(below(random_, 11));
  }
  scoring some_rule() {
    switch (how_.only_bands ? 0 : below(random_, 6)) {
      case 1: {
        std::vector<knot<fraction>> knots;
        for (std::int64_t at = 0; at < 1 + below(random_, 4); ++at)
          knots.push_back({fraction{at * 3 + below(random_, 3), 10}, some_points()});
        knots.back().awarded = 10_points;
        return linear<fraction>{knots};
      }
      case 2:
        return ratio_to_target<fraction>{
            fraction{1 + below(random_, 100), 100},
            one_in(random_, 2) ? direction::lower_is_better : direction::higher_is_better, 10_points,
            ratio{12, 10}};
      case 3:
        return deduction<fraction>{10_points, points::from_quanta(1'333'333'333),
                                   one_in(random_, 2) ? 0_points : points{} - 5_points};
      case 4:
        return value_as_points<fraction>{10_points};
      default:
        return some_bands();
    }
  }
  named_bands some_bands() {
    std::vector<band<fraction>> list;
    const std::int64_t count = 1 + below(random_, one_in(random_, 4) ? 12 : 5);
    fraction before{-1};
    for (std::int64_t at = 0; at < count; ++at) {
      const fraction edge{at * 1000 + 1 + below(random_, 999), 1000 * (one_in(random_, 5) ? 7 : 5)};
      band<fraction> next;
      next.awarded = at == 0 ? 10_points : some_points();
      if (at > 0) {
        if (edge <= before) continue;
        next.values.lower = {edge, one_in(random_, 2) ? limit_kind::inclusive : limit_kind::exclusive};
        list.back().values.upper = next.values.lower.opposite();
        before = edge;
      }
      list.push_back(next);
    }
    return {bands<fraction>::from_arranged(std::move(list)), {}};
  }
  void fill(std::int32_t parent, int depth) {
    const std::int64_t children = 1 + below(random_, 5);
    for (std::int64_t child = 0; child < children; ++child) {
      weight share = some_weight();
      if (child == 0) share = weight::from_quanta(share.quanta() + weight::whole(1).quanta());
      const std::string id = "n" + std::to_string(next_++);
      if (depth < how_.most_depth && one_in(random_, 3)) {
        const auto made = model_.dimension(id, share, parent);
        settings_of(model_->nodes[static_cast<std::size_t>(made)]);
        fill(made, depth + 1);
      } else {
        model_.leaf(id, share, parent);
        model_->indicators.back().rule = some_rule();
        if (one_in(random_, 5)) model_->indicators.back().minimum_sample = below(random_, 20);
        if (one_in(random_, 4)) model_->indicators.back().maximum = fraction{1000};
        events_ = static_cast<std::int32_t>(model_->indicators.size());
      }
    }
  }
  void add_applicable_points() {
    for (auto& node : model_->nodes) {
      if (node.kind != node_kind::indicator || !one_in(random_, 3)) continue;
      node.applicable_points = static_cast<std::int32_t>(model_->indicators.size());
      indicator_definition applying;
      applying.id = node.id + "_applying";
      applying.value_unit = unit::score;
      model_->indicators.push_back(applying);
    }
  }
  void add_grades() {
    if (one_in(random_, 8)) return;
    std::vector<grade_definition> grades;
    grades.push_back({"good", {}, 80_points, {}, 0});
    grades.push_back({"fair", {}, points::from_quanta(59'995'000'000), {}, 0});
    grades.push_back({"poor", {}, 0_points, {}, 0});
    model_->grades = grade_scale<grade_definition>{grades};
    model_->display.basis = one_in(random_, 2) ? grade_basis::exact : grade_basis::displayed;
    model_->display.decimals = static_cast<std::int32_t>(below(random_, 3));
    model_->display.rule = one_in(random_, 2) ? rounding::half_up : rounding::half_even;
  }

  random_bits& random_;
  drawing how_;
  model_maker model_;
  std::int32_t events_ = 0;  ///< the first indicator that counts events
  int next_ = 0;
};

model compiled(const model_definition& definition) {
  auto made = std::make_shared<compiled_model>();
  made->definition = definition;
  made->scores = plan::make_score_plan(definition);
  return model{std::move(made)};
}

/// Columns of one indicator in some type, and what they mean.
struct held_column {
  std::vector<double> doubles;
  std::vector<float> floats;
  std::vector<std::int64_t> integers;
  std::vector<std::int64_t> bottoms;
  std::vector<int128> wide;
  std::vector<std::uint8_t> validity;
  std::vector<std::int32_t> samples;
  std::vector<std::uint8_t> known_samples;
  std::vector<std::optional<fraction>> exact;
  given_column view;
};

class random_cards {
 public:
  random_cards(random_bits& random, random_model& of, std::size_t cards) : cards_{cards} {
    const std::int64_t missing = below(random, 5);
    for (std::size_t indicator = 0; indicator < (*of).indicators.size(); ++indicator) {
      held_.push_back(std::make_unique<held_column>());
      held_column& column = *held_.back();
      column.exact.resize(cards);
      for (auto& value : column.exact) {
        if (below(random, 10) >= missing) value = of.some_value(indicator);
      }
      lay_out(random, column);
      if (one_in(random, 2)) add_samples(random, column);
      columns_.push_back(column.view);
    }
  }

  [[nodiscard]] std::span<const given_column> columns() const { return columns_; }
  [[nodiscard]] std::vector<indicator_value> values(std::size_t card) const {
    std::vector<indicator_value> list;
    for (const auto& column : held_) {
      indicator_value value;
      if (column->exact[card]) value.value = typed_value{value_kind::decimal, *column->exact[card]};
      if (column->view.n.supplied() && column->view.n.present(card)) value.n = column->samples[card];
      list.push_back(value);
    }
    return list;
  }

 private:
  void add_samples(random_bits& random, held_column& column) const {
    column.known_samples.assign(cards_ / 8 + 1, 0);
    for (std::size_t card = 0; card < cards_; ++card) {
      column.samples.push_back(static_cast<std::int32_t>(below(random, 60)));
      if (one_in(random, 6)) continue;
      column.known_samples[card / 8] |= static_cast<std::uint8_t>(1U << (card % 8));
    }
    column.view.n = column_view::of(column.samples).with_validity(column.known_samples.data());
  }
  void lay_out(random_bits& random, held_column& column) const {
    constexpr std::size_t before = 3;
    column.validity.assign((cards_ + before) / 8 + 1, 0);
    const auto kind = below(random, 8);
    const bool by_nan = kind == 1;
    for (std::size_t card = 0; card < cards_; ++card) {
      auto& exact = column.exact[card];
      if (exact)
        column.validity[(card + before) / 8] |= static_cast<std::uint8_t>(1U << ((card + before) % 8));
      const double nothing = one_in(random, 2) ? std::numeric_limits<double>::quiet_NaN() : 1e300;
      switch (kind) {
        case 2: {  // floats mean what they are written as
          column.floats.push_back(exact ? static_cast<float>(exact->to_double()) : std::nanf(""));
          if (exact) exact = assay::column::shortest_decimal(column.floats.back());
          break;
        }
        case 3: {  // quotients, some of them far beyond what doubles tell apart
          const std::int64_t times = one_in(random, 4) ? 1'000'000'007 : 1 + below(random, 9);
          if (exact) exact = fraction{exact->numerator * times, exact->denominator * times};
          if (exact && one_in(random, 8)) exact = fraction{exact->numerator + 1, exact->denominator};
          column.integers.push_back(exact ? static_cast<std::int64_t>(exact->numerator) : INT64_MIN);
          column.bottoms.push_back(exact ? static_cast<std::int64_t>(exact->denominator) : 0);
          break;
        }
        case 4: {  // six decimals
          const auto scaled = exact ? exact->scaled_half_even(6) : std::nullopt;
          if (exact) exact = fraction{*scaled, 1'000'000};
          column.integers.push_back(scaled.value_or(INT64_MAX));
          break;
        }
        case 5: {  // sixteen bytes, twenty decimals
          const auto scaled = exact ? exact->scaled_half_even(9) : std::nullopt;
          const int128 lower = one_in(random, 3) ? 1 : 0;
          const int128 more = int128{100'000'000'000};
          if (exact) exact = fraction{*scaled * more + lower, int128{1'000'000'000} * more};
          column.wide.push_back(exact ? exact->numerator : int128_max);
          break;
        }
        default: {
          column.doubles.push_back(exact ? exact->to_double() : by_nan ? std::nan("") : nothing);
          if (exact) exact = assay::column::shortest_decimal(column.doubles.back());
        }
      }
    }
    column_view& view = column.view.values;
    if (!column.doubles.empty()) view = column_view::of(column.doubles);
    if (!column.floats.empty()) view = column_view::of(column.floats);
    if (!column.integers.empty()) view = column_view::of(column.integers, kind == 4 ? 6 : 0);
    if (!column.bottoms.empty()) column.view.denominators = column_view::of(column.bottoms);
    if (!column.wide.empty()) view = column_view::decimal128(column.wide.data(), cards_, 20);
    if (by_nan) {
      view.nan_is_missing = true;
    } else {
      view = view.with_validity(column.validity.data(), before);
    }
  }

  std::size_t cards_;
  std::vector<std::unique_ptr<held_column>> held_;
  std::vector<given_column> columns_;
};

std::optional<std::int64_t> number_at(const column_view& column, std::size_t card) {
  if (!column.present(card)) return std::nullopt;
  switch (column.type) {
    case physical_type::int64:
      return static_cast<const std::int64_t*>(column.values)[card];
    case physical_type::uint16:
      return static_cast<const std::uint16_t*>(column.values)[card];
    case physical_type::bits:
      return static_cast<const std::uint8_t*>(column.values)[card / 8] >> (card % 8) & 1;
    default:
      return static_cast<const std::uint8_t*>(column.values)[card];
  }
}
std::optional<std::int64_t> quanta(const std::optional<points>& value) {
  return value ? std::optional{value->quanta()} : std::nullopt;
}
std::optional<std::int64_t> place(std::int32_t index) {
  return index >= 0 ? std::optional<std::int64_t>{index} : std::nullopt;
}

void expect_same(const model_definition& model, const scored_card& card, const scored_cards& scored,
                 std::size_t at) {
  for (std::size_t node = 0; node < model.nodes.size(); ++node) {
    ASSERT_EQ(number_at(scored.points(node), at), quanta(card.nodes[node].earned)) << card.nodes[node].id;
    const column_view bands = scored.band(node);
    if (bands.supplied()) {
      ASSERT_EQ(number_at(bands, at), place(card.nodes[node].band)) << card.nodes[node].id;
    }
  }
  ASSERT_EQ(scored.score_of(at), card.score);
  ASSERT_EQ(number_at(scored.score_before_rules(), at), quanta(card.score_before_rules));
  ASSERT_EQ(number_at(scored.grade(), at), place(card.grade));
  ASSERT_EQ(number_at(scored.status(), at), static_cast<std::int64_t>(card.status));
  std::set<std::int32_t> fired;
  for (const fired_line& line : card.fired)
    fired.insert(line.rule);
  for (std::size_t rule = 0; rule < model.critical.size(); ++rule)
    ASSERT_EQ(number_at(scored.fired(rule), at), fired.count(static_cast<std::int32_t>(rule))) << rule;
}

constexpr scored_parts everything{true, true, true, true, true};

/// The blocks alone, by the loops that every machine has.
void score_portably(const model& of, const random_cards& given, std::size_t count, scored_cards& into) {
  const auto plan = cards::make_card_plan(of.definition(), of.internals().scores);
  if (plan.one_by_one) return;
  cards::input_blocks inputs{plan};
  cards::block_scorer blocks{of.definition(), plan, cards::portable_kernels};
  card_columns& columns = scored_cards_access::columns(into);
  inputs.bind(of.definition(), given.columns(), count);
  blocks.start(inputs);
  for (std::size_t first = 0; first < count; first += cards::lanes) {
    const std::size_t length = std::min(cards::lanes, count - first);
    inputs.read(cards::portable_kernels, first, length);
    // Cards for other hands keep what the scorer has found.
    scored_cards copy = into;
    card_columns& fresh = scored_cards_access::columns(copy);
    const std::uint64_t odd = blocks.score(inputs, first, length, fresh);
    for (std::size_t lane = 0; lane < length; ++lane) {
      if ((odd >> lane & 1U) != 0) continue;
      const std::size_t card = first + lane;
      ASSERT_EQ(fresh.score.values[card], columns.score.values[card]) << card;
      ASSERT_EQ(fresh.score.is_known(card), columns.score.is_known(card)) << card;
      ASSERT_EQ(fresh.grade.values[card], columns.grade.values[card]) << card;
    }
  }
}

struct tally {
  int cards = 0;
  int scored = 0;
  int wide = 0;  ///< models of which some sum does not fit doubles
  int fired = 0;
  int provisional = 0;
};

void compare(random_bits& random, const drawing& how, int rounds, int rules, tally& seen) {
  for (int round = 0; round < rounds; ++round) {
    random_model drawn{random, how};
    if (rules > 0) drawn.add_rules(static_cast<int>(below(random, rules)));
    const model of = compiled(*drawn);
    const auto plan = cards::make_card_plan(of.definition(), of.internals().scores);
    if (plan.one_by_one || std::any_of(plan.parents.begin(), plan.parents.end(),
                                       [](const auto& parent) { return !parent.is_exact; })) {
      ++seen.wide;
    }
    scorer by{of, everything};
    scored_cards scored;
    const auto count = static_cast<std::size_t>(1 + below(random, 200));
    const random_cards given{random, drawn, count};
    by.score(count, given.columns(), scored);
    ASSERT_EQ(scored.size(), count);
    scorecard_builder builder{of.definition(), of.internals().scores};
    scored_card card;
    for (std::size_t at = 0; at < count; ++at) {
      builder.build(given.values(at), {}, card);
      expect_same(of.definition(), card, scored, at);
      if (testing::Test::HasFatalFailure()) {
        ADD_FAILURE() << "round " << round << ", card " << at << " of " << count;
        return;
      }
      ++seen.cards;
      seen.scored += card.score ? 1 : 0;
      seen.provisional += card.status == node_status::provisional ? 1 : 0;
      seen.fired += card.fired.empty() ? 0 : 1;
    }
    score_portably(of, given, count, scored);
    if (testing::Test::HasFatalFailure()) return;
  }
  EXPECT_GT(seen.scored, seen.cards / 4) << "cards without a score prove little";
}

TEST(columnar_scorer, agrees_with_scorecards_on_bands) {
  random_bits random{20261101};
  tally seen;
  compare(random, {0, 3, false, true}, 60, 0, seen);
  EXPECT_LT(seen.wide, 30);
  EXPECT_GT(seen.provisional, seen.cards / 20);
}

TEST(columnar_scorer, agrees_on_every_kind_of_rule) {
  random_bits random{20261102};
  tally seen;
  compare(random, {2, 3, false, false}, 60, 0, seen);
}

TEST(columnar_scorer, agrees_with_weights_of_nine_decimals) {
  random_bits random{20261103};
  tally seen;
  compare(random, {9, 4, false, true}, 60, 0, seen);
  EXPECT_GT(seen.wide, 20);
}

TEST(columnar_scorer, agrees_where_points_do_not_apply) {
  random_bits random{20261104};
  tally seen;
  compare(random, {0, 3, true, false}, 60, 0, seen);
  compare(random, {9, 3, true, true}, 30, 0, seen);
}

TEST(columnar_scorer, agrees_on_critical_rules) {
  random_bits random{20261105};
  tally seen;
  compare(random, {0, 3, false, false}, 80, 6, seen);
  compare(random, {6, 3, true, true}, 40, 6, seen);
  EXPECT_GT(seen.fired, seen.cards / 10);
}

/// One card by itself is what it is among others.
TEST(columnar_scorer, scores_one_card_as_many) {
  random_bits random{20261106};
  int scored = 0;
  for (int round = 0; round < 300; ++round) {
    random_model drawn{random,
                       {static_cast<int>(below(random, 3)) * 4, 3, one_in(random, 4), one_in(random, 2)}};
    drawn.add_rules(static_cast<int>(below(random, 4)));
    const model of = compiled(*drawn);
    scorer by{of};
    scorecard_builder builder{of.definition(), of.internals().scores};
    scored_card card;
    for (int time = 0; time < 10; ++time) {
      std::vector<double> doubles;
      std::vector<indicator_value> values;
      for (std::size_t indicator = 0; indicator < (*drawn).indicators.size(); ++indicator) {
        values.emplace_back();
        doubles.push_back(one_in(random, 5) ? std::nan("") : drawn.some_value(indicator).to_double());
        if (!std::isnan(doubles.back()))
          values.back().value =
              typed_value{value_kind::decimal, *assay::column::shortest_decimal(doubles.back())};
      }
      builder.build(values, {}, card);
      const card_score one = by.score_one(doubles);
      ASSERT_EQ(one.score, card.score) << round;
      ASSERT_EQ(one.grade ? static_cast<std::int32_t>(*one.grade) : -1, card.grade) << round;
      ASSERT_EQ(one.status, card.status);
      scored += one.score ? 1 : 0;
    }
  }
  EXPECT_GT(scored, 1000);
}

}  // namespace
}  // namespace assay::detail
