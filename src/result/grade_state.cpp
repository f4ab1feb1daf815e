// SPDX-License-Identifier: Apache-2.0
//
// States to results: all groups of one, or a single group again and again.
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <assay/error.hpp>
#include <assay/result.hpp>

#include "message/score_sentences.hpp"
#include "result/group_values.hpp"
#include "result/result_parts.hpp"

namespace assay {

result grade_state(const model& by_model, const state& records) {
  const detail::compiled_model& compiled = by_model.internals();
  detail::check_gradable(compiled, records);
  const detail::state_rows& rows = records.internals();
  auto graded = std::make_shared<detail::result_parts>(by_model, records.by(), records.period());
  graded->rejected = records.rejected();
  for (std::size_t index = 0; index < graded->intervals.size(); ++index) {
    if (compiled.formulas[index] < 0) continue;
    const auto formula = static_cast<std::size_t>(compiled.formulas[index]);
    if (detail::is_proportion(compiled.plan, compiled.plan.formulas[formula]))
      graded->intervals[index] = detail::interval_rule::always;
  }
  graded->reserve(rows.groups().size());
  detail::group_grader grader{by_model};
  grader.look_at(rows);
  detail::scorecard_parts card;
  for (const std::uint32_t group : rows.groups().sorted()) {
    grader.grade(rows, group, card);
    card.card.key = rows.groups().key(group);
    if (graded->is_divided()) {
      card.period = std::move(card.card.key.back());
      card.card.key.pop_back();
    }
    graded->append(card);
  }
  // Without grouping there is always one scorecard, even of no records.
  if (graded->size == 0 && graded->by.empty() && !graded->is_divided()) {
    grader.grade(rows, std::nullopt, card);
    graded->append(card);
  }
  graded->finish();
  return result{std::move(graded)};
}

struct grader::parts {
  explicit parts(const model& by_model) : groups{by_model} {}

  /// The group of a key. Throws assay::error as grade_state() does.
  std::optional<std::size_t> find(const state& records, const group_key& key,
                                  const std::optional<std::string>& period);

  detail::group_grader groups;
  std::string encoded;  // memory for looking up
};

std::optional<std::size_t> grader::parts::find(const state& records, const group_key& key,
                                               const std::optional<std::string>& period) {
  detail::check_gradable(groups.of().internals(), records);
  if (key.size() != records.by().size()) {
    throw error{error_code::argument, says::key_of_other_length(key.size(), records.by().size())};
  }
  detail::write_key_bytes(key, encoded);
  if (records.period().unit != period_unit::none)
    period ? detail::append_part(encoded, *period) : detail::append_missing_part(encoded);
  const std::uint32_t group = records.internals().groups().find(encoded);
  return group == detail::group_index::none ? std::nullopt : std::optional<std::size_t>{group};
}

grader::grader(const model& by_model) : parts_{std::make_unique<parts>(by_model)} {}
grader::grader(grader&&) noexcept = default;
grader& grader::operator=(grader&&) noexcept = default;
grader::~grader() = default;

bool grader::grade(const state& records, const group_key& key, scorecard& into) {
  return grade(records, key, std::nullopt, into);
}

bool grader::grade(const state& records, const group_key& key, const std::optional<std::string>& period,
                   scorecard& into) {
  const auto group = parts_->find(records, key, period);
  const detail::state_rows& rows = records.internals();
  detail::scorecard_parts& card = detail::scorecard_access::parts(into);
  parts_->groups.look_at(rows);
  parts_->groups.grade(rows, group, card);
  card.card.key = key;
  card.period = records.period().unit != period_unit::none ? period : std::nullopt;
  return group.has_value();
}

bool grader::score(const state& records, const group_key& key, live_score& into) {
  return score(records, key, std::nullopt, into);
}

bool grader::score(const state& records, const group_key& key, const std::optional<std::string>& period,
                   live_score& into) {
  const auto group = parts_->find(records, key, period);
  parts_->groups.look_at(records.internals());
  parts_->groups.score(records.internals(), group, into);
  return group.has_value();
}

}  // namespace assay
