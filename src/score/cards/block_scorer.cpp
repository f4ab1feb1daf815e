// SPDX-License-Identifier: Apache-2.0
#include "score/cards/block_scorer.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

namespace assay::detail::cards {

namespace {

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

}  // namespace

block_scorer::block_scorer(const model_definition& model, const card_plan& plan, const kernels& with)
    : model_{&model},
      plan_{&plan},
      with_{&with},
      leaves_(plan.leaves.size()),
      parents_(plan.parents.size()),
      needs_points_(plan.leaves.size(), 0),
      verdicts_(plan.rules.empty() ? 0 : plan.parents.size()),
      is_changed_(verdicts_.size(), 0),
      fired_(plan.rules.size()) {
  for (const parent_plan& parent : plan.parents) {
    for (std::size_t index = parent.banded; index < parent.children.size(); ++index) {
      const child_plan& child = parent.children[index];
      if (child.leaf >= 0 && child.has_weight) needs_points_[at(child.leaf)] = 1;
    }
  }
}

void block_scorer::start(const input_blocks& values) {
  banded_.clear();
  for (std::size_t parent = 0; parent < parents_.size(); ++parent) {
    const parent_plan& plan = plan_->parents[parent];
    parents_[parent].first_part = banded_.size();
    for (const child_plan& child : std::span{plan.children}.first(plan.banded)) {
      const leaf_plan& leaf = plan_->leaves[at(child.leaf)];
      const block_input& input = values[leaf.input];
      const auto& cuts = leaf.cuts(input.is_ratio);
      banded_.push_back({child.leaf,
                         leaf.input,
                         {cuts.size(), cuts.data(), child.terms.data(), input.low, input.high,
                          plan.policy == missing_policy::zero ? 0 : child.near_full_weight}});
    }
  }
}

std::uint64_t block_scorer::score(input_blocks& values, std::size_t first, std::size_t count,
                                  card_columns& into) {
  odd_ = values.odd();
  prepare_leaves(values);
  score_tree(values);
  has_samples_ = plan_->asks_for_samples && values.has_samples();
  if (has_samples_) read_samples(values);
  const std::size_t block = first / lanes;
  if (into.parts.score_before_rules) {
    with_->store(parents_.front().score.data(), &into.before_rules.values[first]);
    into.before_rules.known[block] = parents_.front().known;
  }
  if (!plan_->rules.empty() && look_at_rules(values)) score_tree_again(values);
  write(values, first, count, into);
  return odd_;
}

void block_scorer::prepare_leaves(const input_blocks& values) {
  for (std::size_t index = 0; index < leaves_.size(); ++index) {
    const leaf_plan& plan = plan_->leaves[index];
    leaf_lanes& leaf = leaves_[index];
    leaf.known = values[plan.input].known;
    leaf.inapplicable = 0;
    leaf.has_points = false;
    if (plan.rule == nullptr) leaf.known = 0;
    if (plan.applying >= 0) read_shares(values, index);
    if (needs_points_[index] != 0) fill_points(values, index);
  }
}

/// How many points apply, in units of the share; all of them where nobody knows.
void block_scorer::read_shares(const input_blocks& values, std::size_t index) {
  const leaf_plan& plan = plan_->leaves[index];
  leaf_lanes& leaf = leaves_[index];
  const points possible = std::visit([](const auto& rule) { return rule.maximum(); }, *plan.rule);
  const double whole = static_cast<double>(possible.quanta()) / static_cast<double>(points::quantum) *
                       static_cast<double>(plan.points_per_unit);
  leaf.share.fill(whole);
  for_each_lane(values[plan.applying].known, [&](std::size_t lane) {
    const fraction applying = values.exact(plan.applying, lane);
    const std::uint64_t bit = lane_bit(lane);
    if (applying.numerator <= 0) {
      leaf.inapplicable |= bit;
      // Coverage leaves out what does not apply: its whole depends on the card.
      if (plan_->covers_anything) odd_ |= bit;
      return;
    }
    const int128 number = applying.numerator / applying.denominator;
    const bool is_whole = number * applying.denominator == applying.numerator;
    const double share =
        is_whole ? static_cast<double>(number) * static_cast<double>(plan.points_per_unit) : whole;
    if (!is_whole || share > whole) odd_ |= bit;
    leaf.share[lane] = std::min(share, whole);
  });
  leaf.known &= ~leaf.inapplicable;
}

void block_scorer::fill_points(const input_blocks& values, std::size_t index) {
  const leaf_plan& plan = plan_->leaves[index];
  leaf_lanes& leaf = leaves_[index];
  leaf.has_points = true;
  leaf.points.fill(0);
  if (leaf.known == 0) return;
  const block_input& input = values[plan.input];
  if (plan.has_bands()) {
    std::array<std::uint16_t, lanes> band;
    const auto& cuts = plan.cuts(input.is_ratio);
    with_->count_cuts(input.values, cuts.size(), cuts.data(), band.data());
    for_each_lane(leaf.known, [&](std::size_t lane) {
      leaf.points[lane] = static_cast<double>(plan.awarded[band[lane]]);
    });
    return;
  }
  std::visit(
      [&](const auto& rule) {
        for_each_lane(leaf.known, [&](std::size_t lane) {
          leaf.points[lane] = static_cast<double>(rule.points_for(values.exact(plan.input, lane)).quanta());
        });
      },
      *plan.rule);
}

std::uint64_t block_scorer::known(const child_plan& child) const noexcept {
  return child.leaf >= 0 ? leaves_[at(child.leaf)].known : parents_[at(child.parent)].known;
}
std::uint64_t block_scorer::inapplicable(const child_plan& child) const noexcept {
  return child.leaf >= 0 ? leaves_[at(child.leaf)].inapplicable : parents_[at(child.parent)].inapplicable;
}
const lane_doubles& block_scorer::points_of(const child_plan& child) const noexcept {
  return child.leaf >= 0 ? leaves_[at(child.leaf)].points : parents_[at(child.parent)].score;
}
int128 block_scorer::share(const input_blocks& values, const child_plan& child, std::size_t lane) const {
  if (!child.counts_by_share) return 1;
  if (child.leaf >= 0) return static_cast<int128>(leaves_[at(child.leaf)].share[lane]);
  const parent_plan& plan = plan_->parents[at(child.parent)];
  if (plan.is_exact) return static_cast<int128>(parents_[at(child.parent)].lower[lane]);
  return add_up_exactly(values, plan, lane).lower();
}
std::int64_t block_scorer::quanta(const input_blocks& values, const child_plan& child,
                                  std::size_t lane) const {
  if (child.leaf < 0) return static_cast<std::int64_t>(parents_[at(child.parent)].score[lane]);
  const leaf_lanes& leaf = leaves_[at(child.leaf)];
  if (leaf.has_points) return static_cast<std::int64_t>(leaf.points[lane]);
  const leaf_plan& plan = plan_->leaves[at(child.leaf)];
  const block_input& input = values[plan.input];
  return plan.awarded[plan.band_of(input.values[lane], input.is_ratio)];
}

/// Parents stand before their children: backwards, every child is ready before its parent.
void block_scorer::score_tree(input_blocks& values) {
  for (std::size_t parent = parents_.size(); parent-- > 0;)
    score_parent(values, parent);
}

/// With what the rules make of it: only the sections that they change and what is made of those.
void block_scorer::score_tree_again(input_blocks& values) {
  for (std::size_t parent = parents_.size(); parent-- > 0;) {
    const auto& children = plan_->parents[parent].children;
    const bool is_stale = std::any_of(children.begin(), children.end(), [&](const child_plan& child) {
      return child.parent >= 0 && is_changed_[at(child.parent)] != 0;
    });
    if (is_stale) score_parent(values, parent);
    const bool is_judged = (verdicts_[parent].zeroed | verdicts_[parent].changed) != 0;
    if (is_judged) apply_verdict(parent);
    is_changed_[parent] = is_stale || is_judged ? 1 : 0;
  }
}

void block_scorer::score_parent(input_blocks& values, std::size_t parent) {
  const parent_plan& plan = plan_->parents[parent];
  parent_lanes& own = parents_[parent];
  add_up(values, plan, own);
  if (plan.covers) add_coverage(plan, own);
  if (plan.policy == missing_policy::refuse) {
    for_each_lane(own.known, [&](std::size_t lane) {
      if (own.covered[lane] < plan.least_covered) own.known &= ~lane_bit(lane);
    });
  }
  divide(values, plan, own);
}

/// The lower sum begins as if everything counted; what is missing is taken off.
void block_scorer::add_up(input_blocks& values, const parent_plan& plan, parent_lanes& own) {
  double* const upper = upper_.data();
  double* const lower = own.lower.data();
  with_->fill(0, upper);
  with_->fill(plan.near_whole, lower);
  own.known = 0;
  own.inapplicable = plan.banded > 0 ? 0 : every_lane;
  for (const banded_part& part : std::span{banded_}.subspan(own.first_part, plan.banded)) {
    const block_input& input = values[part.input];
    const std::uint64_t legal = with_->add_bands(input.values, input.known, part.terms, upper, lower);
    if (legal != input.known) values.sort_out(part.input, input.known & ~legal);
    leaves_[at(part.leaf)].known = legal;
    own.known |= legal;
  }
  const bool keeps_missing = plan.policy == missing_policy::zero;
  for (const child_plan& child : std::span{plan.children}.subspan(plan.banded)) {
    own.inapplicable &= inapplicable(child);
    if (!child.has_weight) continue;
    const std::uint64_t has = known(child);
    own.known |= has;
    const std::uint64_t gone = keeps_missing ? inapplicable(child) : ~has;
    if (gone != 0) with_->take_off(child.near_full_weight, gone, lower);
    if (child.counts_by_share) {
      const lane_doubles& shares =
          child.leaf >= 0 ? leaves_[at(child.leaf)].share : parents_[at(child.parent)].lower;
      for_each_lane(has, [&](std::size_t lane) {
        lower[lane] -= child.near_weight * (child.near_whole - shares[lane]);
      });
      with_->add_shared_product(child.factor.near, points_of(child).data(), shares.data(), upper);
    } else {
      with_->add_product(child.factor.near, points_of(child).data(), upper);
    }
  }
}

void block_scorer::divide(const input_blocks& values, const parent_plan& plan, parent_lanes& own) {
  const double* const upper = upper_.data();
  const double* const lower = own.lower.data();
  if (plan.is_exact) return with_->divide(upper, lower, own.known, own.score.data());
  const std::uint64_t doubtful =
      with_->divide_near(upper, lower, own.known, plan.doubt, plan.least_lower, own.score.data());
  for_each_lane(doubtful, [&](std::size_t lane) {
    own.score[lane] = static_cast<double>(add_up_exactly(values, plan, lane).quotient());
  });
}

exact_sums block_scorer::add_up_exactly(const input_blocks& values, const parent_plan& plan,
                                        std::size_t lane) const {
  exact_sums sums{plan};
  const std::uint64_t bit = lane_bit(lane);
  for (const child_plan& child : plan.children) {
    if (!child.has_weight) continue;
    if ((known(child) & bit) != 0) {
      sums.add(child, quanta(values, child, lane), share(values, child, lane));
    } else if (plan.policy != missing_policy::zero || (inapplicable(child) & bit) != 0) {
      sums.take_off(child);
    }
  }
  return sums;
}

void block_scorer::add_coverage(const parent_plan& plan, parent_lanes& own) {
  own.covered.fill(0);
  for (const child_plan& child : plan.children) {
    if (child.leaf >= 0) {
      for_each_lane(known(child), [&](std::size_t lane) { own.covered[lane] += child.size; });
    } else {
      with_->add_product(child.size, parents_[at(child.parent)].covered.data(), own.covered.data());
    }
  }
}

/// Whether a value or a score stands on enough records does not depend on rules.
void block_scorer::read_samples(const input_blocks& values) {
  leaf_samples_.resize(leaves_.size());
  parent_samples_.resize(parents_.size());
  for (std::size_t index = 0; index < leaves_.size(); ++index) {
    const leaf_plan& plan = plan_->leaves[index];
    sample_lanes& own = leaf_samples_[index];
    own.provisional = 0;
    for_each_lane(leaves_[index].known, [&](std::size_t lane) {
      own.fewest[lane] = values.sample(plan.input, lane);
      if (own.fewest[lane] < plan.minimum_sample) own.provisional |= lane_bit(lane);
    });
  }
  for (std::size_t parent = parents_.size(); parent-- > 0;)
    add_samples(parent);
}

void block_scorer::add_samples(std::size_t parent) {
  const parent_plan& plan = plan_->parents[parent];
  sample_lanes& own = parent_samples_[parent];
  own.provisional = 0;
  own.fewest.fill(unknown_sample);
  for (const child_plan& child : plan.children) {
    const sample_lanes& part =
        child.leaf >= 0 ? leaf_samples_[at(child.leaf)] : parent_samples_[at(child.parent)];
    own.provisional |= part.provisional;
    if (!child.has_weight || (child.leaf >= 0 && !plan_->leaves[at(child.leaf)].is_sample)) continue;
    for_each_lane(known(child), [&](std::size_t lane) {
      own.fewest[lane] = std::min(own.fewest[lane], part.fewest[lane]);
    });
  }
  own.provisional &= parents_[parent].known;
  for_each_lane(parents_[parent].known, [&](std::size_t lane) {
    if (own.fewest[lane] < plan.minimum_sample) own.provisional |= lane_bit(lane);
  });
}

/// Whether anything fired that changes a score.
bool block_scorer::look_at_rules(const input_blocks& values) {
  failed_ = 0;
  best_grade_.fill(0);
  for (verdict_lanes& verdict : verdicts_) {
    if ((verdict.zeroed | verdict.changed) == 0) continue;
    verdict.zeroed = 0;
    verdict.changed = 0;
  }
  bool changes = false;
  for (std::size_t index = 0; index < plan_->rules.size(); ++index) {
    const rule_plan& rule = plan_->rules[index];
    std::uint64_t hits = 0;
    if (rule.input >= 0) {
      const block_input& input = values[rule.input];
      const double from = input.is_ratio ? rule.from.of_ratio : rule.from.of_decimal;
      const double to = input.is_ratio ? rule.to.of_ratio : rule.to.of_decimal;
      if (input.known != 0) hits = input.known & with_->inside(input.values, from, to);
    } else {
      const parent_lanes& section = parents_[at(rule.parent)];
      hits = section.known & with_->inside(section.score.data(), rule.from_quanta, rule.to_quanta);
    }
    fired_[index] = hits;
    if (hits == 0) continue;
    changes = changes || rule.changes_score;
    apply_rule(values, index, hits);
  }
  return changes;
}

void block_scorer::apply_rule(const input_blocks& values, std::size_t index, std::uint64_t hits) {
  const rule_plan& plan = plan_->rules[index];
  const critical_rule<fraction>& rule = model_->critical[index].rule;
  verdict_lanes& verdict = verdicts_[at(plan.section)];
  switch (rule.effect) {
    case critical_effect::zero_total:
    case critical_effect::zero_section:
      verdict.zeroed |= hits;
      return;
    case critical_effect::fail:
      failed_ |= hits;
      return;
    case critical_effect::cap_grade:
      for_each_lane(hits, [&](std::size_t lane) {
        best_grade_[lane] = std::max(best_grade_[lane], static_cast<std::uint8_t>(rule.best_grade));
      });
      return;
    case critical_effect::cap_points:
    case critical_effect::deduct:
    case critical_effect::bonus:
      break;
  }
  for_each_lane(hits, [&](std::size_t lane) {
    const std::uint64_t bit = lane_bit(lane);
    if ((verdict.changed & bit) == 0) {
      verdict.outside[lane] = 0;
      verdict.most[lane] = INT64_MAX;
    }
    verdict.changed |= bit;
    if (rule.effect == critical_effect::cap_points) {
      verdict.most[lane] = std::min(verdict.most[lane], rule.most.quanta());
      return;
    }
    const fraction value =
        plan.input >= 0
            ? values.exact(plan.input, lane)
            : fraction{static_cast<int128>(parents_[at(plan.parent)].score[lane]), points::quantum};
    const rule_events events = events_of(rule, value);
    verdict.outside[lane] += events.change.quanta();
    if (events.failed) failed_ |= bit;
  });
}

/// As verdict::total_after() does.
void block_scorer::apply_verdict(std::size_t parent) {
  const verdict_lanes& verdict = verdicts_[parent];
  parent_lanes& own = parents_[parent];
  for_each_lane(verdict.changed & own.known, [&](std::size_t lane) {
    if (verdict.outside[lane] == 0 && verdict.most[lane] == INT64_MAX) return;
    const auto before = static_cast<std::int64_t>(own.score[lane]);
    const std::int64_t after =
        std::min(std::max<std::int64_t>(0, before + verdict.outside[lane]), verdict.most[lane]);
    if (after > largest_lane_score) odd_ |= lane_bit(lane);
    own.score[lane] = static_cast<double>(std::min(after, largest_lane_score));
  });
  for_each_lane(verdict.zeroed & own.known, [&](std::size_t lane) { own.score[lane] = 0; });
}

void block_scorer::grade(std::uint8_t* grades) {
  const std::size_t worst = plan_->grade_edges.size();
  with_->count_above(parents_.front().score.data(), worst, plan_->grade_edges.data(), grades);
  if (plan_->rules.empty()) return;
  for (std::size_t lane = 0; lane < lanes; ++lane)
    grades[lane] = std::max(grades[lane], best_grade_[lane]);
  for_each_lane(failed_, [&](std::size_t lane) { grades[lane] = static_cast<std::uint8_t>(worst); });
}

void block_scorer::write(const input_blocks& values, std::size_t first, std::size_t count,
                         card_columns& into) {
  const std::size_t block = first / lanes;
  const std::uint64_t live = first_lanes(count);
  const std::uint64_t scored = parents_.front().known & live;
  with_->store(parents_.front().score.data(), &into.score.values[first]);
  into.score.known[block] = scored;
  if (!model_->grades.list().empty()) {
    grade(&into.grade.values[first]);
    into.grade.known[block] = scored;
  }
  static_assert(static_cast<int>(node_status::ok) == 0 && static_cast<int>(node_status::not_available) == 1);
  std::fill_n(&into.status[first], lanes, std::uint8_t{0});
  for_each_lane(~scored, [&](std::size_t lane) { into.status[first + lane] = 1; });
  if (has_samples_) {
    for_each_lane(parent_samples_.front().provisional & live, [&](std::size_t lane) {
      into.status[first + lane] = static_cast<std::uint8_t>(node_status::provisional);
    });
  }
  if (into.parts.dimensions) {
    for (std::size_t parent = 1; parent < parents_.size(); ++parent) {
      auto& column = into.points[at(plan_->parents[parent].node)];
      with_->store(parents_[parent].score.data(), &column.values[first]);
      column.known[block] = parents_[parent].known & live;
    }
  }
  for (std::size_t index = 0; index < leaves_.size() && (into.parts.points || into.parts.bands); ++index) {
    const leaf_plan& plan = plan_->leaves[index];
    leaf_lanes& leaf = leaves_[index];
    if (into.parts.points) {
      if (!leaf.has_points) fill_points(values, index);
      auto& column = into.points[at(plan.node)];
      with_->store(leaf.points.data(), &column.values[first]);
      column.known[block] = leaf.known & live;
    }
    if (!into.parts.bands || !plan.has_bands()) continue;
    const block_input& input = values[plan.input];
    const auto& cuts = plan.cuts(input.is_ratio);
    auto& column = into.bands[at(plan.node)];
    with_->count_cuts(input.values, cuts.size(), cuts.data(), &column.values[first]);
    column.known[block] = input.known & live;
  }
  for (std::size_t rule = 0; rule < fired_.size() && into.parts.rules; ++rule)
    into.fired[rule][block] = fired_[rule] & live;
}

}  // namespace assay::detail::cards
