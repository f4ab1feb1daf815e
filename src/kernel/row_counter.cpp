// SPDX-License-Identifier: Apache-2.0
#include "kernel/row_counter.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <numeric>
#include <string_view>
#include <utility>

#include <assay/metric/distinct.hpp>
#include <assay/metric/variance.hpp>

#include "kernel/text_lookup.hpp"

namespace assay::kernel {

namespace {

using plan::key_kind;
using plan::slot_type;

constexpr std::size_t word_rows = 64;

std::int64_t key_of(key_store& store, std::string_view text) {
  return store.rule().kind == key_kind::text ? store.number_of(text)
                                             : std::bit_cast<std::int64_t>(metric::distinct_hash(text));
}

bool is_set(const std::uint64_t* words, std::size_t row) noexcept {
  return ((words[row / 64] >> (row % 64)) & 1U) != 0;
}

/// The counters of the groups of up to 64 rows.
using row_pointers = std::int64_t* const*;

// What a step does to the counters of one row's group. Made from the step by value: counters are written in between, and
// the compiler could not know that the step stays as it is.

struct truth_adder {
  explicit truth_adder(const counting_step& step) noexcept : hits{step.word + std::size_t{1}} {}
  void operator()(std::int64_t* at, bool truth) const noexcept { ++at[hits + (truth ? 0 : 1)]; }
  std::size_t hits;
};

struct total_adder {
  explicit total_adder(const counting_step& step) noexcept : records{step.word + std::size_t{1}} {}
  void operator()(std::int64_t* at, std::int64_t value) const noexcept {
    ++at[records];
    add_wide(at + records + 1, value);
  }
  std::size_t records;
};

template <class Wins>
struct extreme_adder {
  explicit extreme_adder(const counting_step& step) noexcept : records{step.word + std::size_t{1}} {}
  void operator()(std::int64_t* at, std::int64_t value) const noexcept {
    std::int64_t* const to = at + records;
    if (to[0]++ == 0 || Wins{}(value, to[1])) to[1] = value;
  }
  std::size_t records;
};

struct two_classes_adder {
  explicit two_classes_adder(const counting_step& step) noexcept
      : first{step.word + std::size_t{1}}, scale{step.scale} {}
  void operator()(std::int64_t* at, std::int64_t value) const noexcept {
    const bool outside = value < scale.low || value > scale.high;
    ++at[first + (outside ? 2 : static_cast<std::size_t>(value < scale.high_from))];
  }
  std::size_t first;
  answer_scale scale;
};

struct three_classes_adder {
  explicit three_classes_adder(const counting_step& step) noexcept
      : first{step.word + std::size_t{1}}, scale{step.scale} {}
  void operator()(std::int64_t* at, std::int64_t value) const noexcept {
    const bool outside = value < scale.low || value > scale.high;
    const std::size_t inside = static_cast<std::size_t>(value < scale.high_from) +
                               static_cast<std::size_t>(value < scale.middle_from);
    ++at[first + (outside ? 3 : inside)];
  }
  std::size_t first;
  answer_scale scale;
};

struct answer_total_adder {
  explicit answer_total_adder(const counting_step& step) noexcept
      : records{step.word + std::size_t{1}}, scale{step.scale} {}
  void operator()(std::int64_t* at, std::int64_t value) const noexcept {
    std::int64_t* const to = at + records;
    if (value < scale.low || value > scale.high) {
      ++to[3];
    } else {
      ++to[0];
      add_wide(to + 1, value);
    }
  }
  std::size_t records;
  answer_scale scale;
};

struct moments_adder {
  explicit moments_adder(const counting_step& step) noexcept : records{step.word + std::size_t{1}} {}
  void operator()(std::int64_t* at, std::int64_t value) const noexcept {
    std::int64_t* const to = at + records;
    if (value > metric::moments::largest_value || value < -metric::moments::largest_value) {
      ++to[5];
    } else {
      ++to[0];
      add_wide(to + 1, value);
      add_wide(to + 3, int128{value} * value);
    }
  }
  std::size_t records;
};

struct both_totals_adder {
  explicit both_totals_adder(const counting_step& step) noexcept : records{step.word + std::size_t{1}} {}
  void operator()(std::int64_t* at, std::int64_t value, std::int64_t second) const noexcept {
    std::int64_t* const to = at + records;
    ++to[0];
    add_wide(to + 1, value);
    add_wide(to + 3, second);
  }
  std::size_t records;
};

template <class Adder>
void add_values(const Adder add, std::uint64_t present, const std::int64_t* values,
                row_pointers at) noexcept {
  for_each_bit(present, [=](std::size_t row) { add(at[row], values[row]); });
}

/// The fields of a step, of the 64 rows of word `word` or as many of them as `all` has bits.
void add_fields(const counting_step& step, const selection& rows, std::size_t word, std::uint64_t all,
                row_pointers at) noexcept {
  const auto [present, missing] = selected(rows, word, all);
  for_each_bit(missing, [at, first = step.word](std::size_t row) { ++at[row][first]; });
  const auto values = [word](const slot_view& slot) { return slot.values + word * word_rows; };
  switch (step.operation) {
    case counting::records:
      return for_each_bit(present, [at, records = step.word + 1](std::size_t row) { ++at[row][records]; });
    case counting::truth: {
      const std::uint64_t truth = rows.argument.truth[word];
      return for_each_bit(present, [at, truth, add = truth_adder{step}](std::size_t row) {
        add(at[row], ((truth >> row) & 1U) != 0);
      });
    }
    case counting::total:
      return add_values(total_adder{step}, present, values(rows.argument), at);
    case counting::smallest:
      return add_values(extreme_adder<std::less<>>{step}, present, values(rows.argument), at);
    case counting::largest:
      return add_values(extreme_adder<std::greater<>>{step}, present, values(rows.argument), at);
    case counting::two_classes:
      return add_values(two_classes_adder{step}, present, values(rows.argument), at);
    case counting::three_classes:
      return add_values(three_classes_adder{step}, present, values(rows.argument), at);
    case counting::answer_total:
      return add_values(answer_total_adder{step}, present, values(rows.argument), at);
    case counting::moments:
      return add_values(moments_adder{step}, present, values(rows.argument), at);
    case counting::both_totals:
      return for_each_bit(present, [at, first = values(rows.argument), second = values(rows.second),
                                    add = both_totals_adder{step}](std::size_t row) {
        add(at[row], first[row], second[row]);
      });
  }
}

/// The same of a single row.
void add_single(const counting_step& step, const slot_view* slots, std::int64_t* at) noexcept {
  const auto slot = [slots](std::int32_t index) -> const slot_view& {
    return slots[static_cast<std::size_t>(index)];
  };
  if (step.filter_slot >= 0 && slot(step.filter_slot).truth[0] == 0) return;
  if (step.argument_slot >= 0 && slot(step.argument_slot).known[0] == 0) {
    ++at[step.word];
    return;
  }
  if (step.second_slot >= 0 && slot(step.second_slot).known[0] == 0) {
    ++at[step.word];
    return;
  }
  const auto value = [&] { return slot(step.argument_slot).values[0]; };
  switch (step.operation) {
    case counting::records:
      ++at[step.word + 1];
      return;
    case counting::truth:
      return truth_adder{step}(at, slot(step.argument_slot).truth[0] != 0);
    case counting::total:
      return total_adder{step}(at, value());
    case counting::smallest:
      return extreme_adder<std::less<>>{step}(at, value());
    case counting::largest:
      return extreme_adder<std::greater<>>{step}(at, value());
    case counting::two_classes:
      return two_classes_adder{step}(at, value());
    case counting::three_classes:
      return three_classes_adder{step}(at, value());
    case counting::answer_total:
      return answer_total_adder{step}(at, value());
    case counting::moments:
      return moments_adder{step}(at, value());
    case counting::both_totals:
      return both_totals_adder{step}(at, value(), slot(step.second_slot).values[0]);
  }
}

/// Whether the filter lets a single row through and its argument has a value.
bool takes_single(const counting_step& step, const slot_view* slots) noexcept {
  const auto slot = [slots](std::int32_t index) -> const slot_view& {
    return slots[static_cast<std::size_t>(index)];
  };
  return (step.filter_slot < 0 || slot(step.filter_slot).truth[0] != 0) &&
         (step.argument_slot < 0 || slot(step.argument_slot).known[0] != 0);
}

}  // namespace

row_counter::row_counter(counting_plan plan, const counter_layout& layout)
    : plan_{std::move(plan)},
      every_step_(plan_.steps.size()),
      lanes_{plan_, layout},
      selections_(plan_.steps.size()),
      texts_(plan_.steps.size()) {
  std::iota(every_step_.begin(), every_step_.end(), 0U);
  for (std::size_t index = 0; index < plan_.steps.size(); ++index) {
    if (plan_.steps[index].store >= 0) keeping_.push_back({index, 0, false});
  }
}

void row_counter::bind(const row_evaluator& evaluated, std::size_t rows, group_counters& into) {
  rows_ = rows;
  texts_by_row_ = false;
  for (std::size_t index = 0; index < plan_.steps.size(); ++index) {
    const counting_step& step = plan_.steps[index];
    if (!takes_texts(step)) continue;
    key_store& store = into.store(step.store);
    store.forget_texts();
    const dictionary_view dictionary = evaluated.dictionary(step.argument_slot);
    text_keys& texts = texts_[index];
    texts.by_row = rows <= batch_rows && dictionary.size() > rows;
    texts_by_row_ = texts_by_row_ || texts.by_row;
    texts.keys.clear();
    if (texts.by_row) continue;
    texts.keys.reserve(dictionary.size());
    for (const std::string_view text : dictionary) {
      texts.keys.push_back(key_of(store, text));
    }
  }
}

void row_counter::prepare(const row_evaluator& evaluated, std::span<const std::uint32_t> groups,
                          std::size_t group_count, group_counters& into) {
  if (!keeping_.empty()) {
    if (texts_by_row_) prepare_texts(evaluated, groups.size(), into);
    prepare_keys(groups, into);
  }
  prepare_lanes(group_count, into);
}

void row_counter::prepare_lanes(std::size_t group_count, group_counters& into) {
  if (!lanes_.pays(rows_, group_count)) return settle(into);
  lanes_.ensure(group_count, into);
  in_lanes_ = true;
}

void row_counter::settle(group_counters& into) noexcept {
  if (in_lanes_) lanes_.settle(into);
  in_lanes_ = false;
}

void row_counter::prepare_single(const row_evaluator& evaluated, std::uint32_t group, group_counters& into) {
  const slot_view* const slots = evaluated.slots();
  for (kept_key& kept : keeping_) {
    const counting_step& step = plan_.steps[kept.step];
    kept.counts = takes_single(step, slots);
    if (!kept.counts) continue;
    key_store& store = into.store(step.store);
    const slot_view& argument = slots[static_cast<std::size_t>(step.argument_slot)];
    const bool hashes = store.rule().kind == key_kind::hash;
    if (step.argument_type == slot_type::text) {
      store.forget_texts();
      kept.key = key_of(store, evaluated.dictionary(step.argument_slot)[0]);
    } else {
      const std::int64_t number =
          step.argument_type == slot_type::number ? argument.values[0] : std::int64_t{argument.truth[0] != 0};
      kept.key = hashes ? std::bit_cast<std::int64_t>(metric::distinct_hash(number)) : number;
    }
    store.prepare(group, 1);
    store.prefetch(group, kept.key);
  }
}

void row_counter::count_single(const row_evaluator& evaluated, std::uint32_t group,
                               group_counters& into) noexcept {
  const slot_view* const slots = evaluated.slots();
  std::int64_t* const at = into.row(group);
  ++at[plan_.record_word];
  for (const counting_step& step : plan_.steps)
    add_single(step, slots, at);
  for (const kept_key& kept : keeping_) {
    if (kept.counts) into.store(plan_.steps[kept.step].store).add(group, kept.key);
  }
}

void row_counter::prepare_texts(const row_evaluator& evaluated, std::size_t rows, group_counters& into) {
  for (std::size_t index = 0; index < plan_.steps.size(); ++index) {
    const counting_step& step = plan_.steps[index];
    text_keys& texts = texts_[index];
    if (!takes_texts(step) || !texts.by_row) continue;
    key_store& store = into.store(step.store);
    const dictionary_view dictionary = evaluated.dictionary(step.argument_slot);
    const slot_view argument = evaluated.slot(step.argument_slot);
    texts.keys.assign(rows, 0);
    for (std::size_t row = 0; row < rows; ++row) {
      if (!is_set(argument.known, row)) continue;
      const std::string_view text = dictionary[static_cast<std::size_t>(argument.values[row])];
      texts.keys[row] = key_of(store, text);
    }
  }
}

void row_counter::prepare_keys(std::span<const std::uint32_t> groups, group_counters& into) {
  for (const std::uint32_t group : touched_)
    rows_of_group_[group] = 0;
  touched_.clear();
  for (const std::uint32_t group : groups) {
    if (group >= rows_of_group_.size())
      rows_of_group_.resize(std::max<std::size_t>(group + std::size_t{1}, rows_of_group_.size() * 2));
    if (rows_of_group_[group] == 0) touched_.push_back(group);
    ++rows_of_group_[group];
  }
  for (const counting_step& step : plan_.steps) {
    if (step.store < 0) continue;
    key_store& store = into.store(step.store);
    for (const std::uint32_t group : touched_)
      store.prepare(group, rows_of_group_[group]);
  }
}

void row_counter::count(const row_evaluator& evaluated, std::span<const std::uint32_t> groups,
                        group_counters& into) noexcept {
  for (std::size_t index = 0; index < plan_.steps.size(); ++index) {
    const counting_step& step = plan_.steps[index];
    selection& rows = selections_[index];
    if (step.filter_slot >= 0) rows.filter = evaluated.slot(step.filter_slot).truth;
    if (step.argument_slot >= 0) rows.argument = evaluated.slot(step.argument_slot);
    if (step.second_slot >= 0) rows.second = evaluated.slot(step.second_slot);
  }
  if (in_lanes_) {
    lanes_.count(evaluated, groups, into);
    add_fields_of(lanes_.other_steps(), groups, into);
  } else {
    for (const std::uint32_t group : groups)
      ++into.row(group)[plan_.record_word];
    add_fields_of(every_step_, groups, into);
  }
  for (std::size_t index = 0; index < plan_.steps.size(); ++index) {
    if (plan_.steps[index].store >= 0) add_keys(index, groups, into.store(plan_.steps[index].store));
  }
}

void row_counter::add_fields_of(std::span<const std::uint32_t> steps, std::span<const std::uint32_t> groups,
                                group_counters& into) const noexcept {
  if (steps.empty()) return;
  std::int64_t* at[word_rows];
  for (std::size_t first = 0; first < groups.size(); first += word_rows) {
    const std::size_t rows = std::min(word_rows, groups.size() - first);
    for (std::size_t row = 0; row < rows; ++row)
      at[row] = into.row(groups[first + row]);
    const std::size_t next = std::min(groups.size(), first + word_rows);
    for (std::size_t row = next; row < std::min(groups.size(), next + word_rows); ++row)
      into.prefetch_row(groups[row]);
    const std::uint64_t all = rows_in_word(groups.size(), first / word_rows);
    for (const std::uint32_t step : steps)
      add_fields(plan_.steps[step], selections_[step], first / word_rows, all, at);
  }
}

void row_counter::add_keys(std::size_t index, std::span<const std::uint32_t> groups,
                           key_store& into) const noexcept {
  const counting_step& step = plan_.steps[index];
  const selection& rows = selections_[index];
  const bool hashes = into.rule().kind == key_kind::hash;
  const auto add_each = [&](const auto& key_of) {
    for (std::size_t word = 0; word * word_rows < groups.size(); ++word) {
      const std::uint64_t present = selected(rows, word, rows_in_word(groups.size(), word)).present;
      for_each_bit(present, [&](std::size_t bit) {
        const std::size_t row = word * word_rows + bit;
        into.add(groups[row], key_of(row));
      });
    }
  };
  const auto add_numbers = [&](const auto& number_of) {
    if (hashes) {
      add_each([&](std::size_t row) {
        return std::bit_cast<std::int64_t>(metric::distinct_hash(number_of(row)));
      });
    } else {
      add_each(number_of);
    }
  };
  const std::int64_t* const values = rows.argument.values;
  if (step.argument_type == slot_type::number && !hashes) {
    for (std::size_t word = 0; word * word_rows < groups.size(); ++word) {
      const std::uint64_t present = selected(rows, word, rows_in_word(groups.size(), word)).present;
      into.add_numbers(groups.data() + word * word_rows, present, values + word * word_rows);
    }
  } else if (step.argument_type == slot_type::number) {
    add_numbers([values](std::size_t row) { return values[row]; });
  } else if (step.argument_type == slot_type::boolean) {
    add_numbers(
        [truth = rows.argument.truth](std::size_t row) { return std::int64_t{is_set(truth, row) ? 1 : 0}; });
  } else if (texts_[index].by_row) {
    add_each([keys = texts_[index].keys.data()](std::size_t row) { return keys[row]; });
  } else {
    add_each([keys = texts_[index].keys.data(), values](std::size_t row) {
      return keys[static_cast<std::size_t>(values[row])];
    });
  }
}

}  // namespace assay::kernel
