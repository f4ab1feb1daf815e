// SPDX-License-Identifier: Apache-2.0
//
// Band lists of every shape: each value has exactly one band, a hole goes to the neighbour with fewer points, overlaps are
// found as by trying every value, and what is written as text comes back.
#include <assay/band_text.hpp>
#include <assay/bands.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace assay {
namespace {

using random_bits = std::mt19937_64;
using list = std::vector<band<fraction>>;

int below(random_bits& random, int bound) {
  return static_cast<int>(random() % static_cast<unsigned>(bound));
}

// Limits are even numbers of half steps, values any: between any two limits lies a value.
constexpr int highest_limit = 40;
fraction value_at(int half_steps) { return {half_steps, 2}; }
fraction limit_at(int step) { return {step}; }

std::vector<fraction> all_values() {
  std::vector<fraction> values;
  for (int half_steps = -3; half_steps <= 2 * highest_limit + 3; ++half_steps)
    values.push_back(value_at(half_steps));
  return values;
}

limit<fraction> random_limit(random_bits& random, int step) {
  return {limit_at(step), below(random, 2) == 0 ? limit_kind::inclusive : limit_kind::exclusive};
}

points random_points(random_bits& random) { return points::whole(below(random, 7) - 1); }

// Ascending bands that do not overlap, with and without holes, with and without outer ends.
list random_sound_list(random_bits& random) {
  list result;
  const int count = 1 + below(random, 7);
  int step = below(random, 4);
  for (int index = 0; index < count; ++index) {
    band<fraction> item;
    item.awarded = random_points(random);
    item.values.lower = random_limit(random, step);
    if (index > 0) {
      const auto& before = result.back().values.upper;
      if (before.at == item.values.lower.at && before.inclusive())
        item.values.lower.kind = limit_kind::exclusive;
    }
    step += below(random, 3);
    const bool is_point = limit_at(step) == item.values.lower.at;
    if (is_point && !item.values.lower.inclusive()) ++step;
    item.values.upper = random_limit(random, step);
    if (limit_at(step) == item.values.lower.at) item.values.upper.kind = limit_kind::inclusive;
    step += below(random, 2);
    result.push_back(item);
  }
  if (below(random, 2) == 0) result.front().values.lower = {};
  if (below(random, 2) == 0) result.back().values.upper = {};
  return result;
}

std::string described(const list& bands) {
  std::string text;
  for (const auto& [values, awarded] : bands) {
    text += values.lower.inclusive() ? '[' : '(';
    text += values.lower.exists() ? values.lower.at.text() : "...";
    text += ", ";
    text += values.upper.exists() ? values.upper.at.text() : "...";
    text += values.upper.inclusive() ? ']' : ')';
    text += '=' + awarded.text() + ' ';
  }
  return text;
}

std::size_t holders(const list& bands, const fraction& value) {
  return static_cast<std::size_t>(std::count_if(
      bands.begin(), bands.end(), [&](const auto& item) { return item.values.contains(value); }));
}

// The rule, said otherwise: the value's own band, else the poorer of the nearest band below and the nearest above.
points expected_points(const list& ascending, const fraction& value) {
  std::optional<points> from_below;
  for (const auto& item : ascending) {
    if (item.values.contains(value)) return item.awarded;
    if (item.values.upper.exists() && item.values.upper.at <= value) {
      from_below = item.awarded;
    } else {
      return from_below ? std::min(*from_below, item.awarded) : item.awarded;
    }
  }
  return from_below.value_or(points{});
}

TEST(BandsProperty, EveryValueHasExactlyOneBandAndHolesGoToFewerPoints) {
  random_bits random{21};
  const auto values = all_values();
  int holes = 0;
  for (int round = 0; round < 4000; ++round) {
    const list ascending = random_sound_list(random);
    list shuffled = ascending;
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    int reported_holes = 0;
    const bool usable =
        arrange_bands(std::span<band<fraction>>{shuffled}, [&](const band_issue<fraction>& issue) {
          EXPECT_NE(issue.kind, band_issue_kind::overlap);
          reported_holes += issue.kind == band_issue_kind::hole ? 1 : 0;
        });
    ASSERT_TRUE(usable) << described(ascending);
    int expected_holes = 0;
    for (std::size_t index = 1; index < ascending.size(); ++index) {
      const auto& upper = ascending[index - 1].values.upper;
      const auto& lower = ascending[index].values.lower;
      expected_holes += upper.at < lower.at || (!upper.inclusive() && !lower.inclusive()) ? 1 : 0;
    }
    ASSERT_EQ(reported_holes, expected_holes) << described(ascending);
    holes += reported_holes;
    const auto scale = bands<fraction>::from_arranged(shuffled);
    for (const fraction& value : values) {
      ASSERT_EQ(holders(shuffled, value), 1U) << value.text() << " in " << described(shuffled);
      ASSERT_TRUE(shuffled[scale.index_of(value)].values.contains(value))
          << value.text() << " in " << described(shuffled);
      ASSERT_EQ(scale.points_for(value), expected_points(ascending, value))
          << value.text() << " in " << described(ascending);
    }
  }
  EXPECT_GT(holes, 4000);
}

TEST(BandsProperty, ArrangingTwiceChangesNothing) {
  random_bits random{22};
  for (int round = 0; round < 2000; ++round) {
    list once = random_sound_list(random);
    ASSERT_TRUE(arrange_bands(std::span<band<fraction>>{once}, [](const auto&) {}));
    list twice = once;
    std::shuffle(twice.begin(), twice.end(), random);
    int issues = 0;
    ASSERT_TRUE(arrange_bands(std::span<band<fraction>>{twice}, [&](const auto&) { ++issues; }));
    ASSERT_EQ(issues, 0) << described(once);
    ASSERT_EQ(twice, once);
  }
}

TEST(BandsProperty, OverlapsAreThoseThatTryingEveryValueFinds) {
  random_bits random{23};
  const auto values = all_values();
  int refused = 0;
  constexpr int rounds = 6000;
  for (int round = 0; round < rounds; ++round) {
    list bands;
    for (int count = 1 + below(random, 4); count > 0; --count) {
      band<fraction> item;
      item.awarded = random_points(random);
      const int from = below(random, highest_limit);
      item.values.lower = random_limit(random, from);
      item.values.upper = random_limit(random, std::min(highest_limit, from + below(random, 12) - 1));
      if (below(random, 6) == 0) item.values.lower = {};
      if (below(random, 6) == 0) item.values.upper = {};
      bands.push_back(item);
    }
    const bool some_hold_nothing = std::any_of(bands.begin(), bands.end(), [&](const auto& item) {
      return std::none_of(values.begin(), values.end(),
                          [&](const fraction& value) { return item.values.contains(value); });
    });
    const bool some_overlap = std::any_of(values.begin(), values.end(),
                                          [&](const fraction& value) { return holders(bands, value) > 1; });
    list arranged = bands;
    const bool usable = arrange_bands(std::span<band<fraction>>{arranged}, [](const auto&) {});
    ASSERT_EQ(usable, !some_hold_nothing && !some_overlap) << described(bands);
    refused += usable ? 0 : 1;
  }
  EXPECT_GT(refused, rounds / 4);
  EXPECT_LT(refused, rounds - rounds / 10);
}

TEST(BandsProperty, NextBetterIsTheNearestBandThatIsEnteredAtItsLimit) {
  random_bits random{24};
  for (int round = 0; round < 2000; ++round) {
    list arranged = random_sound_list(random);
    ASSERT_TRUE(arrange_bands(std::span<band<fraction>>{arranged}, [](const auto&) {}));
    const auto scale = bands<fraction>::from_arranged(arranged);
    for (std::size_t index = 0; index < arranged.size(); ++index) {
      const auto step = scale.next_better(index);
      const bool is_best = arranged[index].awarded == scale.maximum();
      ASSERT_EQ(step.has_value(), !is_best) << described(arranged);
      if (!step) continue;
      ASSERT_GT(arranged[step->index].awarded, arranged[index].awarded) << described(arranged);
      ASSERT_EQ(step->upwards, step->index > index) << described(arranged);
      const auto& values = arranged[step->index].values;
      ASSERT_EQ(step->entry, step->upwards ? values.lower : values.upper) << described(arranged);
      const std::size_t distance = step->index > index ? step->index - index : index - step->index;
      for (std::size_t other = 0; other < arranged.size(); ++other) {
        const std::size_t other_distance = other > index ? other - index : index - other;
        if (other_distance < distance) {
          ASSERT_LE(arranged[other].awarded, arranged[index].awarded) << described(arranged);
        }
      }
    }
  }
}

// ---- Texts. ----

template <class... Choices>
std::string one_of(random_bits& random, const Choices&... choices) {
  const std::string all[] = {std::string{choices}...};
  return all[random() % sizeof...(choices)];
}

struct written_amount {
  std::string text;
  fraction meant;
};

written_amount random_amount(random_bits& random, unit of) {
  const decimal value{static_cast<std::int64_t>(random() % 2000) - 1000, below(random, 4)};
  const bool is_share = value <= decimal{1} && value >= decimal{-1};
  switch (of) {
    case unit::ratio:
      if (is_share && below(random, 2) == 0) return {value.text(), value};
      return {value.text() + one_of(random, "%", "％", " %", " percent"),
              {value.coefficient, int128{100} * power_of_ten(value.scale)}};
    case unit::seconds:
      switch (below(random, 3)) {
        case 0:
          return {value.text() + one_of(random, "s", " s", "秒", " seconds"), value};
        case 1:
          return {value.text() + one_of(random, "min", "分钟", " 分钟"),
                  {int128{60} * value.coefficient, power_of_ten(value.scale)}};
        default:
          return {value.text() + one_of(random, "h", " h", "小时", " hours"),
                  {int128{3600} * value.coefficient, power_of_ten(value.scale)}};
      }
    case unit::score:
      return {value.text() + one_of(random, "", "分", " 分"), value};
    case unit::count:
      return {value.text() + one_of(random, "", "次", " 次"), value};
    case unit::number:
      break;
  }
  return {value.text(), value};
}

std::string lower_condition(random_bits& random, const std::string& amount, bool inclusive) {
  if (!inclusive) return one_of(random, ">", "＞", "> ", "超过", "大于 ") + amount;
  if (below(random, 3) == 0) return amount + one_of(random, "以上", "及以上", " 以上", "（含）以上");
  return one_of(random, ">=", "≥", "≥ ", "不低于", "at least ") + amount;
}
std::string upper_condition(random_bits& random, const std::string& amount, bool inclusive) {
  if (!inclusive) return one_of(random, "<", "＜", "< ", "低于", "below ") + amount;
  if (below(random, 3) == 0) return amount + one_of(random, "以下", "及以下", "以内", " 以下");
  return one_of(random, "<=", "≤", "≤ ", "不超过", "at most ") + amount;
}

struct written_band {
  std::string text;
  band<fraction> meant;
};

written_band random_text_band(random_bits& random, unit of) {
  written_band result;
  auto& values = result.meant.values;
  const auto [text, at] = random_amount(random, of);
  const bool inclusive = below(random, 2) == 0;
  const limit_kind kind = inclusive ? limit_kind::inclusive : limit_kind::exclusive;
  switch (below(random, 4)) {
    case 0:
      values.lower = {at, kind};
      result.text = lower_condition(random, text, inclusive);
      break;
    case 1:
      values.upper = {at, kind};
      result.text = upper_condition(random, text, inclusive);
      break;
    case 2:
      values = between(at, at);
      result.text = text;
      break;
    default: {
      const auto [second, end] = random_amount(random, of);
      values = between(at, end);
      result.text = text + one_of(random, "-", "–", " ~ ", "～", "至") + second;
    }
  }
  const decimal awarded{static_cast<std::int64_t>(random() % 4000) - 1000, below(random, 4)};
  result.meant.awarded = points::exactly(awarded).value();
  result.text = one_of(random, "", " ", "好评率 ", "share of customers ") + result.text +
                one_of(random, "", " of all", " 的客户") + one_of(random, ":", "：", " : ") + awarded.text() +
                one_of(random, "", "分", " points", "pts");
  return result;
}

TEST(BandsProperty, WhatIsWrittenAsTextComesBack) {
  random_bits random{25};
  for (const unit of : {unit::ratio, unit::seconds, unit::score, unit::count, unit::number}) {
    for (int round = 0; round < 3000; ++round) {
      std::string text = one_of(random, "", ";", "\n");
      list meant;
      for (int count = 1 + below(random, 5); count > 0; --count) {
        const written_band item = random_text_band(random, of);
        text += item.text +
                (count > 1 ? one_of(random, ";", "；", "\n", " ;\r\n") : one_of(random, "", ";", "；\n"));
        meant.push_back(item.meant);
      }
      const auto read = read_band_text(text, of);
      ASSERT_EQ(read.fault, band_text_fault::none) << text << " at byte " << read.offset;
      ASSERT_EQ(read.list, meant) << text << "\nmeant " << described(meant) << "\nread "
                                  << described(read.list);
    }
  }
}

TEST(BandsProperty, NoTextIsReadBeyondItsEnd) {
  random_bits random{26};
  const char* const pieces[] = {"≥",        "<", "95", "%",  "-",    "至",   "以上", "（不含）", ":",
                                "：",       ";", "；", "分", "次",   "min",  " ",    "\n",       "低于",
                                "at least", ".", ",",  "e",  "\xE4", "\xBB", "x",    "10",       "0"};
  int complete = 0;
  for (int round = 0; round < 60'000; ++round) {
    std::string text;
    for (int count = below(random, 14); count > 0; --count)
      text += pieces[random() % std::size(pieces)];
    const std::vector<char> copy(text.begin(),
                                 text.end());  // of its own size, so that a read past the end shows
    for (const unit of : {unit::ratio, unit::seconds, unit::count}) {
      const auto read = read_band_text({copy.data(), copy.size()}, of);
      ASSERT_LE(read.offset, copy.size()) << text;
      if (read.fault != band_text_fault::none) continue;
      ++complete;
      ASSERT_FALSE(read.list.empty()) << text;
      const auto needed = static_cast<std::size_t>(std::count(text.begin(), text.end(), ':')) +
                          static_cast<std::size_t>(text.find("：") != std::string::npos ? 100 : 0);
      ASSERT_LE(read.list.size(), needed) << text;
    }
  }
  EXPECT_GT(complete, 100);
}

}  // namespace
}  // namespace assay
