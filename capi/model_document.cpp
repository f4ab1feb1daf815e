// SPDX-License-Identifier: Apache-2.0
#include "model_document.hpp"

#include <cstddef>
#include <string_view>

#include <assay/decimal.hpp>
#include <assay/units.hpp>

#include "catalogue/metric_json.hpp"
#include "result/json_members.hpp"
#include "result/names.hpp"
#include "text/json_writer.hpp"
#include "text/sha256.hpp"

namespace assay::capi {
namespace {

using text::json_writer;

void write_title(json_writer& out, const label& title) {
  out.key("label");
  detail::write_label(out, title);
}

void write_names(json_writer& out, std::string_view key, const std::vector<std::string>& names) {
  out.key(key).begin_array();
  for (const std::string& name : names)
    out.string(name);
  out.end_array();
}

void write_bound(json_writer& out, std::string_view key, const column_definition& column,
                 std::int64_t scaled) {
  out.key(key);
  column.is_number() ? out.raw_number(decimal{scaled, column.decimals}.shortest().text()) : out.null();
}

void write_column(json_writer& out, const column_definition& column) {
  out.begin_object();
  out.key("name").string(column.name);
  write_title(out, column.title);
  out.key("type").string(detail::name_of(column.type));
  out.key("decimals").integer(column.decimals);
  write_bound(out, "minimum", column, column.minimum_scaled);
  write_bound(out, "maximum", column, column.maximum_scaled);
  out.end_object();
}

void write_record(json_writer& out, const record_definition& record) {
  out.begin_object();
  out.key("name").string(record.name);
  write_title(out, record.title);
  out.key("time");
  record.time.empty() ? out.null() : out.string(record.time);
  write_names(out, "groups", record.groups);
  out.key("columns").begin_array();
  for (const column_definition& column : record.columns)
    write_column(out, column);
  out.end_array();
  out.key("derived").begin_array();
  for (const derived_definition& column : record.derived) {
    out.begin_object();
    out.key("name").string(column.name);
    write_title(out, column.title);
    out.key("type").string(detail::name_of(column.type));
    out.end_object();
  }
  out.end_array();
  out.end_object();
}

void write_line(json_writer& out, const model_definition& model, const result_node& line) {
  out.begin_object();
  out.key("id").string(line.id);
  out.key("kind").string(detail::name_of(line.kind));
  write_title(out, line.indicator != nullptr ? line.indicator->title : line.definition->title);
  out.key("parent");
  const bool has_parent = line.definition != nullptr && line.definition->parent >= 0;
  has_parent ? out.string(model.nodes[static_cast<std::size_t>(line.definition->parent)].id) : out.null();
  out.key("unit");
  line.indicator != nullptr ? out.string(name_of(line.indicator->value_unit)) : out.null();
  out.key("scored").boolean(line.definition != nullptr);
  out.end_object();
}

void write_grade(json_writer& out, const grade_definition& grade) {
  out.begin_object();
  out.key("id").string(grade.id);
  write_title(out, grade.title);
  out.key("at_least").raw_number(grade.at_least.text());
  out.key("factor");
  grade.factor ? out.raw_number(grade.factor->shortest().text()) : out.null();
  out.key("stars");
  grade.stars > 0 ? out.integer(grade.stars) : out.null();
  out.end_object();
}

}  // namespace

std::string describe_model(const assay_model& of) {
  const model_definition& model = of.of.definition();
  json_writer out;
  out.begin_object();
  out.key("id").string(model.id);
  out.key("version").string(model.version);
  write_title(out, model.title);
  out.key("shape").string(to_hex(of.of.shape()));
  out.key("records").begin_array();
  for (const record_definition& record : model.records)
    write_record(out, record);
  out.end_array();
  out.key("indicators").begin_array();
  for (const indicator_definition& indicator : model.indicators)
    out.string(indicator.id);
  out.end_array();
  out.key("nodes").begin_array();
  for (const result_node& line : of.lines)
    write_line(out, model, line);
  out.end_array();
  out.key("grades").begin_array();
  for (const grade_definition& grade : model.grades.list())
    write_grade(out, grade);
  out.end_array();
  out.key("rules").begin_array();
  for (const critical_definition& rule : model.critical) {
    out.begin_object();
    out.key("id").string(rule.id);
    write_title(out, rule.title);
    out.end_object();
  }
  out.end_array();
  out.end_object();
  return std::move(out).text();
}

std::string describe_state(const state& of) {
  json_writer out;
  out.begin_object();
  out.key("rows").integer(of.rows());
  out.key("groups").integer(static_cast<std::int64_t>(of.groups()));
  write_names(out, "by", of.by());
  detail::write_period(out, of.period());
  detail::write_rejected(out, of.rejected());
  out.key("shape").string(to_hex(of.shape()));
  out.key("digest").string(text::to_hexadecimal(of.digest()));
  out.key("seal");
  if (const auto& seal = of.sealed()) {
    out.begin_object();
    out.key("sources").integer(seal->leaves);
    out.key("sum").string(text::to_hexadecimal(seal->sources));
    out.end_object();
  } else {
    out.null();
  }
  out.end_object();
  return std::move(out).text();
}

std::string describe_metrics() {
  json_writer out;
  catalogue::write_metrics(out);
  return std::move(out).text();
}

std::string describe_presets() {
  json_writer out;
  out.begin_array();
  for (const preset_document& preset : preset_documents()) {
    const model of = model::preset(preset.id);
    out.begin_object();
    out.key("id").string(preset.id);
    out.key("version").string(of.version());
    write_title(out, of.definition().title);
    out.key("document").string(preset.json);
    out.end_object();
  }
  out.end_array();
  return std::move(out).text();
}

}  // namespace assay::capi
