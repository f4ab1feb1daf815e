// SPDX-License-Identifier: Apache-2.0
//
// Cells as CSV text.
#include "sample/csv_text.hpp"

#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace assay::sample {
namespace {

template <class... Names>
std::array<std::string_view, sizeof...(Names)> names(Names... texts) {
  return {texts...};
}

TEST(SampleCsv, WritesEachKindOfCell) {
  csv_text csv{names("number", "tenths", "truth", "time", "id")};
  csv.add_number(-12)
      .add_tenths(873)
      .add_truth(true)
      .add_instant(0)
      .add_number_with_prefix('C', 42)
      .end_row();
  csv.add_number(std::nullopt)
      .add_tenths(1000)
      .add_truth(false)
      .add_instant(59)
      .add_number_with_prefix('C', 1234567)
      .end_row();
  EXPECT_EQ(std::move(csv).take(),
            "number,tenths,truth,time,id\n"
            "-12,87.3,true,1970-01-01T00:00:00Z,C000042\n"
            ",100.0,false,1970-01-01T00:00:59Z,C1234567\n");
}

TEST(SampleCsv, MissingValuesAreEmptyCells) {
  csv_text csv{names("a", "b", "c")};
  csv.add_number(std::nullopt).add_truth(std::nullopt).add("").end_row();
  EXPECT_EQ(std::move(csv).take(), "a,b,c\n,,\n");
}

TEST(SampleCsv, QuotesWhatNeedsQuotes) {
  csv_text csv{names("a", "b", "c", "d")};
  csv.add("华东组").add("a,b").add("say \"no\"").add("two\nlines").end_row();
  EXPECT_EQ(std::move(csv).take(), "a,b,c,d\n华东组,\"a,b\",\"say \"\"no\"\"\",\"two\nlines\"\n");
}

TEST(SampleCsv, ForgetsWhatHasBeenPassedOn) {
  csv_text csv{names("a", "b")};
  EXPECT_EQ(csv.text(), "a,b\n");
  csv.drop();
  EXPECT_EQ(csv.text(), "");
  csv.add("1").add("2").end_row();
  EXPECT_EQ(csv.text(), "1,2\n");
}

}  // namespace
}  // namespace assay::sample
