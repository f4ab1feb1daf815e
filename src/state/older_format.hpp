// SPDX-License-Identifier: Apache-2.0
//
// What state format 0.0 says in place of a form: the widths of the fields, which are fixed.
#pragma once

#include <cstdint>
#include <span>

#include "kernel/metric_column.hpp"

namespace assay::detail {

/// Bytes of each field, the count of missing values first; empty for forms that are younger than format 0.0.
[[nodiscard]] inline std::span<const std::uint8_t> fixed_widths_of(kernel::state_form form) noexcept {
  using kernel::state_form;
  static constexpr std::uint8_t eights[] = {8, 8, 8, 8, 8};
  static constexpr std::uint8_t total[] = {8, 8, 16};
  static constexpr std::uint8_t answer_mean[] = {8, 8, 16, 8};
  switch (form) {
    case state_form::count:
      return std::span{eights}.first(2);
    case state_form::rate:
    case state_form::minimum:
    case state_form::maximum:
      return std::span{eights}.first(3);
    case state_form::total:
      return total;
    case state_form::satisfied_share:
      return std::span{eights}.first(4);
    case state_form::nps:
    case state_form::net_satisfaction:
      return eights;
    case state_form::answer_mean:
      return answer_mean;
    default:
      return {};
  }
}

}  // namespace assay::detail
