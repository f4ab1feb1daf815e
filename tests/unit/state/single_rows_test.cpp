// SPDX-License-Identifier: Apache-2.0
//
// Records that come one by one give the bytes that they give together, with everything a state can keep.
#include <assay/state.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include <assay/error.hpp>

namespace assay {
namespace {

constexpr std::string_view document = R"json({
  "assay": 0, "id": "m", "version": "1", "label": "m",
  "records": {"c": {"label": "c", "time": "at", "groups": ["team", "half"], "columns": {
      "team": {"type": "category"}, "topic": {"type": "category"}, "at": {"type": "timestamp"},
      "answered": {"type": "bool"}, "wait_s": {"type": "duration", "minimum": 0, "maximum": 100000},
      "answer": {"type": "integer", "minimum": 0, "maximum": 10}},
    "derived": {"half": {"type": "category", "value": "case when extract(month from at) < 7 then 'h1' else 'h2' end"}}}},
  "indicators": {
    "n": {"label": "n", "unit": "count", "better": "context", "value": "count(*)"},
    "rate": {"label": "n", "unit": "ratio", "better": "context", "value": "rate(answered) filter (where wait_s > 5 and upper(topic) like '%1')"},
    "mean": {"label": "n", "unit": "seconds", "better": "context", "value": "avg(wait_s)"},
    "max": {"label": "n", "unit": "seconds", "better": "context", "value": "max(wait_s)"},
    "min": {"label": "n", "unit": "seconds", "better": "context", "value": "min(wait_s)"},
    "nps": {"label": "n", "unit": "score", "better": "context", "value": "nps(answer)"},
    "csat": {"label": "n", "unit": "ratio", "better": "context", "value": "csat(answer, 'top2of5') filter (where answer between 1 and 5)"},
    "csat_mean": {"label": "n", "unit": "score", "better": "context", "value": "csat(answer, 'mean') filter (where answer between 1 and 5)"},
    "sd": {"label": "n", "unit": "seconds", "better": "context", "value": "stddev(wait_s)"},
    "share": {"label": "n", "unit": "ratio", "better": "context", "value": "share(wait_s, wait_s + 1)"},
    "p90": {"label": "n", "unit": "seconds", "better": "context", "value": "percentile(wait_s, 0.9)"},
    "sketch": {"label": "n", "unit": "seconds", "better": "context", "value": "percentile(wait_s, 0.9, 'sketch')"},
    "topics": {"label": "n", "unit": "count", "better": "context", "value": "count(distinct topic)"},
    "texts": {"label": "n", "unit": "count", "better": "context", "value": "count(distinct lower(topic) || team)"},
    "different": {"label": "n", "unit": "count", "better": "context", "value": "count(distinct wait_s, 'exact')"},
    "truths": {"label": "n", "unit": "count", "better": "context", "value": "count(distinct answered)"},
    "mode": {"label": "n", "unit": "ratio", "better": "context", "value": "mode_share(topic) filter (where answered)"}
  }
})json";

class single_rows : public testing::Test {
 protected:
  static constexpr std::size_t rows = 600;

  single_rows() {
    std::uint32_t seed = 5;
    const auto next = [&seed](std::uint32_t below) {
      seed = seed * 1'664'525U + 1'013'904'223U;
      return static_cast<std::int64_t>((seed >> 8) % below);
    };
    for (int text = 0; text < 40; ++text)
      names_.push_back("Topic with a name that is longer than some " + std::to_string(text));
    texts_.assign(names_.begin(), names_.end());
    const std::uint32_t below[] = {7, 40, 40'000'000, 2, 3'000, 11};
    for (std::size_t column = 0; column < 6; ++column) {
      for (std::size_t row = 0; row < rows; ++row) {
        values_[column].push_back(next(below[column]) + (column == 2 ? 1'700'000'000 : 0));
        present_[column].resize(rows / 8 + 1);
        if (next(10) != 0) present_[column][row / 8] |= static_cast<std::uint8_t>(1U << (row % 8));
      }
      narrow_[column].assign(values_[column].begin(), values_[column].end());
    }
  }

  /// As integers of 64 bits, or of 32.
  std::vector<column_view> columns(bool is_narrow) const {
    std::vector<column_view> all;
    for (std::size_t column = 0; column < 6; ++column) {
      column_view made = is_narrow ? column_view::of(narrow_[column]) : column_view::of(values_[column]);
      if (column < 2)
        made = is_narrow ? column_view::codes(narrow_[column], std::span{texts_})
                         : column_view::codes(values_[column], std::span{texts_});
      all.push_back(made.with_validity(present_[column].data()));
    }
    return all;
  }

  const model model_ = model::parse(document);
  std::vector<std::string> names_;
  std::vector<std::string_view> texts_;
  std::vector<std::int64_t> values_[6];
  std::vector<std::int32_t> narrow_[6];
  std::vector<std::uint8_t> present_[6];
};

TEST_F(single_rows, give_the_bytes_that_they_give_together) {
  const std::vector<std::vector<std::string>> groupings{{}, {"team"}, {"team", "half"}};
  for (const auto& by : groupings) {
    for (const period_rule& period : {period_rule{}, period_rule{period_unit::month, 480, 1}}) {
      for (const bool checked : {false, true}) {
        state together{model_, by, period};
        together.update("c", {rows, columns(false), checked});
        state alone{model_, by, period};
        for (std::size_t row = 0; row < rows; ++row) {
          // Other types now and then, so that columns do not always come as they came.
          std::vector<column_view> one = columns(row % 5 == 4);
          for (column_view& column : one)
            column = column.slice(row, 1);
          alone.update("c", {1, one, checked});
        }
        ASSERT_EQ(alone.body(), together.body()) << by.size() << " " << checked;
      }
    }
  }
}

TEST_F(single_rows, change_nothing_when_they_are_refused) {
  state counted{model_, {"team"}};
  const std::string before = counted.body();
  auto one = columns(false);
  for (column_view& column : one)
    column = column.slice(3, 1).with_validity(nullptr);
  const std::int64_t too_long = 100'001;
  one[4] = column_view::of(std::span{&too_long, 1});
  EXPECT_THROW(counted.update("c", {1, one}), error);
  EXPECT_EQ(counted.body(), before);
  const std::int64_t no_text = 40;
  one[4] = columns(false)[4].slice(3, 1);
  one[0] = column_view::codes(std::span{&no_text, 1}, std::span{texts_});
  EXPECT_THROW(counted.update("c", {1, one}), error);
  EXPECT_EQ(counted.body(), before);
  one[0] = columns(false)[0].slice(3, 1);
  counted.update("c", {1, one});
  EXPECT_EQ(counted.rows(), 1);
}

}  // namespace
}  // namespace assay
