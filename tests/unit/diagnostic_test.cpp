// SPDX-License-Identifier: Apache-2.0
//
// How a diagnostic and an exception read.
#include <assay/diagnostic.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <type_traits>

namespace assay {
namespace {

diagnostic example() {
  return {.level = severity::error,
          .pointer = "/dimensions/0/weight",
          .line = 12,
          .column = 7,
          .message = message::in_own_words("weights_sum", "weights sum to 95, not 100", "change them")};
}

TEST(Describe, WritesEverythingOnOneLine) {
  EXPECT_EQ(
      describe(example(), "model.json"),
      "model.json:12:7: error: /dimensions/0/weight: weights sum to 95, not 100; change them [weights_sum]");
}

TEST(Describe, LeavesOutWhatIsUnknown) {
  diagnostic finding = example();
  finding.level = severity::warning;
  EXPECT_EQ(describe(finding, ""),
            "line 12, column 7: warning: /dimensions/0/weight: weights sum to 95, not 100; change them "
            "[weights_sum]");
  finding.column = 0;
  finding.message = message::in_own_words("weights_sum", "weights sum to 95, not 100");
  EXPECT_EQ(describe(finding, "m.json"),
            "m.json:12: warning: /dimensions/0/weight: weights sum to 95, not 100 [weights_sum]");
  finding.line = 0;
  finding.pointer.clear();
  EXPECT_EQ(describe(finding, "m.json"), "m.json: warning: weights sum to 95, not 100 [weights_sum]");
  finding.level = severity::note;
  finding.message = message::in_own_words("", "weights sum to 95, not 100");
  EXPECT_EQ(describe(finding, ""), "note: weights sum to 95, not 100");
}

TEST(Describe, SpellsOutControlCharacters) {
  diagnostic finding;
  finding.pointer = "/a\nb";
  finding.message = message::in_own_words("", "\"\x1B[2J\" is unknown, \x7F too, 质检 is not");
  EXPECT_EQ(describe(finding, "m.json"),
            "m.json: error: /a\\u000ab: \"\\u001b[2J\" is unknown, \\u007f too, 质检 is not");
}

TEST(Error, CarriesCodeAndText) {
  const error plain{error_code::limit, "more than 100 groups"};
  EXPECT_EQ(plain.code(), error_code::limit);
  EXPECT_STREQ(plain.what(), "more than 100 groups");
  EXPECT_EQ(plain.location(), nullptr);
}

TEST(Error, PutsThePlaceBeforeTheText) {
  const error whole{error_code::data, "no number", {"contacts.csv", 3'000'000'000, 4}};
  EXPECT_STREQ(whole.what(), "contacts.csv:3000000000:4: no number");
  error copy{error_code::file, "x"};
  copy = whole;
  EXPECT_EQ(copy.code(), error_code::data);
  ASSERT_NE(copy.location(), nullptr);
  EXPECT_EQ(*copy.location(), (error_location{"contacts.csv", 3'000'000'000, 4}));
  EXPECT_STREQ((error{error_code::data, "no number", {"contacts.csv", 0, 4}}.what()),
               "contacts.csv: no number");
  EXPECT_STREQ((error{error_code::data, "no number", {"", 5, 0}}.what()), "line 5: no number");
  EXPECT_STREQ((error{error_code::data, "no number", {}}.what()), "no number");
}

TEST(Error, IsAnOrdinaryExceptionThatCopiesWithoutThrowing) {
  static_assert(std::is_nothrow_copy_constructible_v<error>);
  static_assert(std::is_nothrow_copy_assignable_v<error>);
  const auto fail = [] { throw error{error_code::file, "x"}; };
  EXPECT_THAT(fail, testing::ThrowsMessage<std::runtime_error>("x"));
}

}  // namespace
}  // namespace assay
