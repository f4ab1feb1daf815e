// SPDX-License-Identifier: Apache-2.0
#include <type_traits>
#include <variant>

#include "score/score_tree.hpp"

namespace assay::detail {

namespace {

void set_status(const indicator_definition& definition, const indicator_value& value, scored_line& line) {
  if (!value.value) {
    line.status = node_status::not_available;
    line.reason = value.reason;
    return;
  }
  line.status = node_status::ok;
  if (value.many_rejected || value.near_edge) {
    line.status = node_status::provisional;
    line.reason = value.many_rejected ? status_reason::rejected_rows : status_reason::estimate_near_edge;
    return;
  }
  if (definition.minimum_sample <= 0) return;
  if (!value.n) {
    line.reason = status_reason::sample_unknown;
  } else if (*value.n < definition.minimum_sample) {
    line.status = node_status::provisional;
    line.reason = status_reason::below_minimum_sample;
  }
}

/// Bands are decided by comparison alone, which is exact for square roots too.
void earn(const named_bands& rule, const typed_value& value, bool explained, scored_line& line) {
  const std::size_t index = rule.scale.index_of(value);
  line.earned = rule.scale.list()[index].awarded;
  line.band = static_cast<std::int32_t>(index);
  if (!explained) return;
  if (const auto step = rule.scale.next_better(index)) {
    line.next = next_step{step->entry.at, step->entry.inclusive(), step->upwards,
                          rule.scale.list()[step->index].awarded};
  }
}

/// The nearest knot that awards more than the value earns now.
void explain(const linear<fraction>& rule, const fraction& value, scored_line& line) {
  const auto knots = rule.knots();
  std::size_t above = 0;
  while (above < knots.size() && knots[above].at <= value)
    ++above;
  for (std::size_t distance = 0; distance < knots.size(); ++distance) {
    const bool up = above + distance < knots.size() && knots[above + distance].awarded > *line.earned;
    const bool down = above > distance && knots[above - distance - 1].awarded > *line.earned;
    if (!up && !down) continue;
    const auto& knot = knots[up ? above + distance : above - distance - 1];
    line.next = next_step{knot.at, true, up, knot.awarded};
    return;
  }
}

void explain(const ratio_to_target<fraction>& rule, const fraction&, scored_line& line) {
  if (*line.earned >= rule.at_target) return;
  line.next = next_step{rule.target, true, rule.better != direction::lower_is_better, rule.at_target};
}

void explain(const deduction<fraction>&, const fraction&, scored_line&) {}
void explain(const value_as_points<fraction>&, const fraction&, scored_line&) {}

bool lies_outside(const value_as_points<fraction>& rule, const fraction& value) {
  return value < fraction{0} || value > rule.full_mark.exact();
}
template <class Rule>
bool lies_outside(const Rule&, const fraction&) {
  return false;
}

template <class Rule>
void earn(const Rule& rule, const typed_value& value, bool explained, scored_line& line) {
  const fraction number = value.nearest();
  line.earned = rule.points_for(number);
  if (!explained) return;
  line.outside_scale = lies_outside(rule, number);
  explain(rule, number, line);
}

}  // namespace

void score_indicator(const indicator_definition& definition, const indicator_value& value,
                     scored_line& line) {
  line.value = value.value;
  line.n = value.n;
  line.rows = value.rows;
  line.excluded = value.excluded;
  line.wilson_95 = value.wilson_95;
  set_status(definition, value, line);
  if (!definition.rule) return;
  std::visit(
      [&](const auto& rule) {
        line.possible = rule.maximum();
        if (line.value) earn(rule, *line.value, true, line);
      },
      *definition.rule);
}

void score_indicator_alone(const indicator_definition& definition, const indicator_value& value,
                           scored_line& line) {
  line.n = value.n;
  line.reason = status_reason::none;
  line.earned.reset();
  line.possible = {};
  set_status(definition, value, line);
  if (!definition.rule) return;
  std::visit(
      [&](const auto& rule) {
        line.possible = rule.maximum();
        if (value.value) earn(rule, *value.value, false, line);
      },
      *definition.rule);
}

}  // namespace assay::detail
