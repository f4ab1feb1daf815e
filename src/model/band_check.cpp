// SPDX-License-Identifier: Apache-2.0
//
// Puts bands in order and tells what their writer should know: holes, overlaps, ends that are not covered, points that
// run against the direction, bands no value can reach.
#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "message/amount_sentences.hpp"
#include "model/band_reader.hpp"

namespace assay::model_reader {

std::optional<fraction> natural_minimum(const indicator_definition& indicator) {
  if (indicator.minimum) return indicator.minimum;
  const bool never_negative = indicator.value_unit == unit::seconds || indicator.value_unit == unit::count;
  return never_negative ? std::optional{fraction{0}} : std::nullopt;
}

namespace {

class band_check {
 public:
  band_check(document::findings& found, const std::vector<written_band>& list,
             const indicator_definition& indicator)
      : found_{found}, list_{list}, indicator_{indicator} {}

  [[nodiscard]] bool run() {
    const document::soundness sound{found_};
    for (const auto& entry : list_)
      check_reversed(entry);
    if (!sound.holds()) return false;
    for (std::size_t index = 1; index < list_.size(); ++index)
      check_pair(list_[index - 1], list_[index]);
    if (!sound.holds()) return false;
    check_ends();
    for (const auto& entry : list_)
      check_reachable(entry);
    check_direction();
    return true;
  }

 private:
  [[nodiscard]] message_amount amount_of(const fraction& value) const {
    return says::amount(value, indicator_.value_unit);
  }
  [[nodiscard]] message values_of(const written_band& entry) const {
    return range_in_words(entry.item.values, indicator_.value_unit);
  }
  [[nodiscard]] message in_words(const written_band& entry) const {
    return says::band_in_words(values_of(entry), entry.item.awarded.text());
  }

  void check_reversed(const written_band& entry) {
    if (!assay::detail::is_reversed(entry.item.values)) return;
    found_.error(entry.place, says::band_reversed(values_of(entry)));
  }

  void check_pair(const written_band& low, const written_band& high) {
    std::array pair{low.item, high.item};
    (void)arrange_bands(std::span<band<fraction>>{pair}, [&](const band_issue<fraction>& issue) {
      if (issue.kind == band_issue_kind::overlap) report_overlap(low, high);
      if (issue.kind == band_issue_kind::hole && !is_between_counts(low, high)) report_hole(low, high, issue);
    });
  }

  void report_overlap(const written_band& low, const written_band& high) {
    found_.error(high.place, says::band_overlap(in_words(low), in_words(high)));
  }

  void report_hole(const written_band& low, const written_band& high, const band_issue<fraction>& issue) {
    const bool low_takes_it = low.item.awarded <= high.item.awarded;
    const written_band& taker = low_takes_it ? low : high;
    found_.warning(taker.place, issue.from == issue.to
                                    ? says::band_hole_at(amount_of(issue.from), in_words(taker))
                                    : says::band_hole_between(amount_of(issue.from), amount_of(issue.to),
                                                              in_words(taker)));
  }

  /// Nothing lies between 2 and 3 events.
  [[nodiscard]] bool is_between_counts(const written_band& low, const written_band& high) const {
    const auto& upper = low.item.values.upper;
    const auto& lower = high.item.values.lower;
    if (indicator_.value_unit != unit::count || !upper.inclusive() || !lower.inclusive()) return false;
    const auto next = upper.at.plus(fraction{1});
    return upper.at.reduced().denominator == 1 && next && *next == lower.at;
  }

  void check_ends() {
    const auto& lowest = list_.front();
    const auto& lower = lowest.item.values.lower;
    const auto minimum = natural_minimum(indicator_);
    const bool begins_at_minimum =
        minimum && (lower.at < *minimum || (lower.at == *minimum && lower.inclusive()));
    if (lower.exists() && !begins_at_minimum) {
      report_uncovered(lowest, (lower.inclusive() ? says::below : says::at_or_below)(amount_of(lower.at)));
    }
    const auto& highest = list_.back();
    const auto& upper = highest.item.values.upper;
    const auto& maximum = indicator_.maximum;
    const bool ends_at_maximum =
        maximum && (upper.at > *maximum || (upper.at == *maximum && upper.inclusive()));
    if (upper.exists() && !ends_at_maximum) {
      report_uncovered(highest, (upper.inclusive() ? says::above : says::at_or_above)(amount_of(upper.at)));
    }
  }

  void report_uncovered(const written_band& entry, const message& where) {
    found_.warning(entry.place, says::band_uncovered(where, in_words(entry)));
  }

  void check_reachable(const written_band& entry) {
    const auto& [lower, upper] = entry.item.values;
    const auto minimum = natural_minimum(indicator_);
    const auto& maximum = indicator_.maximum;
    const bool too_high =
        maximum && lower.exists() && (lower.at > *maximum || (lower.at == *maximum && !lower.inclusive()));
    const bool too_low =
        minimum && upper.exists() && (upper.at < *minimum || (upper.at == *minimum && !upper.inclusive()));
    if (!too_high && !too_low) return;
    found_.warning(entry.place, too_high ? says::band_too_high(values_of(entry), amount_of(*maximum))
                                         : says::band_too_low(values_of(entry), amount_of(*minimum)));
  }

  void check_direction() {
    if (indicator_.better == direction::context) return;
    const bool higher = indicator_.better == direction::higher_is_better;
    for (std::size_t index = 1; index < list_.size(); ++index) {
      const auto& low = list_[index - 1];
      const auto& high = list_[index];
      if (higher ? low.item.awarded <= high.item.awarded : low.item.awarded >= high.item.awarded) continue;
      const auto& sentence = higher ? says::bands_not_rising : says::bands_not_falling;
      found_.warning(high.place, sentence(in_words(low), in_words(high)));
      return;
    }
  }

  document::findings& found_;
  const std::vector<written_band>& list_;
  const indicator_definition& indicator_;
};

}  // namespace

std::optional<named_bands> arrange(document::findings& found, std::vector<written_band> list,
                                   const indicator_definition& indicator) {
  // The order arrange_bands() gives, found here first so that the titles come along.
  std::stable_sort(list.begin(), list.end(), [](const written_band& left, const written_band& right) {
    return assay::detail::starts_before(left.item, right.item);
  });
  if (!band_check{found, list, indicator}.run()) return std::nullopt;
  std::vector<band<fraction>> arranged;
  std::vector<label> titles;
  for (auto& entry : list) {
    arranged.push_back(entry.item);
    titles.push_back(std::move(entry.title));
  }
  if (!arrange_bands(std::span<band<fraction>>{arranged}, [](const auto&) {})) return std::nullopt;
  return named_bands{bands<fraction>::from_arranged(std::move(arranged)), std::move(titles)};
}

}  // namespace assay::model_reader
