// SPDX-License-Identifier: Apache-2.0
#include "kernel/column_check.hpp"

#include <algorithm>
#include <bit>
#include <optional>
#include <span>
#include <string_view>

#include "kernel/bit_pack.hpp"
#include "kernel/number_tests.hpp"
#include "kernel/row_evaluator.hpp"
#include "text/utf8.hpp"

namespace assay::kernel {
namespace {

using column::category_codes;
using column::column_loader;

/// The first row with a value for which `read`, which gives the integers of a batch, gives one outside of low..high.
template <class Read>
std::optional<std::size_t> first_outside(const column_loader& column, std::size_t rows, std::int64_t low,
                                         std::int64_t high, const Read& read) {
  const number_tests& tests = number_tests_of_this_machine();
  std::int64_t buffer[batch_rows];
  std::uint64_t known[batch_words];
  std::uint64_t inside[batch_words];
  for (std::size_t first = 0; first < rows; first += batch_rows) {
    const std::size_t count = std::min(batch_rows, rows - first);
    column.known(first, count, known);
    tests.in_range(read(first, count, known, buffer), count, low, high, inside);
    for (std::size_t word = 0; word < words_for(count); ++word) {
      const std::uint64_t outside = known[word] & ~inside[word];
      if (outside != 0) return first + 64 * word + static_cast<std::size_t>(std::countr_zero(outside));
    }
  }
  return std::nullopt;
}

/// The first row whose text is not UTF-8. Texts that no row has do not matter; when there are few of them all are looked
/// at first, because mostly all are good.
std::optional<std::size_t> first_wrong_text(const category_codes& codes, std::size_t rows) {
  const std::span<const std::string_view> texts = codes.texts();
  const auto is_wrong = [](std::string_view text) { return text::first_invalid_utf8(text).has_value(); };
  if (texts.size() <= rows && std::none_of(texts.begin(), texts.end(), is_wrong)) return std::nullopt;
  std::uint32_t good = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    const std::uint32_t key = codes.key_at(row);
    if (key == good || key == 0) continue;
    if (is_wrong(texts[key - 1])) return row;
    good = key;
  }
  return std::nullopt;
}

std::optional<std::size_t> first_wrong_code(const column_loader& column, std::size_t rows) {
  const category_codes& codes = column.codes();
  if (column.view().type == physical_type::text) return std::nullopt;
  const auto texts = static_cast<std::int64_t>(codes.texts().size());
  if (texts == 0) {  // a range without numbers cannot be asked for
    for (std::size_t row = 0; row < rows; ++row) {
      if (column.view().present(row)) return row;
    }
    return std::nullopt;
  }
  return first_outside(column, rows, 0, texts - 1,
                       [&](std::size_t first, std::size_t count, const std::uint64_t*, std::int64_t* buffer) {
                         return codes.codes(first, count, buffer);
                       });
}

// Of a table with one row.
bool has_right_number(const column_loader& column) noexcept {
  if (column.is_bits() || !column.is_known(0)) return true;
  const std::int64_t number = column.number(0);
  return number >= column.minimum() && number <= column.maximum();
}
bool has_right_text(const column_loader& column) noexcept {
  if (column.codes().single_key() == 0) return !column.is_known(0);
  return !text::first_invalid_utf8(column.codes().single_text());
}
bool is_right(const column_loader& column) noexcept {
  return column.type() == column_type::category ? has_right_text(column) : has_right_number(column);
}

/// The first text comes last: it may be that of a large dictionary, whose memory is far away.
void check_single(column::call_columns& columns) {
  const column_loader* last = nullptr;
  bool all_right = true;
  for (const std::uint32_t index : columns.bound()) {
    const column_loader& column = columns[index];
    if (column.type() == column_type::category && last == nullptr) {
      last = &column;
    } else {
      all_right = all_right && is_right(column);
    }
  }
  if (all_right && (last == nullptr || has_right_text(*last))) return columns.set_codes_checked();
  for (const std::uint32_t index : columns.bound()) {
    if (!is_right(columns[index])) columns.refuse(index, 0);
  }
}

}  // namespace

std::optional<std::size_t> first_number_outside(const column_loader& column, std::size_t rows,
                                                std::int64_t low, std::int64_t high) {
  if (column.is_bits()) return std::nullopt;
  if (rows == 1) {
    if (!column.is_known(0)) return std::nullopt;
    const std::int64_t number = column.number(0);
    return number >= low && number <= high ? std::nullopt : std::optional<std::size_t>{0};
  }
  return first_outside(column, rows, low, high,
                       [&](std::size_t first, std::size_t count, const std::uint64_t* known,
                           std::int64_t* buffer) { return column.numbers(first, count, known, buffer); });
}

void check_columns(column::call_columns& columns) {
  if (columns.rows() == 1) return check_single(columns);
  for (const std::uint32_t index : columns.bound()) {
    if (columns.finds_all_usual(index)) continue;
    const column_loader& column = columns[index];
    std::optional<std::size_t> wrong;
    if (column.type() == column_type::category) {
      wrong = first_wrong_code(column, columns.rows());
      if (!wrong) wrong = first_wrong_text(column.codes(), columns.rows());
    } else {
      wrong = first_number_outside(column, columns.rows(), column.minimum(), column.maximum());
    }
    if (wrong) columns.refuse(index, *wrong);
  }
  columns.set_codes_checked();
}

}  // namespace assay::kernel
