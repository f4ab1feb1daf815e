// SPDX-License-Identifier: Apache-2.0
//
// The order in which the sections of a document are read: each one after those it refers to.
#include "model/model_reader.hpp"

#include <string>
#include <utility>

#include "document/findings.hpp"
#include "document/json_document.hpp"
#include "document/object_reader.hpp"
#include "document/scalar_reader.hpp"
#include "message/model_sentences.hpp"
#include "model/formula_reader.hpp"
#include "model/grade_reader.hpp"
#include "model/indicator_reader.hpp"
#include "model/keys.hpp"
#include "model/record_type_reader.hpp"
#include "model/shape_text.hpp"
#include "model/tree_reader.hpp"

namespace assay::model_reader {

namespace {

using compiled = assay::detail::compiled_model;

/// False when the document is of a format of which nothing is known: then nothing else is worth saying about it.
bool check_format(document::findings& found, const document::element& root) {
  for (const auto& member : root.value().members()) {
    if (member.key != "assay") continue;
    const document::element at = member_of(root, member);
    if (!at.is(document::value_kind::number)) {
      found.wrong_type(at, says::format_number);
      return true;
    }
    const auto format = decimal::parse(at.text());
    if (format && *format == decimal{0}) return true;
    found.error(at, says::unsupported_format(at.text()));
    return false;
  }
  return true;
}

void read_header(document::findings& found, const document::object_reader& document,
                 model_definition& model) {
  if (const auto at = document.find("id")) {
    if (auto id = read_text(found, *at)) {
      check_id(found, *at, *id);
      model.id = std::move(*id);
    }
  }
  if (const auto at = document.find("version")) model.version = read_text(found, *at).value_or(std::string{});
  model.title = read_title(found, document, model.id);
  model.description = read_title(found, document, "", "description");
}

/// Grades and critical rules speak about a total.
void warn_of_missing_total(document::findings& found, const document::object_reader& document,
                           const model_definition& model) {
  if (found.errors() > 0 || !model.nodes.empty()) return;
  for (const std::string_view key : {"grades", "critical"}) {
    if (const auto at = document.find(key)) {
      found.warning(*at, says::nothing_scored());
    }
  }
}

plan::score_plan score_plan_of(document::findings& found, const document::object_reader& document,
                               const model_definition& model) {
  auto scores = plan::make_score_plan(model);
  if (scores.too_fine >= 0) {
    const auto at = document.find("dimensions");
    found.error(at ? *at : document.self(),
                says::weights_too_fine(model.nodes[static_cast<std::size_t>(scores.too_fine)].id,
                                       plan::most_weight_bits));
  }
  return scores;
}

std::shared_ptr<const compiled> read_sections(document::findings& found,
                                              const document::object_reader& document) {
  auto result = std::make_shared<compiled>();
  model_definition& model = result->definition;
  read_header(found, document, model);
  auto records = read_records(found, document);
  auto measures = read_measures(found, document, records);
  auto indicators = read_indicators(found, document, records);
  auto formulas = read_formulas(found, records, measures, indicators);
  const document::soundness tree{found};
  model.nodes = read_tree(found, document, indicators);
  const bool tree_is_sound = tree.holds();
  auto grades = read_grades(found, document);
  model.critical = read_critical(found, document, indicators, grades, model.nodes, tree_is_sound);
  warn_of_scored_estimates(found, formulas, indicators, model.nodes, model.critical);
  model.display = read_display(found, document);
  model.records = std::move(records.records);
  model.measures = std::move(measures.list);
  model.indicators = std::move(indicators.list);
  // A model with an error is thrown away; its grades may be no scale.
  if (!grades.list.empty() && found.errors() == 0)
    model.grades = grade_scale<grade_definition>{std::move(grades.list)};
  warn_of_missing_total(found, document, model);
  if (found.errors() == 0) result->scores = score_plan_of(found, document, model);
  result->plan = std::move(formulas.plan);
  result->formulas = std::move(formulas.handles);
  result->shape_text = shape_text(model.records, result->plan);
  result->shape = fingerprint_of(result->shape_text);
  return result;
}

}  // namespace

reading read_model(std::string_view json) {
  auto parsed = document::parse(json);
  document::findings found{json};
  found.take_over(std::move(parsed.diagnostics));
  reading result;
  if (parsed.root && check_format(found, root_element(*parsed.root))) {
    const document::object_reader document{found, root_element(*parsed.root), keys::model};
    if (document.is_object()) result.model = read_sections(found, document);
  }
  if (found.errors() > 0) result.model.reset();
  result.diagnostics = found.take();
  return result;
}

}  // namespace assay::model_reader
