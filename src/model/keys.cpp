// SPDX-License-Identifier: Apache-2.0
//
// The key tables.
#include "model/keys.hpp"

#include <array>

#include "document/scalar_reader.hpp"
#include "message/model_sentences.hpp"

namespace assay::model_reader {

using document::known_key;

namespace {

constexpr known_key required(std::string_view name) { return {name, true}; }
constexpr known_key optional(std::string_view name) { return {name, false}; }

constexpr std::array model_keys{required("assay"),    required("id"),          required("version"),
                                optional("label"),    optional("description"), optional("note"),
                                optional("records"),  optional("measures"),    required("indicators"),
                                optional("total"),    optional("dimensions"),  optional("grades"),
                                optional("critical"), optional("display")};
constexpr std::array record_keys{optional("label"),  optional("note"),    optional("time"),
                                 optional("groups"), required("columns"), optional("derived")};
constexpr std::array column_keys{required("type"),     optional("label"),   optional("note"),
                                 optional("decimals"), optional("minimum"), optional("maximum"),
                                 optional("round")};
constexpr std::array derived_keys{required("type"),   required("value"),   optional("label"),
                                  optional("note"),   optional("minimum"), optional("maximum"),
                                  optional("outside")};
constexpr std::array measure_keys{optional("from"), required("value"), optional("note")};
constexpr std::array indicator_keys{optional("label"),
                                    required("unit"),
                                    optional("unit_label"),
                                    required("better"),
                                    optional("from"),
                                    optional("value"),
                                    optional("minimum"),
                                    optional("maximum"),
                                    optional("bands"),
                                    optional("linear"),
                                    optional("ratio_to_target"),
                                    optional("deduction"),
                                    optional("value_as_points"),
                                    optional("target"),
                                    optional("benchmark"),
                                    optional("minimum_sample"),
                                    optional("display_decimals"),
                                    optional("origin"),
                                    optional("note")};
constexpr std::array indicator_origin_keys{optional("value"), optional("scoring"), optional("note")};
constexpr std::array band_keys{optional("at_least"), optional("above"),  optional("at_most"),
                               optional("below"),    required("points"), optional("label"),
                               optional("note")};
constexpr std::array knot_keys{required("value"), required("points"), optional("note")};
constexpr std::array ratio_to_target_keys{optional("points"), optional("cap"), optional("note")};
constexpr std::array deduction_keys{optional("start"), required("each"), optional("floor"), optional("note")};
constexpr std::array value_as_points_keys{optional("full_mark"), optional("note")};
constexpr std::array total_keys{optional("label"),   optional("weights"),        optional("aggregation"),
                                optional("missing"), optional("minimum_sample"), optional("indicators"),
                                optional("note")};
constexpr std::array dimension_keys{required("id"),
                                    optional("label"),
                                    required("weight"),
                                    optional("weights"),
                                    optional("aggregation"),
                                    optional("missing"),
                                    optional("minimum_sample"),
                                    optional("dimensions"),
                                    optional("indicators"),
                                    optional("origin"),
                                    optional("note")};
constexpr std::array weighted_indicator_keys{required("indicator"), required("weight"),
                                             optional("applicable_points"), optional("origin"),
                                             optional("note")};
constexpr std::array missing_keys{optional("policy"), optional("minimum_coverage"), optional("note")};
constexpr std::array grade_keys{required("id"),     optional("label"), required("at_least"),
                                optional("factor"), optional("stars"), optional("note")};
constexpr std::array critical_keys{
    required("id"),   optional("label"),  optional("indicator"),       optional("dimension"),
    required("when"), required("effect"), optional("section"),         optional("grade"),
    optional("most"), optional("each"),   optional("counted_at_most"), optional("fail_from"),
    optional("note")};
constexpr std::array display_keys{optional("decimals"), optional("rounding"), optional("grade_from"),
                                  optional("note")};

}  // namespace

namespace keys {
const object_kind model{"model", says::a_model, model_keys};
const object_kind record{"record", says::a_record_type, record_keys};
const object_kind column{"column", says::a_column, column_keys};
const object_kind derived{"derived", says::a_derived_column, derived_keys};
const object_kind measure{"measure", says::a_measure, measure_keys};
const object_kind indicator{"indicator", says::an_indicator, indicator_keys};
const object_kind indicator_origin{"indicator_origin", says::an_indicator_origin, indicator_origin_keys};
const object_kind band{"band", says::a_band, band_keys};
const object_kind knot{"knot", says::a_knot, knot_keys};
const object_kind ratio_to_target{"ratio_to_target", says::a_ratio_to_target, ratio_to_target_keys};
const object_kind deduction{"deduction", says::a_deduction, deduction_keys};
const object_kind value_as_points{"value_as_points", says::a_value_as_points, value_as_points_keys};
const object_kind total{"total", says::the_total, total_keys};
const object_kind dimension{"dimension", says::a_dimension, dimension_keys};
const object_kind weighted_indicator{"weighted_indicator", says::a_weighted_indicator,
                                     weighted_indicator_keys};
const object_kind missing{"missing", says::a_missing_rule, missing_keys};
const object_kind grade{"grade", says::a_grade, grade_keys};
const object_kind critical{"critical", says::a_critical_rule, critical_keys};
const object_kind display{"display", says::display_settings, display_keys};
}  // namespace keys

std::span<const object_kind* const> object_kinds() noexcept {
  static constexpr std::array all{&keys::model,
                                  &document::label_kind,
                                  &keys::record,
                                  &keys::column,
                                  &keys::derived,
                                  &keys::measure,
                                  &keys::indicator,
                                  &keys::indicator_origin,
                                  &keys::band,
                                  &keys::knot,
                                  &keys::ratio_to_target,
                                  &keys::deduction,
                                  &keys::value_as_points,
                                  &keys::total,
                                  &keys::dimension,
                                  &keys::weighted_indicator,
                                  &keys::missing,
                                  &keys::grade,
                                  &keys::critical,
                                  &keys::display};
  return all;
}

}  // namespace assay::model_reader
