// SPDX-License-Identifier: Apache-2.0
#include "plan/row_program.hpp"

namespace assay::plan {

slot_type result_of(opcode code) noexcept {
  switch (code) {
    case opcode::load_text:
    case opcode::text_constant:
    case opcode::text_map:
    case opcode::text_join:
    case opcode::text_of_number:
    case opcode::text_of_instant:
    case opcode::text_coalesce:
    case opcode::text_choice:
      return slot_type::text;
    case opcode::load_number:
    case opcode::number_constant:
    case opcode::negate:
    case opcode::add:
    case opcode::subtract:
    case opcode::multiply:
    case opcode::number_coalesce:
    case opcode::number_choice:
    case opcode::absolute:
    case opcode::greatest:
    case opcode::least:
    case opcode::floor_divide:
    case opcode::modulo:
    case opcode::time_truncate:
    case opcode::time_extract:
    case opcode::text_measure:
      return slot_type::number;
    default:
      return slot_type::boolean;
  }
}

bool is_known_as_operand(opcode code) noexcept {
  switch (code) {
    case opcode::negate:
    case opcode::absolute:
    case opcode::floor_divide:
    case opcode::modulo:
    case opcode::time_truncate:
    case opcode::time_extract:
    case opcode::number_in_set:
    case opcode::text_in_set:
    case opcode::text_like:
    case opcode::text_measure:
    case opcode::text_map:
    case opcode::text_of_number:
    case opcode::text_of_instant:
    case opcode::logical_not:
      return true;
    default:
      return false;
  }
}

}  // namespace assay::plan
