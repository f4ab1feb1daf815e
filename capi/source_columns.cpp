// SPDX-License-Identifier: Apache-2.0
#include "source_columns.hpp"

#include <algorithm>

#include "message/column_sentences.hpp"
#include "plain_column.hpp"
#include "structs.hpp"

namespace assay::capi {

record_form form_of(const assay_records& records) {
  check_struct(records, "records");
  const bool has_array = records.array != nullptr || records.schema != nullptr;
  const bool has_columns = records.columns != nullptr || records.column_count != 0 || records.rows != 0;
  const int forms = int{has_columns} + int{has_array} + int{records.stream != nullptr};
  if (forms > 1) refuse_call(says::c_records_of_two_kinds());
  if (records.stream != nullptr) return record_form::stream;
  if (has_array) return record_form::array;
  // No columns and no rows: there are no such records.
  return record_form::columns;
}

void source_columns::open(const assay_records& columns) {
  memory_.reset();
  names_.clear();
  rows_ = elements(columns.rows, "records.rows");
  const std::size_t count = not_negative(columns.column_count, "records.column_count");
  plain_ = count == 0 ? nullptr : &required(columns.columns, "records.columns");
  batch_ = {};
  for (std::size_t index = 0; index < count; ++index) {
    const assay_column& column = element_of(plain_, index, "records.columns");
    names_.push_back(text_of(column.name, column.name_bytes, "column.name"));
    if (column.rows != 0 && column.rows != columns.rows) {
      column_place{{}, names_.back()}.refuse(says::column_length(column.rows, columns.rows));
    }
  }
}

void source_columns::open(const ArrowSchema& schema, const ArrowArray& array) {
  memory_.reset();
  names_.clear();
  plain_ = nullptr;
  batch_ = read_batch(schema, array);
  rows_ = batch_.rows;
  for (const ArrowSchema* const field : batch_.fields)
    names_.push_back(field->name == nullptr ? std::string_view{} : std::string_view{field->name});
}

std::optional<std::size_t> source_columns::find(std::string_view name, const column_place& place) const {
  const auto first = std::find(names_.begin(), names_.end(), name);
  if (first == names_.end()) return std::nullopt;
  if (std::find(first + 1, names_.end(), name) != names_.end()) place.refuse(says::c_column_twice());
  return static_cast<std::size_t>(first - names_.begin());
}

column_view source_columns::view(std::size_t column, std::optional<column_type> as,
                                 const column_place& place) {
  if (plain_ != nullptr)
    return plain_view(element_of(plain_, column, "records.columns"), rows_, place, memory_);
  return arrow_view(batch_, column, as, place, memory_);
}

}  // namespace assay::capi
