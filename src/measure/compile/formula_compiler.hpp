// SPDX-License-Identifier: Apache-2.0
//
// Checks the arithmetic over aggregates and writes it as steps.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <assay/record.hpp>

#include "measure/compile/row_compiler.hpp"
#include "measure/words/fault.hpp"
#include "measure/words/plan_words.hpp"

namespace assay::measure {

/// A named measure.
struct named_measure {
  bool sound = false;  ///< compiled without a fault
  formula value;
};

/// What all texts of a model share while they are compiled.
struct compilation_pool {
  std::span<const record_definition> records;
  std::vector<row_compiler> rows;        ///< by record type
  std::vector<checked_columns> derived;  ///< by record type
  std::vector<aggregate> aggregates;     ///< each text once, in the order of discovery
  std::map<std::string, std::int32_t, std::less<>> aggregate_indices;
  std::map<std::string, named_measure, std::less<>> measures;

  /// Differences of two times that aggregates read and nobody declared, by record type.
  std::vector<std::vector<row_expression>> differences;

  /// Index of the aggregate with this text, added when it is new.
  std::int32_t add(aggregate found);
};

struct compiled_formula {
  bool sound = false;
  formula value;
  std::vector<fault> faults;
  std::vector<fault> doubts;  ///< what the text may mean and probably does not
};

/// Compiles `text`. `record` is the record type of its aggregates, -1 when none is given; a measure's own
/// text may not name measures.
[[nodiscard]] compiled_formula compile_formula(compilation_pool& pool, std::string_view text,
                                               std::int32_t record, bool may_name_measures);

}  // namespace assay::measure
