// SPDX-License-Identifier: Apache-2.0
#include "state/state_layout.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

#include <assay/error.hpp>

#include "message/state_sentences.hpp"
#include "plan/calendar.hpp"
#include "text/sha256.hpp"

namespace assay::detail {

namespace {

void refuse_repetition(const std::vector<std::string>& by) {
  std::set<std::string_view> seen;
  for (const std::string& column : by) {
    if (!seen.insert(column).second) throw error{error_code::argument, says::group_column_twice(column)};
  }
}

std::array<std::uint8_t, 16> name_of(const plan::aggregate& aggregate) {
  const auto digest = text::sha256::of(aggregate.text);
  std::array<std::uint8_t, 16> name{};
  std::copy_n(digest.begin(), name.size(), name.begin());
  return name;
}

message list(const std::vector<std::string>& names) {
  const std::vector<std::string_view> all(names.begin(), names.end());
  return all.empty() ? says::no_columns() : says::column_list(std::span<const std::string_view>{all});
}

}  // namespace

void require_sensible(const std::vector<std::string>& by, const period_rule& period) {
  refuse_repetition(by);
  if (!period.is_valid()) throw error{error_code::argument, says::period_rule_senseless()};
}

state_layout layout_of(const compiled_model& model, std::vector<std::string> by, const period_rule& period) {
  require_sensible(by, period);
  // Without periods there is one spelling of their rule.
  const period_rule rule = period.unit == period_unit::none ? period_rule{} : period;
  state_layout layout{model.shape, std::move(by), rule, {}, {}};
  std::set<std::string> records;
  for (const plan::aggregate& aggregate : model.plan.aggregates)
    records.insert(model.definition.records[static_cast<std::size_t>(aggregate.record)].name);
  layout.records.assign(records.begin(), records.end());
  for (const plan::aggregate& aggregate : model.plan.aggregates) {
    const std::string& record = model.definition.records[static_cast<std::size_t>(aggregate.record)].name;
    const auto at = std::lower_bound(layout.records.begin(), layout.records.end(), record);
    layout.aggregates.push_back(
        {name_of(aggregate), static_cast<std::size_t>(at - layout.records.begin()), aggregate.form()});
  }
  return layout;
}

void require_equal(const state_layout& here, const state_layout& other) {
  if (other.shape != here.shape) {
    throw error{error_code::state, says::states_of_other_shape(to_hex(here.shape), to_hex(other.shape))};
  }
  if (other.by != here.by)
    throw error{error_code::state, says::states_of_other_groups(list(here.by), list(other.by))};
  if (other.period != here.period) {
    throw error{error_code::state,
                says::states_of_other_periods(describe(here.period), describe(other.period))};
  }
  if (other != here) throw error{error_code::state, says::shape_claimed(to_hex(here.shape))};
}

message describe(const period_rule& period) {
  const std::string_view of = assay::name_of(period.unit);
  if (period.unit == period_unit::none) return says::periods_of_unit(of);
  const std::string offset = plan::offset_text(period.utc_offset_minutes * 60);
  return period.fiscal_start_month == 1 ? says::periods_of_clock(of, offset)
                                        : says::periods_of_year(of, offset, period.fiscal_start_month);
}

}  // namespace assay::detail
