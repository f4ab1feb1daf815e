// SPDX-License-Identifier: Apache-2.0
//
// One function an opcode, each a loop over the batch. Numbers wrap in unsigned arithmetic: the planner has
// proved that the results of present cells fit, and the cells of missing ones may hold anything. A table of a single row
// goes through the same functions with sizes that the compiler knows, and its results lie side by side.
#include "kernel/row_evaluator.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include <assay/error.hpp>

#include "kernel/bit_pack.hpp"
#include "kernel/number_tests.hpp"
#include "kernel/row_choices.hpp"
#include "kernel/row_numbers.hpp"
#include "kernel/row_texts.hpp"
#include "message/state_sentences.hpp"

namespace assay::kernel {
namespace {

using plan::instruction;
using plan::number_range;
using plan::number_set;
using plan::opcode;
using plan::slot_type;

/// Ranges up to which every range is tested on every row; beyond, the range is searched.
constexpr std::size_t tested_ranges = 8;

/// The size of a table with one row.
struct single_row {
  static constexpr std::size_t rows = 1;
  static constexpr std::size_t words = 1;
};
template <class Size>
constexpr bool is_single = std::is_same_v<Size, single_row>;

constexpr std::uint64_t single_set = 1;
constexpr std::uint64_t single_clear = 0;

bool contains(const number_set& set, std::int64_t value) noexcept {
  const auto after =
      std::upper_bound(set.begin(), set.end(), value,
                       [](std::int64_t wanted, const number_range& range) { return wanted < range.low; });
  return after != set.begin() && value <= (after - 1)->high;
}

}  // namespace

struct row_evaluator::state {
  /// What an instruction leaves of a single row.
  struct single_result {
    std::uint64_t known = 0;
    std::uint64_t truth = 0;
    std::int64_t value = 0;
  };
  /// Where instructions write, and what they leave there or elsewhere.
  struct results {
    std::vector<slot_buffer> buffers;
    std::vector<slot_view> slots;
  };

  const plan::row_program& program;
  const number_tests& tests = number_tests_of_this_machine();
  std::vector<single_result> single_memory;
  std::vector<std::uint64_t> bit_memory;
  std::vector<std::int64_t> value_memory;
  results single;
  results batch;  ///< empty until a table has several rows
  const slot_buffer* buffers = nullptr;
  slot_view* slots = nullptr;
  row_texts texts;
  std::uint64_t every_row[batch_words] = {};
  std::uint64_t no_row[batch_words] = {};
  const column::call_columns* table = nullptr;
  std::int64_t truth_values[batch_rows] = {};  ///< of a boolean column that comes as numbers
  std::size_t first = 0;
  std::size_t words_before = 0;  ///< of the last batch

  explicit state(const plan::row_program& rows) : program{rows}, texts{rows} {
    const std::size_t size = program.instructions.size();
    single_memory.resize(size);
    for (single_result& result : single_memory)
      single.buffers.push_back({&result.known, &result.truth, &result.value});
    single.slots.resize(size);
    // Of a single row nothing is ever left elsewhere.
    for (std::size_t index = 0; index < size; ++index) {
      prepare_slot(single, index, 1, &single_set, &single_clear);
      const instruction& step = program.instructions[index];
      if (plan::is_known_as_operand(step.code))
        single.slots[index].known = single.slots[static_cast<std::size_t>(step.first)].known;
    }
    use(single);
  }

  void use(results& now) noexcept {
    buffers = now.buffers.data();
    slots = now.slots.data();
  }

  void use_batches() {
    if (batch.slots.size() < program.instructions.size()) make_batches();
    use(batch);
  }

