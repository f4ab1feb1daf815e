// SPDX-License-Identifier: Apache-2.0
//
// What is calculated for every row of a record type: a straight list of instructions. Instruction i leaves
// its result in slot i and reads earlier slots only; equal sub-expressions of all measures share one slot.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "plan/calendar.hpp"
#include "plan/text_operation.hpp"

namespace assay::plan {

enum class slot_type : std::uint8_t {
  boolean,  ///< true, false or unknown
  number,   ///< scaled int64 or null
  text,     ///< code of a category column or null
};

enum class opcode : std::uint8_t {
  // Columns; `constant` is the index of the column.
  load_boolean,
  load_number,
  load_text,
  // Constants.
  boolean_constant,  ///< `constant` 0 false, 1 true, -1 unknown
  number_constant,   ///< `constant`
  text_constant,     ///< the only one of text_sets[constant]
  // Numbers. Null where an operand is null. The planner has proved that no result leaves int64.
  negate,
  add,
  subtract,
  multiply,
  number_coalesce,  ///< first where it is not null, else second
  number_choice,    ///< second where first is true, else third; -1: null
  absolute,
  greatest,
  least,
  floor_divide,   ///< floor(first / constant), constant > 0
  modulo,         ///< first - constant * floor(first / constant), constant > 0
  time_truncate,  ///< begin of the calendar_unit `constant` that first lies in
  time_extract,   ///< the calendar_part `constant` of first
  text_measure,   ///< text_operations[constant] of first
  // Texts. Null where an operand is null.
  text_map,         ///< text_operations[constant] of first
  text_join,        ///< first and second one after the other
  text_of_number,   ///< of whole numbers that lie in number_sets[constant], which is one range
  text_of_instant,  ///< of whole seconds
  text_coalesce,    ///< first where it is not null, else second
  text_choice,      ///< second where first is true, else third; -1: null
  // Conditions. Unknown where an operand is null, unless said otherwise.
  number_in_set,  ///< first lies in number_sets[constant]
  number_less,    ///< first < second
  number_equal,
  text_in_set,  ///< first is one of text_sets[constant]
  text_equal,
  text_like,  ///< first matches text_operations[constant]
  boolean_equal,
  is_null,           ///< of any type of slot; never unknown
  logical_not,       ///< unknown stays unknown
  logical_and,       ///< false where one is false, else unknown where one is unknown
  logical_or,        ///< true where one is true, else unknown where one is unknown
  boolean_coalesce,  ///< first where it is known, else second
  boolean_choice,    ///< second where first is true, else third; -1: unknown
};

/// One step. Operands are slots of earlier instructions, -1 where the opcode takes none.
struct instruction {
  opcode code = opcode::boolean_constant;
  std::int32_t first = -1;
  std::int32_t second = -1;
  std::int64_t constant = 0;
  std::int32_t third = -1;

  friend bool operator==(const instruction&, const instruction&) = default;
};

/// What the slot of an instruction holds.
[[nodiscard]] slot_type result_of(opcode code) noexcept;

/// Whether its result is known just where its first operand is.
[[nodiscard]] bool is_known_as_operand(opcode code) noexcept;

/// Numbers from `low` to `high`, both included.
struct number_range {
  std::int64_t low = 0;
  std::int64_t high = 0;

  friend auto operator<=>(const number_range&, const number_range&) = default;
};

/// Ascending, apart (never touching or overlapping); may be empty.
using number_set = std::vector<number_range>;

/// Ascending by bytes, without repetition.
using text_set = std::vector<std::string>;

/// The program of one record type; empty when no measure reads rows of it.
struct row_program {
  std::vector<instruction> instructions;
  std::vector<number_set> number_sets;
  std::vector<text_set> text_sets;
  std::vector<text_operation> text_operations;
  std::vector<std::int32_t> columns;      ///< indices of the columns that must be supplied, ascending
  std::vector<std::string> column_names;  ///< their names, for error texts; as long as `columns`

  friend bool operator==(const row_program&, const row_program&) = default;
};

}  // namespace assay::plan
