// SPDX-License-Identifier: Apache-2.0
//
// The sample as a user gets it: the same bytes everywhere, and tables that fit together.
#include "sample/sample.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <assay/error.hpp>
#include <cstddef>
#include <cstdint>
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
      {"contact", "d4d8ee3f8030347f51faabd7d79c447f3d5cd58f60f0eb5ad18aea7d3414572c"},
      {"survey", "5f960fc8d174d44c134aaf1b622c1700eb3cca68429fe1503923aabce05e1b37"},
      {"quality_check", "d82053dc99c3f70f97733edf95c0db6d88bdbb139277afa39aa8110b3eab4dd3"},
      {"complaint", "c03051e5317fe57e6bd23824bd9f236eeff67a2158661049db0f5f6c38b11c89"},
      {"follow_up", "3fa95a3bfa3d05bbb907354ab4cb44e7eac34f341447644aea8121ee35e80e3f"},
  };
  EXPECT_EQ(hashes({}), golden);
}

TEST_F(Sample, HasTheSameBytesForAnotherSeedAndSize) {
  const std::map<std::string, std::string> golden{
      {"contact", "d49caab528dcaf50e0d71944837ac635ff9d568a9c5f69f3c2f3403abb0b1280"},
      {"survey", "4d066d95a950fe47f105a2a76bd529bc7e5f543db2f72cdd47ae53654fa750e1"},
      {"quality_check", "d0dabbaa09091626f1ea239525131a042fc2602db42ddcb02488e5c13bbcd3cc"},
      {"complaint", "9730dca81015fe9ad5e187eb59a8c70a6a8c6c86f9c74bf6d946f0901bcd695f"},
      {"follow_up", "74b69ec82f734f045a1a4f8f30158471203f5fdd69df3528a62dae1ccc2a2880"},
  };
  EXPECT_EQ(hashes({.seed = 18'446'744'073'709'551'615U, .rows = 20'000}), golden);
}

TEST_F(Sample, HasTheSameBytesWithFewPeople) {
  const std::map<std::string, std::string> golden{
      {"contact", "d10164d79896cb29861a6f3db9208ac22de1c4909e274ecf66d992aa2102ac3a"},
      {"survey", "7e5e391f7aed850eed6b73d5236e7ba4b884c640b90f8b5b3005bcb59e1de7cf"},
      {"quality_check", "d49427c3d9dc4abd569e81d54a16d25dee65d1e4634c787810f77522280b4d5d"},
      {"complaint", "eb90c5a03e46f149649c5528def91bc103b701bba4beba6e0e48228ee3707eff"},
      {"follow_up", "afcee163e61a25d8c4fb6bc1c8af2d488c7a29c248e9f4e12d334d96d3f8b179"},
  };
  EXPECT_EQ(hashes({.seed = 5, .rows = 30'000, .agents = 25}), golden);
}

TEST_F(Sample, DependsOnTheSeed) {
  const auto one = hashes({.seed = 1, .rows = 100});
  EXPECT_EQ(one, hashes({.seed = 1, .rows = 100}));
  const auto two = hashes({.seed = 2, .rows = 100});
  EXPECT_NE(one.at("contact"), two.at("contact"));
  EXPECT_NE(one.at("survey"), two.at("survey"));
}

TEST_F(Sample, HasTheseRows) {
  EXPECT_EQ(contacts().rows(), 5000U);
  EXPECT_EQ(surveys().rows(), 2892U);
  EXPECT_EQ(checks().rows(), 490U);
  EXPECT_EQ(complaints().rows(), 122U);
  EXPECT_EQ(follow_ups().rows(), 5544U);
}

TEST_F(Sample, HasExactlyTheContactsAskedFor) {
  for (const std::int64_t rows : {1, 2, 91, 1000, 12'345}) {
    const auto files = make("after-sales-quality", {.seed = 3, .rows = rows});
    EXPECT_EQ(parsed{files.front().csv}.rows(), static_cast<std::size_t>(rows));
  }
  const auto crowded = make("after-sales-quality", {.seed = 3, .rows = 100'000, .agents = 25});
  EXPECT_EQ(parsed{crowded.front().csv}.rows(), 100'000U);
}

TEST_F(Sample, IsWrittenInPiecesThatMakeTheWhole) {
  const options wanted{.seed = 4, .rows = 10'000};
  std::vector<std::string> texts(tables_of("after-sales-quality").size());
  std::size_t largest = 0;
  const auto rows = write("after-sales-quality", wanted, [&](std::size_t table, std::string_view bytes) {
    texts.at(table) += bytes;
    largest = std::max(largest, bytes.size());
  });
  const auto files = make("after-sales-quality", wanted);
  ASSERT_EQ(rows.size(), files.size());
  for (std::size_t table = 0; table < files.size(); ++table) {
    EXPECT_EQ(files[table].table, tables_of("after-sales-quality")[table]);
    EXPECT_EQ(texts[table], files[table].csv);
    EXPECT_EQ(parsed{texts[table]}.rows(), static_cast<std::size_t>(rows[table]));
  }
  EXPECT_LT(largest, texts.front().size() / 4);
}

// With too few people nobody is served in time, and still every cell is legal and every wait ends.
TEST_F(Sample, SurvivesAnOverload) {
  const auto tables = parsed_sample({.seed = 8, .rows = 200'000, .agents = 25});
  const parsed& crowded = tables.find("contact")->second;
  std::size_t unserved = 0;
  for (std::size_t row = 0; row < crowded.rows(); ++row) {
    if (crowded.cell(row, "agent").empty()) ++unserved;
    ASSERT_LE(crowded.number(row, "first_response_s"), 2'592'000);
  }
  EXPECT_GT(unserved, crowded.rows() / 10);
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

std::string refusal(const options& wanted) {
  try {
    (void)make("after-sales-quality", wanted);
  } catch (const error& fault) {
    EXPECT_EQ(fault.code(), error_code::argument);
    return fault.what();
  }
  return "accepted";
}

TEST_F(Sample, RefusesSizesOutOfRange) {
  EXPECT_EQ(refusal({.rows = -1}), "sample with -1 contacts: ask for 1 to 20000000");
  EXPECT_EQ(refusal({.rows = 0}), "sample with 0 contacts: ask for 1 to 20000000");
  EXPECT_EQ(refusal({.rows = 20'000'001}), "sample with 20000001 contacts: ask for 1 to 20000000");
  EXPECT_EQ(refusal({.rows = 10, .agents = 24}), "sample with 24 agents: ask for 25 to 20000");
  EXPECT_EQ(refusal({.rows = 10, .agents = 20'001}), "sample with 20001 agents: ask for 25 to 20000");
  EXPECT_EQ(refusal({.rows = 10, .agents = 20'000}), "accepted");
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

TEST_F(Sample, ContactsHaveAnAgentWhenSomebodyServedThem) {
  std::size_t given_up = 0;
  for (std::size_t row = 0; row < contacts().rows(); ++row) {
    if (contacts().cell(row, "first_response_s").empty()) {
      if (contacts().cell(row, "agent").empty()) ++given_up;
    } else {
      ASSERT_FALSE(contacts().cell(row, "agent").empty()) << row;
    }
  }
  EXPECT_GT(given_up, 50U);
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

}  // namespace
}  // namespace assay::sample