  /// Strong guarantee.
  void make_batches() {
    const std::size_t size = program.instructions.size();
    bit_memory.resize(2 * batch_words * size);
    std::size_t arrays = 0;
    for (const instruction& step : program.instructions)
      arrays += needs_values(step) ? 1U : 0U;
    value_memory.resize(batch_rows * arrays);
    arrays = 0;
    results made;
    made.buffers.resize(size);
    made.slots.resize(size);
    for (std::size_t index = 0; index < size; ++index) {
      slot_buffer& buffer = made.buffers[index];
      buffer.known = bit_memory.data() + 2 * batch_words * index;
      buffer.truth = buffer.known + batch_words;
      if (needs_values(program.instructions[index]))
        buffer.values = value_memory.data() + batch_rows * arrays++;
      prepare_slot(made, index, batch_rows, every_row, no_row);
    }
    batch = std::move(made);
  }

  static bool needs_values(const instruction& step) {
    return plan::result_of(step.code) != slot_type::boolean && step.code != opcode::text_map;
  }

  /// Slots point to the instruction's own buffers, unless a run makes them point elsewhere.
  void prepare_slot(results& of, std::size_t index, std::size_t rows, const std::uint64_t* every,
                    const std::uint64_t* none) const {
    const instruction& step = program.instructions[index];
    const slot_buffer& buffer = of.buffers[index];
    slot_view& slot = of.slots[index];
    const bool boolean = plan::result_of(step.code) == slot_type::boolean;
    slot = {buffer.known, boolean ? buffer.truth : nullptr, buffer.values};
    if (step.code == opcode::number_constant || step.code == opcode::text_constant) {
      std::fill_n(buffer.values, rows, step.code == opcode::number_constant ? step.constant : 0);
      slot.known = every;
    } else if (step.code == opcode::boolean_constant) {
      slot.known = step.constant < 0 ? none : every;
      slot.truth = step.constant > 0 ? every : none;
    } else if (step.code == opcode::is_null) {
      slot.known = every;
    }
  }

  const slot_view& at(std::int32_t slot) const noexcept { return slots[static_cast<std::size_t>(slot)]; }

  void bind(const column::call_columns& rows) {
    table = &rows;
    if (rows.rows() == 0) return;  // columns without cells need not be there
    const bool are_supplied =
        std::all_of(program.columns.begin(), program.columns.end(),
                    [&rows](std::int32_t column) { return rows.supplied(static_cast<std::size_t>(column)); });
    if (!are_supplied) refuse_missing(rows);
    if (rows.rows() == 1) {
      use(single);
      const std::size_t size = program.instructions.size();
      for (std::size_t index = 0; index < size; ++index)
        execute(index, single_row{});
      return;
    }
    use_batches();
    for (const std::size_t index : texts.steps())
      bind_texts(index);
  }

  [[noreturn]] void refuse_missing(const column::call_columns& rows) const {
    std::size_t index = 0;
    while (rows.supplied(static_cast<std::size_t>(program.columns[index])))
      ++index;
    throw error{error_code::data, says::measured_not_supplied(program.column_names[index])};
  }

  /// Some texts follow from what occurs in the rows: then everything before them is calculated for all rows.
  void bind_texts(std::size_t index) {
    if (texts.start(index, *table)) {
      const instruction& step = program.instructions[index];
      for (std::size_t from = 0; from < table->rows(); from += batch_rows) {
        run(from, std::min(batch_rows, table->rows() - from), index);
        texts.see(index, at(step.first), step.second < 0 ? nullptr : &at(step.second),
                  std::min(batch_rows, table->rows() - from));
      }
    }
    texts.finish(index, table->rows());
  }

  /// The instructions before `end`.
  void run(std::size_t from, std::size_t rows, std::size_t end) {
    const std::size_t bound = table == nullptr ? 0 : table->rows();
    if (rows > batch_rows || from > bound || rows > bound - from) {
      throw error{error_code::argument, says::rows_beyond_table(from, from + rows, bound, batch_rows)};
    }
    if (bound == 1) return;  // what there is was calculated when it was bound
    first = from;
    const batch_size size{rows, words_for(rows)};
    if (size.words < words_before) clear_words(size.words, words_before);
    words_before = size.words;
    fill_bits(rows, every_row);
    for (std::size_t index = 0; index < end; ++index)
      execute(index, size);
  }

