// SPDX-License-Identifier: Apache-2.0
//
// Texts come, are counted or not, and are forgotten; the ones that are counted keep their numbers.
#include "kernel/text_numbers.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include <assay/metric/mode_share.hpp>
#include <assay/model.hpp>
#include <assay/state.hpp>
#include <assay/table.hpp>

namespace assay::kernel {
namespace {

std::vector<std::string> texts_from(int first, int count) {
  std::vector<std::string> texts;
  for (int number = first; number < first + count; ++number)
    texts.push_back("a text too long to be kept in place " + std::to_string(number));
  return texts;
}

TEST(text_numbers, are_given_once) {
  text_numbers numbers;
  EXPECT_EQ(numbers.numbers_of(texts_from(0, 3)), (std::vector<std::int64_t>{0, 1, 2}));
  EXPECT_EQ(numbers.numbers_of(texts_from(1, 3)), (std::vector<std::int64_t>{1, 2, 3}));
  EXPECT_EQ(numbers.text(3), texts_from(3, 1)[0]);
}

TEST(text_numbers, grow_with_the_counters_and_not_with_the_texts) {
  constexpr int kept = 100;
  constexpr int others = 5000;
  text_numbers numbers;
  std::vector<std::int64_t> counters;
  const std::vector<std::string> counted = texts_from(0, kept);
  for (const std::int64_t number : numbers.numbers_of(counted))
    counters.push_back(number);
  for (int turn = 1; turn <= 50; ++turn) {
    if (numbers.may_hold_forgotten()) {
      numbers.forget_uncounted(1, [&counters](const auto& visit) {
        for (const std::int64_t number : counters)
          visit(number);
      });
    }
    const auto fresh = texts_from(turn * others, others);
    const std::vector<std::int64_t> given = numbers.numbers_of(fresh);
    EXPECT_EQ(std::set<std::int64_t>(given.begin(), given.end()).size(), fresh.size());
    for (std::size_t index = 0; index < fresh.size(); ++index)
      ASSERT_EQ(numbers.text(given[index]), fresh[index]);
    EXPECT_LE(numbers.end(), 2U * (kept + others));
    for (std::size_t index = 0; index < counted.size(); ++index)
      ASSERT_EQ(numbers.number_of(counted[index]), static_cast<std::int64_t>(index));
  }
  const text_numbers copy{numbers};
  EXPECT_EQ(copy.size(), numbers.size());
  EXPECT_EQ(copy.text(7), counted[7]);
  text_numbers extended{numbers};
  EXPECT_EQ(extended.number_of(counted[8]), 8);
  EXPECT_EQ(extended.text(extended.number_of("new")), "new");
}

TEST(text_numbers, a_state_that_forgot_texts_has_the_bytes_of_one_that_never_did) {
  const model of = model::parse(R"json({
    "assay": 0, "id": "m", "version": "1", "label": "m",
    "records": {"contact": {"label": "c", "groups": ["team"], "columns": {
      "team": {"type": "category"}, "topic": {"type": "category"}}}},
    "indicators": {"i": {"label": "i", "unit": "ratio", "better": "context", "from": "contact",
      "value": "mode_share(topic)"}}})json");
  constexpr int most = static_cast<int>(metric::mode_share<>::most_categories);
  constexpr int rows = most + 20'000;
  const auto topic = [](int row) { return "topic " + std::to_string(row); };
  const auto add = [&](table& to, int row) {
    const std::string name = topic(row);
    to.add({{"team", "large"}, {"topic", std::string_view{name}}});
    const std::string small = topic(row % 50);
    if (row % 10 == 0) to.add({{"team", "small"}, {"topic", std::string_view{small}}});
  };
  table all{of.record("contact")};
  for (int row = 0; row < rows; ++row)
    add(all, row);
  state whole{of, {"team"}};
  whole.update(all);
  state parts{of, {"team"}};
  state merged{of, {"team"}};
  for (int first = rows; first > 0; first -= 6000) {
    table some{of.record("contact")};
    for (int row = std::max(0, first - 6000); row < first; ++row)
      add(some, row);
    parts.update(some);
    state one{of, {"team"}};
    one.update(some);
    merged.merge(one);
  }
  EXPECT_TRUE(parts.body() == whole.body());
  EXPECT_TRUE(merged.body() == whole.body());
  state twice = parts;
  twice.merge(twice);
  state again = whole;
  again.merge(whole);
  EXPECT_TRUE(twice.body() == again.body());
}

}  // namespace
}  // namespace assay::kernel
