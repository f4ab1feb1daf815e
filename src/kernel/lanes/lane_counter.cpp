// SPDX-License-Identifier: Apache-2.0
#include "kernel/lanes/lane_counter.hpp"

#include <algorithm>
#include <array>

#include "kernel/bit_pack.hpp"
#include "kernel/number_tests.hpp"

namespace assay::kernel::lanes {

namespace {

/// A line of a group is emptied in the time of some rows.
constexpr std::size_t fewest_rows_a_group = 8;
/// Beyond that lines are no nearer than the counters themselves.
constexpr std::size_t most_line_bytes = std::size_t{1} << 26;
/// Lines of so many bytes are kept from call to call.
constexpr std::size_t most_kept_bytes = std::size_t{1} << 20;

}  // namespace

lane_counter::lane_counter(const counting_plan& plan, const counter_layout& layout, const line_adder& adder)
    : plan_{plan, layout},
      adder_{&adder},
      lines_(plan_.lines.size()),
      mask_memory_(plan_.masks.size() * batch_words),
      masks_(plan_.masks.size()),
      every_row_(batch_words),
      flags_(batch_rows),
      number_memory_(line_numbers * batch_rows) {
  if (std::any_of(plan_.lines.begin(), plan_.lines.end(),
                  [](const line_plan& line) { return line.extremes; })) {
    nothing_.assign(2 * batch_rows, 0);
    std::fill(nothing_.begin() + batch_rows, nothing_.end(), no_extreme);
  } else {
    nothing_.assign(batch_rows, 0);
  }
}

bool lane_counter::pays(std::size_t rows, std::size_t groups) const noexcept {
  return rows / fewest_rows_a_group >= groups &&
         groups <= most_line_bytes / (lines_.size() * sizeof(group_line));
}

void lane_counter::ensure(std::size_t groups, const group_counters& from) {
  if (groups <= groups_) return;
  for (std::vector<group_line>& lines : lines_)
    lines.reserve(std::max(groups, std::min(2 * lines.capacity(), most_line_bytes / sizeof(group_line))));
  for (std::size_t line = 0; line < lines_.size(); ++line) {
    lines_[line].resize(groups);
    load_extremes(plan_.lines[line], lines_[line], groups_, from);
  }
  groups_ = groups;
}

/// Extremes go on from what the counters say.
void lane_counter::load_extremes(const line_plan& plan, std::vector<group_line>& lines, std::size_t first,
                                 const group_counters& from) const noexcept {
  if (!plan.extremes) return;
  for (std::size_t group = first; group < lines.size(); ++group) {
    std::int64_t* const numbers = lines[group].numbers;
    std::fill_n(numbers, line_numbers, no_extreme);
    for (const lane_effect& effect : plan.number_effects) {
      const std::int64_t* const field = from.row(group) + effect.word;
      const bool is_smallest = plan.numbers[effect.lane].kind == number_kind::smallest;
      // The number of values stands before the extreme.
      if (field[-1] > 0) numbers[effect.lane] = is_smallest ? ~field[0] : field[0];
    }
  }
}

void lane_counter::count(const row_evaluator& evaluated, std::span<const std::uint32_t> groups,
                         group_counters& into) noexcept {
  const std::size_t rows = groups.size();
  const std::size_t words = words_for(rows);
  write_masks(evaluated, rows);
  for (std::size_t line = 0; line < lines_.size(); ++line) {
    const line_plan& plan = plan_.lines[line];
    line_context context{this, line, &into};
    line_batch batch;
    batch.lines = lines_[line].data();
    batch.groups = groups.data();
    batch.rows = rows;
    batch.flags = flags_.data();
    batch.row_limit = static_cast<std::uint8_t>(plan.row_limit);
    batch.empty = empty;
    batch.into = &context;
    std::array<const std::uint64_t*, line_counters> masks{};
    for (std::size_t counter = 0; counter < plan.counters.size(); ++counter)
      masks[counter] = masks_[plan.counters[counter]];
    adder_->transpose(masks.data(), plan.counters.size(), words, flags_.data());
    if (plan.numbers.empty()) {
      adder_->add_counters(batch);
      continue;
    }
    for (std::size_t lane = 0; lane < line_numbers; ++lane) {
      batch.numbers[lane] = lane < plan.numbers.size() ? numbers_of(evaluated, plan.numbers[lane], rows,
                                                                    number_memory_.data() + lane * batch_rows)
                                                       : nothing_.data() + (plan.extremes ? batch_rows : 0);
    }
    plan.extremes ? adder_->add_extremes(batch) : adder_->add_sums(batch);
  }
}

void lane_counter::write_masks(const row_evaluator& evaluated, std::size_t rows) noexcept {
  const number_tests& tests = number_tests_of_this_machine();
  const std::size_t words = words_for(rows);
  fill_bits(rows, every_row_.data());
  for (std::size_t index = 0; index < masks_.size(); ++index) {
    const row_mask& mask = plan_.masks[index];
    std::uint64_t* const memory = mask_memory_.data() + index * batch_words;
    switch (mask.kind) {
      case mask_kind::every_row:
        masks_[index] = every_row_.data();
        break;
      case mask_kind::known:
        masks_[index] = evaluated.slot(mask.slot).known;
        break;
      case mask_kind::truth:
        masks_[index] = evaluated.slot(mask.slot).truth;
        break;
      case mask_kind::in_range:
        tests.in_range(evaluated.slot(mask.slot).values, rows, mask.low, mask.high, memory);
        masks_[index] = memory;
        break;
      case mask_kind::both:
        for (std::size_t word = 0; word < words; ++word)
          memory[word] = masks_[mask.first][word] & masks_[mask.second][word];
        masks_[index] = memory;
        break;
    }
  }
}

const std::int64_t* lane_counter::numbers_of(const row_evaluator& evaluated, const row_number& number,
                                             std::size_t rows, std::int64_t* buffer) const noexcept {
  const std::int64_t* const values = evaluated.slot(number.slot).values;
  const std::uint64_t* const mask = masks_[number.mask];
  const bool as_they_stand = number.kind == number_kind::value || number.kind == number_kind::largest;
  if (as_they_stand && std::equal(mask, mask + words_for(rows), every_row_.data())) return values;
  adder_->numbers_of[static_cast<std::size_t>(number.kind)](values, mask, rows, buffer);
  return buffer;
}

void lane_counter::empty(void* context, std::uint32_t group) noexcept {
  const auto& of = *static_cast<const line_context*>(context);
  of.counter->empty_line(of.line, group, *of.into);
}

void lane_counter::empty_line(std::size_t line, std::size_t group, group_counters& into) noexcept {
  const line_plan& plan = plan_.lines[line];
  group_line& from = lines_[line][group];
  std::int64_t* const row = into.row(group);
  for (const lane_effect& effect : plan.counter_effects) {
    const std::int64_t rows = from.counters[effect.lane];
    row[effect.word] += effect.takes_off ? -rows : rows;
  }
  std::fill_n(from.counters, line_counters, std::uint8_t{0});
  if (plan.extremes) return;
  for (const lane_effect& effect : plan.number_effects)
    add_wide(row + effect.word, from.numbers[effect.lane]);
  std::fill_n(from.numbers, line_numbers, std::int64_t{0});
}

void lane_counter::settle(group_counters& into) noexcept {
  for (std::size_t line = 0; line < lines_.size(); ++line) {
    const line_plan& plan = plan_.lines[line];
    for (std::size_t group = 0; group < groups_; ++group) {
      group_line& from = lines_[line][group];
      if (from.counters[0] > 0) empty_line(line, group, into);
      if (!plan.extremes) continue;
      for (const lane_effect& effect : plan.number_effects) {
        const std::int64_t extreme = from.numbers[effect.lane];
        if (extreme == no_extreme) continue;
        const bool is_smallest = plan.numbers[effect.lane].kind == number_kind::smallest;
        into.row(group)[effect.word] = is_smallest ? ~extreme : extreme;
      }
    }
    // Extremes are loaded anew by the next call; the rest is empty now.
    const bool is_kept = !plan.extremes && lines_[line].capacity() * sizeof(group_line) <= most_kept_bytes;
    if (!is_kept) std::vector<group_line>{}.swap(lines_[line]);
  }
  groups_ = 0;
}

}  // namespace assay::kernel::lanes
