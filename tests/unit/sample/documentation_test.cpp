// SPDX-License-Identifier: Apache-2.0
//
// docs/sample.md has the figures of the world and the truths that are planted.
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "sample/covered_quarter.hpp"
#include "sample/truth.hpp"
#include "sample/world.hpp"
#include "surroundings.hpp"

namespace assay::sample {
namespace {

const std::string& page() {
  static const std::string text = [] {
    std::ifstream file{tests::source_folder().string() + "/docs/sample.md", std::ios::binary};
    return std::string{std::istreambuf_iterator<char>{file}, {}};
  }();
  return text;
}

void expect_on_page(const std::string& line) { EXPECT_NE(page().find(line), std::string::npos) << line; }

template <class Numbers>
std::string list(const Numbers& numbers) {
  std::string text;
  for (const auto number : numbers)
    text += (text.empty() ? "" : ", ") + std::to_string(number);
  return text;
}

template <class... Cells>
std::string row(const Cells&... cells) {
  std::string text = "|";
  ((text += " " + std::string{cells} + " |"), ...);
  return text + "\n";
}

std::string seconds(std::int32_t value) { return std::to_string(value) + " s"; }
std::string_view yes_or_no(bool value) { return value ? "yes" : "no"; }

TEST(SamplePage, HasTheTeamsAndTheirPeople) {
  for (const team& group : appliance_maker().teams) {
    expect_on_page(row(group.name, std::to_string(group.share), list(group.people.least),
                       std::to_string(group.checked), list(group.issue_shares)));
    expect_on_page(row(group.name, std::to_string(group.people.load), std::to_string(group.people.margin),
                       list(group.people.parts)));
    for (const agent& member : group.agents) {
      const std::string_view given = member.prefers == focus::hard   ? "hard"
                                     : member.prefers == focus::easy ? "easy"
                                                                     : "";
      expect_on_page(row(group.name, member.name, std::to_string(member.expertise),
                         std::to_string(member.speed), std::to_string(member.warmth),
                         std::to_string(member.diligence), given));
    }
  }
}

TEST(SamplePage, HasTheChannelsAndIssueTypes) {
  for (const channel& way : appliance_maker().channels) {
    expect_on_page(row(way.name, std::to_string(way.share), seconds(way.reaction_s), seconds(way.limit_s),
                       seconds(way.patience_s), std::to_string(way.rank)));
  }
  for (const issue_type& issue : appliance_maker().issue_types) {
    expect_on_page(row(issue.name, std::to_string(issue.difficulty), seconds(issue.handle_s),
                       seconds(issue.resolution_limit_s), yes_or_no(issue.has_cause),
                       yes_or_no(issue.wants_return_visit)));
  }
}

TEST(SamplePage, HasTheTruths) {
  const truth& known = planted();
  const auto names = [](const auto& teams) {
    std::string text;
    for (const std::string_view name : teams)
      text += (text.empty() ? "" : ", ") + std::string{name};
    return text;
  };
  std::string day;
  append_timestamp(day, std::chrono::sys_days{known.trained_on}.time_since_epoch().count() * day_s);
  for (const std::string& value :
       {names(known.teams_by_quality), names(known.teams_by_follow_up),
        std::string{known.lowest_resolution.team} + " " + std::string{known.lowest_resolution.agent},
        std::string{known.slowest_issue}, std::to_string(known.peak_hour),
        std::string{known.trained_team} + ", " + day.substr(0, 10),
        std::string{known.misjudged[0].team} + " " + std::string{known.misjudged[0].agent} + ", " +
            std::string{known.misjudged[1].agent},
        std::string{known.unchecked_team}}) {
    expect_on_page(" | " + value + " | ");
  }
}

}  // namespace
}  // namespace assay::sample
