// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <assay/result.hpp>

#include "column/category_codes.hpp"
#include "column/column_shape.hpp"
#include "column/exact_value.hpp"
#include "column/integer_type.hpp"
#include "grouping.hpp"
#include "guard.hpp"
#include "handles.hpp"
#include "interface.hpp"
#include "message/column_sentences.hpp"
#include "message/score_sentences.hpp"
#include "message/suggestion.hpp"
#include "source_columns.hpp"
#include "structs.hpp"
#include "text/utf8.hpp"
#include "value_name.hpp"

namespace assay::capi {
namespace {

/// Values of one id on every row.
struct value_column {
  std::string_view id;
  column_view values;
  column_view n;
};

class entity_reader {
 public:
  entity_reader(const model& of, source_columns& source, const std::vector<std::string>& keys)
      : of_{of.definition()}, source_{source}, keys_{keys} {
    for (const std::string& key : keys_)
      bind_key(key);
    for (std::size_t column = 0; column < source_.names().size(); ++column)
      bind_value(column);
    check_shapes();
  }

  /// Borrows from this reader.
  [[nodiscard]] std::vector<given_entity> read() const {
    std::vector<given_entity> entities(source_.rows());
    for (std::size_t row = 0; row < entities.size(); ++row)
      read_row(row, entities[row]);
    return entities;
  }

 private:
  void bind_key(const std::string& key) {
    const column_place place{{}, key};
    const auto found = source_.find(key, place);
    if (!found) place.refuse(says::c_not_supplied(says::suggestion(key, source_.names())));
    const column_view view = source_.view(*found, column_type::category, place);
    key_views_.push_back(view);
    column_definition texts;
    texts.name = key;
    if (const message fault = column::shape_fault(texts, view, source_.rows()); !fault.empty())
      place.refuse(fault);
    if (const auto fault = codes_.emplace_back().bind(view)) {
      place.refuse(says::text_offsets(), error_code::data, static_cast<std::int64_t>(fault->index) + 1);
    }
  }

  void bind_value(std::size_t column) {
    const std::string_view name = source_.names()[column];
    const auto [id, role] = read_value_name(name);
    const std::int32_t node = of_.node_index(id);
    const bool is_dimension =
        node > 0 && of_.nodes[static_cast<std::size_t>(node)].kind == node_kind::dimension;
    const bool is_known = of_.indicator_index(id) >= 0 || is_dimension;
    if (!is_known || (role != value_role::value && role != value_role::sample)) return;
    const column_place place{{}, name};
    value_column& target = column_of(id);
    column_view& view = role == value_role::value ? target.values : target.n;
    if (view.supplied()) place.refuse(says::c_column_twice());
    view = source_.view(column, std::nullopt, place);
  }

  value_column& column_of(std::string_view id) {
    for (value_column& column : columns_) {
      if (column.id == id) return column;
    }
    columns_.push_back({id, {}, {}});
    return columns_.back();
  }

  void check_shapes() const {
    column_definition numbers;
    numbers.type = column_type::decimal;
    for (const value_column& column : columns_) {
      const column_place place{{}, column.id};
      const auto refuse = [&](const message& why) { place.refuse(why); };
      for (const column_view* view : {&column.values, &column.n}) {
        if (!view->supplied()) continue;
        const bool is_bits = view->type == physical_type::bits;
        numbers.type = is_bits ? column_type::boolean : column_type::decimal;
        if (const message fault = column::shape_fault(numbers, *view, source_.rows()); !fault.empty())
          refuse(fault);
        if (!is_bits && view->decimals == declared_decimals) refuse(says::values_without_decimals());
        if (view->multiplier != 1) refuse(says::values_with_multiplier());
      }
      if (column.n.supplied() && !column::is_integer(column.n.type)) refuse(says::samples_no_integers());
    }
  }

  void read_row(std::size_t row, given_entity& entity) const {
    for (std::size_t part = 0; part < codes_.size(); ++part) {
      if (!key_views_[part].present(row)) {
        entity.key.emplace_back();
        continue;
      }
      const std::uint32_t key = codes_[part].key_at(row);
      const auto refuse = [&](const message& why) { refuse_at(keys_[part], row, why); };
      if (key == 0) refuse(says::c_bad_code());
      const std::string_view text = codes_[part].texts()[key - 1];
      if (text::first_invalid_utf8(text)) refuse(says::c_bad_name(keys_[part]));
      entity.key.emplace_back(text);
    }
    for (const value_column& column : columns_) {
      if (!column.values.supplied() || !column.values.present(row)) continue;
      const auto value = column::exact_value(column.values, row);
      if (!value) {
        if (!column::is_nan(column.values, row)) refuse_at(column.id, row, says::value_beyond_arithmetic());
        if (!column.values.nan_is_missing) refuse_at(column.id, row, says::value_is_nan());
        continue;
      }
      given_value given{column.id, value, std::nullopt};
      if (column.n.supplied() && column.n.present(row)) given.n = sample_of(column, row);
      entity.values.push_back(given);
    }
  }

  [[noreturn]] static void refuse_at(std::string_view column, std::size_t row, const message& why) {
    column_place{{}, column}.refuse(why, error_code::data, static_cast<std::int64_t>(row) + 1);
  }

  static std::int64_t sample_of(const value_column& column, std::size_t row) {
    const int128 records = column::integer_at(column.n, row);
    if (records < 0 || records > INT64_MAX)
      refuse_at(column.id, row, says::negative_sample(to_text(records)));
    return static_cast<std::int64_t>(records);
  }

  const model_definition& of_;
  source_columns& source_;
  const std::vector<std::string>& keys_;
  std::vector<column_view> key_views_;         ///< by key
  std::vector<column::category_codes> codes_;  ///< the same
  std::vector<value_column> columns_;
};

}  // namespace
}  // namespace assay::capi

using namespace assay::capi;

int32_t assay_score_values(const assay_model* model, const assay_records* values, const assay_grouping* keys,
                           assay_result** result, assay_error* error) {
  reset(result);
  return guarded(error, [&] {
    assay_result*& made = required(result, "result");
    const assay_model& of = required(model, "model");
    const assay_records& given = required(values, "values");
    const record_form form = form_of(given);
    if (form == record_form::stream) refuse_call(says::c_no_stream_here());
    grouping by = grouping_of(keys);
    if (by.period.unit != assay::period_unit::none) refuse_choice("keys.period", keys->period);
    source_columns source;
    if (form == record_form::array) {
      source.open(required(given.schema, "values.schema"), required(given.array, "values.array"));
    } else {
      source.open(given);
    }
    const entity_reader reader{of.of, source, by.by};
    const std::vector<assay::given_entity> entities = reader.read();
    made = new assay_result{score_values(of.of, by.by, entities)};
  });
}