  /// Words that the last run filled and this one does not reach.
  void clear_words(std::size_t begin, std::size_t end) {
    std::fill(every_row + begin, every_row + end, 0);
    for (const slot_buffer& buffer : batch.buffers) {
      std::fill(buffer.known + begin, buffer.known + end, 0);
      std::fill(buffer.truth + begin, buffer.truth + end, 0);
    }
  }

  template <class Size>
  void execute(std::size_t index, Size size) {
    const instruction& step = program.instructions[index];
    const slot_buffer& out = buffers[index];
    slot_view& slot = slots[index];
    if constexpr (is_single<Size>) {
      if (texts.is_step(index)) return run_single_text(index, out);
    } else {
      if (plan::is_known_as_operand(step.code)) slot.known = at(step.first).known;
    }
    switch (step.code) {
      case opcode::load_boolean:
      case opcode::load_number:
      case opcode::load_text:
        return load(step, out, slot, size);
      case opcode::boolean_constant:
      case opcode::number_constant:
      case opcode::text_constant:
        return;
      case opcode::negate:
      case opcode::absolute:
      case opcode::floor_divide:
      case opcode::modulo:
      case opcode::time_truncate:
      case opcode::time_extract:
        return calculate(step, at(step.first).values, size.rows, out.values);
      case opcode::add:
      case opcode::subtract:
      case opcode::multiply:
      case opcode::greatest:
      case opcode::least:
        both_known(at(step.first), at(step.second), out, size);
        return calculate(step.code, at(step.first).values, at(step.second).values, size.rows, out.values);
      case opcode::number_coalesce:
        return coalesce_values(at(step.first), at(step.second), 0, {size.rows, size.words}, out);
      case opcode::number_choice:
        return choose_values(at(step.first), present(step.second), present(step.third), 0,
                             {size.rows, size.words}, out);
      case opcode::number_in_set:
        return in_set(step, at(step.first), out, size);
      case opcode::number_less:
      case opcode::number_equal:
        return compare(step.code, at(step.first), at(step.second), out, size);
      case opcode::text_map:  // other texts behind the same codes
        slot.values = at(step.first).values;
        return;
      case opcode::text_in_set:
      case opcode::text_like:
        run_texts(index, out, {size.rows, size.words});
        return restrict_to(at(step.first).known, out.truth, size);
      case opcode::text_equal:
        both_known(at(step.first), at(step.second), out, size);
        run_texts(index, out, {size.rows, size.words});
        return restrict_to(out.known, out.truth, size);
      case opcode::text_join:
        both_known(at(step.first), at(step.second), out, size);
        return run_texts(index, out, {size.rows, size.words});
      case opcode::text_measure:
      case opcode::text_of_number:
      case opcode::text_of_instant:
      case opcode::text_coalesce:
      case opcode::text_choice:
        return run_texts(index, out, {size.rows, size.words});
      case opcode::boolean_equal:
        return boolean_equal(at(step.first), at(step.second), out, size);
      case opcode::is_null:
        return is_null(at(step.first), out, size);
      case opcode::logical_not:
        return logical_not(at(step.first), out, size);
      case opcode::logical_and:
        return logical_and(at(step.first), at(step.second), out, size);
      case opcode::logical_or:
        return logical_or(at(step.first), at(step.second), out, size);
      case opcode::boolean_coalesce:
        return boolean_coalesce(at(step.first), at(step.second), out, size);
      case opcode::boolean_choice:
        return choose_truths(at(step.first), present(step.second), present(step.third),
                             {size.rows, size.words}, out);
    }
  }

  const slot_view* present(std::int32_t slot) const noexcept { return slot < 0 ? nullptr : &at(slot); }

  void run_single_text(std::size_t index, const slot_buffer& out) {
    const instruction& step = program.instructions[index];
    const slot_view* operands[3] = {present(step.first), present(step.second), present(step.third)};
    texts.run_single(index, *table, operands, out);
  }

