// SPDX-License-Identifier: Apache-2.0
//
// assay metric: the catalogue of metrics, for people and for programs.
#include <string>
#include <utility>
#include <vector>

#include <assay/catalogue.hpp>
#include <assay/error.hpp>

#include "catalogue/metric_json.hpp"
#include "cli/command/commands.hpp"
#include "cli/show/table_writer.hpp"
#include "message/command_sentences.hpp"
#include "message/suggestion.hpp"
#include "text/json_writer.hpp"

namespace assay::cli {
namespace {

std::string name_in(language spoken, std::string_view zh, std::string_view en) {
  return std::string{spoken == language::zh ? zh : en};
}

std::string list_as_json() {
  text::json_writer out{text::json_layout::indented};
  catalogue::write_metrics(out);
  return std::move(out).text() + "\n";
}

std::string list_as_table(language spoken, bool colour) {
  const auto heading = [spoken](phrase what) {
    return table_column{std::string{say(spoken, what)}, alignment::left};
  };
  table_writer table{{{"id", alignment::left},
                      heading(phrase::name),
                      heading(phrase::unit),
                      heading(phrase::formula),
                      heading(phrase::variants)}};
  for (const metric_entry& metric : metric_catalogue()) {
    std::string variants;
    for (const metric_variant& variant : metric.variants)
      variants += (variants.empty() ? "" : ", ") + std::string{variant.id};
    table.add_row({cell_text{std::string{metric.id}, look::strong}, name_in(spoken, metric.zh, metric.en),
                   std::string{name_of(metric.value_unit)}, std::string{metric.formula},
                   cell_text{variants, look::faint}});
  }
  return table.text(colour);
}

std::string entry_page(const metric_entry& metric, language spoken, bool colour) {
  const auto word = [spoken](phrase what) { return std::string{say(spoken, what)}; };
  table_writer facts{
      {{std::string{metric.id}, alignment::left}, {name_in(spoken, metric.zh, metric.en), alignment::left}}};
  const auto fact = [&](phrase what, std::string_view text) {
    facts.add_row({cell_text{word(what), look::faint}, cell_text{std::string{text}}});
  };
  if (!metric.formula.empty()) fact(phrase::formula, metric.formula);
  fact(phrase::unit, name_of(metric.value_unit));
  fact(phrase::state, metric.state);
  fact(phrase::source, metric.source);
  std::string page = facts.text(colour);
  if (metric.variants.empty()) return page;
  table_writer variants{{{word(phrase::variants), alignment::left},
                         {word(phrase::name), alignment::left},
                         {word(phrase::unit), alignment::left},
                         {word(phrase::definition), alignment::left}}};
  for (const metric_variant& variant : metric.variants) {
    variants.add_row({cell_text{std::string{variant.id}, look::strong},
                      name_in(spoken, variant.zh, variant.en), std::string{name_of(variant.value_unit)},
                      std::string{variant.definition}});
  }
  return page + "\n" + variants.text(colour);
}

const metric_entry& metric_of(const std::string& id) {
  if (const metric_entry* metric = find_metric(id)) return *metric;
  std::vector<std::string_view> known;
  for (const metric_entry& metric : metric_catalogue())
    known.push_back(metric.id);
  throw error{error_code::argument, says::no_such_metric(id, says::suggestion(id, known))};
}

}  // namespace

outcome list_metrics(const output_options& output, const surroundings& where) {
  if (output.format == "json") return {exit_ok, list_as_json(), {}};
  return {exit_ok, list_as_table(output.language_or(where.spoken), where.colour), {}};
}

outcome show_metric(const metric_options& options, const surroundings& where) {
  const metric_entry& metric = metric_of(options.id);
  if (options.output.format != "json") {
    return {exit_ok, entry_page(metric, options.output.language_or(where.spoken), where.colour), {}};
  }
  text::json_writer out{text::json_layout::indented};
  catalogue::write_metric(out, metric);
  return {exit_ok, std::move(out).text() + "\n", {}};
}

}  // namespace assay::cli
