// SPDX-License-Identifier: Apache-2.0
//
// The sample as a user gets it: the same bytes everywhere, and tables that fit together.
#include "sample/sample.hpp"

#include <gtest/gtest.h>

#include <assay/error.hpp>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/sha256.hpp"
#include "text/utf8.hpp"
#include "unit/sample/sample_tables.hpp"

namespace assay::sample {
namespace {

using Sample = sample_tables;

std::string hash_of(std::string_view bytes) { return text::to_hexadecimal(text::sha256::of(bytes)); }

std::map<std::string, std::string> hashes(const options& wanted) {
  std::map<std::string, std::string> result;
  for (const file& item : make("after-sales-quality", wanted))
    result[item.table] = hash_of(item.csv);
  return result;
}

// Golden: every platform and compiler has to arrive at these bytes. They change only when the sample is changed on purpose.
TEST_F(Sample, HasTheSameBytesEverywhere) {
  const std::map<std::string, std::string> golden{
      {"contact", "342b4d0ce2af8bb48582e68af1c5ce0001e116bf8d34a3b19a73e459e2501994"},
      {"survey", "b4f98bc50827605b1f3f785fd2ec9d3a29496dc9538d6964e31e8aadcb419e2b"},
      {"quality_check", "4588390b98d85550fb64e04bb835b88f0790d63fade3f7481b354fb1a19ef086"},
      {"complaint", "72863ba10ea7c5fa9d6876b1ac6bfe668baef06e273542c129e508aa7ed37c36"},
      {"follow_up", "fa7e4cfa6f87fb4ef50e009f35f7dd69aaefb3bc691dfca10d78dad1c9a8f534"},
  };
  EXPECT_EQ(hashes({}), golden);
}

TEST_F(Sample, HasTheSameBytesForAnotherSeedAndSize) {
  const std::map<std::string, std::string> golden{
      {"contact", "3295fd68070ec9e80870b0c1db646d4b39d2c03aa513c643997aaeabbd0efeec"},
      {"survey", "c10870cc7b1f88411539c5496a51b43bca05c06715a61f96c42d3c6f125bc070"},
      {"quality_check", "2a02f1bba253ca6a05b5921fc25f0f6a489707ae737d1019ab22336f0216a4e0"},
      {"complaint", "d05884ab662f57b583c5505e20c531aee65d9b3bddf25d3cc8c6c2467dddebae"},
      {"follow_up", "e34584f448271428c72d21ac52d350e5e442da2f383bbe16f4e646fbec548a95"},
  };
  EXPECT_EQ(hashes({.seed = 18'446'744'073'709'551'615U, .contacts = 20'000}), golden);
}

TEST_F(Sample, DependsOnTheSeed) {
  const auto one = hashes({.seed = 1, .contacts = 100});
  EXPECT_EQ(one, hashes({.seed = 1, .contacts = 100}));
  const auto two = hashes({.seed = 2, .contacts = 100});
  EXPECT_NE(one.at("contact"), two.at("contact"));
  EXPECT_NE(one.at("survey"), two.at("survey"));
}

TEST_F(Sample, HasTheseRows) {
  EXPECT_EQ(contacts().rows(), 4285U);
  EXPECT_EQ(surveys().rows(), 2537U);
  EXPECT_EQ(checks().rows(), 460U);
  EXPECT_EQ(complaints().rows(), 119U);
  EXPECT_EQ(follow_ups().rows(), 4917U);
}

TEST_F(Sample, WorksForASingleProblem) {
  for (const file& item : make("after-sales-quality", {.seed = 3, .contacts = 1})) {
    const parsed records{item.csv};
    if (item.table == "contact") {
      EXPECT_GE(records.rows(), 1U);
    } else {
      EXPECT_LE(records.rows(), 10U) << item.table;
    }
  }
}

TEST_F(Sample, NamesWhatItKnows) {
  ASSERT_EQ(presets().size(), 1U);
  EXPECT_EQ(presets().front(), "after-sales-quality");
  try {
    (void)make("after-sale-quality");
    FAIL() << "an unknown preset must be refused";
  } catch (const error& fault) {
    EXPECT_EQ(fault.code(), error_code::argument);
    EXPECT_STREQ(
        fault.what(),
        "there are no sample records for \"after-sale-quality\"; there are some for: after-sales-quality");
  }
}

TEST_F(Sample, RefusesSizesOutOfRange) {
  for (const std::int32_t contacts : {-1, 0, 1'000'001}) {
    try {
      (void)make("after-sales-quality", {.seed = 1, .contacts = contacts});
      FAIL() << contacts;
    } catch (const error& fault) {
      EXPECT_EQ(fault.code(), error_code::argument);
      EXPECT_EQ(std::string_view{fault.what()},
                "sample of " + std::to_string(contacts) + " contacts: ask for 1 to 1000000");
    }
  }
}

// --- tables that fit together ---------------------------------------------------------------------------------------

TEST_F(Sample, IsPlainUtf8WithFullRows) {
  for (const file& item : make("after-sales-quality")) {
    EXPECT_FALSE(text::first_invalid_utf8(item.csv)) << item.table;
    EXPECT_EQ(item.csv.find_first_of("\r\""), std::string::npos) << item.table;
    const parsed records{item.csv};
    for (std::size_t row = 0; row < records.rows(); ++row) {
      ASSERT_EQ(records.row(row).size(), records.names().size()) << item.table << " row " << row;
    }
  }
}

TEST_F(Sample, NumbersAreUniqueAndInTheOrderOfTime) {
  const std::map<std::string_view, std::string_view> time_columns{{"contact", "opened_at"},
                                                                  {"survey", "sent_at"},
                                                                  {"quality_check", "checked_at"},
                                                                  {"complaint", "filed_at"},
                                                                  {"follow_up", "created_at"}};
  for (const auto& [name, time] : time_columns) {
    const parsed& records = table(name);
    std::set<std::string_view> numbers;
    std::string_view before;
    for (std::size_t row = 0; row < records.rows(); ++row) {
      EXPECT_TRUE(numbers.insert(records.row(row).front()).second) << name << " row " << row;
      const std::string_view now = records.cell(row, time);
      ASSERT_EQ(now.size(), 20U) << now;
      ASSERT_GE(now, before) << name << " row " << row;
      ASSERT_GE(now, "2026-03-31T16:00:00Z");
      ASSERT_LE(now, "2026-06-30T16:00:00Z");
      before = now;
    }
  }
}

TEST_F(Sample, EverythingRefersToAContactAndRepeatsItsGroups) {
  for (const std::string_view name : {"survey", "quality_check", "complaint", "follow_up"}) {
    const parsed& records = table(name);
    for (std::size_t row = 0; row < records.rows(); ++row) {
      const auto found = contact_rows().find(records.cell(row, "contact_id"));
      ASSERT_NE(found, contact_rows().end()) << name << " row " << row;
      for (const std::string_view group :
           {"team", "agent", "channel", "issue_type", "product", "customer_segment"}) {
        ASSERT_EQ(records.cell(row, group), contacts().cell(found->second, group)) << name << " row " << row;
      }
      const std::string_view time = records.row(row)[name == "follow_up" ? 3 : 2];
      ASSERT_GT(time, contacts().cell(found->second, "opened_at")) << name << " row " << row;
    }
  }
}

TEST_F(Sample, SurveysGoToServedCustomersAtMostOnceAContact) {
  std::set<std::string_view> asked;
  for (std::size_t row = 0; row < surveys().rows(); ++row) {
    const std::string_view number = surveys().cell(row, "contact_id");
    EXPECT_TRUE(asked.insert(number).second) << number;
    EXPECT_FALSE(contacts().cell(contact_rows().at(number), "handle_time_s").empty()) << number;
  }
}

TEST_F(Sample, WithoutAnOverallAnswerThereIsNoAnswerAtAll) {
  std::size_t unanswered = 0;
  for (std::size_t row = 0; row < surveys().rows(); ++row) {
    if (!surveys().cell(row, "overall_score").empty()) continue;
    ++unanswered;
    for (const std::string_view column : {"patience_score", "empathy_score", "recommend_score"}) {
      EXPECT_TRUE(surveys().cell(row, column).empty()) << row;
    }
  }
  EXPECT_GT(unanswered, surveys().rows() / 2);
}

TEST_F(Sample, EachCustomerIsNewExactlyOnceAndStaysWithTheirTeam) {
  std::map<std::string_view, std::string_view> team_of;
  for (std::size_t row = 0; row < contacts().rows(); ++row) {
    const std::string_view customer = contacts().cell(row, "customer_id");
    const bool is_new = team_of.emplace(customer, contacts().cell(row, "team")).second;
    ASSERT_EQ(contacts().is(row, "first_in_period", "true"), is_new) << row;
    ASSERT_EQ(contacts().cell(row, "team"), team_of.at(customer)) << row;
  }
}

TEST_F(Sample, RepeatedContactsFollowAnEarlierOneAboutTheSameProblem) {
  std::set<std::pair<std::string_view, std::string_view>> problems;
  for (std::size_t row = 0; row < contacts().rows(); ++row) {
    const std::pair problem{contacts().cell(row, "customer_id"), contacts().cell(row, "issue_type")};
    const bool repeats = contacts().is(row, "repeat_contact", "true");
    EXPECT_TRUE(!repeats || problems.contains(problem)) << row;
    problems.insert(problem);
  }
}

TEST_F(Sample, RecurrenceIsKnownOnlyForSolvedContactsAndShowsAsALaterContact) {
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> last_repeat;
  for (std::size_t row = 0; row < contacts().rows(); ++row) {
    if (!contacts().is(row, "repeat_contact", "true")) continue;
    last_repeat[{contacts().cell(row, "customer_id"), contacts().cell(row, "issue_type")}] = row;
  }
  std::size_t known = 0;
  for (std::size_t row = 0; row < contacts().rows(); ++row) {
    if (contacts().cell(row, "recurred").empty()) continue;
    ++known;
    ASSERT_TRUE(contacts().is(row, "fully_resolved", "true")) << row;
    ASSERT_LT(contacts().cell(row, "opened_at"), "2026-05-31T16:00:00Z") << row;
    if (contacts().is(row, "recurred", "false")) continue;
    const auto found =
        last_repeat.find({contacts().cell(row, "customer_id"), contacts().cell(row, "issue_type")});
    ASSERT_NE(found, last_repeat.end()) << row;
    EXPECT_GT(found->second, row);
  }
  EXPECT_GT(known, contacts().rows() / 2);
}

TEST_F(Sample, SolvedAtOnceIsSolved) {
  for (std::size_t row = 0; row < contacts().rows(); ++row) {
    if (contacts().is(row, "first_contact_resolved", "true")) {
      ASSERT_TRUE(contacts().is(row, "fully_resolved", "true")) << row;
    }
  }
}

TEST_F(Sample, UnansweredContactsHaveNoTimes) {
  std::size_t unanswered = 0;
  for (std::size_t row = 0; row < contacts().rows(); ++row) {
    if (!contacts().cell(row, "first_response_s").empty()) continue;
    ++unanswered;
    EXPECT_TRUE(contacts().cell(row, "handle_time_s").empty()) << row;
    EXPECT_TRUE(contacts().cell(row, "fully_resolved").empty()) << row;
  }
  EXPECT_GT(unanswered, 0U);
}

TEST_F(Sample, SomethingIsNotDueYet) {
  const auto some = [](const parsed& records, std::string_view column) {
    const auto is_false = [&](std::size_t row) { return records.is(row, column, "false"); };
    const double part = share(
        records, [](std::size_t) { return true; }, is_false);
    EXPECT_GT(part, 0) << column;
    EXPECT_LT(part, 0.1) << column;
  };
  some(contacts(), "response_due");
  some(contacts(), "resolution_due");
  some(complaints(), "closing_due");
  some(follow_ups(), "due");
}

}  // namespace
}  // namespace assay::sample
