// SPDX-License-Identifier: Apache-2.0
#include "kernel/row_counter.hpp"

#include <algorithm>
#include <bit>
#include <functional>
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

bool is_set(const std::uint64_t* words, std::size_t row) noexcept {
  return ((words[row / 64] >> (row % 64)) & 1U) != 0;
}

/// The counters of the groups of up to 64 rows.
using row_pointers = std::int64_t* const*;

void add_truths(const counting_step& step, std::uint64_t present, std::uint64_t truth,
                row_pointers at) noexcept {
  const std::size_t hits = step.word + 1;
  for_each_bit(present, [&](std::size_t row) { ++at[row][hits + (((truth >> row) & 1U) ^ 1U)]; });
}

void add_total(const counting_step& step, std::uint64_t present, const std::int64_t* values,
               row_pointers at) noexcept {
  const std::size_t records = step.word + 1;
  for_each_bit(present, [&](std::size_t row) {
    std::int64_t* const to = at[row] + records;
    ++to[0];
    add_wide(to + 1, values[row]);
  });
}

template <class Wins>
void add_extreme(const counting_step& step, std::uint64_t present, const std::int64_t* values,
                 row_pointers at, const Wins& wins) noexcept {
  const std::size_t records = step.word + 1;
  for_each_bit(present, [&](std::size_t row) {
    std::int64_t* const to = at[row] + records;
    const std::int64_t value = values[row];
    if (to[0]++ == 0 || wins(value, to[1])) to[1] = value;
  });
}

void add_two_classes(const counting_step& step, std::uint64_t present, const std::int64_t* values,
                     row_pointers at) noexcept {
  const std::size_t first = step.word + 1;
  const answer_scale scale = step.scale;
  for_each_bit(present, [&](std::size_t row) {
    const std::int64_t value = values[row];
    const bool outside = value < scale.low || value > scale.high;
    ++at[row][first + (outside ? 2 : static_cast<std::size_t>(value < scale.high_from))];
  });
}

void add_three_classes(const counting_step& step, std::uint64_t present, const std::int64_t* values,
                       row_pointers at) noexcept {
  const std::size_t first = step.word + 1;
  const answer_scale scale = step.scale;
  for_each_bit(present, [&](std::size_t row) {
    const std::int64_t value = values[row];
    const bool outside = value < scale.low || value > scale.high;
    const std::size_t inside = static_cast<std::size_t>(value < scale.high_from) +
                               static_cast<std::size_t>(value < scale.middle_from);
    ++at[row][first + (outside ? 3 : inside)];
  });
}

void add_answer_total(const counting_step& step, std::uint64_t present, const std::int64_t* values,
                      row_pointers at) noexcept {
  const std::size_t records = step.word + 1;
  const answer_scale scale = step.scale;
  for_each_bit(present, [&](std::size_t row) {
    const std::int64_t value = values[row];
    std::int64_t* const to = at[row] + records;
    if (value < scale.low || value > scale.high) {
      ++to[3];
    } else {
      ++to[0];
      add_wide(to + 1, value);
    }
  });
}

void add_moments(const counting_step& step, std::uint64_t present, const std::int64_t* values,
                 row_pointers at) noexcept {
  const std::size_t records = step.word + 1;
  for_each_bit(present, [&](std::size_t row) {
    const std::int64_t value = values[row];
    std::int64_t* const to = at[row] + records;
    if (value > metric::moments::largest_value || value < -metric::moments::largest_value) {
      ++to[5];
    } else {
      ++to[0];
      add_wide(to + 1, value);
      add_wide(to + 3, int128{value} * value);
    }
  });
}

void add_both_totals(const counting_step& step, std::uint64_t present, const std::int64_t* values,
                     const std::int64_t* seconds, row_pointers at) noexcept {
  const std::size_t records = step.word + 1;
  for_each_bit(present, [&](std::size_t row) {
    std::int64_t* const to = at[row] + records;
    ++to[0];
    add_wide(to + 1, values[row]);
    add_wide(to + 3, seconds[row]);
  });
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
    case counting::truth:
      return add_truths(step, present, rows.argument.truth[word], at);
    case counting::total:
      return add_total(step, present, values(rows.argument), at);
    case counting::smallest:
      return add_extreme(step, present, values(rows.argument), at, std::less<>{});
    case counting::largest:
      return add_extreme(step, present, values(rows.argument), at, std::greater<>{});
    case counting::two_classes:
      return add_two_classes(step, present, values(rows.argument), at);
    case counting::three_classes:
      return add_three_classes(step, present, values(rows.argument), at);
    case counting::answer_total:
      return add_answer_total(step, present, values(rows.argument), at);
    case counting::moments:
      return add_moments(step, present, values(rows.argument), at);
    case counting::both_totals:
      return add_both_totals(step, present, values(rows.argument), values(rows.second), at);
  }
}

void prefetch_row(const std::int64_t* row, std::size_t words) noexcept {
  constexpr std::size_t line_words = 8;
  for (std::size_t word = 0; word < words; word += line_words)
    __builtin_prefetch(row + word, 1);
}

}  // namespace

row_counter::row_counter(counting_plan plan)
    : plan_{std::move(plan)}, selections_(plan_.steps.size()), texts_(plan_.steps.size()) {
  keeps_keys_ = std::any_of(plan_.steps.begin(), plan_.steps.end(),
                            [](const counting_step& step) { return step.store >= 0; });
}

void row_counter::bind(const row_evaluator& evaluated, std::size_t rows, group_counters& into) {
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
      texts.keys.push_back(store.rule().kind == key_kind::text
                               ? store.number_of(text)
                               : std::bit_cast<std::int64_t>(metric::distinct_hash(text)));
    }
  }
}

void row_counter::prepare(const row_evaluator& evaluated, std::span<const std::uint32_t> groups,
                          group_counters& into) {
  if (!keeps_keys_) return;
  if (texts_by_row_) prepare_texts(evaluated, groups.size(), into);
  prepare_keys(groups, into);
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
      texts.keys[row] = store.rule().kind == key_kind::text
                            ? store.number_of(text)
                            : std::bit_cast<std::int64_t>(metric::distinct_hash(text));
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
  std::int64_t* at[word_rows];
  const std::size_t words = into.layout().words();
  for (std::size_t first = 0; first < groups.size(); first += word_rows) {
    const std::size_t rows = std::min(word_rows, groups.size() - first);
    for (std::size_t row = 0; row < rows; ++row) {
      at[row] = into.row(groups[first + row]);
      ++at[row][plan_.record_word];
    }
    const std::size_t next = std::min(groups.size(), first + word_rows);
    for (std::size_t row = next; row < std::min(groups.size(), next + word_rows); ++row)
      prefetch_row(into.row(groups[row]), words);
    const std::uint64_t all = rows_in_word(groups.size(), first / word_rows);
    for (std::size_t index = 0; index < plan_.steps.size(); ++index)
      add_fields(plan_.steps[index], selections_[index], first / word_rows, all, at);
  }
  for (std::size_t index = 0; index < plan_.steps.size(); ++index) {
    if (plan_.steps[index].store >= 0) add_keys(index, groups, into.store(plan_.steps[index].store));
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
  if (step.argument_type == slot_type::number) {
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
