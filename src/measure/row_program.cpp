// SPDX-License-Identifier: Apache-2.0
#include "measure/row_program.hpp"

namespace assay::measure {

slot_type result_of(opcode code) noexcept {
  switch (code) {
    case opcode::load_text:
      return slot_type::text;
    case opcode::load_number:
    case opcode::number_constant:
    case opcode::negate:
    case opcode::add:
    case opcode::subtract:
    case opcode::multiply:
    case opcode::number_coalesce:
      return slot_type::number;
    default:
      return slot_type::boolean;
  }
}

}  // namespace assay::measure
