// SPDX-License-Identifier: Apache-2.0
#include "state/state_layout.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <assay/error.hpp>

#include "plan/calendar.hpp"
#include "text/sha256.hpp"

namespace assay::detail {

namespace {

void refuse_repetition(const std::vector<std::string>& by) {
  std::set<std::string_view> seen;
  for (const std::string& column : by) {
    if (!seen.insert(column).second) {
      throw error{error_code::argument, "\"" + column + "\" is named twice as a group column; name it once"};
    }
  }
}

std::array<std::uint8_t, 16> name_of(const plan::aggregate& aggregate) {
  const auto digest = text::sha256::of(aggregate.text);
  std::array<std::uint8_t, 16> name{};
  std::copy_n(digest.begin(), name.size(), name.begin());
  return name;
}

std::string list(const std::vector<std::string>& names) {
  if (names.empty()) return "nothing";
  std::string text;
  for (const std::string& name : names)
    text += (text.empty() ? "\"" : ", \"") + name + "\"";
  return text;
}

}  // namespace

void require_sensible(const std::vector<std::string>& by, const period_rule& period) {
  refuse_repetition(by);
  if (!period.is_valid()) {
    throw error{error_code::argument,
                "the rule of periods makes no sense: its offset from UTC must lie within 18 hours, the first "
                "month of its year between 1 and 12"};
  }
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
    throw error{error_code::state, "states of different shape do not merge: this one is " +
                                       to_hex(here.shape) + ", the other " + to_hex(other.shape) +
                                       "; evaluate the records again with one model"};
  }
  if (other.by != here.by) {
    throw error{error_code::state, "states grouped by different columns do not merge: this one by " +
                                       list(here.by) + ", the other by " + list(other.by) +
                                       "; roll them up to the same columns first"};
  }
  if (other.period != here.period) {
    throw error{error_code::state, "states of different periods do not merge: this one has " +
                                       describe(here.period) + ", the other " + describe(other.period) +
                                       "; roll them up to the same periods first"};
  }
  if (other != here) {
    throw error{error_code::state,
                "not a sound state: its head claims the shape " + to_hex(here.shape) +
                    " but lists other record types or aggregates than that shape has; it is damaged"};
  }
}

std::string describe(const period_rule& period) {
  std::string text{assay::name_of(period.unit)};
  if (period.unit == period_unit::none) return text;
  text += ", clock " + plan::offset_text(period.utc_offset_minutes * 60);
  if (period.fiscal_start_month != 1)
    text += ", year from month " + std::to_string(period.fiscal_start_month);
  return text;
}

}  // namespace assay::detail
