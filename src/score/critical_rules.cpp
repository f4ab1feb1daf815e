// SPDX-License-Identifier: Apache-2.0
#include "score/critical_rules.hpp"

#include <algorithm>
#include <optional>

namespace assay::detail {

namespace {

const critical_definition& definition_of(const model_definition& model, const fired_line& fired) {
  return model.critical[static_cast<std::size_t>(fired.rule)];
}

/// What a rule looks at. Nothing is decided about what has no data: no record is no failure, and no proof of none.
std::optional<typed_value> watched_value(const critical_definition& rule,
                                         std::span<const indicator_value> values,
                                         std::span<const scored_line> before_rules) {
  if (rule.indicator >= 0) {
    return values[static_cast<std::size_t>(rule.indicator)].value;
  }
  if (static_cast<std::size_t>(rule.dimension) >= before_rules.size()) return std::nullopt;
  const auto& earned = before_rules[static_cast<std::size_t>(rule.dimension)].earned;
  if (!earned) return std::nullopt;
  return typed_value{value_kind::decimal, earned->exact()};
}

/// A dimension of which nothing applies leaves nothing to decide.
bool applies(const critical_definition& rule, std::span<const scored_line> before_rules) {
  if (rule.dimension < 0 || static_cast<std::size_t>(rule.dimension) >= before_rules.size()) return true;
  return before_rules[static_cast<std::size_t>(rule.dimension)].reason != status_reason::not_applicable;
}

bool changes_score(critical_effect effect) noexcept {
  return effect != critical_effect::cap_grade && effect != critical_effect::fail;
}

std::int32_t grade_of(const model_definition& model, points total) {
  if (model.grades.list().empty()) return -1;
  const points graded = model.display.basis == grade_basis::displayed
                            ? rounded_to(total, model.display.decimals, model.display.rule)
                            : total;
  return static_cast<std::int32_t>(model.grades.index_of(graded));
}

std::int32_t grade_after(const model_definition& model, const verdict& rules, std::int32_t grade) {
  if (grade < 0) return grade;
  return static_cast<std::int32_t>(rules.grade_after(static_cast<std::size_t>(grade), model.grades.worst()));
}

/// What the rule does taken alone.
void explain(const model_definition& model, const scored_card& card, fired_line& fired) {
  const critical_definition& definition = definition_of(model, fired);
  verdict alone;
  apply(definition.rule, fired.value, alone);
  if (changes_score(definition.rule.effect)) {
    const scored_line& section = card.nodes[static_cast<std::size_t>(definition.section)];
    fired.before = section.before_rules ? section.before_rules : section.earned;
    if (fired.before) fired.after = alone.total_after(*fired.before);
  }
  if (!card.score || (!fired.events.failed && definition.rule.effect != critical_effect::cap_grade)) return;
  fired.grade_before = grade_of(model, *card.score);
  fired.grade_after = grade_after(model, alone, fired.grade_before);
}

}  // namespace

void look_at_rules(const model_definition& model, std::span<const indicator_value> values,
                   std::span<const scored_line> before_rules, scored_card& card) {
  for (std::size_t index = 0; index < model.critical.size(); ++index) {
    const critical_definition& definition = model.critical[index];
    const auto value = watched_value(definition, values, before_rules);
    if (!value && applies(definition, before_rules))
      card.undecided.push_back(static_cast<std::int32_t>(index));
    // A standard deviation is compared exactly, by its square.
    if (!value || !definition.rule.when.contains(*value)) continue;
    fired_line fired;
    fired.rule = static_cast<std::int32_t>(index);
    fired.value = value->nearest();
    fired.events = events_of(definition.rule, fired.value);
    card.fired.push_back(fired);
  }
}

bool any_score_changes(const model_definition& model, std::span<const fired_line> fired) {
  return std::any_of(fired.begin(), fired.end(), [&](const fired_line& item) {
    return changes_score(definition_of(model, item).rule.effect);
  });
}

void judge(const model_definition& model, std::span<const fired_line> fired, std::vector<verdict>& verdicts) {
  verdicts.assign(model.nodes.size(), verdict{});
  for (const fired_line& item : fired) {
    const critical_definition& definition = definition_of(model, item);
    const auto section = static_cast<std::size_t>(definition.section);
    // Points belong to the section, a grade always to the total.
    apply(definition.rule, item.value, verdicts[section]);
    if (section != 0) verdicts.front().failed = verdicts.front().failed || item.events.failed;
  }
}

void grade_total(const model_definition& model, const verdict& total_after_rules, scored_card& card) {
  const scored_line& total = card.nodes.front();
  card.status = total.status;
  card.reason = total.reason;
  if (total.earned) {
    card.score = total.earned;
    card.grade = grade_after(model, total_after_rules, grade_of(model, *card.score));
  }
  if (card.score_before_rules) card.grade_before_rules = grade_of(model, *card.score_before_rules);
}

void explain_rules(const model_definition& model, scored_card& card) {
  for (fired_line& fired : card.fired)
    explain(model, card, fired);
}

}  // namespace assay::detail
