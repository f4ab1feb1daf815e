// SPDX-License-Identifier: Apache-2.0
//
// The measures of a model, compiled. Aggregates are shape: they decide what a state holds and its
// fingerprint. Formulas are access: arithmetic over finished aggregates.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <assay/decimal.hpp>

#include "plan/finisher.hpp"
#include "plan/metric_kind.hpp"
#include "plan/row_program.hpp"
#include "plan/state_form.hpp"
#include "plan/unit_rules.hpp"

namespace assay::plan {

/// One metric over the rows of one record type.
struct aggregate {
  std::int32_t record = 0;            ///< index of the record type
  const metric_kind* kind = nullptr;  ///< of the tables: never null in a plan
  std::int32_t argument_slot = -1;    ///< slot of the record's program; -1: count(*)
  std::int32_t filter_slot = -1;      ///< boolean slot; only rows where it is true count; -1: all rows
  std::int32_t argument_scale = 0;    ///< digits after the point of a number argument
  row_quantity argument_quantity = row_quantity::plain;
  std::int64_t argument_low =
      0;  ///< bounds of a number argument, scaled; the filter is not taken into account
  std::int64_t argument_high = 0;
  slot_type argument_type = slot_type::number;
  std::int32_t second_slot = -1;  ///< of the second number argument; -1: takes none
  std::int32_t second_scale = 0;
  std::int64_t second_low = 0;  ///< bounds of the second argument, as of the first
  std::int64_t second_high = 0;
  /// `contact: rate(first_response_s <= 300) filter (where due)`. Equal for every spelling of the same
  /// aggregate, the same on every platform; part of the fingerprint. Aggregates that differ only in what they ask share
  /// one: `contact: median(handle_s)` serves every percentile, `contact: variance(handle_s)` serves deviations too.
  std::string text;

  /// What a state keeps of it.
  [[nodiscard]] state_form form() const noexcept {
    return argument_type == slot_type::text ? kind->form_of_texts.value_or(kind->form) : kind->form;
  }

  friend bool operator==(const aggregate&, const aggregate&) = default;
};

enum class formula_operation : std::uint8_t { constant, aggregate, negate, add, subtract, multiply, divide };

/// One step of a formula.
struct formula_step {
  formula_operation operation = formula_operation::constant;
  decimal constant;             ///< of a constant; percents and times are already 0.95 and seconds
  std::int32_t aggregate = -1;  ///< of an aggregate: its index in the plan
  finisher finish;              ///< of an aggregate
};

/// Arithmetic over aggregates in postfix order: a constant or an aggregate pushes its value, negate replaces
/// the topmost, the others replace the two topmost (the left operand lies deeper). One value remains. Named
/// measures are already replaced by what they stand for.
struct formula {
  std::vector<formula_step> steps;
  std::int32_t depth = 0;  ///< values on the stack at most
  unit result = unit::number;
  std::string text;  ///< normalised; measures by name, aggregates without their record type
};

/// A derived column that records may be grouped by, with a program of its own: it is evaluated before groups are known,
/// and only when records are grouped by it.
struct derived_key {
  std::int32_t record = 0;
  std::string name;
  row_program program;
  std::int32_t slot = 0;  ///< of the text
};

/// What the values of one calculated column (or difference) of a record type are watched for.
enum class watch_kind : std::uint8_t {
  outside_missing,  ///< outside of the declared range; such values are missing, and an aggregate counts them
  outside_refused,  ///< outside of the declared range; such records are refused
  below_zero,       ///< a difference of two times that nobody declared; such values count like any other
};

struct value_watch {
  watch_kind kind = watch_kind::below_zero;
  std::int32_t record = 0;
  std::int32_t column = -1;     ///< index of the derived column; of a difference -1
  std::string name;             ///< of the derived column; of a difference its text
  std::int32_t aggregate = -1;  ///< of outside_missing: counts the records, an index in the plan
  /// Of the others: a program of their own, the slot of the value and the slot of whether it is one to be watched.
  row_program program;
  std::int32_t value_slot = -1;
  std::int32_t found_slot = -1;
  std::int32_t scale = 0;  ///< digits after the point of the value
};

/// Everything a state and a score need to know of the measures. Immutable; copies freely.
struct model_plan {
  std::vector<row_program> programs;  ///< one for each record type, in the order of their definitions
  std::vector<aggregate> aggregates;  ///< each once, ascending by (name of the record type, text), by bytes
  std::vector<derived_key> keys;      ///< of the record types that an aggregate reads
  std::vector<std::vector<std::string>> derived;  ///< canonical texts of each record type's derived columns
  std::vector<formula> formulas;     ///< in the order of compilation: the handle of an indicator is its index
  std::vector<value_watch> watches;  ///< of the columns and differences that an aggregate reads
};

}  // namespace assay::plan
