// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <assay/scorer.hpp>

#include "guard.hpp"
#include "interface.hpp"
#include "outputs.hpp"
#include "plain_column.hpp"
#include "result_tables.hpp"
#include "structs.hpp"
#include "value_name.hpp"

namespace assay::capi {
namespace {

constexpr std::int32_t known_parts = ASSAY_SCORER_DIMENSIONS | ASSAY_SCORER_POINTS | ASSAY_SCORER_BANDS |
                                     ASSAY_SCORER_RULES | ASSAY_SCORER_SCORE_BEFORE_RULES;

scored_parts parts_of(std::int32_t flags) {
  if ((flags & ~known_parts) != 0) refuse_choice("parts", flags);
  scored_parts parts;
  parts.dimensions = (flags & ASSAY_SCORER_DIMENSIONS) != 0;
  parts.points = (flags & ASSAY_SCORER_POINTS) != 0;
  parts.bands = (flags & ASSAY_SCORER_BANDS) != 0;
  parts.rules = (flags & ASSAY_SCORER_RULES) != 0;
  parts.score_before_rules = (flags & ASSAY_SCORER_SCORE_BEFORE_RULES) != 0;
  return parts;
}

/// Binds columns by name: `id`, `id:denominator`, `id:n`.
void bind_values(assay_scorer& scorer) {
  const std::vector<indicator_definition>& indicators = scorer.scorer.of().definition().indicators;
  std::fill(scorer.columns.begin(), scorer.columns.end(), given_column{});
  const std::span<const std::string_view> names = scorer.source.names();
  for (std::size_t column = 0; column < names.size(); ++column) {
    const auto [id, role] = read_value_name(names[column]);
    const std::int32_t indicator = scorer.scorer.of().definition().indicator_index(id);
    if (indicator < 0 || role == value_role::unknown) continue;
    const column_place place{{}, indicators[static_cast<std::size_t>(indicator)].id};
    given_column& given = scorer.columns[static_cast<std::size_t>(indicator)];
    column_view& target = role == value_role::value    ? given.values
                          : role == value_role::sample ? given.n
                                                       : given.denominators;
    if (target.supplied()) place.refuse(says::c_column_twice());
    target = scorer.source.view(column, std::nullopt, place);
    if (target.type == physical_type::none) target = {};
  }
}

}  // namespace
}  // namespace assay::capi

using namespace assay::capi;

int32_t assay_scorer_new(const assay_model* model, int32_t parts, assay_scorer** scorer, assay_error* error) {
  reset(scorer);
  return guarded(error, [&] {
    assay_scorer*& made = required(scorer, "scorer");
    const assay_model& of = required(model, "model");
    const assay::scored_parts wanted = parts_of(parts);
    auto fresh = std::make_unique<assay_scorer>(assay::scorer{of.of, wanted});
    fresh->parts = wanted;
    fresh->columns.resize(of.of.definition().indicators.size());
    made = fresh.release();
  });
}

void assay_scorer_free(assay_scorer* scorer) { delete scorer; }

int32_t assay_scorer_score(assay_scorer* scorer, const assay_records* values, assay_error* error) {
  return guarded(error, [&] {
    assay_scorer& with = required(scorer, "scorer");
    const assay_records& given = required(values, "values");
    const record_form form = form_of(given);
    if (form == record_form::stream) refuse_call(says::c_no_stream_here());
    if (form == record_form::array) {
      with.source.open(required(given.schema, "values.schema"), required(given.array, "values.array"));
    } else {
      with.source.open(given);
    }
    bind_values(with);
    with.has_batch = false;
    with.scorer.score(with.source.rows(), with.columns, with.cards);
    with.has_batch = true;
  });
}

int32_t assay_scorer_column(const assay_scorer* scorer, int32_t scored, int64_t index, assay_column* column,
                            assay_error* error) {
  reset_struct(column);
  return guarded(error, [&] {
    const assay_scorer& from = required(scorer, "scorer");
    assay_column& output = output_struct(column, "column");
    if (!from.has_batch) refuse_call(says::c_nothing_scored_yet());
    const assay::model_definition& model = from.scorer.of().definition();
    const auto node = [&] { return index_below(index, model.nodes.size(), "index"); };
    const assay::scored_cards& cards = from.cards;
    assay::column_view view;
    switch (scored) {
      case ASSAY_SCORED_SCORE:
        view = cards.score();
        break;
      case ASSAY_SCORED_SCORE_BEFORE_RULES:
        view = cards.score_before_rules();
        break;
      case ASSAY_SCORED_GRADE:
        view = cards.grade();
        break;
      case ASSAY_SCORED_STATUS:
        view = cards.status();
        break;
      case ASSAY_SCORED_POINTS:
        view = cards.points(node());
        break;
      case ASSAY_SCORED_BAND:
        view = cards.band(node());
        break;
      case ASSAY_SCORED_FIRED:
        view = cards.fired(index_below(index, model.critical.size(), "index"));
        break;
      default:
        refuse_choice("scored", scored);
    }
    output = plain_column(view, output.struct_bytes);
  });
}

int32_t assay_scorer_export(const assay_scorer* scorer, ArrowSchema* schema, ArrowArray* array,
                            assay_error* error) {
  reset(schema);
  reset(array);
  return guarded(error, [&] {
    const assay_scorer& from = required(scorer, "scorer");
    ArrowSchema& fields = required(schema, "schema");
    ArrowArray& values = required(array, "array");
    if (!from.has_batch) refuse_call(says::c_nothing_scored_yet());
    export_cards(from.scorer.of(), from.parts, from.cards, fields, values);
  });
}

int32_t assay_scorer_score_one(assay_scorer* scorer, const double* values, int32_t value_count,
                               assay_card* card, assay_error* error) {
  reset_struct(card);
  return guarded(error, [&] {
    assay_scorer& with = required(scorer, "scorer");
    assay_card& output = output_struct(card, "card");
    const std::size_t wanted = with.columns.size();
    const std::size_t count = not_negative(value_count, "value_count");
    if (count != wanted) refuse_call(says::c_values_of_scorer(count, wanted));
    if (count > 0) (void)required(values, "values");
    const assay::card_score scored = with.scorer.score_one({values, count});
    output.status = static_cast<std::int32_t>(scored.status);
    output.grade = index_or_none(scored.grade);
    output.grade_before_rules = -1;
    output.score = number_of(scored.score);
    output.score_before_rules = none;
  });
}
