// SPDX-License-Identifier: Apache-2.0
//
// Where the counters of a group stand in its row: for each record type its rows, then the fields of its aggregates, so
// that a record touches neighbouring words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "plan/metric_kind.hpp"
#include "plan/plan.hpp"
#include "plan/state_form.hpp"
#include "plan/wide_field.hpp"

namespace assay::kernel {

using plan::add_wide;
using plan::set_wide;
using plan::wide_at;

/// Of which record type and form an aggregate is, and what is known of its arguments.
struct counted_aggregate {
  /// Without its plan: it merges, reads and writes, but neither adds records nor finishes.
  counted_aggregate(std::size_t record_type, plan::state_form stored) noexcept
      : record{record_type}, form{stored} {}
  counted_aggregate(std::size_t record_type, const plan::aggregate& of) noexcept;

  std::size_t record;
  plan::state_form form;
  const plan::metric_kind* kind = nullptr;
  std::int64_t one = 1;  ///< scale factor of the argument
  std::int64_t second_one = 1;
  std::int64_t low = std::numeric_limits<std::int64_t>::min();
  std::int64_t high = std::numeric_limits<std::int64_t>::max();
  std::int64_t second_low = std::numeric_limits<std::int64_t>::min();
  std::int64_t second_high = std::numeric_limits<std::int64_t>::max();
  std::uint64_t last_different = UINT64_MAX;  ///< different arguments there can be, less one
  bool takes_all = false;                     ///< no filter
  std::size_t word = 0;                       ///< of its first field
  std::int32_t store = -1;                    ///< of its keys; -1: keeps none
};

class counter_layout {
 public:
  /// The aggregates of so many record types.
  counter_layout(std::size_t records, std::vector<counted_aggregate> aggregates);

  /// Words of a row.
  [[nodiscard]] std::size_t words() const noexcept { return words_; }
  [[nodiscard]] std::size_t stores() const noexcept { return stores_; }
  [[nodiscard]] std::size_t records() const noexcept { return record_words_.size(); }
  /// Word of the number of rows of a record type.
  [[nodiscard]] std::size_t word_of_record(std::size_t record) const noexcept {
    return record_words_[record];
  }
  [[nodiscard]] const std::vector<counted_aggregate>& aggregates() const noexcept { return aggregates_; }

  /// Adds one row of counters to another; they may be the same.
  void merge(std::int64_t* to, const std::int64_t* from) const noexcept;

 private:
  enum class step_kind : std::uint8_t { add, add_wide, smaller, larger };
  struct merge_step {
    step_kind kind = step_kind::add;
    std::uint32_t word = 0;
    std::uint32_t size =
        1;  ///< words in a row that are added alike; of an extreme: words before it that count records
  };
  void add_step(step_kind kind, std::size_t word, std::size_t size);

  std::size_t words_ = 0;
  std::size_t stores_ = 0;
  std::vector<std::size_t> record_words_;
  std::vector<counted_aggregate> aggregates_;
  std::vector<merge_step> merging_;
};

}  // namespace assay::kernel
