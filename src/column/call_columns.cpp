// SPDX-License-Identifier: Apache-2.0
#include "column/call_columns.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <optional>
#include <string_view>

#include <assay/decimal.hpp>
#include <assay/error.hpp>

#include "column/bitmap.hpp"
#include "column/cell_fault.hpp"
#include "column/column_shape.hpp"
#include "column/integer_type.hpp"
#include "column/text_entries.hpp"
#include "message/cell_sentences.hpp"
#include "message/column_sentences.hpp"

namespace assay::column {
namespace {

/// The number 10^-decimals * coefficient, for a message.
std::string spelled(int128 coefficient, std::int32_t decimals) {
  if (decimals < 0) return to_text(coefficient) + "e" + std::to_string(-decimals);
  std::string text = detail::scaled_text(coefficient, decimals);
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

template <class Number>
std::string shortest(Number number) {
  std::array<char, 32> text;
  const auto written = std::to_chars(text.data(), text.data() + text.size(), number);
  return {text.data(), written.ptr};
}

/// What the host passed for a row.
says::value shown_value(const column_definition& definition, const column_view& column, std::size_t row) {
  const std::size_t at = column.offset + row;
  const bool has_decimals =
      definition.type != column_type::boolean && definition.type != column_type::category;
  const std::int32_t declared = has_decimals ? definition.decimals : 0;
  const std::int32_t decimals =
      !has_decimals || column.decimals == declared_decimals ? declared : column.decimals;
  switch (column.type) {
    case physical_type::none:
      return says::empty_cell;
    case physical_type::bits:
      return bit_at(column.values, at) ? "true" : "false";
    case physical_type::float32:
      return shortest(static_cast<const float*>(column.values)[at]);
    case physical_type::float64:
      return shortest(static_cast<const double*>(column.values)[at]);
    case physical_type::decimal128: {
      int128 number = 0;
      std::memcpy(&number, static_cast<const char*>(column.values) + 16 * at, 16);
      return spelled(number, decimals);
    }
    case physical_type::text:
      return says::text_cell(entry_of(column.texts, row).value_or(std::string_view{}));
    default:
      return visit_integer(column.type, [&](auto type) {
        using integer = typename decltype(type)::type;
        const auto number = widened<int128>(static_cast<const integer*>(column.values)[at]);
        return spelled(has_decimals ? number * column.multiplier : number, decimals);
      });
  }
}

message no_code(const says::value& cell, std::size_t texts) {
  if (texts == 0) return says::code_without_texts(cell);
  return texts == 1 ? says::code_beside_one_text(cell) : says::code_beyond_texts(cell, texts, texts - 1);
}

}  // namespace

call_columns::call_columns(const record_definition& record) : record_{&record} {
  loaders_.reserve(record.columns.size());
  bound_.reserve(record.columns.size());
  for (const column_definition& column : record.columns)
    loaders_.emplace_back(column);
}

void call_columns::bind(const table_view& rows, const std::vector<bool>& needed) {
  rows_ = 0;
  codes_are_checked_ = false;
  bound_.clear();
  auto is_needed = needed.begin();
  auto loader = loaders_.begin();
  for (const column_view& column : rows.columns.first(std::min(rows.columns.size(), loaders_.size()))) {
    const bool is_bound = *is_needed && loader->rebind(column, rows.rows);
    const auto index = static_cast<std::uint32_t>(loader - loaders_.begin());
    if (is_bound) {
      bound_.push_back(index);  // there is room
    } else {
      loader->release();
      if (column.supplied()) bind_new(index, column, rows.rows, *is_needed);
    }
    ++is_needed;
    ++loader;
  }
  for (; loader != loaders_.end(); ++loader)
    loader->release();
  rows_ = rows.rows;
}

/// A column that does not come as it came the last time.
void call_columns::bind_new(std::size_t index, const column_view& column, std::size_t rows, bool needed) {
  const column_definition& definition = record_->columns[index];
  const message fault = shape_fault(definition, column, rows);
  if (!fault.empty()) {
    release_all();
    throw error{error_code::argument, record_place{record_->name, definition.name, 0}, fault};
  }
  if (!needed) return;
  if (const auto text = loaders_[index].bind(column)) {
    release_all();
    refuse_texts(index, *text);
  }
  bound_.push_back(static_cast<std::uint32_t>(index));
}

void call_columns::release_all() noexcept {
  for (column_loader& loader : loaders_)
    loader.release();
  bound_.clear();
}

void call_columns::refuse_texts(std::size_t column, const text_fault& fault) const {
  const record_place place{record_->name, record_->columns[column].name,
                           fault.in_dictionary ? 0 : static_cast<std::int64_t>(fault.index) + 1};
  if (fault.in_dictionary && fault.index == category_codes::most_texts)
    throw error{error_code::limit, place, says::dictionary_too_large()};
  throw error{error_code::data, place,
              fault.in_dictionary ? says::dictionary_offsets(fault.index) : says::text_offsets()};
}

void call_columns::refuse(std::size_t column, std::size_t row) const {
  const column_definition& definition = record_->columns[column];
  const column_loader& loader = loaders_[column];
  if (definition.type != column_type::category)
    refuse(column, row, complain(loader.value_at(row).fault, definition, cell(column, row)));
  const std::uint32_t key = loader.codes().key_at(row);
  if (key == 0) refuse(column, row, no_code(cell(column, row), loader.codes().texts().size()));
  refuse(column, row, says::cell_not_utf8(says::text_cell(loader.codes().texts()[key - 1])));
}

says::value call_columns::cell(std::size_t column, std::size_t row) const {
  return shown_value(record_->columns[column], loaders_[column].view(), row);
}

void call_columns::refuse(std::size_t column, std::size_t row, const message& said) const {
  throw error{error_code::data,
              record_place{record_->name, record_->columns[column].name, static_cast<std::int64_t>(row) + 1},
              said};
}

}  // namespace assay::column
