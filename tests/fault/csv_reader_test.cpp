// SPDX-License-Identifier: Apache-2.0
//
// Memory runs out while a host pushes bytes: the first, the second, the third, ... allocation fails. The state is sound then, it holds
// whole blocks, and the same file goes into another state as if nothing had been.
#include <assay/csv_reader.hpp>

#include <new>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include <assay/error.hpp>
#include <assay/state.hpp>

#include "fault/allocations.hpp"
#include "unit/io/call_model.hpp"

namespace assay {
namespace {

using io::test::call_header;
using io::test::call_mapping;
using io::test::call_model;
using test::allocations_left;

std::string file_of(int rows) {
  std::string text{call_header};
  for (int row = 0; row < rows; ++row) {
    const std::string at = "2026-04-0" + std::to_string(1 + row % 9);
    text += "caller " + std::to_string(row % 11) +
            " with a name that needs memory of its own,\"a \"\"quoted\"\" agent\"," + at + " 10:00," + at +
            (row % 7 == 0 ? " 09:00," : " 10:01,") + at + " 09:30,20," + std::to_string(row % 6) + ",\n";
  }
  return text;
}

void read_in_pieces(state& into, std::string_view text, const std::string& mapping) {
  csv_reader reader{into, "call", mapping, "calls.csv", {bad_row_policy::skip}};
  try {
    for (; text.size() > 301; text.remove_prefix(301))
      reader.push(text.substr(0, 301));
    reader.push(text);
    (void)reader.finish();
  } catch (const std::bad_alloc&) {
    allocations_left = -1;
    EXPECT_THROW(reader.push("more"), error);
    EXPECT_LE(reader.report().applied, reader.report().rows);
    throw;
  }
}

class csv_reader_memory : public testing::TestWithParam<const char*> {};

TEST_P(csv_reader_memory, leaves_a_sound_state_when_it_runs_out) {
  const std::string mapping = call_mapping(GetParam());
  const std::string text = file_of(60);
  const state base{call_model(), {"agent"}, {period_unit::month, 480, 1}};
  state whole = base;
  read_in_pieces(whole, text, mapping);
  ASSERT_GT(whole.rows(), 5);
  ASSERT_FALSE(whole.rejected().empty());
  long failures = 0;
  for (long failing = 0;; ++failing) {
    state tried = base;
    bool failed = false;
    allocations_left = failing;
    try {
      read_in_pieces(tried, text, mapping);
    } catch (const std::bad_alloc&) {
      failed = true;
    }
    allocations_left = -1;
    if (!failed) {
      EXPECT_EQ(tried.body(), whole.body());
      break;
    }
    ++failures;
    ASSERT_TRUE(tried.rows() == 0 || tried.rows() == whole.rows()) << "allocation " << failing;
    ASSERT_EQ(state::load(call_model(), tried.save()).body(), tried.body()) << "allocation " << failing;
  }
  EXPECT_GT(failures, 100);
}

INSTANTIATE_TEST_SUITE_P(every, csv_reader_memory,
                         testing::Values("{}", R"({"key": ["id"], "duplicates": "keep_last"})"));

}  // namespace
}  // namespace assay
