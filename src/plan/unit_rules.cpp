// SPDX-License-Identifier: Apache-2.0
//
// The rules of docs/measures.md, section "Units".
#include "plan/unit_rules.hpp"

namespace assay::plan {
namespace {

/// Numbers that count something: they may be added to each other and may scale anything.
bool is_plain(operand_unit operand) noexcept { return operand == unit::count || operand == unit::number; }

}  // namespace

bool accepts(unit declared, unit computed) noexcept {
  if (declared == computed) return true;
  switch (computed) {
    case unit::seconds:
      return false;
    case unit::number:
      return declared != unit::seconds;
    case unit::ratio:
    case unit::score:
    case unit::count:
      break;
  }
  return declared == unit::number;
}

unit_result unit_of_sum(operand_unit left, operand_unit right) noexcept {
  if (left == right) return {false, left};
  if (!left || !right) {
    const operand_unit other = left ? left : right;
    return {other == unit::seconds, other};
  }
  if (is_plain(left) && is_plain(right)) return {false, unit::number};
  const bool with_score = left == unit::score || right == unit::score;
  const bool with_number = left == unit::number || right == unit::number;
  if (with_score && with_number) return {false, unit::score};
  return {true, {}};
}

operand_unit unit_of_product(operand_unit left, operand_unit right) noexcept {
  if (!left || left == unit::ratio) return right ? right : left;
  if (!right || right == unit::ratio) return left;
  if (left == unit::seconds && is_plain(right)) return unit::seconds;
  if (right == unit::seconds && is_plain(left)) return unit::seconds;
  return unit::number;
}

operand_unit unit_of_quotient(operand_unit left, operand_unit right) noexcept {
  if (left == right) {
    if (!left || left == unit::number) return left;
    return unit::ratio;
  }
  if (!right || right == unit::ratio) return left;
  if (left == unit::seconds && is_plain(right)) return unit::seconds;
  return unit::number;
}

}  // namespace assay::plan
