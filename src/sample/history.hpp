// SPDX-License-Identifier: Apache-2.0
//
// What happened in the period, contact by contact: the truth behind the records, also where no column tells it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "sample/demand.hpp"

namespace assay::sample {

struct contact {
  std::int64_t number = 0;  ///< from 1, in the order of opening
  std::int64_t customer = 0;
  instant opened_at = 0;
  std::size_t team = 0;  ///< indices in the world
  std::size_t agent = 0;
  std::size_t channel = 0;
  std::size_t issue = 0;
  std::size_t product = 0;
  std::size_t segment = 0;
  bool first_in_period = false;
  bool repeats = false;

  // What is known at the extract.
  std::optional<std::int64_t> first_response_s;
  std::optional<std::int64_t> handle_time_s;
  std::optional<instant> closed_at;
  std::optional<bool> solved_at_once;
  std::optional<bool> solved;
  std::optional<bool> recurred;
  bool need_recorded = false;

  // What no column tells.
  std::int64_t load = 0;   ///< of the team at the time, thousandths
  bool late = false;       ///< first response after the limit, or none
  bool abandoned = false;  ///< the customer gave up waiting
  bool diagnosis_right = false;
  std::int64_t experience = 0;  ///< of the customer, about 0 (awful) to 1000 (delightful)

  [[nodiscard]] bool served() const noexcept { return closed_at.has_value() && !abandoned; }
};

/// All contacts of the period in the order of opening.
[[nodiscard]] std::vector<contact> contacts_of(const setting& where, std::int32_t problems);

[[nodiscard]] inline const agent& agent_of(const world& company, const contact& record) {
  return company.teams[record.team].agents[record.agent];
}

}  // namespace assay::sample
