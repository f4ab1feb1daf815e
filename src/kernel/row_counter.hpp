// SPDX-License-Identifier: Apache-2.0
//
// Adds the records of one type to the counters of their groups: evaluated batches and group numbers come in, exact
// integers change. The dispatch is once for 64 rows of an aggregate, never once a row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "kernel/counting_plan.hpp"
#include "kernel/group_counters.hpp"
#include "kernel/lanes/lane_counter.hpp"
#include "kernel/row_evaluator.hpp"
#include "kernel/selected_rows.hpp"

namespace assay::kernel {

class row_counter {
 public:
  row_counter(counting_plan plan, const counter_layout& layout);

  /// The table of so many rows that the evaluator is bound to is what comes next. May take memory. Strong guarantee.
  void bind(const row_evaluator& evaluated, std::size_t rows, group_counters& into);
  /// Afterwards a block of rows of these groups, of the bound table, can be added without fail. Strong guarantee. That a
  /// block is added whole or not at all rests on it: it is called before the first counter changes. When the bound table is
  /// a single batch, the evaluator must have run over it. There are `group_count` groups in all.
  void prepare(const row_evaluator& evaluated, std::span<const std::uint32_t> groups, std::size_t group_count,
               group_counters& into);
  /// Adds the rows of the evaluator's last run. The counters have all of them after settle().
  void count(const row_evaluator& evaluated, std::span<const std::uint32_t> groups,
             group_counters& into) noexcept;
  /// Ends what bind() began, or what became of it.
  void settle(group_counters& into) noexcept;

  /// The same for a table of a single row, which needs no bind(): first what may fail, then what cannot.
  void prepare_single(const row_evaluator& evaluated, std::uint32_t group, group_counters& into);
  void count_single(const row_evaluator& evaluated, std::uint32_t group, group_counters& into) noexcept;

 private:
  /// The key that a single row adds to a store.
  struct kept_key {
    std::size_t step = 0;
    std::int64_t key = 0;
    bool counts = false;  ///< otherwise there is none
  };

  /// The keys of a step's texts: by code of the dictionary, or by row of the only batch when the dictionary is longer than
  /// that.
  struct text_keys {
    std::vector<std::int64_t> keys;
    bool by_row = false;
  };

  [[nodiscard]] bool takes_texts(const counting_step& step) const noexcept {
    return step.store >= 0 && step.argument_type == plan::slot_type::text;
  }
  void prepare_texts(const row_evaluator& evaluated, std::size_t rows, group_counters& into);
  void prepare_lanes(std::size_t group_count, group_counters& into);
  void add_fields_of(std::span<const std::uint32_t> steps, std::span<const std::uint32_t> groups,
                     group_counters& into) const noexcept;
  void prepare_keys(std::span<const std::uint32_t> groups, group_counters& into);
  void add_keys(std::size_t index, std::span<const std::uint32_t> groups, key_store& into) const noexcept;

  counting_plan plan_;
  std::vector<std::uint32_t> every_step_;  ///< indices
  lanes::lane_counter lanes_;
  bool in_lanes_ = false;  ///< how the rows of the bound table are counted
  std::size_t rows_ = 0;   ///< of the bound table
  bool texts_by_row_ = false;
  std::vector<selection> selections_;  ///< one a step
  std::vector<text_keys> texts_;       ///< one a step; empty where it takes none
  std::vector<kept_key> keeping_;      ///< of the steps that keep keys
  std::vector<std::uint32_t> rows_of_group_;
  std::vector<std::uint32_t> touched_;  ///< groups whose rows_of_group_ is not 0
};

}  // namespace assay::kernel
