// SPDX-License-Identifier: Apache-2.0
//
// Puts bands in order and tells what their writer should know: holes, overlaps, ends that are not covered, points that
// run against the direction, bands no value can reach.
#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "model/amount_reader.hpp"
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
  [[nodiscard]] std::string amount_of(const fraction& value) const {
    return amount_text(value, indicator_.value_unit);
  }
  [[nodiscard]] std::string in_words(const written_band& entry) const {
    return range_text(entry.item.values, indicator_.value_unit) + ": " + entry.item.awarded.text() +
           " points";
  }

  void check_reversed(const written_band& entry) {
    if (!assay::detail::is_reversed(entry.item.values)) return;
    found_.error(entry.place,
                 {"band_reversed", "no value is " + range_text(entry.item.values, indicator_.value_unit),
                  "exchange the limits"});
  }

  void check_pair(const written_band& low, const written_band& high) {
    std::array pair{low.item, high.item};
    (void)arrange_bands(std::span<band<fraction>>{pair}, [&](const band_issue<fraction>& issue) {
      if (issue.kind == band_issue_kind::overlap) report_overlap(low, high);
      if (issue.kind == band_issue_kind::hole && !is_between_counts(low, high)) report_hole(low, high, issue);
    });
  }

  void report_overlap(const written_band& low, const written_band& high) {
    found_.error(high.place,
                 {"band_overlap",
                  "two bands hold the same values: (" + in_words(low) + ") and (" + in_words(high) + ")",
                  "let one end where the other begins"});
  }

  void report_hole(const written_band& low, const written_band& high, const band_issue<fraction>& issue) {
    const bool low_takes_it = low.item.awarded <= high.item.awarded;
    const bool is_one_value = issue.from == issue.to;
    std::string message = is_one_value ? "no band holds " + amount_of(issue.from) + "; it belongs"
                                       : "no band holds the values between " + amount_of(issue.from) +
                                             " and " + amount_of(issue.to) + "; they belong";
    message += " to the neighbour with fewer points (" + in_words(low_takes_it ? low : high) + ")";
    found_.warning(low_takes_it ? low.place : high.place,
                   {"band_hole", std::move(message), "let one band end where the other begins"});
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
      report_uncovered(lowest, (lower.inclusive() ? "below " : "at or below ") + amount_of(lower.at));
    }
    const auto& highest = list_.back();
    const auto& upper = highest.item.values.upper;
    const auto& maximum = indicator_.maximum;
    const bool ends_at_maximum =
        maximum && (upper.at > *maximum || (upper.at == *maximum && upper.inclusive()));
    if (upper.exists() && !ends_at_maximum) {
      report_uncovered(highest, (upper.inclusive() ? "above " : "at or above ") + amount_of(upper.at));
    }
  }

  void report_uncovered(const written_band& entry, const std::string& where) {
    found_.warning(
        entry.place,
        {"band_uncovered",
         "no band holds values " + where + "; they belong to the outermost one (" + in_words(entry) + ")",
         "leave that end of the band open, or declare the indicator's \"minimum\" and \"maximum\""});
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
    found_.warning(entry.place, {"band_unreachable",
                                 "no legal value is " + range_text(entry.item.values, indicator_.value_unit) +
                                     (too_high ? ": the largest is " + amount_of(*maximum)
                                               : ": the smallest is " + amount_of(*minimum)),
                                 "correct the band, or the indicator's \"minimum\" and \"maximum\""});
  }

  void check_direction() {
    if (indicator_.better == direction::context) return;
    const bool higher = indicator_.better == direction::higher_is_better;
    for (std::size_t index = 1; index < list_.size(); ++index) {
      const auto& low = list_[index - 1];
      const auto& high = list_[index];
      if (higher ? low.item.awarded <= high.item.awarded : low.item.awarded >= high.item.awarded) continue;
      found_.warning(high.place,
                     {"band_not_monotonic",
                      std::string{higher ? "higher" : "lower"} + " is better, but (" + in_words(low) +
                          ") and (" + in_words(high) + ")",
                      R"(correct the points or "better"; "context" is right where the middle is best)"});
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
