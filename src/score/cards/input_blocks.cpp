// SPDX-License-Identifier: Apache-2.0
#include "score/cards/input_blocks.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>
#include <string>
#include <utility>

#include <assay/error.hpp>
#include <assay/integer.hpp>

#include "column/bitmap.hpp"
#include "column/exact_value.hpp"
#include "message/score_sentences.hpp"
#include "score/indicator_value.hpp"

namespace assay::detail::cards {

namespace {

using column::integer_at;
using column::is_nan;
using column::value_at;

/// A fraction whose terms are below this is a double apart from all edges that allow its denominator.
constexpr std::int64_t most_numerator = std::int64_t{1} << 51;

std::uint64_t known_of(const column_view& column, std::size_t first, std::size_t count) noexcept {
  if (column.validity == nullptr) return first_lanes(count);
  const auto* const bytes = static_cast<const unsigned char*>(column.validity);
  const std::size_t bit = column.validity_offset + first;
  // As with the values of the next block, but a line of bits lasts for eight of them.
  constexpr std::size_t line = 64;
  __builtin_prefetch(bytes + bit / 8 + line);
  if (count == lanes && bit % 8 == 0) return column::load_word(bytes + bit / 8, sizeof(std::uint64_t));
  std::uint64_t word = 0;
  column::read_bits(bytes, bit, count, &word);
  return word;
}

bool is_number(physical_type type) noexcept {
  return type >= physical_type::bits && type <= physical_type::decimal128;
}
bool is_integer(physical_type type) noexcept {
  return type >= physical_type::int8 && type <= physical_type::uint64;
}

/// Empty when exact arithmetic cannot hold it.
std::optional<fraction> exact_at(const given_column& column, std::size_t row) noexcept {
  if (column.denominators.supplied()) {
    const auto bottom = value_at<std::int64_t>(column.denominators, row);
    if (bottom <= 0) return std::nullopt;
    return fraction{value_at<std::int64_t>(column.values, row), bottom};
  }
  return column::exact_value(column.values, row);
}

message shape_fault(const given_column& column, std::size_t cards) {
  const column_view& values = column.values;
  if (column.n.supplied()) {
    if (!is_integer(column.n.type) || !column.n.texts.empty()) return says::samples_no_integers();
    if (column.n.rows > 0 && column.n.values == nullptr) return says::samples_without_memory();
    if (column.n.rows != cards) return says::samples_for_cards(column.n.rows, cards);
  }
  if (!values.supplied()) return column.denominators.supplied() ? says::denominators_alone() : message{};
  if (!is_number(values.type) || !values.texts.empty()) return says::texts_for_values();
  if (values.rows > 0 && values.values == nullptr) return says::values_in_no_memory();
  const bool has_decimals = is_integer(values.type) || values.type == physical_type::decimal128;
  if (has_decimals && !column.denominators.supplied() && (values.decimals < -38 || values.decimals > 38))
    return says::values_without_decimals();
  if (values.multiplier != 1) return says::values_with_multiplier();
  if (values.rows != cards) return says::values_for_cards(values.rows, cards);
  if (!column.denominators.supplied()) return {};
  if (values.type != physical_type::int64 || column.denominators.type != physical_type::int64)
    return says::denominators_no_int64();
  if (column.denominators.rows > 0 && column.denominators.values == nullptr)
    return says::denominators_in_no_memory();
  if (column.denominators.rows != cards) return says::denominators_for_cards(column.denominators.rows, cards);
  return {};
}

}  // namespace

input_blocks::input_blocks(const card_plan& plan)
    : plan_{&plan}, sources_(plan.inputs.size()), inputs_(plan.inputs.size()) {}

void input_blocks::bind(const model_definition& model, std::span<const given_column> columns,
                        std::size_t cards) {
  model_ = &model;
  if (columns.size() != model.indicators.size()) {
    throw error{error_code::argument, says::columns_of_values(columns.size(), model.indicators.size())};
  }
  has_samples_ = false;
  for (std::size_t input = 0; input < sources_.size(); ++input) {
    const auto indicator = static_cast<std::size_t>(plan_->inputs[input].indicator);
    has_samples_ = has_samples_ || columns[indicator].n.supplied();
    source& from = sources_[input];
    from.column = columns[indicator];
    from.by = reading_of(columns[indicator]);
    const input_plan& plan = plan_->inputs[input];
    block_input& block = inputs_[input];
    block = {from.copy.data(), 0, from.by != reading::doubles, 0, 0};
    block.low = block.is_ratio ? plan.low.of_ratio : plan.low.of_decimal;
    block.high = block.is_ratio ? plan.high.of_ratio : plan.high.of_decimal;
    if (const message fault = shape_fault(columns[indicator], cards); !fault.empty())
      throw error{error_code::argument, record_place{{}, model.indicators[indicator].id, 0}, fault};
  }
}

input_blocks::reading input_blocks::reading_of(const given_column& column) noexcept {
  if (!column.values.supplied()) return reading::nothing;
  if (column.values.type == physical_type::float64) return reading::doubles;
  const bool fits = is_integer(column.values.type) && column.values.type != physical_type::uint64;
  return fits ? reading::quotients : reading::others;
}

void input_blocks::read(const kernels& with, std::size_t first, std::size_t count) {
  first_ = first;
  with_ = &with;
  odd_ = 0;
  for (std::size_t input = 0; input < sources_.size(); ++input) {
    const source& from = sources_[input];
    block_input& block = inputs_[input];
    if (from.by == reading::nothing) continue;
    block.known = known_of(from.column.values, first, count);
    if (from.column.denominators.supplied() && from.column.denominators.validity != nullptr)
      block.known &= known_of(from.column.denominators, first, count);
    if (block.known == 0) continue;
    if (from.by == reading::doubles) {
      read_doubles(input, count);
    } else if (from.by == reading::quotients) {
      read_quotients(with, input, count);
    } else {
      read_others(input);
    }
    if (plan_->inputs[input].is_checked_late) continue;
    const std::uint64_t illegal = block.known & ~with.inside(block.values, block.low, block.high);
    if (illegal != 0) sort_out(static_cast<std::int32_t>(input), illegal);
  }
}

/// Where they lie, when all of the block are there.
void input_blocks::read_doubles(std::size_t input, std::size_t count) {
  const column_view& column = sources_[input].column.values;
  const auto* const values = static_cast<const double*>(column.values) + column.offset + first_;
  if (count < lanes) {
    std::memcpy(sources_[input].copy.data(), values, count * sizeof(double));
    inputs_[input].values = sources_[input].copy.data();
    return;
  }
  inputs_[input].values = values;
}

void input_blocks::read_quotients(const kernels& with, std::size_t input, std::size_t count) {
  const given_column& column = sources_[input].column;
  const std::uint64_t known = inputs_[input].known;
  const std::int64_t* tops = numerators_.data();
  const std::int64_t* bottoms = denominators_.data();
  const bool is_whole_block = count == lanes;
  if (column.denominators.supplied()) {
    const auto* const top =
        static_cast<const std::int64_t*>(column.values.values) + column.values.offset + first_;
    const auto* const bottom =
        static_cast<const std::int64_t*>(column.denominators.values) + column.denominators.offset + first_;
    if (is_whole_block) {
      tops = top;
      bottoms = bottom;
      for (std::size_t ahead = lanes; ahead < 2 * lanes; ahead += 8) {
        __builtin_prefetch(top + ahead);
        __builtin_prefetch(bottom + ahead);
      }
    } else {
      std::memcpy(numerators_.data(), top, count * sizeof(std::int64_t));
      std::memcpy(denominators_.data(), bottom, count * sizeof(std::int64_t));
    }
  } else {
    const std::int32_t decimals = column.values.decimals;
    if (decimals < 0 || decimals > 15) return read_others(input);
    denominators_.fill(power_of_ten(decimals));
    for_each_lane(known, [&](std::size_t lane) {
      numerators_[lane] = static_cast<std::int64_t>(integer_at(column.values, first_ + lane));
    });
  }
  lane_doubles& quotients = sources_[input].copy;
  const std::int64_t most = plan_->inputs[input].most_denominator;
  if (with.ratios(tops, bottoms, most, quotients.data())) return;
  for_each_lane(known, [&](std::size_t lane) {
    if (tops[lane] >= -most_numerator && tops[lane] < most_numerator && bottoms[lane] > 0 &&
        bottoms[lane] <= most)
      return;
    represent(input, lane);
  });
}

void input_blocks::read_others(std::size_t input) {
  for_each_lane(inputs_[input].known, [&](std::size_t lane) { represent(input, lane); });
}

/// The double that stands for the exact value of a lane: where the quotient is too fine, the last cut that it reaches.
void input_blocks::represent(std::size_t input, std::size_t lane) {
  const auto value = exact_at(sources_[input].column, first_ + lane);
  double& stands_for_it = sources_[input].copy[lane];
  if (!value) {
    stands_for_it = std::numeric_limits<double>::quiet_NaN();
    return;
  }
  const input_plan& plan = plan_->inputs[input];
  if (plan.crowded) odd_ |= lane_bit(lane);
  if (magnitude(value->numerator) < static_cast<uint128>(most_numerator) &&
      value->denominator <= plan.most_denominator) {
    stands_for_it = static_cast<double>(value->numerator) / static_cast<double>(value->denominator);
    return;
  }
  stands_for_it = least_value;
  for (std::size_t index = 0; index < plan.edges.size() && plan.edges[index].reached_by(*value); ++index)
    stands_for_it = plan.cuts[index].of_ratio;
}

bool input_blocks::is_missing(std::size_t input, std::size_t lane) const noexcept {
  const column_view& values = sources_[input].column.values;
  return values.nan_is_missing && is_nan(values, first_ + lane);
}

void input_blocks::sort_out(std::int32_t input, std::uint64_t illegal) {
  const auto index = static_cast<std::size_t>(input);
  for_each_lane(illegal, [&](std::size_t lane) {
    if (!is_missing(index, lane)) refuse_first(index, lane);
    inputs_[index].known &= ~lane_bit(lane);
  });
}

/// Names the first column with an illegal value, whichever was noticed first.
void input_blocks::refuse_first(std::size_t noticed, std::size_t at) const {
  for (std::size_t input = 0; input < inputs_.size(); ++input) {
    const block_input& block = inputs_[input];
    for_each_lane(block.known & ~with_->inside(block.values, block.low, block.high), [&](std::size_t lane) {
      if (!is_missing(input, lane)) refuse_value(input, lane);
    });
  }
  refuse_value(noticed, at);
}

void input_blocks::refuse_value(std::size_t input, std::size_t lane) const {
  const input_plan& plan = plan_->inputs[input];
  const given_column& column = sources_[input].column;
  if (is_nan(column.values, first_ + lane)) refuse(input, lane, says::value_is_nan());
  const auto value = exact_at(column, first_ + lane);
  if (!value && column.denominators.supplied()) refuse(input, lane, says::denominator_not_positive());
  if (!value || !plan.is_limited || std::fabs(inputs_[input].values[lane]) >= beyond_values)
    refuse(input, lane, says::value_beyond_arithmetic());
  refuse(input, lane,
         given_value_fault(model_->indicators[static_cast<std::size_t>(plan.indicator)], *value));
}

void input_blocks::refuse(std::size_t input, std::size_t lane, const message& problem) const {
  const auto indicator = static_cast<std::size_t>(plan_->inputs[input].indicator);
  throw error{
      error_code::data,
      record_place{{}, model_->indicators[indicator].id, static_cast<std::int64_t>(first_ + lane) + 1},
      problem};
}

std::int64_t input_blocks::sample(std::int32_t input, std::size_t lane) const {
  const auto index = static_cast<std::size_t>(input);
  const column_view& n = sources_[index].column.n;
  if (!n.supplied() || !n.present(first_ + lane)) return unknown_sample;
  const int128 records = integer_at(n, first_ + lane);
  if (records < 0) refuse(index, lane, says::negative_sample(to_text(records)));
  return records >= unknown_sample ? unknown_sample - 1 : static_cast<std::int64_t>(records);
}

fraction input_blocks::exact(std::int32_t input, std::size_t lane) const noexcept {
  const auto value = exact_at(sources_[static_cast<std::size_t>(input)].column, first_ + lane);
  return value ? *value : fraction{0};
}

}  // namespace assay::detail::cards
