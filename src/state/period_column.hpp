// SPDX-License-Identifier: Apache-2.0
//
// The periods of a block of records as one more category column to group by.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <assay/period.hpp>
#include <assay/record.hpp>

#include "column/call_columns.hpp"

namespace assay::detail {

/// Throws assay::error (argument) when records are to be divided by time and the record type names no time column.
void require_time(const record_definition& record, const period_rule& rule);

class period_column {
 public:
  /// Periods of the record type's time; none when the rule has no unit.
  period_column(const record_definition& record, const period_rule& rule);

  [[nodiscard]] bool is_used() const noexcept { return rule_.unit != period_unit::none; }

  /// Index of the column that the periods are read from; used ones have one.
  [[nodiscard]] std::size_t time_column() const noexcept { return static_cast<std::size_t>(column_); }

  /// Makes `rows` the records of the next blocks; borrows them. Throws assay::error (data) when the time column is not among
  /// the supplied ones.
  void bind(const column::call_columns& rows);
  /// Throws assay::error (data, at the row) for a time that has no period.
  void check() const;
  /// The periods of rows [first, first + count), valid until the next call. Throws assay::error (data) for a time that
  /// has no period.
  column::category_keys of_block(std::size_t first, std::size_t count);

 private:
  std::uint32_t key_of(std::int64_t time, std::size_t row);
  std::uint32_t add_period(std::int64_t day, std::int64_t begin);
  [[noreturn]] void refuse(std::size_t row) const;

  period_rule rule_;
  std::int32_t column_ = -1;
  std::int64_t one_second_ = 1;  ///< scale of the times
  std::int64_t earliest_ = 0;    ///< time that has a period
  std::int64_t latest_ = 0;
  const column::call_columns* rows_ = nullptr;

  std::vector<std::uint32_t> keys_;
  std::vector<std::string> texts_;
  std::vector<std::string_view> dictionary_;
  std::unordered_map<std::int64_t, std::uint32_t> key_of_begin_;
  std::optional<std::int64_t> last_day_;
  std::uint32_t last_key_ = 0;
};

}  // namespace assay::detail
