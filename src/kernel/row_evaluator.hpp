// SPDX-License-Identifier: Apache-2.0
//
// Runs a row program over a block of records, a batch of rows at a time and one instruction over the whole
// batch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "column/call_columns.hpp"
#include "plan/row_program.hpp"

namespace assay::kernel {

/// Most rows of one run.
inline constexpr std::size_t batch_rows = 1024;
inline constexpr std::size_t batch_words = batch_rows / 64;

/// The results of one instruction for the rows of the last run; bit r (of word r / 64) and value r belong to
/// its row r. Bits beyond the rows of the run, up to batch_rows, are 0; of a table with a single row there is one word. Borrowed
/// from the evaluator (or from the bound table): valid until the next run or bind.
struct slot_view {
  const std::uint64_t* known = nullptr;  ///< rows that have a value
  const std::uint64_t* truth = nullptr;  ///< of a boolean slot: rows where it is true, a subset of `known`
  const std::int64_t* values = nullptr;  ///< of a number or text slot; anything where `known` is 0
};

/// Evaluates one program. Keeps its buffers between runs, so one evaluator serves any number of tables. One
/// thread at a time.
class row_evaluator {
 public:
  /// Borrows the program.
  explicit row_evaluator(const plan::row_program& program);
  ~row_evaluator();
  row_evaluator(row_evaluator&&) noexcept;
  row_evaluator& operator=(row_evaluator&&) noexcept;

  /// Makes `rows` the records of the next runs; borrows them. Texts are looked up in the dictionaries here, so
  /// that a run compares codes only. A single row is calculated here, with its own texts alone, and running over it costs
  /// nothing. Throws assay::error when a column that the program reads is not
  /// supplied, and when a text that a function makes is too long.
  void bind(const column::call_columns& rows);

  /// Calculates all slots for `count` <= batch_rows rows from row `first` on, which must be among the
  /// bound ones. Fastest when `first` is a multiple of 64. Cells outside of their column's declared range give
  /// wrong values but never undefined behaviour.
  void run(std::size_t first, std::size_t count);

  /// The texts behind the codes of a text slot in the bound table; valid until the next bind.
  [[nodiscard]] std::span<const std::string_view> dictionary(std::int32_t slot) const noexcept;

  /// The result of instruction `index` for the rows of the last run.
  [[nodiscard]] slot_view slot(std::int32_t index) const noexcept;
  /// The same of all instructions.
  [[nodiscard]] const slot_view* slots() const noexcept;

 private:
  struct state;
  std::unique_ptr<state> state_;
};

}  // namespace assay::kernel
