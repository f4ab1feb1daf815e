// SPDX-License-Identifier: Apache-2.0
//
// Fewer groups from many: totals come from the states of their parts, never from their answers.
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <assay/error.hpp>

#include "message/state_sentences.hpp"
#include "message/suggestion.hpp"
#include "state/state_rows.hpp"

namespace assay::detail {

namespace {

/// Where each part of the new key stands in the old one.
std::vector<std::size_t> places_of(const std::vector<std::string>& wanted,
                                   const std::vector<std::string>& given) {
  std::vector<std::size_t> places;
  for (const std::string& column : wanted) {
    const auto at = std::find(given.begin(), given.end(), column);
    if (at == given.end()) {
      const std::vector<std::string_view> known(given.begin(), given.end());
      throw error{error_code::argument, says::not_grouped_by(column, says::suggestion(column, known))};
    }
    places.push_back(static_cast<std::size_t>(at - given.begin()));
  }
  return places;
}

void refuse_other_periods(const period_rule& finer, const period_rule& coarser) {
  if (finer == coarser || divides(finer, coarser)) return;
  throw error{error_code::argument, says::periods_do_not_add_up(describe(finer), describe(coarser))};
}

std::optional<std::string> coarser_period(const std::optional<std::string>& text, const period_rule& finer,
                                          const period_rule& coarser) {
  if (!text || finer == coarser) return text;
  const auto begin = period_begin(*text, finer);
  if (!begin) throw error{error_code::state, says::key_without_period(*text)};
  return period_text(*begin, coarser);
}

}  // namespace

void roll_up(state_rows& into, const state_rows& from) {
  const state_layout& finer = from.layout();
  const state_layout& coarser = into.layout();
  require_sensible(coarser.by, coarser.period);
  const auto places = places_of(coarser.by, finer.by);
  refuse_other_periods(finer.period, coarser.period);
  std::vector<std::string> made;
  made.reserve(from.groups().size());
  for (std::size_t group = 0; group < from.groups().size(); ++group) {
    const group_key old_key = from.groups().key(group);
    group_key key;
    for (const std::size_t place : places)
      key.push_back(old_key[place]);
    if (coarser.period.unit != period_unit::none)
      key.push_back(coarser_period(old_key.back(), finer.period, coarser.period));
    made.push_back(key_bytes(key));
  }
  const std::vector<std::string_view> keys(made.begin(), made.end());
  into.merge(from, keys);
}

}  // namespace assay::detail