  void run_texts(std::size_t index, const slot_buffer& out, batch_size size) const noexcept {
    const instruction& step = program.instructions[index];
    const slot_view* operands[3] = {present(step.first), present(step.second), present(step.third)};
    texts.run(index, operands, size, out);
  }

  void load(const instruction& step, const slot_buffer& out, slot_view&, single_row) const noexcept {
    const column::column_loader& column = (*table)[static_cast<std::size_t>(step.constant)];
    const bool known = column.is_known(0);
    out.known[0] = known ? 1 : 0;
    const bool is_bit = step.code == opcode::load_boolean && column.is_bits();
    out.values[0] = known && !is_bit ? column.number(0) : 0;
    if (step.code == opcode::load_number) return;
    if (is_bit) column.truths(0, 1, out.truth);
    out.truth[0] = known && (is_bit ? out.truth[0] != 0 : out.values[0] != 0) ? 1 : 0;
  }

  void load(const instruction& step, const slot_buffer& out, slot_view& slot, batch_size size) {
    slot.known = out.known;
    if (size.rows == 0) return;  // a table without rows may have no columns either
    const column::column_loader& column = (*table)[static_cast<std::size_t>(step.constant)];
    if (column.all_known()) {
      slot.known = every_row;
    } else {
      column.known(first, size.rows, out.known);
    }
    if (step.code == opcode::load_number) {
      slot.values = column.numbers(first, size.rows, slot.known, out.values);
    } else if (step.code == opcode::load_text) {
      slot.values = column.codes().codes(first, size.rows, out.values);
      if (!table->codes_are_checked()) drop_unknown_codes(column.codes().texts().size(), out, slot, size);
    } else {
      load_truths(column, out, slot, size);
    }
  }

  void load_truths(const column::column_loader& column, const slot_buffer& out, slot_view& slot,
                   batch_size size) {
    if (column.is_bits()) {
      column.truths(first, size.rows, out.truth);
    } else {
      tests.non_zero(column.numbers(first, size.rows, slot.known, truth_values), size.rows, out.truth);
    }
    restrict_to(slot.known, out.truth, size);
  }

  /// A code without a text counts as no text: nothing may be looked up by it.
  void drop_unknown_codes(std::size_t dictionary_size, const slot_buffer& out, slot_view& slot,
                          batch_size size) const {
    std::uint64_t inside[batch_words] = {};
    if (dictionary_size > 0)
      tests.in_range(slot.values, size.rows, 0, static_cast<std::int64_t>(dictionary_size) - 1, inside);
    for (std::size_t word = 0; word < size.words; ++word)
      out.known[word] = slot.known[word] & inside[word];
    slot.known = out.known;
  }

  template <class Size>
  static void restrict_to(const std::uint64_t* known, std::uint64_t* truth, Size size) noexcept {
    for (std::size_t word = 0; word < size.words; ++word)
      truth[word] &= known[word];
  }

  template <class Size>
  static void both_known(const slot_view& left, const slot_view& right, const slot_buffer& out,
                         Size size) noexcept {
    for (std::size_t word = 0; word < size.words; ++word)
      out.known[word] = left.known[word] & right.known[word];
  }

  template <class Size>
  void in_set(const instruction& step, const slot_view& operand, const slot_buffer& out,
              Size size) const noexcept {
    const number_set& set = program.number_sets[static_cast<std::size_t>(step.constant)];
    if constexpr (is_single<Size>) {
      out.truth[0] = contains(set, operand.values[0]) ? 1 : 0;
    } else if (set.size() > tested_ranges) {
      pack_bits(size.rows, out.truth, [&](std::size_t row) { return contains(set, operand.values[row]); });
    } else {
      test_ranges(set, operand, out, size);
    }
    restrict_to(operand.known, out.truth, size);
  }

