// SPDX-License-Identifier: Apache-2.0
//
// What state format 0.0 says in place of a form: the widths of the fields, which are fixed.
#pragma once

#include <cstdint>
#include <span>

#include "plan/state_form.hpp"

namespace assay::detail {

/// Whether format 0.0 knows the form.
[[nodiscard]] inline bool is_fixed(plan::state_form form) noexcept { return plan::describe(form).since == 0; }

/// Bytes of a field.
[[nodiscard]] inline std::uint8_t width_of(const plan::state_field& field) noexcept {
  return static_cast<std::uint8_t>(field.width);
}

}  // namespace assay::detail
