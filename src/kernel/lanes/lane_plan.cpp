// SPDX-License-Identifier: Apache-2.0
#include "kernel/lanes/lane_plan.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include <assay/metric/variance.hpp>

namespace assay::kernel::lanes {

namespace {

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
constexpr std::uint32_t every_row = 0;
/// A line that would be emptied more often than that gains nothing.
constexpr std::uint64_t fewest_line_rows = 32;

/// What values a slot can have.
struct bounds {
  std::int64_t low = lowest;
  std::int64_t high = highest;

  [[nodiscard]] std::uint64_t largest_magnitude() const noexcept {
    const std::uint64_t below = low < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(low) : 0;
    return std::max(below, high > 0 ? static_cast<std::uint64_t>(high) : 0);
  }
  [[nodiscard]] bool lie_within(std::int64_t from, std::int64_t to) const noexcept {
    return from <= low && high <= to;
  }
};

/// What a mask counts into fields, and what numbers.
struct counted_mask {
  std::uint32_t mask = 0;
  bool takes_off = false;
  std::uint32_t word = 0;
};
struct counted_number {
  row_number number;
  std::uint64_t row_limit = most_line_rows;
  std::uint32_t word = 0;
};

bool is_extreme(number_kind kind) noexcept {
  return kind == number_kind::largest || kind == number_kind::smallest;
}

class planner {
 public:
  planner(std::vector<row_mask>& masks, const counter_layout& layout) : masks_{masks}, layout_{layout} {
    masks_.push_back({});
  }

  void count_rows(std::uint32_t word) { counted_.push_back({every_row, false, word}); }

  /// False: the step stays as it is.
  bool take(const counting_step& step) {
    const std::size_t masks_before = masks_.size();
    const std::size_t counted_before = counted_.size();
    const std::size_t numbers_before = numbers_.size();
    if (add(step)) return true;
    masks_.resize(masks_before);
    counted_.resize(counted_before);
    numbers_.resize(numbers_before);
    return false;
  }

  [[nodiscard]] std::vector<line_plan> lines() const;

 private:
  bool add(const counting_step& step);
  bool add_classes(const counting_step& step, std::uint32_t present, const bounds& values);
  bool add_moments(const counting_step& step, std::uint32_t present, const bounds& values);

  std::uint32_t mask_of(const row_mask& mask) {
    const auto known = std::find(masks_.begin(), masks_.end(), mask);
    if (known != masks_.end()) return static_cast<std::uint32_t>(known - masks_.begin());
    masks_.push_back(mask);
    return static_cast<std::uint32_t>(masks_.size() - 1);
  }
  std::uint32_t both(std::uint32_t first, std::uint32_t second) {
    if (first == every_row) return second;
    if (second == every_row || first == second) return first;
    return mask_of({mask_kind::both, -1, std::min(first, second), std::max(first, second)});
  }
  std::uint32_t of_slot(mask_kind kind, std::int32_t slot) {
    return slot < 0 ? every_row : mask_of({kind, slot});
  }
  /// The rows of `rows` with values from `low` to `high`.
  std::uint32_t within(std::uint32_t rows, std::int32_t slot, const bounds& values, std::int64_t low,
                       std::int64_t high) {
    if (values.lie_within(low, high)) return rows;
    return both(rows, mask_of({mask_kind::in_range, slot, 0, 0, low, std::max(low, high)}));
  }

  void count(std::uint32_t mask, std::uint32_t word) { counted_.push_back({mask, false, word}); }
  void count_rest(std::uint32_t all, std::uint32_t part, std::uint32_t word) {
    if (all == part) return;
    counted_.push_back({all, false, word});
    counted_.push_back({part, true, word});
  }
  bool add_up(number_kind kind, std::int32_t slot, std::uint32_t mask, std::uint64_t largest,
              std::uint32_t word) {
    const std::uint64_t limit = largest == 0
                                    ? most_line_rows
                                    : std::min(most_line_rows, static_cast<std::uint64_t>(highest) / largest);
    if (limit < fewest_line_rows) return false;
    numbers_.push_back({{kind, slot, mask}, limit, word});
    return true;
  }

