// SPDX-License-Identifier: Apache-2.0
#include "state/period_column.hpp"

#include <algorithm>

#include <assay/decimal.hpp>
#include <assay/detail/civil_date.hpp>
#include <assay/error.hpp>
#include <assay/integer.hpp>

namespace assay::detail {

void require_time(const record_definition& record, const period_rule& rule) {
  if (rule.unit == period_unit::none || !record.time.empty()) return;
  throw error{error_code::argument,
              "cannot divide by " + std::string{assay::name_of(rule.unit)} + ": record type \"" +
                  record.name + "\", which the model's measures read, names no \"time\" column in the model"};
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

void period_column::bind(const record_definition& record, const table_view& rows) {
  if (!is_used()) return;
  times_ = &rows.columns[static_cast<std::size_t>(column_)];
  if (times_->supplied()) return refuse_unusable(record, rows.rows);
  throw error{error_code::data, "column \"" + record.time + "\" of record type \"" + record.name +
                                    "\" is not supplied, but it dates the records and they are divided by " +
                                    std::string{assay::name_of(rule_.unit)} +
                                    "; supply it or leave the periods out"};
}

/// Before anything is added: a row that cannot be used is named, and the others are not lost with it.
void period_column::refuse_unusable(const record_definition& record, std::size_t rows) const {
  for (std::size_t row = 0; row < rows; ++row) {
    const bool usable = !times_->present(row) ||
                        (times_->values[row] >= usable_.first && times_->values[row] <= usable_.last);
    if (usable) continue;
    throw error{error_code::data, "row " + std::to_string(row + 1) + ", column \"" + record.time +
                                      "\": the time lies outside the years 1 to 9998; " +
                                      "correct it, or declare minimum and maximum of the column"};
  }
}

column_view period_column::of_block(std::size_t first, std::size_t count) {
  codes_.resize(count);
  for (std::size_t row = 0; row < count; ++row) {
    if (times_->present(first + row)) codes_[row] = code_of(times_->values[first + row]);
  }
  dictionary_.assign(texts_.begin(), texts_.end());
  return {codes_.data(), times_->validity == nullptr ? nullptr : times_->validity + first / 64, dictionary_};
}

std::int64_t period_column::code_of(std::int64_t time) {
  const std::int64_t day = period_day(floor_divide(time, one_second_), rule_);
  if (last_day_ == day) return last_code_;
  const std::int64_t begin = period_begin(day, rule_);
  const auto known = code_of_begin_.find(begin);
  const std::int64_t code = known != code_of_begin_.end() ? known->second : add_period(day, begin);
  last_day_ = day;
  last_code_ = code;
  return code;
}

std::int64_t period_column::add_period(std::int64_t day, std::int64_t begin) {
  // The text first: a code without a text would be taken by the next period when memory runs out in between.
  const auto code = static_cast<std::int64_t>(texts_.size());
  texts_.push_back(period_text(day, rule_));
  try {
    code_of_begin_.emplace(begin, code);
  } catch (...) {
    texts_.pop_back();
    throw;
  }
  return code;
}

}  // namespace assay::detail
