// SPDX-License-Identifier: Apache-2.0
//
// Indicators and measures.
#include "model/indicator_reader.hpp"

#include <utility>

#include "document/scalar_reader.hpp"
#include "message/document_sentences.hpp"
#include "message/model_sentences.hpp"
#include "model/amount_reader.hpp"
#include "model/keys.hpp"
#include "model/limits.hpp"
#include "model/scoring_reader.hpp"
#include "model/words.hpp"

namespace assay::model_reader {

namespace {

constexpr std::int64_t most_display_decimals = 9;

std::optional<fraction> read_amount_of(document::findings& found, const document::object_reader& object,
                                       std::string_view key, unit of) {
  const auto at = object.find(key);
  return at ? read_amount_in(found, *at, of) : std::nullopt;
}

void read_range(document::findings& found, const document::object_reader& object,
                indicator_definition& indicator) {
  const unit of = indicator.value_unit;
  const auto natural = [of](std::int64_t end) {
    return of == unit::ratio ? std::optional{fraction{end}} : std::nullopt;
  };
  const auto minimum = read_amount_of(found, object, "minimum", of);
  const auto maximum = read_amount_of(found, object, "maximum", of);
  indicator.minimum = minimum ? minimum : natural(0);
  indicator.maximum = maximum ? maximum : natural(1);
  if (!indicator.minimum || !indicator.maximum || *indicator.minimum <= *indicator.maximum) return;
  found.error(
      minimum ? *object.find("minimum") : *object.find("maximum"),
      says::value_range_reversed(says::amount(*indicator.minimum, of), says::amount(*indicator.maximum, of),
                                 minimum && maximum ? says::exchange_ends : says::declare_other_end));
  // A range that means something, so that targets and bands are not told about this one.
  indicator.minimum = natural(0);
  indicator.maximum = natural(1);
}

/// A target or a benchmark: a value the indicator can have.
std::optional<fraction> read_goal(document::findings& found, const document::object_reader& object,
                                  std::string_view key, const indicator_definition& indicator) {
  const unit of = indicator.value_unit;
  const auto value = read_amount_of(found, object, key, of);
  if (!value) return std::nullopt;
  const bool too_low = indicator.minimum && *value < *indicator.minimum;
  const bool too_high = indicator.maximum && *value > *indicator.maximum;
  if (too_low || too_high) {
    const auto& sentence = too_low ? says::goal_below : says::goal_above;
    const fraction& end = too_low ? *indicator.minimum : *indicator.maximum;
    found.error(*object.find(key), sentence(says::amount(*value, of), says::amount(end, of)));
  }
  return value;
}

void read_origin(document::findings& found, const document::object_reader& object,
                 indicator_definition& indicator) {
  const auto at = object.find("origin");
  if (!at) return;
  const document::object_reader marks{found, *at, keys::indicator_origin};
  indicator.value_origin = read_word_or(found, marks, "value", words::origin, origin::unstated);
  indicator.rule_origin = read_word_or(found, marks, "scoring", words::origin, origin::unstated);
}

void read_texts(document::findings& found, const document::object_reader& object,
                indicator_definition& indicator) {
  indicator.title = read_title(found, object, indicator.id);
  indicator.unit_title = read_title(found, object, "", "unit_label");
  // What is wrong with a note is reported by whoever reads the object.
  document::findings ignored{{}};
  if (const auto note = object.find("note")) indicator.note = read_label(ignored, *note);
}

void read_settings(document::findings& found, const document::object_reader& object,
                   indicator_definition& indicator) {
  if (const auto at = object.find("minimum_sample")) {
    indicator.minimum_sample = read_integer(found, *at, 0, limits::sample).value_or(0);
  }
  if (const auto at = object.find("display_decimals")) {
    indicator.display_decimals =
        static_cast<std::int32_t>(read_integer(found, *at, 0, most_display_decimals).value_or(2));
  }
  read_origin(found, object, indicator);
}

void read_formula_text(document::findings& found, const document::object_reader& object,
                       const record_section& records, indicator_definition& indicator,
                       indicator_notes& notes) {
  indicator.from = read_record_name(found, object, "from", records);
  if (object.has("from")) object.require(found, "value", says::key_as_reason("from"));
  const auto at = object.find("value");
  if (!at) return;
  if (const auto text = read_text(found, *at)) {
    indicator.value = *text;
    notes.formula = *at;
  }
}

indicator_definition read_indicator(document::findings& found, const document::named_element& entry,
                                    const record_section& records, indicator_notes& notes) {
  indicator_definition indicator;
  indicator.id = entry.name;
  check_node_id(found, entry.key, entry.name);
  const document::object_reader object{found, entry.content, keys::indicator};
  if (!object.is_object()) {
    notes.has_rule = true;  // nobody knows
    return indicator;
  }
  read_texts(found, object, indicator);
  read_settings(found, object, indicator);
  read_formula_text(found, object, records, indicator, notes);
  indicator.better = read_word_or(found, object, "better", words::better, direction::context);
  notes.has_rule = has_scoring(object);
  notes.minimum_declared = object.has("minimum");
  const auto unit_at = object.find("unit");
  const auto of = unit_at ? read_word(found, *unit_at, words::unit) : std::nullopt;
  // Without a unit there is no telling what an amount means.
  if (!of) return indicator;
  notes.unit = unit_at;
  indicator.value_unit = *of;
  read_range(found, object, indicator);
  indicator.target = read_goal(found, object, "target", indicator);
  indicator.benchmark = read_goal(found, object, "benchmark", indicator);
  indicator.rule = read_scoring(found, object, indicator);
  return indicator;
}

}  // namespace

std::int32_t indicator_section::index_of(std::string_view id) const {
  const auto entry = by_id.find(id);
  return entry == by_id.end() ? -1 : entry->second;
}

indicator_section read_indicators(document::findings& found, const document::object_reader& document,
                                  const record_section& records) {
  indicator_section section;
  const auto at = document.find("indicators");
  section.known = at && at->is(document::value_kind::object);
  if (!at) return section;
  for (const auto& entry : named_elements(found, *at, says::indicators, limits::indicators)) {
    indicator_notes notes;
    section.by_id.emplace(entry.name, static_cast<std::int32_t>(section.list.size()));
    section.list.push_back(read_indicator(found, entry, records, notes));
    section.notes.push_back(std::move(notes));
  }
  return section;
}

std::int32_t read_indicator_id(document::findings& found, const document::object_reader& object,
                               std::string_view key, const indicator_section& indicators) {
  const auto at = object.find(key);
  const auto id = at ? read_text(found, *at) : std::nullopt;
  if (!id) return -1;
  const std::int32_t index = indicators.index_of(*id);
  if (index < 0 && indicators.known) {
    std::vector<std::string_view> known;
    for (const auto& each : indicators.list)
      known.push_back(each.id);
    found.error(*at, says::unknown_indicator(
                         *id, known.empty() ? says::declare_under("indicators") : found.nearest(*id, known)));
  }
  return index;
}

measure_section read_measures(document::findings& found, const document::object_reader& document,
                              const record_section& records) {
  measure_section section;
  const auto at = document.find("measures");
  if (!at) return section;
  for (const auto& entry : named_elements(found, *at, says::measures, limits::measures)) {
    check_id(found, entry.key, entry.name);
    const document::object_reader object{found, entry.content, keys::measure};
    measure_definition measure{entry.name, read_record_name(found, object, "from", records), {}};
    const auto formula = object.find("value");
    const auto text = formula ? read_text(found, *formula) : std::nullopt;
    if (text) measure.value = *text;
    section.list.push_back(std::move(measure));
    section.keys.push_back(entry.key);
    section.formulas.push_back(text ? formula : std::nullopt);
  }
  return section;
}

}  // namespace assay::model_reader
