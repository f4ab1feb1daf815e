// SPDX-License-Identifier: Apache-2.0
//
// Which units arithmetic results in, and whether a formula fits the unit an indicator declares.
#pragma once

#include <cstdint>
#include <optional>

#include <assay/units.hpp>

namespace assay::plan {

/// What a number inside a row expression is.
enum class row_quantity : std::uint8_t {
  plain,    ///< a number without a unit
  seconds,  ///< a duration column, or the distance of two instants
  instant,  ///< a timestamp column
};

/// Whether an indicator declared in unit `declared` may be calculated by a formula that results in
/// `computed`. A count is a number; a ratio (contacts per customer) may be called a number; a plain number
/// may be meant as anything but a time; a time is only ever seconds.
[[nodiscard]] bool accepts(unit declared, unit computed) noexcept;

/// What an operand of formula arithmetic is: a unit, or nothing for a bare constant, which takes the unit it
/// meets.
using operand_unit = std::optional<unit>;

/// The unit of left + right and left - right. `mixed` when these do not add up to anything: seconds and a
/// share.
struct unit_result {
  bool mixed = false;
  operand_unit result;
};
[[nodiscard]] unit_result unit_of_sum(operand_unit left, operand_unit right) noexcept;
[[nodiscard]] operand_unit unit_of_product(operand_unit left, operand_unit right) noexcept;
[[nodiscard]] operand_unit unit_of_quotient(operand_unit left, operand_unit right) noexcept;

}  // namespace assay::plan
