// SPDX-License-Identifier: Apache-2.0
//
// Tables, conditions and columns of a source mapping.
#include "io/source_mapping_reader.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "document/json_complaint.hpp"
#include "io/source_keys.hpp"
#include "model/limits.hpp"
#include "model/object_reader.hpp"
#include "model/scalar_reader.hpp"
#include "model/words.hpp"

namespace assay::io {
namespace {

using document::quoted;
using document::value_kind;
using model_reader::element;
using model_reader::findings;
using model_reader::object_reader;

constexpr std::size_t most_conditions = 100;
constexpr std::size_t most_texts = 10'000;  // of one list

std::string_view name_of(column_type type) noexcept {
  for (const auto& entry : model_reader::words::column_type) {
    if (entry.meaning == type) return entry.text;
  }
  return {};
}

// Texts as they stand in files; unlike names they may be empty.
std::optional<std::vector<std::string>> read_texts(findings& found, const element& at) {
  const model_reader::soundness sound{found};
  std::vector<std::string> result;
  for (const element& item : model_reader::items_of(found, at, "texts", most_texts)) {
    if (item.is(value_kind::string)) {
      result.push_back(item.text());
    } else {
      found.wrong_type(item, "a string");
    }
  }
  if (!sound.holds()) return std::nullopt;
  return result;
}

std::optional<std::vector<std::string>> read_some_texts(findings& found, const element& at) {
  auto texts = read_texts(found, at);
  if (texts && texts->empty()) {
    found.error(at, {"empty_list", "the list is empty", "list at least one text"});
    return std::nullopt;
  }
  return texts;
}

void read_delimiter(findings& found, const element& at, table_mapping& mapping) {
  const auto text = model_reader::read_text(found, at);
  if (!text) return;
  const char first = text->front();
  const bool usable = text->size() == 1 && first != '\0' && static_cast<unsigned char>(first) < 0x80 &&
                      std::string_view{"\r\n\""}.find(first) == std::string_view::npos;
  if (usable) {
    mapping.delimiter = first;
  } else {
    found.error(
        at, {"bad_delimiter", "a delimiter is one ASCII character, and neither a line end nor a double quote",
             R"(usual: "," ";" "\t" "|")"});
  }
}

std::optional<row_condition> read_condition(findings& found, const element& at) {
  const object_reader object{found, at, source_keys::condition};
  if (!object.is_object()) return std::nullopt;
  row_condition condition;
  if (const auto column = object.find("column"))
    condition.header = model_reader::read_text(found, *column).value_or("");
  const auto listed = object.find("in");
  const auto unlisted = object.find("not_in");
  if (listed && unlisted) {
    found.error(*unlisted, {"conflicting_keys", R"(a condition has either "in" or "not_in", not both)",
                            "write two conditions; a row has to fulfil both"});
    return std::nullopt;
  }
  if (!listed && !unlisted) {
    found.error(
        at, {"missing_key", R"(a condition needs "in" or "not_in")", "list the texts to keep or to drop"});
    return std::nullopt;
  }
  auto texts = read_some_texts(found, listed ? *listed : *unlisted);
  if (!texts) return std::nullopt;
  condition.texts = std::move(*texts);
  condition.keeps_listed = listed.has_value();
  return condition;
}

// Without "column" and "columns" the header is the record column's own name.
void read_headers(findings& found, const object_reader& object, column_mapping& mapping) {
  const auto one = object.find("column");
  const auto several = object.find("columns");
  mapping.headers = {mapping.column};
  if (one && several) {
    found.error(*several, {"conflicting_keys", R"(a column has either "column" or "columns", not both)",
                           R"(leave one out; the texts of "columns" are joined by a blank)"});
  } else if (one) {
    if (auto header = model_reader::read_text(found, *one)) mapping.headers = {std::move(*header)};
  } else if (several) {
    if (auto headers = read_some_texts(found, *several)) mapping.headers = std::move(*headers);
  }
}

void read_format(findings& found, const element& at, const column_definition& definition,
                 column_mapping& mapping) {
  const auto text = model_reader::read_text(found, at);
  if (!text) return;
  if (definition.type == column_type::timestamp) {
    cells::timestamp_format::compiled compiled = cells::timestamp_format::compile(*text);
    if (compiled.value) {
      mapping.format = std::move(*compiled.value);
    } else {
      found.error(at, {"bad_format", std::move(compiled.complaint), R"(a usual one: "%Y-%m-%d %H:%M:%S")"});
    }
  } else if (definition.type == column_type::duration) {
    if (const auto named = cells::duration_format_named(*text)) {
      mapping.format = *named;
    } else {
      found.error(at, {"bad_format", quoted(*text) + " is not a format of durations",
                       R"(known: "s", "min", "h", "h:mm:ss", "m:ss")"});
    }
  } else {
    found.error(at, {"bad_format", "a column of type " + quoted(name_of(definition.type)) + " has no format",
                     R"(only timestamps and durations have one; use "values" to replace texts)"});
  }
}

std::string spelled(const element& at) {
  if (at.is(value_kind::boolean)) return at.value().boolean() ? "true" : "false";
  return at.is(value_kind::number) ? at.text() : cells::shown(at.text());
}

// The value that a text of the file stands for, by the ordinary reading of the column's type.
bool read_scaled(findings& found, const element& at, const column_definition& definition,
                 std::int64_t& target) {
  if (at.is(value_kind::array) || at.is(value_kind::object)) {
    found.wrong_type(at, "a value of the column, or null for no value");
    return false;
  }
  const cells::cell_reader reader{definition};
  const cells::scaled_value scaled =
      at.is(value_kind::boolean) ? reader.read(at.value().boolean()) : reader.read(at.text());
  if (!scaled.ok()) {
    cells::cell_complaint complaint = cells::complain(scaled.fault, definition);
    found.error(at, {"bad_value", spelled(at) + " " + complaint.problem, std::move(complaint.advice)});
  }
  target = scaled.value;
  return scaled.ok();
}

std::optional<mapped_value> read_value(findings& found, const model_reader::named_element& entry,
                                       const column_definition& definition) {
  mapped_value value;
  value.text = entry.name;
  if (entry.content.is(value_kind::null)) {
    value.missing = true;
  } else if (definition.type != column_type::category) {
    if (!read_scaled(found, entry.content, definition, value.scaled)) return std::nullopt;
  } else if (entry.content.is(value_kind::string)) {
    value.category = entry.content.text();
  } else {
    found.wrong_type(entry.content, "a string, or null for no value");
    return std::nullopt;
  }
  return value;
}

void read_values(findings& found, const element& at, const column_definition& definition,
                 const std::vector<std::string>& missing, column_mapping& mapping) {
  for (const auto& entry : model_reader::named_elements(found, at, "values", most_texts)) {
    if (std::find(missing.begin(), missing.end(), entry.name) != missing.end()) {
      found.warning(entry.content,
                    {"never_used", "the text " + quoted(entry.name) + R"( is listed under "missing" already)",
                     R"(leave it out here, or give the column a list "missing" without it)"});
    }
    if (auto value = read_value(found, entry, definition)) mapping.values.push_back(std::move(*value));
  }
}

column_mapping read_column(findings& found, const model_reader::named_element& entry,
                           const column_definition& definition, const table_mapping& table) {
  column_mapping mapping;
  mapping.column = entry.name;
  if (entry.content.is(value_kind::string)) {
    mapping.headers = {model_reader::read_text(found, entry.content).value_or("")};
    return mapping;
  }
  if (!entry.content.is(value_kind::object)) {
    found.wrong_type(entry.content, "the header of a file column, or an object (a column)");
    return mapping;
  }
  const object_reader object{found, entry.content, source_keys::column};
  read_headers(found, object, mapping);
  if (const auto at = object.find("missing")) mapping.missing = read_texts(found, *at);
  if (const auto at = object.find("format")) read_format(found, *at, definition, mapping);
  if (const auto at = object.find("values"))
    read_values(found, *at, definition, mapping.missing ? *mapping.missing : table.missing, mapping);
  return mapping;
}

void read_columns(findings& found, const element& at, const record_definition& record,
                  table_mapping& mapping) {
  for (const auto& entry :
       model_reader::named_elements(found, at, "columns", model_reader::limits::columns)) {
    const std::int32_t index = record.column_index(entry.name);
    if (index >= 0) {
      mapping.columns.push_back(
          read_column(found, entry, record.columns[static_cast<std::size_t>(index)], mapping));
      continue;
    }
    std::vector<std::string_view> known;
    for (const column_definition& each : record.columns)
      known.emplace_back(each.name);
    found.error(entry.key, {"unknown_column",
                            "record type " + quoted(record.name) + " has no column " + quoted(entry.name),
                            found.nearest(entry.name, known)});
  }
}

}  // namespace

table_mapping read_table_mapping(findings& found, const element& table, const record_definition& record) {
  table_mapping mapping;
  const object_reader object{found, table, source_keys::table};
  if (!object.is_object()) return mapping;
  if (const auto at = object.find("delimiter")) read_delimiter(found, *at, mapping);
  if (const auto at = object.find("missing"))
    mapping.missing = read_texts(found, *at).value_or(mapping.missing);
  if (const auto at = object.find("where")) {
    for (const element& item : model_reader::items_of(found, *at, "conditions", most_conditions)) {
      if (auto condition = read_condition(found, item)) mapping.where.push_back(std::move(*condition));
    }
  }
  if (const auto at = object.find("columns")) read_columns(found, *at, record, mapping);
  return mapping;
}

}  // namespace assay::io
