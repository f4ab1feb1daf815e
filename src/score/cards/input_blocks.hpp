// SPDX-License-Identifier: Apache-2.0
//
// Given values of any numeric type, a block of 64 cards at a time, as doubles that compare as the values do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <assay/fraction.hpp>
#include <assay/model.hpp>
#include <assay/scorer.hpp>

#include "score/cards/card_plan.hpp"
#include "score/cards/kernel.hpp"
#include "score/cards/lanes.hpp"

namespace assay::detail::cards {

/// As large as no sample is too small.
inline constexpr std::int64_t unknown_sample = INT64_MAX;

/// One indicator on the cards of a block.
struct block_input {
  const double* values = nullptr;  ///< 64, anything where there is no value
  std::uint64_t known = 0;
  bool is_ratio = false;  ///< compare with cuts of ratios, else with those of decimals
  double low = 0;         ///< legal values lie in [low, high)
  double high = 0;
};

class input_blocks {
 public:
  explicit input_blocks(const card_plan& plan);

  /// Makes these the columns of the next blocks, and borrows them. Throws assay::error when one cannot be read.
  void bind(const model_definition& model, std::span<const given_column> columns, std::size_t cards);

  /// Reads `count` cards from `first`, a multiple of 64. Throws assay::error for an illegal value, but for inputs that are
  /// checked late.
  void read(const kernels& with, std::size_t first, std::size_t count);

  /// Takes away lanes with NaN where that is a missing value. Throws assay::error for the first illegal value of the block, if
  /// any other is.
  void sort_out(std::int32_t input, std::uint64_t illegal);

  [[nodiscard]] const block_input& operator[](std::int32_t input) const noexcept {
    return inputs_[static_cast<std::size_t>(input)];
  }
  /// The exact value of a lane of the block that has one.
  [[nodiscard]] fraction exact(std::int32_t input, std::size_t lane) const noexcept;
  /// How many records the value of a lane rests on; unknown_sample where nobody says. Throws assay::error for less than none.
  [[nodiscard]] std::int64_t sample(std::int32_t input, std::size_t lane) const;
  /// Whether samples are given for any indicator.
  [[nodiscard]] bool has_samples() const noexcept { return has_samples_; }
  /// Lanes with a value that no double stands for.
  [[nodiscard]] std::uint64_t odd() const noexcept { return odd_; }

 private:
  /// How a column becomes doubles.
  enum class reading : std::uint8_t { nothing, doubles, quotients, others };
  struct source {
    given_column column;
    reading by = reading::nothing;
    lane_doubles copy{};
  };

  static reading reading_of(const given_column& column) noexcept;
  void read_doubles(std::size_t input, std::size_t count);
  void read_quotients(const kernels& with, std::size_t input, std::size_t count);
  void read_others(std::size_t input);
  void represent(std::size_t input, std::size_t lane);
  [[nodiscard]] bool is_missing(std::size_t input, std::size_t lane) const noexcept;
  [[noreturn]] void refuse_first(std::size_t noticed, std::size_t at) const;
  [[noreturn]] void refuse_value(std::size_t input, std::size_t lane) const;
  [[noreturn]] void refuse(std::size_t input, std::size_t lane, const message& problem) const;

  const card_plan* plan_;
  const model_definition* model_ = nullptr;
  const kernels* with_ = nullptr;
  std::vector<source> sources_;
  std::vector<block_input> inputs_;
  lane_integers numerators_{};
  lane_integers denominators_{};
  std::size_t first_ = 0;
  std::uint64_t odd_ = 0;
  bool has_samples_ = false;
};

}  // namespace assay::detail::cards
