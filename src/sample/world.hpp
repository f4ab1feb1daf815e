// SPDX-License-Identifier: Apache-2.0
//
// The company behind the sample, as data: who works there, what customers come with, and when. All of it is invented.
// docs/sample.md explains every figure.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace assay::sample {

/// Problems that an agent is given first when there is a choice; numbered as the groups of idle_agents.
enum class focus : std::uint8_t { any, hard, easy };

/// What somebody can do and does, each from 0 to 1000.
struct agent {
  std::string_view name;
  std::int32_t expertise;  ///< finds the cause and the right solution
  std::int32_t speed;
  std::int32_t warmth;     ///< patience, manners, empathy
  std::int32_t diligence;  ///< calls back, reminds, asks, notes
  focus prefers = focus::any;
};

inline constexpr std::size_t shift_count = 3;
inline constexpr std::size_t issue_count = 6;

/// Hours of the local day.
struct shift {
  std::string_view name;
  std::int32_t begin;
  std::int32_t end;
};

/// How many people a team puts on its shifts. Work is counted in erlangs: people who are busy on average.
struct staffing {
  std::int32_t load;    ///< thousandths of the busiest hour's work that are planned for
  std::int32_t margin;  ///< more people, in thousandths of the square root of that work
  std::array<std::int32_t, shift_count> parts;  ///< of each shift, in thousandths of the people planned
  std::array<std::int32_t, shift_count> least;  ///< people on each shift
};

struct team {
  std::string_view name;
  std::int32_t share;  ///< of all customers, in thousandths
  staffing people;
  std::array<std::int32_t, issue_count> issue_shares;  ///< of its problems, in thousandths
  std::int32_t checked;                                ///< thousandths of its contacts that are checked
  std::span<const agent> agents;
};

struct channel {
  std::string_view name;
  std::int32_t share;
  std::int32_t reaction_s;  ///< median from being free until the first word of an average agent
  std::int32_t limit_s;     ///< agreed first response
  std::int32_t patience_s;  ///< mean time that a customer waits before giving up
  std::uint8_t rank;        ///< lower ranks are served first
};

struct issue_type {
  std::string_view name;
  std::int32_t difficulty;          ///< 0 to 1000
  std::int32_t handle_s;            ///< median working time of an average agent
  std::int32_t resolution_limit_s;  ///< agreed time to solve
  bool has_cause;                   ///< there is something to diagnose
  bool wants_return_visit;
};

struct named_share {
  std::string_view name;
  std::int32_t share;
};

/// A day of the period on which customers behave differently.
struct special_day {
  std::int32_t month;
  std::int32_t day;
  std::int32_t demand;  ///< thousandths of an ordinary day
};

/// From this day of the period on the people of a team are better at their work.
struct training {
  std::size_t team;
  std::int64_t day;
  std::int32_t expertise;
  std::int32_t speed;
};

struct world {
  std::span<const team> teams;
  std::array<shift, shift_count> shifts;
  std::span<const channel> channels;
  std::array<issue_type, issue_count> issue_types;
  std::span<const named_share> products;
  std::span<const named_share> customer_segments;
  std::span<const std::int32_t> demand_by_hour;     ///< 24, local time, parts of the day's sum; 0: closed
  std::span<const std::int32_t> demand_by_weekday;  ///< 7, from Monday, in thousandths
  std::span<const special_day> special_days;
  training course;
};

/// The after-sales service of a maker of household appliances with four regional teams.
[[nodiscard]] const world& appliance_maker() noexcept;

}  // namespace assay::sample