  void test_ranges(const number_set& set, const slot_view& operand, const slot_buffer& out,
                   batch_size size) const noexcept {
    if (set.empty()) {
      std::fill_n(out.truth, size.words, 0);
      return;
    }
    tests.in_range(operand.values, size.rows, set.front().low, set.front().high, out.truth);
    std::uint64_t next[batch_words];
    for (std::size_t index = 1; index < set.size(); ++index) {
      tests.in_range(operand.values, size.rows, set[index].low, set[index].high, next);
      for (std::size_t word = 0; word < size.words; ++word)
        out.truth[word] |= next[word];
    }
  }

  template <class Size>
  void compare(opcode code, const slot_view& left, const slot_view& right, const slot_buffer& out,
               Size size) const noexcept {
    both_known(left, right, out, size);
    const bool is_less = code == opcode::number_less;
    if constexpr (is_single<Size>) {
      const bool holds = is_less ? left.values[0] < right.values[0] : left.values[0] == right.values[0];
      out.truth[0] = holds ? 1 : 0;
    } else {
      (is_less ? tests.less : tests.equal)(left.values, right.values, size.rows, out.truth);
    }
    restrict_to(out.known, out.truth, size);
  }

  template <class Size>
  void boolean_equal(const slot_view& left, const slot_view& right, const slot_buffer& out,
                     Size size) const noexcept {
    both_known(left, right, out, size);
    for (std::size_t word = 0; word < size.words; ++word) {
      out.truth[word] = ~(left.truth[word] ^ right.truth[word]) & out.known[word];
    }
  }

  template <class Size>
  void is_null(const slot_view& operand, const slot_buffer& out, Size size) const noexcept {
    const std::uint64_t* const every = is_single<Size> ? &single_set : every_row;
    for (std::size_t word = 0; word < size.words; ++word)
      out.truth[word] = every[word] & ~operand.known[word];
  }

  template <class Size>
  void logical_not(const slot_view& operand, const slot_buffer& out, Size size) const noexcept {
    for (std::size_t word = 0; word < size.words; ++word)
      out.truth[word] = operand.known[word] & ~operand.truth[word];
  }

  template <class Size>
  void logical_and(const slot_view& left, const slot_view& right, const slot_buffer& out,
                   Size size) const noexcept {
    for (std::size_t word = 0; word < size.words; ++word) {
      const std::uint64_t one_false =
          (left.known[word] & ~left.truth[word]) | (right.known[word] & ~right.truth[word]);
      out.truth[word] = left.truth[word] & right.truth[word];
      out.known[word] = out.truth[word] | one_false;
    }
  }

  template <class Size>
  void logical_or(const slot_view& left, const slot_view& right, const slot_buffer& out,
                  Size size) const noexcept {
    for (std::size_t word = 0; word < size.words; ++word) {
      out.truth[word] = left.truth[word] | right.truth[word];
      out.known[word] = out.truth[word] | (left.known[word] & right.known[word]);
    }
  }

  template <class Size>
  void boolean_coalesce(const slot_view& left, const slot_view& right, const slot_buffer& out,
                        Size size) const noexcept {
    for (std::size_t word = 0; word < size.words; ++word) {
      out.truth[word] = left.truth[word] | (right.truth[word] & ~left.known[word]);
      out.known[word] = left.known[word] | right.known[word];
    }
  }
};

row_evaluator::row_evaluator(const plan::row_program& program) : state_{std::make_unique<state>(program)} {}
row_evaluator::~row_evaluator() = default;
row_evaluator::row_evaluator(row_evaluator&&) noexcept = default;
row_evaluator& row_evaluator::operator=(row_evaluator&&) noexcept = default;

void row_evaluator::bind(const column::call_columns& rows) { state_->bind(rows); }
void row_evaluator::run(std::size_t first, std::size_t count) {
  state_->run(first, count, state_->program.instructions.size());
}
dictionary_view row_evaluator::dictionary(std::int32_t slot) const noexcept {
  return state_->texts.dictionary(slot);
}
slot_view row_evaluator::slot(std::int32_t index) const noexcept { return state_->at(index); }
const slot_view* row_evaluator::slots() const noexcept { return state_->slots; }

}  // namespace assay::kernel
