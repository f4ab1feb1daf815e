// SPDX-License-Identifier: Apache-2.0
//
// What was planted in the sample is found again with the engine: records are generated, chosen, graded by team, agent or
// issue type, and compared with the table of truths.
#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sample/covered_quarter.hpp"
#include "sample/truth.hpp"
#include "unit/sample/graded_sample.hpp"

namespace assay::sample {
namespace {

using group_names = std::vector<std::string>;

/// A sample big enough for every truth to show.
class PlantedTruth : public testing::Test {
 protected:
  static const parsed& table(std::string_view name) {
    static const auto tables = parsed_sample({.seed = 7, .rows = 60'000});
    return tables.find(name)->second;
  }
  static const parsed& contacts() { return table("contact"); }

  /// Records of the contacts alone, or of some of them.
  static graded by(group_names groups, const row_test& chosen = {}) {
    state counted{preset(), std::move(groups)};
    counted.update(records_of("contact", contacts(), chosen));
    return graded{grade_state(preset(), counted)};
  }
  /// All records.
  static graded everything_by(group_names groups) {
    state counted{preset(), std::move(groups)};
    for (const std::string_view name : {"contact", "survey", "quality_check", "complaint", "follow_up"})
      counted.update(records_of(name, table(name)));
    return graded{grade_state(preset(), counted)};
  }
  static const graded& by_team() {
    static const graded cards = everything_by({"team"});
    return cards;
  }
  static const graded& by_agent() {
    static const graded cards = by({"team", "agent"});
    return cards;
  }
  static const graded& by_agent_and_issue() {
    static const graded cards = by({"team", "agent", "issue_type"});
    return cards;
  }
  static double solved(const graded& cards, const std::vector<std::string_view>& key) {
    return cards.value(key, "first_contact_resolution_rate").value();
  }
  static long local_hour(std::size_t row) {
    const std::string_view at = contacts().cell(row, "opened_at");
    return ((at[11] - '0') * 10 + (at[12] - '0') + 8) % 24;
  }
};

TEST_F(PlantedTruth, TeamsRankByTheirQuality) {
  const auto& teams = planted().teams_by_quality;
  for (std::size_t place = 1; place < teams.size(); ++place) {
    const auto& better = by_team().card({teams[place - 1]});
    const auto& worse = by_team().card({teams[place]});
    EXPECT_GT(better.score().value(), worse.score().value()) << teams[place];
    EXPECT_GT(solved(by_team(), {teams[place - 1]}), solved(by_team(), {teams[place]}) + 0.01)
        << teams[place];
  }
}

TEST_F(PlantedTruth, TeamsRankByTheirHabitOfFollowingUp) {
  const auto& teams = planted().teams_by_follow_up;
  for (std::size_t place = 1; place < teams.size(); ++place) {
    EXPECT_GT(by_team().value({teams[place - 1]}, "follow_up_timeliness"),
              by_team().value({teams[place]}, "follow_up_timeliness").value() + 0.02)
        << teams[place];
  }
}

TEST_F(PlantedTruth, OneAgentSolvesLeast) {
  const member& weakest = planted().lowest_resolution;
  const double lowest = solved(by_agent(), {weakest.team, weakest.agent});
  std::size_t others = 0;
  for (const scorecard& card : by_agent().cards()) {
    if (!card.key()[1] || *card.key()[1] == weakest.agent) continue;
    ++others;
    EXPECT_GT(solved(by_agent(), {*card.key()[0], *card.key()[1]}), lowest + 0.05) << *card.key()[1];
  }
  EXPECT_GE(others, 24U);
}

TEST_F(PlantedTruth, OneIssueTypeTakesLongest) {
  const graded cards = by({"issue_type"});
  const double longest = cards.value({planted().slowest_issue}, "average_handle_time").value();
  ASSERT_EQ(cards.cards().size(), 6U);
  for (const scorecard& card : cards.cards()) {
    if (*card.key()[0] == planted().slowest_issue) continue;
    EXPECT_LT(cards.value({*card.key()[0]}, "average_handle_time").value(), longest * 0.9) << *card.key()[0];
  }
}

TEST_F(PlantedTruth, TheFirstResponseIsWorstInThePeakHour) {
  std::map<long, double> on_time;
  std::map<long, double> amount;
  for (long hour = 9; hour < 18; ++hour) {
    const graded cards = by({}, [hour](std::size_t row) { return local_hour(row) == hour; });
    on_time[hour] = cards.value({}, "response_on_time_rate").value();
    amount[hour] = cards.value({}, "contacts").value();
  }
  const long peak = planted().peak_hour;
  for (const auto& [hour, share] : on_time) {
    if (hour != peak) {
      EXPECT_LT(amount[hour], amount[peak]) << hour;
    }
    const bool near = std::abs(hour - peak) <= 1;  // the next hour still has the line of this one
    if (!near) {
      EXPECT_GT(share, on_time[peak] + 0.02) << hour;
    }
  }
  EXPECT_GT(on_time[13], on_time[peak] + 0.05);
}

TEST_F(PlantedTruth, WhoWasNotHelpedComplainsMore) {
  const auto complaint_rate = [](std::string_view outcome) {
    std::set<std::string_view> numbers;
    const row_test chosen = [&](std::size_t row) { return contacts().is(row, "fully_resolved", outcome); };
    for (std::size_t row = 0; row < contacts().rows(); ++row) {
      if (chosen(row)) numbers.insert(contacts().cell(row, "contact_id"));
    }
    state counted{preset(), {}};
    counted.update(records_of("contact", contacts(), chosen));
    counted.update(records_of("complaint", table("complaint"), [&](std::size_t row) {
      return numbers.contains(table("complaint").cell(row, "contact_id"));
    }));
    return graded{grade_state(preset(), counted)}.value({}, "complaint_rate").value();
  };
  EXPECT_GT(complaint_rate("false"), 3 * complaint_rate("true"));
}

TEST_F(PlantedTruth, WhoWaitedLongIsLessSatisfied) {
  const parsed& surveys = table("survey");
  std::set<std::string_view> waited;
  for (std::size_t row = 0; row < contacts().rows(); ++row) {
    const bool long_wait =
        contacts().number(row, "first_response_s") > 2 * contacts().number(row, "first_response_limit_s");
    if (long_wait) waited.insert(contacts().cell(row, "contact_id"));
  }
  // One team, so that only the wait differs.
  const auto satisfaction = [&](bool long_wait) {
    state counted{preset(), {}};
    counted.update(records_of("survey", surveys, [&](std::size_t row) {
      return surveys.is(row, "team", planted().trained_team) &&
             waited.contains(surveys.cell(row, "contact_id")) == long_wait;
    }));
    return graded{grade_state(preset(), counted)}.value({}, "csat").value();
  };
  EXPECT_GT(satisfaction(false), satisfaction(true) + 0.1);
}

TEST_F(PlantedTruth, OneTeamSolvesMoreAfterItsTraining) {
  std::string first;
  append_timestamp(
      first, std::chrono::sys_days{planted().trained_on}.time_since_epoch().count() * day_s - zone_offset_s);
  const graded before =
      by({"team"}, [&](std::size_t row) { return contacts().cell(row, "opened_at") < first; });
  const graded after =
      by({"team"}, [&](std::size_t row) { return contacts().cell(row, "opened_at") >= first; });
  for (const std::string_view team : {"华东组", "华南组", "华北组"}) {
    const double gain = solved(after, {team}) - solved(before, {team});
    const double faster = before.value({team}, "average_handle_time").value() /
                          after.value({team}, "average_handle_time").value();
    if (team == planted().trained_team) {
      EXPECT_GT(gain, 0.04);
      EXPECT_GT(faster, 1.1);
    } else {
      EXPECT_LT(std::abs(gain), 0.02) << team;
      EXPECT_NEAR(faster, 1, 0.04) << team;
    }
  }
}

/// Contacts solved at once, and how many there would be if each issue type were solved as often as by the whole team.
struct solved_and_expected {
  double contacts = 0;
  double solved = 0;
  double expected = 0;
};

solved_and_expected adjusted(const graded& cells, const graded& team, const member& who) {
  solved_and_expected sums;
  for (const scorecard& card : cells.cards()) {
    if (*card.key()[0] != who.team || card.key()[1] != who.agent) continue;
    const std::string_view issue = *card.key()[2];
    const scored_node& node = *card.find("first_contact_resolution_rate");
    const auto due = static_cast<double>(node.n().value());
    sums.contacts += due;
    sums.solved += due * node.value()->exact.to_double();
    sums.expected += due * team.value({who.team, issue}, "first_contact_resolution_rate").value();
  }
  return sums;
}

TEST_F(PlantedTruth, TheMixOfIssuesMisleadsAboutTwoAgents) {
  const auto& [skilled, lucky] = planted().misjudged;
  EXPECT_LT(solved(by_agent(), {skilled.team, skilled.agent}),
            solved(by_agent(), {lucky.team, lucky.agent}) - 0.02);
  const graded team = by({"team", "issue_type"});
  const auto first = adjusted(by_agent_and_issue(), team, skilled);
  const auto second = adjusted(by_agent_and_issue(), team, lucky);
  EXPECT_GT(first.contacts, 500);
  EXPECT_GT(second.contacts, 500);
  EXPECT_GT(first.solved / first.expected, second.solved / second.expected + 0.02);
}

TEST_F(PlantedTruth, OneTeamHasNoQualityChecks) {
  for (const std::string_view team : planted().teams_by_quality)
    EXPECT_EQ(by_team().value({team}, "quality_score").has_value(), team != planted().unchecked_team) << team;
}

}  // namespace
}  // namespace assay::sample
