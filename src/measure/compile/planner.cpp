// SPDX-License-Identifier: Apache-2.0
//
// Collects compiled texts and numbers what they share.
#include "measure/compile/planner.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "measure/check/time_difference.hpp"
#include "measure/compile/formula_compiler.hpp"
#include "measure/words/aggregate_kind.hpp"
#include "measure/words/token.hpp"
#include "message/measure_name_sentences.hpp"
#include "message/suggestion.hpp"

namespace assay::measure {

struct planner::state {
  compilation_pool pool;
  std::vector<formula> formulas;

  /// The record type that `from` means: its index, -1 when none is said, with a fault when there is no such
  /// type.
  std::int32_t record_named(std::string_view from, std::vector<fault>& faults) const {
    if (from.empty()) return pool.records.size() == 1 ? 0 : -1;
    std::vector<std::string_view> known;
    for (const record_definition& record : pool.records) {
      if (record.name == from) return static_cast<std::int32_t>(known.size());
      known.push_back(record.name);
    }
    faults.push_back({0, 0, says::record_type_not_found(from, says::suggestion(from, known))});
    return -1;
  }

  std::vector<std::int32_t> used_aggregates() const {
    std::vector<bool> used(pool.aggregates.size(), false);
    const auto mark = [&used](const formula& value) {
      for (const formula_step& step : value.steps) {
        if (step.aggregate >= 0) used[static_cast<std::size_t>(step.aggregate)] = true;
      }
    };
    for (const formula& value : formulas)
      mark(value);
    for (const auto& [name, measure] : pool.measures)
      mark(measure.value);
    std::vector<std::int32_t> result;
    for (std::size_t index = 0; index < used.size(); ++index) {
      if (used[index]) result.push_back(static_cast<std::int32_t>(index));
    }
    return result;
  }

  const aggregate& aggregate_at(std::int32_t index) const {
    return pool.aggregates[static_cast<std::size_t>(index)];
  }

  void sort_by_text(std::vector<std::int32_t>& indices) const {
    const auto key = [this](std::int32_t index) {
      const aggregate& found = aggregate_at(index);
      return std::tie(pool.records[static_cast<std::size_t>(found.record)].name, found.text);
    };
    std::sort(indices.begin(), indices.end(),
              [&](std::int32_t a, std::int32_t b) { return key(a) < key(b); });
  }

  /// Whether one of the aggregates reads what an instruction of its record type gives.
  bool reads(const std::vector<std::int32_t>& used, std::size_t record, std::int32_t slot) const {
    return std::any_of(used.begin(), used.end(), [&](std::int32_t index) {
      const aggregate& found = aggregate_at(index);
      if (static_cast<std::size_t>(found.record) != record) return false;
      const row_compiler& rows = pool.rows[record];
      return rows.needs(found.argument_slot, slot) || rows.needs(found.second_slot, slot) ||
             rows.needs(found.filter_slot, slot);
    });
  }

  /// Counts the values of derived columns that lie outside of their range; appends the new aggregates to `used`.
  void count_outside(std::vector<std::int32_t>& used, model_plan& result) {
    const std::vector<std::int32_t> measured = used;
    for (std::size_t record = 0; record < pool.records.size(); ++record) {
      const record_definition& definition = pool.records[record];
      for (const std::size_t index : pool.derived[record].order) {
        const derived_column& column = pool.derived[record].columns[index];
        const std::int32_t outside = pool.rows[record].outside_slot(index);
        if (outside < 0 || !reads(measured, record, pool.rows[record].derived_slot(index))) continue;
        plan::value_watch watch;
        watch.record = static_cast<std::int32_t>(record);
        watch.column = static_cast<std::int32_t>(index);
        watch.name = definition.derived[index].name;
        watch.scale = column.value.shape.scale;
        if (column.outside == outside_policy::missing) {
          watch.kind = plan::watch_kind::outside_missing;
          watch.aggregate = add_count(record, watch.name, outside);
          used.push_back(watch.aggregate);
        } else {
          watch.kind = plan::watch_kind::outside_refused;
          finish_watch(pool.rows[record].calculated_slot(index), outside, watch);
        }
        result.watches.push_back(std::move(watch));
      }
    }
  }

  /// No function of the language is called so: the text is that of no aggregate that a model can write.
  std::int32_t add_count(std::size_t record, const std::string& column, std::int32_t outside) {
    aggregate count;
    count.record = static_cast<std::int32_t>(record);
    count.kind = find_aggregate("count").front().metric;
    count.filter_slot = outside;
    count.text = written_name(pool.records[record].name) + ": outside(" + written_name(column) + ")";
    return pool.add(std::move(count));
  }

  void finish_watch(std::int32_t value, std::int32_t found, plan::value_watch& watch) const {
    const auto record = static_cast<std::size_t>(watch.record);
    watch.value_slot = value;
    watch.found_slot = found;
    std::int32_t* slots[] = {&watch.value_slot, &watch.found_slot};
    watch.program = pool.rows[record].finish(slots, pool.records[record]);
  }

  /// Differences in the texts of measures and in the derived columns that these read.
  void watch_differences(const std::vector<std::int32_t>& used, model_plan& result) {
    for (std::size_t record = 0; record < pool.records.size(); ++record) {
      std::vector<row_expression> differences = std::move(pool.differences[record]);
      for (const std::size_t index : pool.derived[record].order) {
        const auto& within = pool.derived[record].columns[index].differences;
        if (!within.empty() && reads(used, record, pool.rows[record].derived_slot(index)))
          differences.insert(differences.end(), within.begin(), within.end());
      }
      std::set<std::string> known;
      for (const row_expression& difference : differences) {
        plan::value_watch watch;
        watch.record = static_cast<std::int32_t>(record);
        watch.name = canonical_text(difference);
        watch.scale = difference.shape.scale;
        const std::int32_t value = pool.rows[record].slot_of(difference);
        const std::int32_t negative = pool.rows[record].negative(value);
        if (!known.insert(watch.name).second) continue;
        finish_watch(value, negative, watch);
        result.watches.push_back(std::move(watch));
      }
    }
  }

