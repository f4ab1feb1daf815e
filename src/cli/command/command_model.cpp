// SPDX-License-Identifier: Apache-2.0
//
// assay model: what models exist, what one says, and what is wrong with it.
#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include <CLI/CLI.hpp>

#include "cli/command/model_argument.hpp"
#include "cli/command/session.hpp"
#include "cli/show/model_page.hpp"
#include "cli/show/table_writer.hpp"
#include "result/json_members.hpp"
#include "text/json_writer.hpp"

namespace assay::cli {
namespace {

struct model_options {
  std::string model;
  output_options output;
};

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

outcome list(const output_options& output, const surroundings& where) {
  if (output.format == "json") return {exit_ok, list_as_json(), {}};
  return {exit_ok, list_as_table(output.language_or(where.spoken), where.colour), {}};
}

outcome show(const model_options& options, const surroundings& where) {
  const model_document document = read_model_document(options.model);
  const model compiled = model::parse(document.text, document.name);
  if (options.output.format == "shape") return {exit_ok, compiled.shape_text(), {}};
  // The document itself: the beginning of a model of one's own.
  if (options.output.format == "json") return {exit_ok, document.text, {}};
  return {
      exit_ok, model_page(compiled.definition(), options.output.language_or(where.spoken), where.colour), {}};
}

std::string count_text(std::ptrdiff_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

outcome check(const model_options& options) {
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

}  // namespace

void add_model_commands(CLI::App& program, session& shared) {
  CLI::App* model = program.add_subcommand("model", "List, show and check models");
  model->require_subcommand(1);

  auto list_options = std::make_shared<output_options>();
  CLI::App* list_command = model->add_subcommand("list", "List the models that come with the program");
  add_output_options(*list_command, *list_options, "table|json");
  list_command->callback([&shared, list_options] {
    shared.chosen = [&shared, list_options] { return list(*list_options, shared.where); };
  });

  auto show_options = std::make_shared<model_options>();
  CLI::App* show_command = model->add_subcommand("show", "Show what a model measures and how it grades");
  show_command->add_option("MODEL", show_options->model, "Id of a preset, or a file")->required();
  add_output_options(*show_command, show_options->output, "text|json|shape");
  show_command->callback([&shared, show_options] {
    shared.chosen = [&shared, show_options] { return show(*show_options, shared.where); };
  });

  auto check_options = std::make_shared<model_options>();
  CLI::App* check_command =
      model->add_subcommand("check", "Say everything that is wrong or doubtful in a model");
  check_command->add_option("MODEL", check_options->model, "Id of a preset, or a file")->required();
  add_language_without_effect(*check_command);
  check_command->callback(
      [&shared, check_options] { shared.chosen = [check_options] { return check(*check_options); }; });
}

}  // namespace assay::cli
