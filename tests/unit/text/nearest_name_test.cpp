// SPDX-License-Identifier: Apache-2.0
//
// Which names count as near, which of several wins, and what the hint says.
#include "text/nearest_name.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay::text {
namespace {

using names = std::vector<std::string_view>;

std::optional<std::string_view> nearest(std::string_view unknown, const names& known) {
  return nearest_name(unknown, known);
}

TEST(NearestName, FindsEachKindOfSlip) {
  const names known{"weight", "bands", "measure"};
  EXPECT_EQ(nearest("wieght", known), "weight");   // swapped
  EXPECT_EQ(nearest("weigt", known), "weight");    // dropped
  EXPECT_EQ(nearest("weeight", known), "weight");  // doubled
  EXPECT_EQ(nearest("weicht", known), "weight");   // replaced
  EXPECT_EQ(nearest("weihgtt", known), "weight");  // two slips in seven characters
  EXPECT_EQ(nearest("mesure", known), "measure");
}

TEST(NearestName, ComparesAsciiLettersWithoutCase) {
  EXPECT_EQ(nearest("WEIGHT", {"bands", "weight"}), "weight");
  EXPECT_EQ(nearest("weIgth", {"bands", "WEIGHT"}), "WEIGHT");
  EXPECT_EQ(nearest("N", {"n"}), "n");
}

TEST(NearestName, CountsSwappedNeighboursAsOneEdit) {
  // One edit is all that four characters allow; as two replacements this would be too far.
  EXPECT_EQ(nearest("maen", {"mean"}), "mean");
  EXPECT_EQ(nearest("neam", {"mean"}), std::nullopt);
}

TEST(NearestName, CountsCodePointsNotBytes) {
  EXPECT_EQ(nearest("效能", {"质量", "效率"}), "效率");
  EXPECT_EQ(nearest("响应时问", {"响应时间", "处理时长"}), "响应时间");
  EXPECT_EQ(nearest("服务", {"质量", "效率"}), std::nullopt);
  EXPECT_EQ(nearest("率效", {"质量", "效率"}), "效率");
}

TEST(NearestName, KeepsItsDistance) {
  EXPECT_EQ(nearest("grade", {"weight", "bands"}), std::nullopt);
  EXPECT_EQ(nearest("a", {"b", "c"}), std::nullopt);  // nothing would remain
  EXPECT_EQ(nearest("a", {"ab"}), std::nullopt);
  EXPECT_EQ(nearest("ab", {"ax"}), "ax");
  EXPECT_EQ(nearest("abc", {"xyc"}), std::nullopt);    // two edits in three characters
  EXPECT_EQ(nearest("abcdef", {"abcdxy"}), "abcdxy");  // two in six
  EXPECT_EQ(nearest("abcde", {"abcxy"}), std::nullopt);
  EXPECT_EQ(nearest("", {"a", "weight"}), std::nullopt);
  EXPECT_EQ(nearest("weight", {""}), std::nullopt);
  EXPECT_EQ(nearest("weight", {}), std::nullopt);
}

TEST(NearestName, TakesPrefixesOfLongerWordsInBothDirections) {
  EXPECT_EQ(nearest("first", {"queue", "first_response_seconds"}), "first_response_seconds");
  EXPECT_EQ(nearest("First", {"first_response_seconds"}), "first_response_seconds");
  EXPECT_EQ(nearest("percentile_of_value", {"percentile", "mean"}), "percentile");
  EXPECT_EQ(nearest("fi", {"first_response_seconds"}), std::nullopt);  // two characters say too little
  EXPECT_EQ(nearest("first_x", {"first_response_seconds"}), std::nullopt);
}

TEST(NearestName, PrefersSlipsToPrefixesAndFewDifferencesToMany) {
  EXPECT_EQ(nearest("mean", {"mean_handle_time", "meal"}), "meal");
  EXPECT_EQ(nearest("handel", {"handled", "handle"}), "handle");
  EXPECT_EQ(nearest("first", {"first_response_seconds", "first_response"}), "first_response");
  EXPECT_EQ(nearest("weight", {"weights", "WEIGHT"}), "WEIGHT");
}

TEST(NearestName, FirstOfEquallyNearNamesWins) {
  EXPECT_EQ(nearest("mat", {"cat", "bat"}), "cat");
  EXPECT_EQ(nearest("mat", {"bat", "cat"}), "bat");
}

TEST(NearestName, SurvivesDamagedAndHugeNames) {
  EXPECT_EQ(nearest("weigh\xE6", {"weight"}), "weight");
  EXPECT_EQ(nearest("\xFF\xFF\xFF", {"weight"}), std::nullopt);
  const std::string huge(1 << 20, 'a');
  EXPECT_EQ(nearest(huge, {huge, "aaa"}), std::nullopt);
  EXPECT_EQ(nearest("aaa", {huge, "aab"}), "aab");
}

TEST(NearestName, FewNamesAreEightAtMost) {
  EXPECT_TRUE(few_enough(names{"bands"}));
  EXPECT_TRUE(few_enough(names{"a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8"}));
  EXPECT_FALSE(few_enough(names{"a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9"}));
  EXPECT_FALSE(few_enough(names{}));
}

}  // namespace
}  // namespace assay::text
