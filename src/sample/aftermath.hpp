// SPDX-License-Identifier: Apache-2.0
//
// What follows a contact: surveys, quality checks, complaints, return visits and care. Each list is in the order of time;
// each entry points into the contacts it was made from.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "sample/history.hpp"

namespace assay::sample {

struct survey {
  const contact* about = nullptr;
  instant at = 0;
  std::optional<std::int64_t> overall;  ///< answers; empty where the customer gave none
  std::optional<std::int64_t> patience;
  std::optional<std::int64_t> empathy;
  std::optional<std::int64_t> recommend;
};

struct quality_check {
  const contact* about = nullptr;
  instant at = 0;
  std::optional<bool> diagnosis_right;
  std::int64_t knowledge_base_tenths = 0;
  bool etiquette_met = false;
  std::int64_t total_tenths = 0;
};

struct complaint {
  const contact* about = nullptr;
  instant at = 0;
  std::string_view type;
  bool due = false;
  bool closed = false;
  std::optional<std::int64_t> close_time_s;
};

struct follow_up {
  const contact* about = nullptr;
  instant at = 0;
  bool care = false;  ///< otherwise a return visit
  std::optional<bool> due;
  std::optional<std::int64_t> completed_after_s;
  std::optional<bool> solution_worked;
};

[[nodiscard]] std::vector<survey> surveys_of(const setting& where, std::span<const contact> contacts);
[[nodiscard]] std::vector<quality_check> quality_checks_of(const setting& where,
                                                           std::span<const contact> contacts);
[[nodiscard]] std::vector<complaint> complaints_of(const setting& where, std::span<const contact> contacts);
[[nodiscard]] std::vector<follow_up> follow_ups_of(const setting& where, std::span<const contact> contacts);

}  // namespace assay::sample
