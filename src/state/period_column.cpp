// SPDX-License-Identifier: Apache-2.0
#include "state/period_column.hpp"

#include <algorithm>

#include <assay/decimal.hpp>
#include <assay/detail/civil_date.hpp>
#include <assay/error.hpp>
#include <assay/integer.hpp>

#include "kernel/column_check.hpp"
#include "kernel/row_evaluator.hpp"
#include "message/state_sentences.hpp"

namespace assay::detail {

void require_time(const record_definition& record, const period_rule& rule) {
  if (rule.unit == period_unit::none || !record.time.empty()) return;
  throw error{error_code::argument, says::no_time_column(assay::name_of(rule.unit), record.name)};
}

time_range times_with_period(const period_rule& rule, std::int64_t one_second) noexcept {
  const auto begin_of = [&](std::int32_t year) {
    constexpr std::int64_t day_seconds = 86'400;
    const std::int64_t day = days_of(civil_date{year, 1, 1});
    return int128{day * day_seconds - rule.utc_offset_minutes * std::int64_t{60}} * one_second;
  };
  const auto within = [](int128 time) {
    return static_cast<std::int64_t>(std::clamp(time, int128{INT64_MIN}, int128{INT64_MAX}));
  };
  return {within(begin_of(1)), within(begin_of(9999) - 1)};
}

period_column::period_column(const record_definition& record, const period_rule& rule) : rule_{rule} {
  if (!is_used()) return;
  column_ = record.column_index(record.time);
  one_second_ = power_of_ten(record.columns[static_cast<std::size_t>(column_)].decimals);
  usable_ = times_with_period(rule_, one_second_);
}

void period_column::bind(const column::call_columns& rows) {
  if (!is_used()) return;
  rows_ = &rows;
  if (rows.supplied(time_column())) return;
  const record_definition& record = rows.record();
  throw error{error_code::data,
              says::time_not_supplied(record.time, record.name, assay::name_of(rule_.unit))};
}

void period_column::check() const {
  if (!is_used()) return;
  const auto wrong =
      kernel::first_number_outside((*rows_)[time_column()], rows_->rows(), usable_.first, usable_.last);
  if (wrong) refuse(*wrong);
}

column::category_keys period_column::of_block(std::size_t first, std::size_t count) {
  const column::column_loader& times = (*rows_)[time_column()];
  std::int64_t buffer[kernel::batch_rows];
  std::uint64_t known[kernel::batch_words];
  keys_.resize(count);
  for (std::size_t done = 0; done < count; done += kernel::batch_rows) {
    const std::size_t batch = std::min(kernel::batch_rows, count - done);
    times.known(first + done, batch, known);
    const std::int64_t* const values = times.numbers(first + done, batch, known, buffer);
    for (std::size_t row = 0; row < batch; ++row) {
      const bool is_known = ((known[row / 64] >> (row % 64)) & 1U) != 0;
      keys_[done + row] = is_known ? key_of(values[row], first + done + row) : 0;
    }
  }
  dictionary_.assign(texts_.begin(), texts_.end());
  return {keys_.data(), dictionary_};
}

std::uint32_t period_column::key_of(std::int64_t time, std::size_t row) {
  const std::int64_t day = period_day(floor_divide(time, one_second_), rule_);
  if (last_day_ == day) return last_key_;
  if (!has_period(day)) refuse(row);
  const std::int64_t begin = period_begin(day, rule_);
  const auto known = key_of_begin_.find(begin);
  const std::uint32_t key = known != key_of_begin_.end() ? known->second : add_period(day, begin);
  last_day_ = day;
  last_key_ = key;
  return key;
}

std::uint32_t period_column::add_period(std::int64_t day, std::int64_t begin) {
  // The text first: a key without a text would be taken by the next period when memory runs out in between.
  texts_.push_back(period_text(day, rule_));
  const auto key = static_cast<std::uint32_t>(texts_.size());
  try {
    key_of_begin_.emplace(begin, key);
  } catch (...) {
    texts_.pop_back();
    throw;
  }
  return key;
}

void period_column::refuse(std::size_t row) const {
  rows_->refuse(time_column(), row, says::time_without_period(rows_->cell(time_column(), row)));
}

}  // namespace assay::detail
