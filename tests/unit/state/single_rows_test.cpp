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

#include "every_form.hpp"

namespace assay {
namespace {

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

  const model model_ = model::parse(test::every_form_document);
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
