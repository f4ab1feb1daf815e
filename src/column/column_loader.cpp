// SPDX-License-Identifier: Apache-2.0
//
// One loop a physical type. Values of rows that have none may be anything, so nothing here is undefined for any bits.
#include "column/column_loader.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include <assay/decimal.hpp>

#include "column/bitmap.hpp"
#include "column/float_scaling.hpp"
#include "column/integer_type.hpp"

namespace assay::column {
namespace {

constexpr std::int32_t most_fast_power = 18;        // of ten in int64
constexpr std::int32_t most_declared_decimals = 9;  // times 2^31 fits int64

template <class Integer>
bool exceeds_int64(Integer value) noexcept {
  if constexpr (sizeof(Integer) == 8 && Integer(-1) > Integer(0)) {
    return value > static_cast<Integer>(INT64_MAX);
  } else {
    return false;
  }
}

template <class Integer>
void widen(const Integer* __restrict values, std::size_t count, std::int64_t* __restrict wide) noexcept {
  for (std::size_t row = 0; row < count; ++row) {
    wide[row] = exceeds_int64(values[row]) ? unusable_number : static_cast<std::int64_t>(values[row]);
  }
}

/// Numbers with fewer decimals than the column.
void multiply(std::int64_t* numbers, std::size_t count, std::int64_t factor) noexcept {
  const std::int64_t most = INT64_MAX / factor;
  for (std::size_t row = 0; row < count; ++row) {
    const std::int64_t number = numbers[row];
    const bool fits = number <= most && number >= -most;
    const std::uint64_t product = static_cast<std::uint64_t>(number) * static_cast<std::uint64_t>(factor);
    numbers[row] = fits ? static_cast<std::int64_t>(product) : unusable_number;
  }
}

/// Numbers with more decimals than the column.
void divide(std::int64_t* numbers, std::size_t count, std::int64_t divisor, bool round_half_even) noexcept {
  for (std::size_t row = 0; row < count; ++row) {
    const std::int64_t number = numbers[row];
    const std::int64_t quotient = number / divisor;
    const std::int64_t rest = number % divisor;
    if (rest == 0) {
      numbers[row] = quotient;
      continue;
    }
    // divisor <= 10^18, so that twice a rest still fits.
    const std::int64_t twice = 2 * (rest < 0 ? -rest : rest);
    const bool away = twice > divisor || (twice == divisor && quotient % 2 != 0);
    const std::int64_t rounded = quotient + (away ? (number < 0 ? -1 : 1) : 0);
    numbers[row] = round_half_even ? rounded : unusable_number;
  }
}

int128 wide_at(const void* values, std::size_t index) noexcept {
  int128 number = 0;
  std::memcpy(&number, static_cast<const char*>(values) + 16 * index, 16);
  return number;
}

void remove_not_numbers(const column_view& column, std::size_t first, std::size_t count,
                        std::uint64_t* words) noexcept {
  const auto remove = [&](const auto* values) {
    for (std::size_t row = 0; row < count; ++row) {
      words[row / 64] &= ~(std::uint64_t{std::isnan(values[row])} << (row % 64));
    }
  };
  const std::size_t at = column.offset + first;
  if (column.type == physical_type::float64) {
    remove(static_cast<const double*>(column.values) + at);
  } else if (column.type == physical_type::float32) {
    remove(static_cast<const float*>(column.values) + at);
  }
}

number_rule rule_of(const column_definition& definition) noexcept {
  number_rule rule;
  const bool is_boolean = definition.type == column_type::boolean;
  rule.minimum = is_boolean ? 0 : definition.minimum_scaled;
  rule.maximum = is_boolean ? 1 : definition.maximum_scaled;
  rule.decimals = is_boolean ? 0 : definition.decimals;
  rule.round_half_even = !is_boolean && definition.round_half_even;
  return rule;
}

}  // namespace

column_loader::column_loader(const column_definition& definition)
    : type_{definition.type}, rule_{rule_of(definition)} {}

std::optional<text_fault> column_loader::bind(const column_view& column) {
  column_ = column;
  all_usual_ = false;
  const bool as_declared = column.decimals == declared_decimals || type_ == column_type::boolean;
  decimals_ = as_declared ? rule_.decimals : column.decimals;
  as_they_stand_ = column.type == physical_type::int64 && decimals_ == rule_.decimals &&
                   (column.multiplier == 1 || type_ == column_type::boolean);
  repeats_ = is_integer(column.type) || is_floating(column.type);
  bytes_of_value_ = repeats_ ? bytes_of(column.type) : 1;
  if (type_ == column_type::category && column.supplied()) return codes_.bind(column);
  return std::nullopt;
}

bool column_loader::all_known() const noexcept {
  return column_.validity == nullptr && !(column_.nan_is_missing && is_floating(column_.type));
}

void column_loader::known(std::size_t first, std::size_t count, std::uint64_t* words) const noexcept {
  if (column_.validity != nullptr) {
    read_bits(column_.validity, column_.validity_offset + first, count, words);
  } else {
    std::fill_n(words, count / 64, ~std::uint64_t{0});
    if (count % 64 != 0) words[count / 64] = (std::uint64_t{1} << (count % 64)) - 1;
  }
  if (column_.nan_is_missing && is_floating(column_.type)) remove_not_numbers(column_, first, count, words);
}

bool column_loader::is_number(std::size_t row) const noexcept {
  if (!is_floating(column_.type)) return true;
  std::uint64_t word = 1;
  remove_not_numbers(column_, row, 1, &word);
  return word != 0;
}

bool column_loader::finds_all_usual() noexcept {
  if (column_.type != physical_type::float64) return false;
  const float_loops& loops = float_loops_of_this_machine();
  const float_loops::range range = usual_range(rule_);
  std::uint64_t words[most_batch_rows / 64];
  for (std::size_t first = 0; first < column_.rows; first += most_batch_rows) {
    const std::size_t count = std::min(most_batch_rows, column_.rows - first);
    known(first, count, words);
    if (!loops.are_usual(static_cast<const double*>(column_.values) + column_.offset + first, count, words,
                         range))
      return false;
  }
  all_usual_ = true;
  return true;
}

std::int64_t column_loader::converted_number(std::size_t row) const noexcept {
  const std::uint64_t known = 1;
  std::int64_t buffer = 0;
  return *numbers(row, 1, &known, &buffer);
}

void column_loader::truths(std::size_t first, std::size_t count, std::uint64_t* words) const noexcept {
  read_bits(column_.values, column_.offset + first, count, words);
}

const std::int64_t* column_loader::numbers(std::size_t first, std::size_t count, const std::uint64_t* known,
                                           std::int64_t* buffer) const noexcept {
  const std::size_t at = column_.offset + first;
  const std::int32_t missing_decimals = rule_.decimals - decimals_;
  switch (column_.type) {
    case physical_type::float64:
      if (all_usual_) {
        float_loops_of_this_machine().scale_usual(static_cast<const double*>(column_.values) + at, count,
                                                  static_cast<double>(power_of_ten(rule_.decimals)), buffer);
      } else {
        scale_floats(static_cast<const double*>(column_.values) + at, count, known, rule_, buffer);
      }
      return buffer;
    case physical_type::float32:
      scale_floats(static_cast<const float*>(column_.values) + at, count, known, rule_, buffer);
      return buffer;
    case physical_type::bits:
      for (std::size_t row = 0; row < count; ++row)
        buffer[row] = bit_at(column_.values, at + row) ? 1 : 0;
      return buffer;
    case physical_type::decimal128:
      for (std::size_t row = 0; row < count; ++row) {
        const scaled_value value = read_scaled(wide_at(column_.values, at + row), decimals_, rule_);
        buffer[row] = value.ok() ? value.value : unusable_number;
      }
      return buffer;
    case physical_type::int64:
      if (as_they_stand_) return static_cast<const std::int64_t*>(column_.values) + at;
      break;
    case physical_type::none:
    case physical_type::text:
      std::fill_n(buffer, count, 0);
      return buffer;
    default:
      break;
  }
  const std::int64_t multiplier = type_ == column_type::boolean ? 1 : column_.multiplier;
  // What does not fit int64 may do so after division, and of a factor only what fits is fast.
  const bool is_fast =
      multiplier == 1 ? missing_decimals >= (column_.type == physical_type::uint64 ? 0 : -most_fast_power) &&
                            missing_decimals <= most_fast_power
                      : missing_decimals >= 0 && missing_decimals <= most_declared_decimals;
  visit_integer(column_.type, [&](auto type) {
    using integer = typename decltype(type)::type;
    const auto* const values = static_cast<const integer*>(column_.values) + at;
    if (is_fast) return widen(values, count, buffer);
    for (std::size_t row = 0; row < count; ++row) {
      const scaled_value value = read_scaled(widened<int128>(values[row]) * multiplier, decimals_, rule_);
      buffer[row] = value.ok() ? value.value : unusable_number;
    }
  });
  if (!is_fast) return buffer;
  if (missing_decimals > 0 || multiplier != 1) {
    multiply(buffer, count, power_of_ten(missing_decimals) * multiplier);
  } else if (missing_decimals < 0) {
    divide(buffer, count, power_of_ten(-missing_decimals), rule_.round_half_even);
  }
  return buffer;
}

scaled_value column_loader::value_at(std::size_t row) const noexcept {
  const scaled_value value = number_at(row);
  const bool is_wrong_truth =
      type_ == column_type::boolean && !value.ok() && value.fault != cell_fault::not_finite;
  return is_wrong_truth ? failed(cell_fault::bad_boolean) : value;
}

scaled_value column_loader::number_at(std::size_t row) const noexcept {
  const std::size_t at = column_.offset + row;
  switch (column_.type) {
    case physical_type::float64:
      return read_number(static_cast<const double*>(column_.values)[at], rule_);
    case physical_type::float32:
      return read_number(static_cast<const float*>(column_.values)[at], rule_);
    case physical_type::bits:
      return {bit_at(column_.values, at) ? 1 : 0, cell_fault::none};
    case physical_type::decimal128:
      return read_scaled(wide_at(column_.values, at), decimals_, rule_);
    case physical_type::none:
    case physical_type::text:
      return failed(cell_fault::wrong_type);
    default:
      return visit_integer(column_.type, [&](auto type) {
        using integer = typename decltype(type)::type;
        const auto number = widened<int128>(static_cast<const integer*>(column_.values)[at]);
        return read_scaled(type_ == column_type::boolean ? number : number * column_.multiplier, decimals_,
                           rule_);
      });
  }
}

}  // namespace assay::column
