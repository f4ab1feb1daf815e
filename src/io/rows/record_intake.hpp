// SPDX-License-Identifier: Apache-2.0
//
// What a state wants of the records of one type, wherever they come from: which columns, which times, which calculated values.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <assay/message.hpp>
#include <assay/model.hpp>
#include <assay/period.hpp>
#include <assay/record.hpp>
#include <assay/table.hpp>

#include "io/rows/record_block.hpp"
#include "io/rows/record_parser.hpp"
#include "io/rows/row_check.hpp"
#include "state/value_watcher.hpp"

namespace assay::io {

/// Whether a measure of the model reads records of that type: others are not worth reading.
[[nodiscard]] bool is_measured(const model& of, std::string_view record);

/// For all files of a record type: what it counts goes on from one to the next. As a row_check it knows the declared ranges of
/// calculated columns; it is one only when needs_check(). One thread at a time.
class record_intake final : public row_check {
 public:
  /// `by` and `period` are those of the state; columns of other record types among them do not matter. Throws assay::error
  /// (argument) for a record type that the model does not have.
  record_intake(model of, std::string_view record, std::span<const std::string> by,
                const period_rule& period);

  /// The record type with the times that have a period: a row with any other one is rejected where it stands in its file.
  [[nodiscard]] const record_definition& record() const noexcept { return record_; }
  /// The columns that a file has to supply: those that measures read and those that records are grouped by.
  [[nodiscard]] std::span<const std::string> required() const noexcept { return required_; }

  [[nodiscard]] bool needs_check() const noexcept { return watcher_.refuses(); }
  [[nodiscard]] std::vector<std::size_t> refused(const table_view& rows) override;
  [[nodiscard]] message complaint(std::size_t index) const override {
    return watcher_.complaint(refused_[index]);
  }

  /// The same for rows that a key_book held: where these stand in which file is no longer known. Takes them out, and says how
  /// many they were; under row_error_policy::stop throws assay::error (data) for the first.
  std::size_t refuse_held(record_block& block, row_error_policy on_error);

  /// Rows on their way into a state: differences of times below zero, which count like any other, are counted.
  void count_negative(const table_view& rows) { watcher_.count_negative(rows); }
  /// Appends what is worth knowing about those.
  void append_notes(std::vector<message>& notes) const;

 private:
  model model_;
  record_definition record_;
  std::vector<std::string> required_;
  detail::value_watcher watcher_;
  std::vector<detail::refused_row> refused_;
};

}  // namespace assay::io
