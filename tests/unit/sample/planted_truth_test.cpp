// SPDX-License-Identifier: Apache-2.0
//
// What was planted in the sample can be found in its tables: causes have their effects, and teams differ.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <set>
#include <string_view>
#include <vector>

#include "unit/sample/sample_tables.hpp"

namespace assay::sample {
namespace {

using SampleTruth = sample_tables;

bool answered_late(const parsed& contacts, std::size_t row) {
  return contacts.cell(row, "first_response_s").empty() ||
         contacts.number(row, "first_response_s") > contacts.number(row, "first_response_limit_s");
}

TEST_F(SampleTruth, TheTeamWithTooFewPeopleAnswersLate) {
  const auto late = [](std::size_t row) { return answered_late(contacts(), row); };
  const double east = share(contacts(), in_team(contacts(), "华东组"), late);
  const double north = share(contacts(), in_team(contacts(), "华北组"), late);
  EXPECT_LT(east, 0.05);
  EXPECT_GT(north, 0.2);
}

TEST_F(SampleTruth, WaitingGrowsWithTheDemandOfTheHour) {
  const auto during = [](std::string_view hour) {
    return [hour](std::size_t row) { return contacts().cell(row, "opened_at").substr(11, 2) == hour; };
  };
  const auto late = [](std::size_t row) { return answered_late(contacts(), row); };
  // 10 o'clock is the busiest hour, 8 o'clock (00 UTC) the quietest with a staffed team.
  EXPECT_GT(share(contacts(), during("02"), late), share(contacts(), during("00"), late));
}

TEST_F(SampleTruth, TheSecondTeamIsWeakInFollowingUpOnly) {
  const auto visited_in_time = [](std::size_t row) {
    return !follow_ups().cell(row, "completed_after_s").empty() &&
           follow_ups().number(row, "completed_after_s") <= 172'800;
  };
  const auto due_in = [](std::string_view team) {
    return [team](std::size_t row) {
      return follow_ups().is(row, "team", team) && follow_ups().is(row, "due", "true");
    };
  };
  EXPECT_GT(share(follow_ups(), due_in("华东组"), visited_in_time), 0.9);
  EXPECT_LT(share(follow_ups(), due_in("华南组"), visited_in_time), 0.7);
  const auto solved = [](std::size_t row) { return contacts().is(row, "fully_resolved", "true"); };
  EXPECT_GT(share(contacts(), in_team(contacts(), "华南组"), solved), 0.88);
}

TEST_F(SampleTruth, TheSmallTeamHasFewSurveysAndChecks) {
  std::size_t answers = 0;
  for (std::size_t row = 0; row < surveys().rows(); ++row) {
    if (surveys().is(row, "team", "西部组") && !surveys().cell(row, "patience_score").empty()) ++answers;
  }
  EXPECT_GT(answers, 5U);
  EXPECT_LT(answers, 30U);
}

TEST_F(SampleTruth, HarderProblemsAreSolvedAtOnceLessOftenAndTakeLonger) {
  const auto about = [](std::string_view issue) {
    return [issue](std::size_t row) {
      return contacts().is(row, "issue_type", issue) && !contacts().cell(row, "handle_time_s").empty();
    };
  };
  const auto at_once = [](std::size_t row) { return contacts().is(row, "first_contact_resolved", "true"); };
  const auto long_one = [](std::size_t row) { return contacts().number(row, "handle_time_s") > 600; };
  EXPECT_GT(share(contacts(), about("consultation"), at_once),
            share(contacts(), about("technical_support"), at_once) + 0.15);
  EXPECT_LT(share(contacts(), about("consultation"), long_one),
            share(contacts(), about("technical_support"), long_one) - 0.15);
}

TEST_F(SampleTruth, HandlingTimesHaveALongTail) {
  std::vector<long> times;
  long sum = 0;
  for (std::size_t row = 0; row < contacts().rows(); ++row) {
    if (contacts().cell(row, "handle_time_s").empty()) continue;
    times.push_back(contacts().number(row, "handle_time_s"));
    sum += times.back();
  }
  std::sort(times.begin(), times.end());
  const long median = times[times.size() / 2];
  EXPECT_GT(sum, median * static_cast<long>(times.size()) * 12 / 10);
  EXPECT_GT(times[times.size() * 99 / 100], 5 * median);
}

TEST_F(SampleTruth, ComplaintsFollowLateAndUnsolvedContacts) {
  std::set<std::string_view> complained;
  for (std::size_t row = 0; row < complaints().rows(); ++row)
    complained.insert(complaints().cell(row, "contact_id"));
  const row_test complains = [&](std::size_t row) {
    return complained.contains(contacts().cell(row, "contact_id"));
  };
  const row_test bad = [](std::size_t row) {
    return answered_late(contacts(), row) || contacts().is(row, "fully_resolved", "false");
  };
  const row_test good = [&](std::size_t row) { return !bad(row); };
  EXPECT_GT(share(contacts(), bad, complains), 3 * share(contacts(), good, complains));
}

TEST_F(SampleTruth, WhoWasNotHelpedIsLessSatisfied) {
  const auto answered_and = [](std::string_view outcome) {
    return [outcome](std::size_t row) {
      const std::size_t contact = contact_rows().at(surveys().cell(row, "contact_id"));
      return !surveys().cell(row, "overall_score").empty() &&
             contacts().is(contact, "fully_resolved", outcome);
    };
  };
  const auto praise = [](std::size_t row) { return surveys().number(row, "overall_score") >= 4; };
  EXPECT_GT(share(surveys(), answered_and("true"), praise),
            share(surveys(), answered_and("false"), praise) + 0.3);
}

TEST_F(SampleTruth, TheVeryHappyAnswerSurveysMoreOftenThanTheOthers) {
  const auto solved = [](bool at_once) {
    return [at_once](std::size_t row) {
      const std::size_t contact = contact_rows().at(surveys().cell(row, "contact_id"));
      const bool helped = contacts().is(contact, "fully_resolved", "true");
      return helped && contacts().is(contact, "first_contact_resolved", at_once ? "true" : "false");
    };
  };
  const auto answered = [](std::size_t row) { return !surveys().cell(row, "overall_score").empty(); };
  EXPECT_GT(share(surveys(), solved(true), answered), share(surveys(), solved(false), answered) + 0.05);
}

}  // namespace
}  // namespace assay::sample