  model_plan finish() {
    std::vector<std::int32_t> order = used_aggregates();
    model_plan result;
    watch_differences(order, result);
    count_outside(order, result);
    sort_by_text(order);
    std::vector<std::int32_t> renumbered(pool.aggregates.size(), -1);
    for (const std::int32_t index : order) {
      renumbered[static_cast<std::size_t>(index)] = static_cast<std::int32_t>(result.aggregates.size());
      result.aggregates.push_back(aggregate_at(index));
    }
    for (plan::value_watch& watch : result.watches) {
      if (watch.aggregate >= 0) watch.aggregate = renumbered[static_cast<std::size_t>(watch.aggregate)];
    }
    result.formulas = std::move(formulas);
    for (formula& value : result.formulas) {
      for (formula_step& step : value.steps) {
        if (step.aggregate >= 0) step.aggregate = renumbered[static_cast<std::size_t>(step.aggregate)];
      }
    }
    add_programs(result);
    return result;
  }

  void add_programs(model_plan& result) const {
    for (std::size_t record = 0; record < pool.records.size(); ++record) {
      std::vector<std::int32_t*> slots;
      for (aggregate& used : result.aggregates) {
        if (used.record != static_cast<std::int32_t>(record)) continue;
        slots.push_back(&used.argument_slot);
        slots.push_back(&used.second_slot);
        slots.push_back(&used.filter_slot);
      }
      result.programs.push_back(pool.rows[record].finish(slots, pool.records[record]));
      if (!slots.empty()) add_keys(record, result);
      result.derived.emplace_back();
      for (const derived_column& column : pool.derived[record].columns)
        result.derived.back().push_back(column.text);
    }
  }

  void add_keys(std::size_t record, model_plan& result) const {
    const record_definition& definition = pool.records[record];
    for (const std::size_t index : pool.derived[record].order) {
      const std::string& name = definition.derived[index].name;
      if (std::find(definition.groups.begin(), definition.groups.end(), name) == definition.groups.end())
        continue;
      derived_key key;
      key.record = static_cast<std::int32_t>(record);
      key.name = name;
      key.slot = pool.rows[record].derived_slot(index);
      std::int32_t* slot = &key.slot;
      key.program = pool.rows[record].finish({&slot, 1}, definition);
      result.keys.push_back(std::move(key));
    }
  }
};

planner::planner(std::span<const record_definition> records) : state_{std::make_unique<state>()} {
  state_->pool.records = records;
  state_->pool.rows.resize(records.size());
  state_->pool.differences.resize(records.size());
  for (std::size_t record = 0; record < records.size(); ++record) {
    state_->pool.derived.push_back(check_derived_columns(records[record]));
    state_->pool.rows[record].add_derived(state_->pool.derived.back());
  }
}
planner::~planner() = default;
planner::planner(planner&&) noexcept = default;
planner& planner::operator=(planner&&) noexcept = default;

std::span<const std::vector<fault>> planner::derived_faults(std::size_t record) const noexcept {
  return state_->pool.derived[record].faults;
}

std::vector<std::vector<fault>> planner::derived_doubts(std::size_t record) const {
  const compilation_pool& pool = state_->pool;
  const std::vector<std::int32_t> used = state_->used_aggregates();
  std::vector<std::vector<fault>> doubts(pool.derived[record].columns.size());
  for (const std::size_t index : pool.derived[record].order) {
    const auto& differences = pool.derived[record].columns[index].differences;
    if (differences.empty() || !state_->reads(used, record, pool.rows[record].derived_slot(index))) continue;
    for (const row_expression& difference : differences)
      doubts[index].push_back(doubt_about(difference, pool.records[record].derived[index].value));
  }
  return doubts;
}

std::vector<fault> planner::declare_measure(std::string_view name, std::string_view from,
                                            std::string_view text, std::vector<fault>* doubts) {
  std::vector<fault> faults;
  if (state_->pool.measures.contains(name)) {
    faults.push_back({0, 0, says::duplicate_measure(name)});
    return faults;
  }
  const std::int32_t record = state_->record_named(from, faults);
  named_measure declared;
  if (faults.empty()) {
    compiled_formula compiled = compile_formula(state_->pool, text, record, false);
    faults = std::move(compiled.faults);
    if (doubts != nullptr) doubts->insert(doubts->end(), compiled.doubts.begin(), compiled.doubts.end());
    declared = {compiled.sound, std::move(compiled.value)};
  }
  state_->pool.measures.emplace(name, std::move(declared));
  return faults;
}

compilation planner::compile_indicator(std::string_view text, std::string_view from) {
  compilation result;
  const std::int32_t record = state_->record_named(from, result.faults);
  if (!result.faults.empty()) return result;
  compiled_formula compiled = compile_formula(state_->pool, text, record, true);
  result.faults = std::move(compiled.faults);
  result.doubts = std::move(compiled.doubts);
  if (!compiled.sound) return result;
  result.handle = static_cast<std::int32_t>(state_->formulas.size());
  result.result = compiled.value.result;
  state_->formulas.push_back(std::move(compiled.value));
  return result;
}

model_plan planner::finish() {
  model_plan result = state_->finish();
  *state_ = state{};
  return result;
}

}  // namespace assay::measure
