// SPDX-License-Identifier: Apache-2.0
//
// Texts of a row program. A text slot holds codes of a dictionary of its own; functions are applied to dictionaries when
// a table is bound, so that a run moves codes and makes no text. Of a single row only its own texts are made, whatever the
// dictionaries: its slots have dictionaries of one text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "column/call_columns.hpp"
#include "kernel/row_choices.hpp"
#include "kernel/text_lookup.hpp"
#include "plan/row_program.hpp"

namespace assay::kernel {

class row_texts {
 public:
  /// Borrows the program.
  explicit row_texts(const plan::row_program& program);

  /// Instructions that have to do with texts, ascending.
  [[nodiscard]] const std::vector<std::size_t>& steps() const noexcept { return indices_; }
  [[nodiscard]] bool is_step(std::size_t index) const noexcept { return places_[index] != no_step; }

  /// Binding goes through the steps in order: start() each, see() its operands in all rows of the table when start()
  /// asks for that, then finish() it. May throw; what is bound then is unusable until the next binding.
  [[nodiscard]] bool start(std::size_t index, const column::call_columns& table);
  void see(std::size_t index, const slot_view& first, const slot_view* second, std::size_t rows);
  void finish(std::size_t index, std::size_t rows);

  /// Calculates a step for the only row of a table, instead of binding. Throws assay::error for a text that is too long.
  void run_single(std::size_t index, const column::call_columns& table, const slot_view* operands[3],
                  const slot_buffer& out);

  /// The texts behind the codes of a text slot.
  [[nodiscard]] dictionary_view dictionary(std::int32_t slot) const noexcept;

  /// Calculates a step for a batch. Unary steps take their known bits from their operand.
  void run(std::size_t index, const slot_view* operands[3], batch_size size,
           const slot_buffer& out) const noexcept;

 private:
  struct value_pair {
    std::int64_t first = 0;
    std::int64_t second = 0;
    friend bool operator==(const value_pair&, const value_pair&) = default;
  };
  struct pair_hash {
    std::size_t operator()(const value_pair& pair) const noexcept;
  };
  struct step {
    std::vector<std::string> texts;         ///< made by the step
    std::vector<std::string_view> entries;  ///< its dictionary, unless that is a column's
    dictionary_view dictionary;
    std::vector<std::int64_t> numbers;                              ///< by entry of the operand
    std::vector<std::uint8_t> members;                              ///< by entry of the operand
    std::vector<std::uint8_t> too_long;                             ///< by entry of the operand of text_map
    std::unordered_map<value_pair, std::int64_t, pair_hash> codes;  ///< of operands that occur
    bool every_pair = false;                    ///< all operands there can be have a code that is calculated
    std::int64_t low = 0;                       ///< of text_of_number with every_pair
    std::string made;                           ///< of a single row
    std::string_view text;                      ///< of a single row: its dictionary
    std::optional<plan::like_pattern> pattern;  ///< of text_like
    text_set_lookup set;
    text_equality equality;
  };

  static constexpr std::size_t no_step = static_cast<std::size_t>(-1);
  [[nodiscard]] step& at(std::size_t index) noexcept { return steps_[places_[index]]; }
  [[nodiscard]] const step& at(std::size_t index) const noexcept { return steps_[places_[index]]; }
  [[nodiscard]] const plan::text_operation& operation_of(const plan::instruction& code) const noexcept {
    return program_.text_operations[static_cast<std::size_t>(code.constant)];
  }
  bool start_map(step& made, const plan::instruction& code);
  bool start_join(step& joined, const plan::instruction& code);
  bool start_numbers(step& spelled, const plan::instruction& code);
  static void see_mapped(const step& made, const slot_view& operand, std::size_t rows);
  void add_entries(step& made, std::int32_t slot);
  /// The text of the only row, which has one.
  [[nodiscard]] std::string_view single(std::int32_t slot) const noexcept {
    return at(static_cast<std::size_t>(slot)).text;
  }
  void make_single(step& made, const plan::instruction& code, const slot_view* operands[3]) const;
  void run_join(const step& joined, const plan::instruction& code, const slot_view* operands[3],
                std::size_t rows, std::int64_t* result) const noexcept;
  static void run_numbers(const step& spelled, const slot_view& operand, std::size_t rows,
                          std::int64_t* result) noexcept;

  const plan::row_program& program_;
  std::vector<std::size_t> indices_;
  std::vector<std::size_t> places_;  ///< of every instruction: its step, or no_step
  std::vector<step> steps_;
};

}  // namespace assay::kernel