  std::vector<row_mask>& masks_;
  const counter_layout& layout_;
  std::vector<counted_mask> counted_;
  std::vector<counted_number> numbers_;
};

bool planner::add(const counting_step& step) {
  const counted_aggregate& of = layout_.aggregates()[step.aggregate];
  const bounds values{of.low, of.high};
  const std::uint32_t chosen = of_slot(mask_kind::truth, step.filter_slot);
  const std::uint32_t present = both(both(chosen, of_slot(mask_kind::known, step.argument_known_slot)),
                                     of_slot(mask_kind::known, step.second_known_slot));
  count_rest(chosen, present, step.word);
  switch (step.operation) {
    case counting::records:
      count(present, step.word + 1);
      return true;
    case counting::truth: {
      const std::uint32_t hits = both(chosen, of_slot(mask_kind::truth, step.argument_slot));
      count(hits, step.word + 1);
      count_rest(present, hits, step.word + 2);
      return true;
    }
    case counting::total:
      count(present, step.word + 1);
      return add_up(number_kind::value, step.argument_slot, present, values.largest_magnitude(),
                    step.word + 2);
    case counting::smallest:
    case counting::largest:
      // The lowest number stands for no value.
      if (!values.lie_within(lowest + 1, highest - 1)) return false;
      count(present, step.word + 1);
      numbers_.push_back({{step.operation == counting::largest ? number_kind::largest : number_kind::smallest,
                           step.argument_slot, present},
                          most_line_rows,
                          step.word + 2});
      return true;
    case counting::two_classes:
    case counting::three_classes:
      return add_classes(step, present, values);
    case counting::answer_total: {
      const std::uint32_t inside =
          within(present, step.argument_slot, values, step.scale.low, step.scale.high);
      count(inside, step.word + 1);
      count_rest(present, inside, step.word + 4);
      const bounds answers{std::max(values.low, step.scale.low), std::min(values.high, step.scale.high)};
      return add_up(number_kind::value, step.argument_slot, inside, answers.largest_magnitude(),
                    step.word + 2);
    }
    case counting::moments:
      return add_moments(step, present, values);
    case counting::both_totals:
      count(present, step.word + 1);
      return add_up(number_kind::value, step.argument_slot, present, values.largest_magnitude(),
                    step.word + 2) &&
             add_up(number_kind::value, step.second_slot, present,
                    bounds{of.second_low, of.second_high}.largest_magnitude(), step.word + 4);
  }
  return false;
}

bool planner::add_classes(const counting_step& step, std::uint32_t present, const bounds& values) {
  const answer_scale& scale = step.scale;
  const std::uint32_t inside = within(present, step.argument_slot, values, scale.low, scale.high);
  const std::uint32_t high = within(inside, step.argument_slot, values, scale.high_from, highest);
  count(high, step.word + 1);
  if (step.operation == counting::two_classes) {
    count_rest(inside, high, step.word + 2);
    count_rest(present, inside, step.word + 3);
    return true;
  }
  if (scale.middle_from > scale.high_from) return false;
  const std::uint32_t not_low = within(inside, step.argument_slot, values, scale.middle_from, highest);
  count_rest(not_low, high, step.word + 2);
  count_rest(inside, not_low, step.word + 3);
  count_rest(present, inside, step.word + 4);
  return true;
}

bool planner::add_moments(const counting_step& step, std::uint32_t present, const bounds& values) {
  constexpr std::int64_t largest = metric::moments::largest_value;
  const std::uint64_t magnitude = values.largest_magnitude();
  // Squares are made of the low 32 bits.
  if (!values.lie_within(-largest, largest) || magnitude > std::numeric_limits<std::int32_t>::max())
    return false;
  count(present, step.word + 1);
  return add_up(number_kind::value, step.argument_slot, present, magnitude, step.word + 2) &&
         add_up(number_kind::square, step.argument_slot, present, magnitude * magnitude, step.word + 4);
}

/// Puts masks and numbers into lines, each once, in the order of their first use.
class line_filler {
 public:
  line_filler() { add_line(); }

  void place(const counted_mask& counted) {
    for (line_plan& line : lines_) {
      const auto at = std::find(line.counters.begin(), line.counters.end(), counted.mask);
      if (at == line.counters.end()) continue;
      return add_effect(line.counter_effects, at - line.counters.begin(), counted);
    }
    line_plan& line = with_room([](const line_plan& of) { return of.counters.size() < line_counters; });
    line.counters.push_back(counted.mask);
    add_effect(line.counter_effects, static_cast<std::ptrdiff_t>(line.counters.size()) - 1, counted);
  }

  void place(const counted_number& counted) {
    const bool extreme = is_extreme(counted.number.kind);
    for (line_plan& line : lines_) {
      const auto at = std::find(line.numbers.begin(), line.numbers.end(), counted.number);
      if (at == line.numbers.end()) continue;
      line.number_effects.push_back(
          {static_cast<std::uint8_t>(at - line.numbers.begin()), false, counted.word});
      return;
    }
    line_plan& line = with_room([extreme](const line_plan& of) {
      return of.numbers.empty() || (of.extremes == extreme && of.numbers.size() < line_numbers);
    });
    line.extremes = extreme;
    line.numbers.push_back(counted.number);
    line.row_limit = std::min(line.row_limit, counted.row_limit);
    line.number_effects.push_back({static_cast<std::uint8_t>(line.numbers.size() - 1), false, counted.word});
  }

  [[nodiscard]] std::vector<line_plan> take() { return std::move(lines_); }

 private:
  static void add_effect(std::vector<lane_effect>& effects, std::ptrdiff_t lane,
                         const counted_mask& counted) {
    effects.push_back({static_cast<std::uint8_t>(lane), counted.takes_off, counted.word});
  }
  /// The first line that has room, or a new one.
  template <class Test>
  line_plan& with_room(const Test& has_room) {
    const auto known = std::find_if(lines_.begin(), lines_.end(), has_room);
    if (known != lines_.end()) return *known;
    return add_line();
  }
  line_plan& add_line() {
    lines_.emplace_back().counters.push_back(every_row);
    return lines_.back();
  }

  std::vector<line_plan> lines_;
};

std::vector<line_plan> planner::lines() const {
  line_filler filler;
  for (const counted_mask& counted : counted_)
    filler.place(counted);
  for (const counted_number& counted : numbers_)
    filler.place(counted);
  return filler.take();
}

}  // namespace

lane_plan::lane_plan(const counting_plan& plan, const counter_layout& layout) {
  planner by{masks, layout};
  by.count_rows(plan.record_word);
  for (std::uint32_t index = 0; index < plan.steps.size(); ++index) {
    if (!by.take(plan.steps[index])) other_steps.push_back(index);
  }
  lines = by.lines();
}

}  // namespace assay::kernel::lanes
