// SPDX-License-Identifier: Apache-2.0
#include "record_binding.hpp"

#include <algorithm>
#include <string>

#include "message/suggestion.hpp"
#include "structs.hpp"

namespace assay::capi {
namespace {

constexpr std::uint8_t no_value = 0;
constexpr std::int32_t only_code = 0;
constexpr auto none = static_cast<std::size_t>(-1);

/// A column of one record that has no value there.
column_view empty_view(column_type type, const std::string_view& text, const std::int64_t& integer) {
  column_view view;
  view.rows = 1;
  view.validity = &no_value;
  if (type == column_type::category) {
    view.type = physical_type::int32;
    view.values = &only_code;
    view.texts = text_list::of({&text, 1});
  } else {
    view.type = physical_type::int64;
    view.values = &integer;
    view.decimals = 0;
  }
  return view;
}

}  // namespace

record_binding::record_binding(const model& of, const record_definition& record,
                               const std::vector<std::string>& by, const period_rule& period)
    : record_{&record},
      columns_(record.columns.size()),
      single_(record.columns.size()),
      slots_(record.columns.size()) {
  std::vector<std::string> keys;
  for (const std::string& column : by) {
    if (std::find(record.groups.begin(), record.groups.end(), column) != record.groups.end())
      keys.push_back(column);
  }
  for (const column_definition& column : of.needed_columns(record.name, keys, period))
    needed_.push_back(static_cast<std::size_t>(record.column_index(column.name)));
  for (const std::size_t column : needed_)
    named_.emplace(record.columns[column].name, column);
  for (const std::size_t column : needed_)
    single_[column] = empty_view(record.columns[column].type, slots_[column].text, slots_[column].integer);
}

/// The needed column of that name, or none. Calls bring the same columns again and again.
std::size_t record_binding::column_named(std::string_view name, std::size_t& usual) const {
  if (usual != none && record_->columns[usual].name == name) return usual;
  const auto found = named_.find(name);
  usual = found == named_.end() ? none : found->second;
  return usual;
}

table_view record_binding::bind(source_columns& source) {
  for (const std::size_t column : needed_)
    columns_[column] = {};
  is_there_.assign(columns_.size(), false);
  usual_.resize(source.names().size(), none);
  for (std::size_t index = 0; index < source.names().size(); ++index) {
    const std::size_t column = column_named(source.names()[index], usual_[index]);
    if (column == none) continue;
    const column_definition& definition = record_->columns[column];
    const column_place place{record_->name, definition.name};
    if (is_there_[column]) place.refuse(says::c_column_twice());
    is_there_[column] = true;
    columns_[column] = source.view(index, definition.type, place);
  }
  for (const std::size_t column : needed_) {
    if (!is_there_[column]) refuse_missing(record_->columns[column], source);
  }
  return {source.rows(), columns_, false};
}

void record_binding::refuse_missing(const column_definition& column, const source_columns& source) const {
  column_place{record_->name, column.name}.refuse(
      says::c_not_supplied(says::suggestion(column.name, source.names())));
}

table_view record_binding::bind(const assay_cell* cells, std::size_t count) {
  for (const std::size_t column : needed_) {
    single_[column].validity = &no_value;
    slots_[column].is_filled = false;
  }
  for (std::size_t index = 0; index < count; ++index) {
    const assay_cell& cell = element_of(cells, index, "cells");
    put(cell, index_below(cell.column, single_.size(), "column"));
  }
  return {1, single_, false};
}

void record_binding::put(const assay_cell& cell, std::size_t column) {
  column_view& view = single_[column];
  if (!view.supplied()) return;  // nothing reads it
  slot& value = slots_[column];
  const column_definition& definition = record_->columns[column];
  const auto refuse = [&](const message& why) { column_place{record_->name, definition.name}.refuse(why); };
  if (value.is_filled) refuse(says::c_cell_twice());
  value.is_filled = true;
  const bool is_category = definition.type == column_type::category;
  switch (cell.type) {
    case ASSAY_NONE:
      return;
    case ASSAY_TEXT:
      if (!is_category) refuse(says::c_cell_type());
      value.text = text_of(cell.text, cell.text_bytes, "cell.text");
      break;
    case ASSAY_INT64:
      if (is_category) refuse(says::c_cell_type());
      value.integer = cell.integer;
      view.type = physical_type::int64;
      view.values = &value.integer;
      view.decimals = cell.decimals;
      break;
    case ASSAY_FLOAT64:
      if (is_category) refuse(says::c_cell_type());
      value.number = cell.number;
      view.type = physical_type::float64;
      view.values = &value.number;
      view.decimals = 0;
      break;
    default:
      refuse(says::c_cell_type());
  }
  view.validity = nullptr;
}

}  // namespace assay::capi
