// SPDX-License-Identifier: Apache-2.0
//
// assay model: what models exist, what one says, and what is wrong with it.
#include <algorithm>
#include <string>
#include <utility>

#include "cli/command/commands.hpp"
#include "cli/command/model_argument.hpp"
#include "cli/show/model_page.hpp"
#include "cli/show/table_writer.hpp"
#include "result/json_members.hpp"
#include "text/json_writer.hpp"

namespace assay::cli {
namespace {

std::size_t dimensions_in(const model_definition& model) {
  return static_cast<std::size_t>(
      std::count_if(model.nodes.begin(), model.nodes.end(),
                    [](const node_definition& node) { return node.kind == node_kind::dimension; }));
}

std::string list_as_json() {
  text::json_writer out{text::json_layout::indented};
  out.begin_array();
  for (const preset_document& preset : preset_documents()) {
    const model compiled = model::preset(preset.id);
    const model_definition& model = compiled.definition();
    out.begin_object();
    out.key("id").string(model.id);
    out.key("version").string(model.version);
    out.key("label");
    detail::write_label(out, model.title);
    out.key("description");
    detail::write_label(out, model.description);
    out.key("dimensions").integer(static_cast<std::int64_t>(dimensions_in(model)));
    out.key("indicators").integer(static_cast<std::int64_t>(model.indicators.size()));
    out.key("records").begin_array();
    for (const record_definition& record : model.records)
      out.string(record.name);
    out.end_array();
    out.end_object();
  }
  out.end_array();
  return std::move(out).text() + "\n";
}

std::string list_as_table(language spoken, bool colour) {
  const auto word = [spoken](phrase what) { return std::string{say(spoken, what)}; };
  table_writer table{{{"id", alignment::left},
                      {word(phrase::version), alignment::left},
                      {word(phrase::name), alignment::left},
                      {word(phrase::dimensions), alignment::right},
                      {word(phrase::indicators), alignment::right},
                      {word(phrase::records), alignment::left}}};
  for (const preset_document& preset : preset_documents()) {
    const model compiled = model::preset(preset.id);
    const model_definition& model = compiled.definition();
    std::string records;
    for (const record_definition& record : model.records)
      records += (records.empty() ? "" : ", ") + record.name;
    table.add_row({cell_text{model.id, look::strong}, model.version,
                   std::string{model.title.text(code_of(spoken))}, std::to_string(dimensions_in(model)),
                   std::to_string(model.indicators.size()), cell_text{records, look::faint}});
  }
  return table.text(colour);
}

std::string count_text(std::ptrdiff_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

}  // namespace

outcome list_models(const output_options& output, const surroundings& where) {
  if (output.format == "json") return {exit_ok, list_as_json(), {}};
  return {exit_ok, list_as_table(output.language_or(where.spoken), where.colour), {}};
}

outcome show_model(const model_options& options, const surroundings& where) {
  const model_document document = read_model_document(options.model);
  const model compiled = model::parse(document.text, document.name);
  if (options.output.format == "shape") return {exit_ok, compiled.shape_text(), {}};
  // The document itself: the beginning of a model of one's own.
  if (options.output.format == "json") return {exit_ok, document.text, {}};
  return {
      exit_ok, model_page(compiled.definition(), options.output.language_or(where.spoken), where.colour), {}};
}

outcome check_model(const model_options& options) {
  const model_document document = read_model_document(options.model);
  const model::compiled compiled = model::compile(document.text);
  outcome done;
  for (const diagnostic& finding : compiled.diagnostics)
    done.out += describe(finding, document.name) + "\n";
  const auto count = [&](severity level) {
    return std::count_if(compiled.diagnostics.begin(), compiled.diagnostics.end(),
                         [level](const diagnostic& finding) { return finding.level == level; });
  };
  done.out += document.name + ": " + count_text(count(severity::error), "error") + ", " +
              count_text(count(severity::warning), "warning") + ", " +
              count_text(count(severity::note), "note") + "\n";
  done.code = compiled.value ? exit_ok : exit_failed;
  return done;
}

}  // namespace assay::cli
