// SPDX-License-Identifier: Apache-2.0
//
// One contact of a customer, from its opening to its end: the truth behind the records, also where no column tells it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sample/random.hpp"
#include "sample/staff.hpp"

namespace assay::sample {

/// What every record about a contact repeats; indices are those of the world.
struct contact_key {
  static constexpr std::int32_t nobody = -1;

  std::int64_t number = 0;  ///< from 1, in the order of opening
  std::int64_t customer = 0;
  std::int32_t agent = nobody;  ///< who served; nobody when the customer gave up or still waits
  std::uint8_t team = 0;
  std::uint8_t channel = 0;
  std::uint8_t issue = 0;
  std::uint8_t product = 0;
  std::uint8_t segment = 0;
};

/// Somebody who will come, for the first time or again with the same problem.
struct visit {
  instant at = 0;
  std::int64_t customer = 0;
  std::optional<std::uint8_t> issue = std::nullopt;  ///< of a repeated visit
};

struct contact {
  contact_key key;
  instant opened_at = 0;
  bool first_in_period = false;
  bool repeats = false;

  // What is known at the extract.
  std::optional<std::int64_t> first_response_s = std::nullopt;
  std::optional<std::int64_t> handle_time_s = std::nullopt;
  std::optional<instant> closed_at = std::nullopt;
  std::optional<bool> solved_at_once = std::nullopt;
  std::optional<bool> solved = std::nullopt;
  std::optional<bool> recurred = std::nullopt;
  bool need_recorded = false;

  // What no column tells.
  random_stream chance{0, purpose::contact, 0};  ///< everything else about this contact is drawn here
  instant gives_up = 0;                          ///< unless an agent is free before
  bool abandoned = false;                        ///< the customer has given up
  bool diagnosis_right = false;
  std::int64_t experience = 0;  ///< of the customer, about 0 (awful) to 1000 (delightful)

  [[nodiscard]] bool served() const noexcept { return closed_at.has_value(); }
};

/// The customer is here: who they are, what they want and how long they will wait.
[[nodiscard]] contact opened(const setting& where, const visit& caller, std::int64_t number);

/// The agent takes the contact at `at`: response, diagnosis, work and outcome. Returns when the agent is free again.
instant serve(const setting& where, contact& record, std::int32_t agent, instant at);

/// The customer has waited in vain.
void abandon(contact& record);

/// When the customer comes again with the same problem, if ever; to be asked once, after the end.
[[nodiscard]] std::optional<instant> next_visit(const setting& where, contact& record, instant at);

}  // namespace assay::sample
