// SPDX-License-Identifier: Apache-2.0
//
// The codes of missing cells may be anything, so a code is compared with the size of its dictionary before it is used.
#include "kernel/row_texts.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "kernel/bit_pack.hpp"
#include "plan/calendar.hpp"

namespace assay::kernel {
namespace {

using plan::instruction;
using plan::opcode;

/// Combinations up to which all of them are made, whether they occur or not.
constexpr std::size_t few_texts = 1024;

bool is_text_step(opcode code) noexcept {
  switch (code) {
    case opcode::text_in_set:
    case opcode::text_equal:
    case opcode::text_like:
    case opcode::text_measure:
      return true;
    default:
      return plan::result_of(code) == plan::slot_type::text;
  }
}

bool is_set(const std::uint64_t* words, std::size_t row) noexcept {
  return ((words[row / 64] >> (row % 64)) & 1U) != 0;
}

std::size_t longest_of(dictionary_view dictionary) noexcept {
  std::size_t longest = 0;
  for (const std::string_view entry : dictionary)
    longest = std::max(longest, entry.size());
  return longest;
}

}  // namespace

std::size_t row_texts::pair_hash::operator()(const value_pair& pair) const noexcept {
  std::uint64_t hash = static_cast<std::uint64_t>(pair.first) * 0x9E3779B97F4A7C15U;
  hash ^= hash >> 32;
  hash = (hash ^ static_cast<std::uint64_t>(pair.second)) * 0x9E3779B97F4A7C15U;
  return static_cast<std::size_t>(hash ^ (hash >> 29));
}

row_texts::row_texts(const plan::row_program& program) : program_{program} {
  places_.resize(program.instructions.size(), no_step);
  for (std::size_t index = 0; index < program.instructions.size(); ++index) {
    if (!is_text_step(program.instructions[index].code)) continue;
    places_[index] = indices_.size();
    indices_.push_back(index);
  }
  steps_.resize(indices_.size());
  for (const std::size_t index : indices_) {
    const instruction& code = program_.instructions[index];
    if (code.code == opcode::text_like) at(index).pattern.emplace(operation_of(code).texts.front());
  }
}

dictionary_view row_texts::dictionary(std::int32_t slot) const noexcept {
  return at(static_cast<std::size_t>(slot)).dictionary;
}

bool row_texts::start(std::size_t index, const column::call_columns& table) {
  const instruction& code = program_.instructions[index];
  step& started = at(index);
  if (code.code == opcode::load_text) {
    started.dictionary = table[static_cast<std::size_t>(code.constant)].codes().texts();
    return false;
  }
  started.texts.clear();
  started.entries.clear();
  started.numbers.clear();
  started.members.clear();
  started.too_long.clear();
  started.codes.clear();
  switch (code.code) {
    case opcode::text_map:
      return start_map(started, code);
    case opcode::text_join:
      return start_join(started, code);
    case opcode::text_of_number:
      return start_numbers(started, code);
    case opcode::text_of_instant:
      return true;
    default:
      return false;
  }
}

/// What is too long is left empty; whether a row has it remains to be seen.
bool row_texts::start_map(step& made, const instruction& code) {
  const dictionary_view from = dictionary(code.first);
  made.texts.reserve(from.size());
  for (const std::string_view entry : from) {
    std::optional<std::string> text = plan::mapped_if_short(operation_of(code), entry);
    if (!text) {
      made.too_long.resize(from.size());
      made.too_long[made.texts.size()] = 1;
    }
    made.texts.push_back(std::move(text).value_or(std::string{}));
  }
  return !made.too_long.empty();
}

/// All pairs when they are few and none can be too long, else the ones that occur.
bool row_texts::start_join(step& joined, const instruction& code) {
  const dictionary_view left = dictionary(code.first);
  const dictionary_view right = dictionary(code.second);
  const bool one_is_constant = left.size() == 1 || right.size() == 1;
  const bool few =
      left.size() <= few_texts && right.size() <= few_texts && left.size() * right.size() <= few_texts;
  joined.every_pair =
      (one_is_constant || few) && longest_of(left) + longest_of(right) <= plan::longest_text_bytes;
  if (!joined.every_pair) return true;
  for (const std::string_view first : left) {
    for (const std::string_view second : right)
      joined.texts.push_back(plan::joined(first, second));
  }
  return false;
}

bool row_texts::start_numbers(step& spelled, const instruction& code) {
  const plan::number_range range = program_.number_sets[static_cast<std::size_t>(code.constant)].front();
  const std::uint64_t width = static_cast<std::uint64_t>(range.high) - static_cast<std::uint64_t>(range.low);
  spelled.every_pair = width < few_texts;
  spelled.low = range.low;
  if (!spelled.every_pair) return true;
  for (std::uint64_t offset = 0; offset <= width; ++offset)
    spelled.texts.push_back(std::to_string(range.low + static_cast<std::int64_t>(offset)));
  return false;
}

void row_texts::see(std::size_t index, const slot_view& first, const slot_view* second, std::size_t rows) {
  const instruction& code = program_.instructions[index];
  step& seen = at(index);
  if (code.code == opcode::text_map) return see_mapped(seen, first, rows);
  const dictionary_view left = second == nullptr ? dictionary_view{} : dictionary(code.first);
  const dictionary_view right = second == nullptr ? dictionary_view{} : dictionary(code.second);
  for (std::size_t row = 0; row < rows; ++row) {
    if (!is_set(first.known, row) || (second != nullptr && !is_set(second->known, row))) continue;
    const value_pair pair{first.values[row], second == nullptr ? 0 : second->values[row]};
    const auto a = static_cast<std::uint64_t>(pair.first);
    const auto b = static_cast<std::uint64_t>(pair.second);
    if (second != nullptr && (a >= left.size() || b >= right.size())) continue;
    if (!seen.codes.try_emplace(pair, static_cast<std::int64_t>(seen.texts.size())).second) continue;
    seen.texts.push_back(second != nullptr                     ? plan::joined(left[a], right[b])
                         : code.code == opcode::text_of_number ? std::to_string(pair.first)
                                                               : plan::instant_text(pair.first));
  }
}

void row_texts::see_mapped(const step& made, const slot_view& operand, std::size_t rows) {
  for (std::size_t row = 0; row < rows; ++row) {
    const auto text = static_cast<std::uint64_t>(operand.values[row]);
    if (is_set(operand.known, row) && text < made.too_long.size() && made.too_long[text] != 0)
      plan::fail_too_long();
  }
}

void row_texts::add_entries(step& made, std::int32_t slot) {
  if (slot < 0) return;
  const dictionary_view from = dictionary(slot);
  made.entries.insert(made.entries.end(), from.begin(), from.end());
}

void row_texts::finish(std::size_t index, std::size_t rows) {
  const instruction& code = program_.instructions[index];
  step& done = at(index);
  switch (code.code) {
    case opcode::load_text:
      return;
    case opcode::text_in_set:
      done.set.prepare(program_.text_sets[static_cast<std::size_t>(code.constant)], dictionary(code.first),
                       rows);
      return;
    case opcode::text_equal:
      done.equality.prepare(dictionary(code.first), dictionary(code.second), rows);
      return;
    case opcode::text_like:
      for (const std::string_view entry : dictionary(code.first))
        done.members.push_back(done.pattern->matches(entry) ? 1 : 0);
      return;
    case opcode::text_measure:
      for (const std::string_view entry : dictionary(code.first))
        done.numbers.push_back(plan::measured(operation_of(code), entry));
      return;
    case opcode::text_constant:
      done.texts = {program_.text_sets[static_cast<std::size_t>(code.constant)].front()};
      break;
    case opcode::text_coalesce:
      add_entries(done, code.first);
      add_entries(done, code.second);
      break;
    case opcode::text_choice:
      add_entries(done, code.second);
      add_entries(done, code.third);
      break;
    default:
      break;
  }
  if (done.entries.empty()) done.entries.assign(done.texts.begin(), done.texts.end());
  done.dictionary = done.entries;
}

void row_texts::run(std::size_t index, const slot_view* operands[3], batch_size size,
                    const slot_buffer& out) const noexcept {
  const instruction& code = program_.instructions[index];
  const step& now = at(index);
  const slot_view& first = *operands[0];
  const auto size_of = [this](std::int32_t slot) { return slot < 0 ? 0 : dictionary(slot).size(); };
  switch (code.code) {
    case opcode::text_in_set:
      return now.set.run(first.values, size.rows, out.truth);
    case opcode::text_equal:
      return now.equality.run(first.values, operands[1]->values, size.rows, out.truth);
    case opcode::text_like:
      return pack_bits(size.rows, out.truth, [&](std::size_t row) {
        const auto text = static_cast<std::uint64_t>(first.values[row]);
        return text < now.members.size() && now.members[text] != 0;
      });
    case opcode::text_measure:
      for (std::size_t row = 0; row < size.rows; ++row) {
        const auto text = static_cast<std::uint64_t>(first.values[row]);
        out.values[row] = text < now.numbers.size() ? now.numbers[text] : 0;
      }
      return;
    case opcode::text_join:
      return run_join(now, code, operands, size.rows, out.values);
    case opcode::text_coalesce:
      return coalesce_values(first, *operands[1], size_of(code.first), size, out);
    case opcode::text_choice:
      return choose_values(first, operands[1], operands[2], size_of(code.second), size, out);
    default:
      return run_numbers(now, first, size.rows, out.values);
  }
}

/// Only of operands that have values.
void row_texts::make_single(step& made, const instruction& code, const slot_view* operands[3]) const {
  switch (code.code) {
    case opcode::text_map: {
      std::optional<std::string> text = plan::mapped_if_short(operation_of(code), single(code.first));
      if (!text) plan::fail_too_long();
      made.made = *std::move(text);
      break;
    }
    case opcode::text_join:
      made.made = plan::joined(single(code.first), single(code.second));
      break;
    case opcode::text_of_number:
      made.made = std::to_string(operands[0]->values[0]);
      break;
    default:
      made.made = plan::instant_text(operands[0]->values[0]);
      break;
  }
  made.text = made.made;
}

void row_texts::run_single(std::size_t index, const column::call_columns& table, const slot_view* operands[3],
                           const slot_buffer& out) {
  const instruction& code = program_.instructions[index];
  step& now = at(index);
  const auto has_value = [operands](std::size_t operand) {
    return operands[operand] != nullptr && operands[operand]->known[0] != 0;
  };
  const auto take = [&](bool known, std::int32_t slot) {
    out.known[0] = known ? 1 : 0;
    now.text = known ? single(slot) : std::string_view{};
  };
  switch (code.code) {
    case opcode::text_in_set:
      out.truth[0] = has_value(0) && contains(program_.text_sets[static_cast<std::size_t>(code.constant)],
                                              single(code.first));
      return;
    case opcode::text_equal:
      out.known[0] = has_value(0) && has_value(1);
      out.truth[0] = out.known[0] != 0 && single(code.first) == single(code.second);
      return;
    case opcode::text_like:
      out.truth[0] = has_value(0) && now.pattern->matches(single(code.first));
      return;
    case opcode::text_measure:
      out.values[0] = has_value(0) ? plan::measured(operation_of(code), single(code.first)) : 0;
      return;
    case opcode::load_text: {
      const column::category_codes& codes = table[static_cast<std::size_t>(code.constant)].codes();
      const bool known = codes.single_key() != 0;
      out.known[0] = known ? 1 : 0;
      now.text = known ? codes.single_text() : std::string_view{};
      break;
    }
    case opcode::text_constant:
      now.text = program_.text_sets[static_cast<std::size_t>(code.constant)].front();
      break;
    case opcode::text_coalesce:
      take(has_value(0) || has_value(1), has_value(0) ? code.first : code.second);
      break;
    case opcode::text_choice: {
      const bool is_first = operands[0]->truth[0] != 0;
      take(has_value(is_first ? 1 : 2), is_first ? code.second : code.third);
      break;
    }
    default:
      if (code.code == opcode::text_join) out.known[0] = has_value(0) && has_value(1);
      if (has_value(0) && (code.code != opcode::text_join || has_value(1))) make_single(now, code, operands);
      break;
  }
  // The only text there is.
  out.values[0] = 0;
  now.dictionary = dictionary_view{&now.text, 1};
}

void row_texts::run_join(const step& joined, const instruction& code, const slot_view* operands[3],
                         std::size_t rows, std::int64_t* result) const noexcept {
  const std::uint64_t lefts = dictionary(code.first).size();
  const std::uint64_t rights = dictionary(code.second).size();
  value_pair last{-1, -1};
  std::int64_t last_code = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    const value_pair pair{operands[0]->values[row], operands[1]->values[row]};
    if (joined.every_pair) {
      const auto left = static_cast<std::uint64_t>(pair.first);
      const auto right = static_cast<std::uint64_t>(pair.second);
      result[row] = left < lefts && right < rights ? static_cast<std::int64_t>(left * rights + right) : 0;
      continue;
    }
    if (!(pair == last)) {
      const auto found = joined.codes.find(pair);
      last_code = found == joined.codes.end() ? 0 : found->second;
      last = pair;
    }
    result[row] = last_code;
  }
}

void row_texts::run_numbers(const step& spelled, const slot_view& operand, std::size_t rows,
                            std::int64_t* result) noexcept {
  for (std::size_t row = 0; row < rows; ++row) {
    if (spelled.every_pair) {
      const std::uint64_t code =
          static_cast<std::uint64_t>(operand.values[row]) - static_cast<std::uint64_t>(spelled.low);
      result[row] = code < spelled.texts.size() ? static_cast<std::int64_t>(code) : 0;
    } else {
      const auto found = spelled.codes.find({operand.values[row], 0});
      result[row] = found == spelled.codes.end() ? 0 : found->second;
    }
  }
}

}  // namespace assay::kernel
