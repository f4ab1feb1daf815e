// SPDX-License-Identifier: Apache-2.0
//
// Turns the measure texts of a model into a plan.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include <assay/record.hpp>

#include "measure/words/fault.hpp"
#include "measure/words/plan_words.hpp"

namespace assay::measure {

/// The outcome of compiling one text.
struct compilation {
  std::int32_t handle = -1;   ///< index in model_plan::formulas; -1 when the text cannot be used
  std::vector<fault> faults;  ///< may be empty with handle -1: a measure it names is itself faulty
  std::vector<fault> doubts;  ///< what the text may mean and probably does not
  unit result = unit::number;

  [[nodiscard]] bool ok() const noexcept { return handle >= 0; }
};

/// Collects measures and indicators and finishes with the plan of all of them:
///
///   planner compiler{records};
///   compiler.declare_measure("complaints", "complaint", "count(*)");
///   auto compiled = compiler.compile_indicator("complaints / count(*)", "contact");
///   model_plan measures = compiler.finish();
///
/// One thread at a time.
class planner {
 public:
  /// Borrows the definitions until finish().
  explicit planner(std::span<const record_definition> records);
  ~planner();
  planner(planner&&) noexcept;
  planner& operator=(planner&&) noexcept;

  /// What is wrong with the derived columns of a record type, one list a column.
  [[nodiscard]] std::span<const std::vector<fault>> derived_faults(std::size_t record) const noexcept;

  /// What is doubtful about the derived columns of a record type that the texts compiled so far read, one list a column.
  [[nodiscard]] std::vector<std::vector<fault>> derived_doubts(std::size_t record) const;

  /// Makes `name` usable in the indicators compiled after it. `from` names the record type; it may be empty
  /// when there is only one. Returns what is wrong with the text, and appends what is doubtful to `doubts`.
  [[nodiscard]] std::vector<fault> declare_measure(std::string_view name, std::string_view from,
                                                   std::string_view text,
                                                   std::vector<fault>* doubts = nullptr);

  /// Compiles an indicator's value. `from` names the record type of the aggregates written in the text; it
  /// may be empty when there are none, or when there is only one record type.
  [[nodiscard]] compilation compile_indicator(std::string_view text, std::string_view from);

  /// The plan of everything that compiled without a fault. Declared measures are part of it even when no
  /// indicator names them: an indicator that starts to use one finds it in the states already stored. The
  /// planner is used up.
  [[nodiscard]] model_plan finish();

 private:
  struct state;
  std::unique_ptr<state> state_;
};

}  // namespace assay::measure
