// SPDX-License-Identifier: Apache-2.0
//
// The company behind the sample, as data: who works there, what customers come with, and when. All of it is invented.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace assay::sample {

/// What somebody can do and does, each from 0 to 1000.
struct agent {
  std::string_view name;
  std::int32_t expertise;  ///< finds the cause and the right solution
  std::int32_t speed;
  std::int32_t warmth;     ///< patience, manners, empathy
  std::int32_t diligence;  ///< calls back, reminds, asks, notes
};

struct team {
  std::string_view name;
  std::int32_t share;     ///< of all customers, in thousandths
  std::int32_t capacity;  ///< of all contacts of a busy hour, the thousandths that the team could serve
  std::span<const agent> agents;
};

struct channel {
  std::string_view name;
  std::int32_t share;
  std::int32_t response_s;  ///< median until the first response of an average agent without a queue
  std::int32_t limit_s;     ///< agreed first response
  bool live;                ///< the customer waits at the other end and may give up
};

struct issue_type {
  std::string_view name;
  std::int32_t share;
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

struct world {
  std::span<const team> teams;
  std::span<const channel> channels;
  std::span<const issue_type> issue_types;
  std::span<const named_share> products;
  std::span<const named_share> customer_segments;
  std::span<const std::int32_t>
      demand_by_hour;  ///< 24, local time, in hundredths of the busiest hour; 0: closed
  std::span<const std::int32_t> staffing_by_hour;   ///< 24, thousandths of the full team
  std::span<const std::int32_t> demand_by_weekday;  ///< 7, from Monday, in thousandths
  std::span<const special_day> special_days;
};

/// The after-sales service of a maker of household appliances with four regional teams.
[[nodiscard]] const world& appliance_maker() noexcept;

}  // namespace assay::sample
