// SPDX-License-Identifier: Apache-2.0
//
// Counts the records of one type in lines (lane_plan.hpp), for calls that bring many rows of each group. What the lines hold goes into
// the counters of the groups when a line is full, and when a call ends.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "kernel/group_counters.hpp"
#include "kernel/lanes/lane_plan.hpp"
#include "kernel/lanes/line_adder.hpp"
#include "kernel/row_evaluator.hpp"

namespace assay::kernel::lanes {

class lane_counter {
 public:
  lane_counter(const counting_plan& plan, const counter_layout& layout,
               const line_adder& adder = line_adder_of_this_machine());

  /// The steps, by their index in the plan, whose fields are counted elsewhere.
  [[nodiscard]] std::span<const std::uint32_t> other_steps() const noexcept { return plan_.other_steps; }

  /// Whether lines are worth their emptying when so many rows of so many groups are to come.
  [[nodiscard]] bool pays(std::size_t rows, std::size_t groups) const noexcept;

  /// Makes room for all groups that `from` will have rows for. Strong guarantee.
  void ensure(std::size_t groups, const group_counters& from);
  /// Adds the rows of the evaluator's last run to lines that there is room for.
  void count(const row_evaluator& evaluated, std::span<const std::uint32_t> groups,
             group_counters& into) noexcept;
  /// Puts all that the lines hold into the counters. To be called before anything else reads or changes these.
  void settle(group_counters& into) noexcept;

 private:
  struct line_context {
    lane_counter* counter = nullptr;
    std::size_t line = 0;
    group_counters* into = nullptr;
  };

  void write_masks(const row_evaluator& evaluated, std::size_t rows) noexcept;
  [[nodiscard]] const std::int64_t* numbers_of(const row_evaluator& evaluated, const row_number& number,
                                               std::size_t rows, std::int64_t* buffer) const noexcept;
  void load_extremes(const line_plan& plan, std::vector<group_line>& lines, std::size_t first,
                     const group_counters& from) const noexcept;
  static void empty(void* context, std::uint32_t group) noexcept;
  void empty_line(std::size_t line, std::size_t group, group_counters& into) noexcept;

  lane_plan plan_;
  const line_adder* adder_;
  std::size_t groups_ = 0;                      ///< that there are lines for
  std::vector<std::vector<group_line>> lines_;  ///< by line, by group
  std::vector<std::uint64_t> mask_memory_;      ///< of masks that are calculated
  std::vector<const std::uint64_t*> masks_;     ///< of the batch
  std::vector<std::uint64_t> every_row_;
  std::vector<std::uint32_t> flags_;
  std::vector<std::int64_t> number_memory_;
  std::vector<std::int64_t> nothing_;  ///< what lanes without a number get
};

}  // namespace assay::kernel::lanes
