// SPDX-License-Identifier: Apache-2.0
//
// The keys of the rows of one record type, over all its files, and the rows that wait because a later one may replace them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "column/column_buffer.hpp"
#include "column/text_interner.hpp"
#include "io/rows/record_block.hpp"

namespace assay::io {

inline constexpr std::uint64_t usual_maximum_keys = 10'000'000;

/// Memory for each key: its text and about 40 bytes; for each row that waits 9 bytes a column more. Distinct texts of
/// categories are held once. One thread at a time.
class key_book {
 public:
  explicit key_book(std::uint64_t maximum_keys = usual_maximum_keys) : maximum_keys_{maximum_keys} {}

  /// Where a key was seen first.
  struct place {
    std::uint32_t file = 0;
    std::uint64_t line = 0;
  };
  struct entry {
    std::size_t number = 0;
    bool is_new = false;
  };
  /// The number of a key. Throws assay::error (limit, at `file` and `line`) for one key too many.
  entry add(std::string_view key, const std::string& file, std::uint64_t line);
  [[nodiscard]] bool contains(std::string_view key) const noexcept {
    return keys_.find(key) != column::text_interner::unknown;
  }
  /// `calls.csv:17`
  [[nodiscard]] std::string first_place(std::size_t number) const;
  [[nodiscard]] std::string first_place(std::string_view key) const {
    return first_place(static_cast<std::size_t>(keys_.find(key)));
  }

  /// What a row is ordered by; nothing: it has no value, and gives way to every row that has one.
  using order = std::optional<std::int64_t>;
  /// Puts row `row` of `columns` (`supplied`: indices of those that are there) in place of what is held under the key,
  /// when it comes `later` (or not) in the order; of equal ones the last stays when `later`, else the first.
  void hold(entry key, const std::vector<column::column_buffer>& columns,
            const std::vector<std::size_t>& supplied, std::size_t row, const order& by, bool later);

  /// Moves the next held rows, up to `most`, into a block; false when there are none left, and then the block is empty.
  bool next(record_block& block, std::size_t most);

 private:
  void make_room(std::size_t rows);
  void put(std::size_t number, const std::vector<column::column_buffer>& columns,
           const std::vector<std::size_t>& supplied, std::size_t row);

  std::uint64_t maximum_keys_;
  column::text_interner keys_;
  std::vector<std::string> files_;
  std::vector<place> places_;

  struct held_column {
    bool is_supplied = false;
    column::column_buffer cells;
  };
  std::vector<held_column> held_;
  std::vector<order> orders_;  // of held rows, by the number of the key
  std::size_t capacity_ = 0;
  std::size_t handed_out_ = 0;
};

}  // namespace assay::io
