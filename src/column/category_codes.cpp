// SPDX-License-Identifier: Apache-2.0
//
// A code is compared with the size of the dictionary wherever it is turned into a key, whoever checked it before.
#include "column/category_codes.hpp"

#include <algorithm>

#include "column/bitmap.hpp"
#include "column/integer_type.hpp"
#include "column/text_entries.hpp"

namespace assay::column {
namespace {

constexpr std::size_t strip_rows = 1024;

template <class Code>
std::uint32_t key_of(Code code, std::uint64_t texts) noexcept {
  // Negative codes become the largest ones.
  const auto place = static_cast<std::uint64_t>(static_cast<std::int64_t>(code));
  return place < texts ? static_cast<std::uint32_t>(place) + 1 : 0;
}

}  // namespace

std::optional<text_fault> category_codes::bind(const column_view& column) {
  column_ = column;
  texts_ = {};
  const auto fault = column.type == physical_type::text ? number_texts() : take_dictionary();
  if (!fault && column.rows == 1) take_single();
  return fault;
}

std::optional<text_fault> category_codes::number_texts() {
  interner_.clear();
  keys_.assign(column_.rows, 0);
  for (std::size_t row = 0; row < column_.rows; ++row) {
    const bool has_text = column_.present(row);
    // What stands for a missing text may be anything.
    if (!has_text && column_.texts.layout == text_layout::utf8_view) continue;
    const std::optional<std::string_view> text = entry_of(column_.texts, row);
    if (!text) return text_fault{false, row};
    if (has_text) keys_[row] = static_cast<std::uint32_t>(interner_.intern(*text)) + 1;
  }
  texts_ = interner_.texts();
  return std::nullopt;
}

std::optional<text_fault> category_codes::take_dictionary() {
  const text_list& list = column_.texts;
  if (list.size > most_texts) return text_fault{true, most_texts};
  if (list.layout == text_layout::views) {
    if (list.size > 0) texts_ = {static_cast<const std::string_view*>(list.entries) + list.offset, list.size};
    return std::nullopt;
  }
  views_.clear();
  views_.reserve(list.size);
  for (std::size_t index = 0; index < list.size; ++index) {
    const std::optional<std::string_view> text = entry_of(list, index);
    if (!text) return text_fault{true, index};
    views_.push_back(*text);
  }
  texts_ = views_;
  return std::nullopt;
}

std::uint32_t category_codes::key_at(std::size_t row) const noexcept {
  if (column_.type == physical_type::text) return keys_[row];
  if (!column_.present(row)) return 0;
  if (column_.type == physical_type::int64)
    return key_of(static_cast<const std::int64_t*>(column_.values)[column_.offset + row], texts_.size());
  return visit_integer(column_.type, [&](auto type) {
    using code_type = typename decltype(type)::type;
    return key_of(static_cast<const code_type*>(column_.values)[column_.offset + row], texts_.size());
  });
}

void category_codes::keys(std::size_t first, std::size_t count, std::uint32_t* keys) const noexcept {
  if (count == 0) return;
  if (column_.type == physical_type::text) {
    std::copy_n(keys_.data() + first, count, keys);
    return;
  }
  visit_integer(column_.type, [&](auto type) {
    using code_type = typename decltype(type)::type;
    const auto* const codes = static_cast<const code_type*>(column_.values) + column_.offset + first;
    const std::uint64_t texts = texts_.size();
    for (std::size_t row = 0; row < count; ++row)
      keys[row] = key_of(codes[row], texts);
  });
  if (column_.validity == nullptr) return;
  std::uint64_t known[bitmap_words(strip_rows)];
  for (std::size_t done = 0; done < count; done += strip_rows) {
    const std::size_t rows = std::min(strip_rows, count - done);
    read_bits(column_.validity, column_.validity_offset + first + done, rows, known);
    for (std::size_t row = 0; row < rows; ++row)
      keys[done + row] &= 0U - static_cast<std::uint32_t>((known[row / 64] >> (row % 64)) & 1U);
  }
}

const std::int64_t* category_codes::codes(std::size_t first, std::size_t count,
                                          std::int64_t* buffer) const noexcept {
  if (column_.type == physical_type::text) {
    for (std::size_t row = 0; row < count; ++row)
      buffer[row] = std::int64_t{keys_[first + row]} - 1;
    return buffer;
  }
  if (column_.type == physical_type::int64)
    return static_cast<const std::int64_t*>(column_.values) + column_.offset + first;
  visit_integer(column_.type, [&](auto type) {
    using code_type = typename decltype(type)::type;
    const auto* const codes = static_cast<const code_type*>(column_.values) + column_.offset + first;
    for (std::size_t row = 0; row < count; ++row)
      buffer[row] = widened<std::int64_t>(codes[row]);
  });
  return buffer;
}

}  // namespace assay::column
