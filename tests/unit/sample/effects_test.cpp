// SPDX-License-Identifier: Apache-2.0
//
// Causes have their effects, contact by contact: looked at in the tables with plain loops.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "unit/sample/sample_tables.hpp"

namespace assay::sample {
namespace {

using SampleEffects = sample_of_size<100'000>;

TEST_F(SampleEffects, HarderProblemsAreSolvedAtOnceLessOftenAndTakeLonger) {
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

TEST_F(SampleEffects, HandlingTimesHaveALongTail) {
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

TEST_F(SampleEffects, TheVeryHappyAnswerSurveysMoreOftenThanTheOthers) {
  const auto solved = [](bool at_once) {
    return [at_once](std::size_t row) {
      const std::size_t contact = contact_rows().at(surveys().cell(row, "contact_id"));
      const bool helped = contacts().is(contact, "fully_resolved", "true");
      return helped && contacts().is(contact, "first_contact_resolved", at_once ? "true" : "false");
    };
  };
  const auto answered = [](std::size_t row) { return !surveys().cell(row, "overall_score").empty(); };
  EXPECT_GT(share(surveys(), solved(true), answered), share(surveys(), solved(false), answered) + 0.03);
}

TEST_F(SampleEffects, WhoWasNotHelpedIsLessSatisfied) {
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

TEST_F(SampleEffects, TheSecondTeamIsWeakInFollowingUpOnly) {
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
  EXPECT_GT(share(contacts(), in_team(contacts(), "华南组"), solved), 0.85);
}

TEST_F(SampleEffects, SomethingIsNotDueYet) {
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
