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

  detail::group_grader groups;
  group_key key;        // with the period as its last part
  std::string encoded;  // memory for looking up
};

grader::grader(model by_model) : parts_{std::make_unique<parts>(by_model)} {}
grader::grader(grader&&) noexcept = default;
grader& grader::operator=(grader&&) noexcept = default;
grader::~grader() = default;

bool grader::grade(const state& records, const group_key& key, scorecard& into) {
  return grade(records, key, std::nullopt, into);
}

bool grader::grade(const state& records, const group_key& key, const std::optional<std::string>& period,
                   scorecard& into) {
  detail::check_gradable(parts_->groups.of().internals(), records);
  if (key.size() != records.by().size()) {
    throw error{error_code::argument, "the key has " + std::to_string(key.size()) +
                                          " parts, and the state is grouped by " +
                                          std::to_string(records.by().size()) + " columns"};
  }
  const bool is_divided = records.period().unit != period_unit::none;
  const std::size_t key_parts = key.size() + (is_divided ? 1 : 0);
  parts_->key.resize(key_parts);
  for (std::size_t part = 0; part < key.size(); ++part)
    parts_->key[part] = key[part];
  if (is_divided) parts_->key.back() = period;
  const detail::state_rows& rows = records.internals();
  detail::write_key_bytes(parts_->key, parts_->encoded);
  const std::uint32_t group = rows.groups().find(parts_->encoded);
  const bool is_known = group != detail::group_index::none;
  detail::scorecard_parts& card = detail::scorecard_access::parts(into);
  parts_->groups.look_at(rows);
  parts_->groups.grade(rows, is_known ? std::optional<std::size_t>{group} : std::nullopt, card);
  card.card.key = key;
  card.period = is_divided ? period : std::nullopt;
  return is_known;
}

}  // namespace assay
