// SPDX-License-Identifier: Apache-2.0
#include "cli/files/state_pool.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include <assay/error.hpp>

#include "failure.hpp"
#include "io/open/record_reader.hpp"
#include "unit/cli/desk_model.hpp"

namespace assay::cli {
namespace {

class StatePool : public ::testing::Test {
 protected:
  /// A file of contacts; every so many rows a team changes.
  static std::string contacts(int rows) {
    std::string csv = "team,answered_s,solved,quality\n";
    for (int row = 0; row < rows; ++row) {
      csv += "T" + std::to_string(row % 7) + "," + std::to_string(row % 400) + "," +
             (row % 3 == 0 ? "true" : "false") + "," + std::to_string(row % 100) + ".5\n";
    }
    return csv;
  }

  /// Everything the file says, read in small blocks by so many workers.
  state evaluate(const std::string& csv, std::int32_t workers, std::uint64_t maximum_groups = 100) const {
    state_pool pool{model_, {"team"}, {}, workers, maximum_groups};
    io::reader_options options;
    options.rows_per_block = 10;
    const std::vector<std::string> required{"team"};
    io::record_reader reader{io::from_text(csv), "contact.csv", model_.record("contact"), {},
                             required,           options};
    io::record_block block;
    while (reader.next(block))
      pool.add("contact", block);
    return pool.finish();
  }

  const model model_ = test::desk_model();
};

TEST_F(StatePool, TheAnswerDoesNotDependOnTheNumberOfWorkers) {
  const std::string csv = contacts(2503);
  const state one = evaluate(csv, 1);
  EXPECT_EQ(one.rows(), 2503);
  EXPECT_EQ(one.groups(), 7U);
  for (const std::int32_t workers : {2, 3, 8})
    EXPECT_EQ(evaluate(csv, workers).body(), one.body()) << workers;
}

TEST_F(StatePool, WithoutBlocksTheStateIsEmpty) {
  for (const std::int32_t workers : {1, 4}) {
    state_pool pool{model_, {}, {}, workers};
    EXPECT_EQ(pool.finish().rows(), 0);
  }
}

TEST_F(StatePool, AFailureOfAWorkerArrivesAtFinish) {
  // The file lacks a column that measures read and the reader was not told to require.
  const std::string csv = "team\nA\nB\n";
  for (const std::int32_t workers : {1, 3})
    EXPECT_THAT([&] { (void)evaluate(csv, workers); },
                assay::test::fails_with(error_code::data, "is not supplied"));
}

TEST_F(StatePool, FailuresDoNotBlockTheReader) {
  std::string csv = "team\n";
  for (int row = 0; row < 5000; ++row)
    csv += "A\n";
  EXPECT_THAT([&] { (void)evaluate(csv, 2); }, assay::test::fails_with(error_code::data, "is not supplied"));
}

TEST_F(StatePool, TooManyGroupsAreAnError) {
  for (const std::int32_t workers : {1, 3}) {
    EXPECT_EQ(evaluate(contacts(100), workers, 7).groups(), 7U);
    EXPECT_THAT([&] { (void)evaluate(contacts(100), workers, 6); },
                assay::test::fails_with(error_code::limit, "6"));
  }
}

TEST_F(StatePool, UnknownGroupingThrowsAtOnce) {
  const auto make = [&] { state_pool{model_, {"tema"}, {}, 2}; };
  EXPECT_THAT(make, assay::test::fails_with(error_code::argument, "did you mean \"team\"?"));
}

TEST_F(StatePool, MayBeLeftWithoutFinishing) {
  state_pool pool{model_, {"team"}, {}, 3};
  io::record_reader reader{io::from_text(contacts(30)), "c.csv", model_.record("contact"), {},
                           std::vector<std::string>{},  {}};
  io::record_block block;
  ASSERT_TRUE(reader.next(block));
  pool.add("contact", block);
}

}  // namespace
}  // namespace assay::cli
