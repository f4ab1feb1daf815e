// SPDX-License-Identifier: Apache-2.0
//
// Builds the text of a CSV file cell by cell.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "sample/covered_quarter.hpp"

namespace assay::sample {

/// One row after the other; a missing value is an empty cell.
class csv_text {
 public:
  explicit csv_text(std::span<const std::string_view> header);

  csv_text& add(std::string_view text);
  csv_text& add_number(std::optional<std::int64_t> value);
  /// A number counted in tenths: 873 is 87.3.
  csv_text& add_tenths(std::int64_t tenths);
  csv_text& add_truth(std::optional<bool> value);
  csv_text& add_instant(instant at);
  /// A letter and at least six digits: C000001.
  csv_text& add_number_with_prefix(char prefix, std::int64_t number);
  void end_row();

  /// Bytes since the last drop.
  [[nodiscard]] std::string_view text() const noexcept { return text_; }
  /// Forgets the text, which has been written elsewhere.
  void drop() noexcept { text_.clear(); }
  [[nodiscard]] std::string take() && { return std::move(text_); }

 private:
  void separate();

  std::string text_;

  bool at_row_begin_ = true;
};

}  // namespace assay::sample
