// SPDX-License-Identifier: Apache-2.0
//
// What follows a contact: surveys, quality checks, complaints, return visits and care. What would come after the extract is
// not there.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "sample/contact.hpp"

namespace assay::sample {

struct survey {
  contact_key about;
  instant at = 0;
  std::optional<std::int8_t> overall = std::nullopt;  ///< answers; empty where the customer gave none
  std::optional<std::int8_t> patience = std::nullopt;
  std::optional<std::int8_t> empathy = std::nullopt;
  std::optional<std::int8_t> recommend = std::nullopt;
};

struct quality_check {
  contact_key about;
  instant at = 0;
  std::optional<bool> diagnosis_right = std::nullopt;
  std::int16_t knowledge_base_tenths = 0;
  bool etiquette_met = false;
  std::int16_t total_tenths = 0;
};

struct complaint {
  contact_key about;
  instant at = 0;
  std::string_view type;
  bool due = false;
  bool closed = false;
  std::optional<std::int64_t> close_time_s = std::nullopt;
};

struct follow_up {
  contact_key about;
  instant at = 0;
  std::optional<std::int32_t> completed_after_s = std::nullopt;
  bool care = false;  ///< otherwise a return visit
  std::optional<bool> due = std::nullopt;
  std::optional<bool> solution_worked = std::nullopt;
};

[[nodiscard]] std::optional<survey> survey_after(const setting& where, const contact& record);
[[nodiscard]] std::optional<quality_check> quality_check_after(const setting& where, const contact& record);
[[nodiscard]] std::optional<complaint> complaint_after(const setting& where, const contact& record);
[[nodiscard]] std::vector<follow_up> follow_ups_after(const setting& where, const contact& record);

}  // namespace assay::sample
