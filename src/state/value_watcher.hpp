// SPDX-License-Identifier: Apache-2.0
//
// Looks at the calculated values of records before they are added: which of them a declared range refuses, and which
// differences of two times lie below zero although nobody declared what that means.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <assay/message.hpp>
#include <assay/record.hpp>
#include <assay/table.hpp>

#include "column/call_columns.hpp"
#include "kernel/row_evaluator.hpp"
#include "plan/plan.hpp"

namespace assay::detail {

struct refused_row {
  std::size_t row = 0;
  const plan::value_watch* watch = nullptr;  ///< lives as long as the plan
  std::int64_t value = 0;                    ///< scaled as the watch says
};

struct negative_count {
  std::string difference;  ///< as the measure language writes it
  std::int64_t rows = 0;   ///< of those looked at; may be 0
};

/// Of one record type. One thread at a time.
class value_watcher {
 public:
  /// Borrows the plan and the definition, which is that of the record type `record`.
  value_watcher(const plan::model_plan& plan, const record_definition& definition, std::size_t record);

  /// Whether any row may be refused.
  [[nodiscard]] bool refuses() const noexcept { return !refusing_.empty(); }

  /// The rows that a declared range refuses, ascending, each for the first column that does. Throws assay::error (data) when
  /// a column that is needed is not supplied.
  [[nodiscard]] std::vector<refused_row> refused(const table_view& rows);
  /// The same of columns that are bound already and whose values are checked.
  [[nodiscard]] std::vector<refused_row> refused(const column::call_columns& rows);

  /// What is wrong with such a row.
  [[nodiscard]] message complaint(const refused_row& refused) const;

  /// Counts the rows whose differences lie below zero.
  void count_negative(const table_view& rows);
  [[nodiscard]] std::span<const negative_count> negative() const noexcept { return counts_; }

 private:
  struct watched {
    const plan::value_watch* watch;
    kernel::row_evaluator evaluator;
  };

  void add(const plan::value_watch& watch, std::vector<watched>& list);

  const record_definition* definition_;
  std::vector<bool> needed_;  ///< by column of the record type: whether a program reads it
  column::call_columns columns_;
  std::vector<watched> refusing_;
  std::vector<watched> counting_;
  std::vector<negative_count> counts_;  ///< as long as counting_
};

}  // namespace assay::detail
