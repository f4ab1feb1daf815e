// SPDX-License-Identifier: Apache-2.0
//
// Columns of a source mapping: where their texts come from, how those are written, what becomes of wrong ones.
#include "io/mapping/source_column_reader.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

#include "document/scalar_reader.hpp"
#include "io/mapping/source_keys.hpp"
#include "io/mapping/source_words.hpp"
#include "message/cell_sentences.hpp"
#include "message/document_sentences.hpp"
#include "model/words.hpp"

namespace assay::io {
namespace {

using document::value_kind;

constexpr std::size_t most_texts = 10'000;  // of one list

std::string_view name_of(column_type type) noexcept {
  for (const auto& entry : model_reader::words::column_type) {
    if (entry.meaning == type) return entry.text;
  }
  return {};
}

// A date and a clock time in columns of their own; the clock times before it say whether midnight has passed.
void read_date_and_clock(document::findings& found, const document::object_reader& object,
                         const column_definition& definition, column_mapping& mapping) {
  if (definition.type != column_type::timestamp) {
    object.refuse(found, {"date", "clock", "after", "clock_slack_s"},
                  says::column_of_type(name_of(definition.type)));
    return;
  }
  object.refuse(found, {"column", "columns"}, says::date_and_clock);
  object.require(found, "date", says::time_of_date_and_clock);
  object.require(found, "clock", says::time_of_date_and_clock);
  mapping.headers.clear();
  for (const std::string_view key : {"date", "clock"}) {
    const auto at = object.find(key);
    if (auto header = at ? document::read_text(found, *at) : std::nullopt)
      mapping.headers.push_back(std::move(*header));
  }
  const auto after = object.find("after");
  if (!after) {
    object.refuse(found, {"clock_slack_s"}, says::time_without_after);
    return;
  }
  if (const auto slack = object.find("clock_slack_s"))
    mapping.clock_slack_s = document::read_integer(found, *slack, 0, 43'200).value_or(0);
  if (after->is(value_kind::string)) {
    if (auto header = document::read_text(found, *after)) mapping.after = {std::move(*header)};
  } else if (auto headers = read_some_texts(found, *after)) {
    mapping.after = std::move(*headers);
  }
}

// Without any of these keys the header is the record column's own name.
void read_headers(document::findings& found, const document::object_reader& object,
                  const column_definition& definition, column_mapping& mapping) {
  const auto one = object.find("column");
  const auto several = object.find("columns");
  mapping.headers = {mapping.column};
  if (object.has("date") || object.has("clock") || object.has("after") || object.has("clock_slack_s")) {
    read_date_and_clock(found, object, definition, mapping);
  } else if (one && several) {
    found.error(*several, says::column_and_columns());
  } else if (one) {
    if (auto header = document::read_text(found, *one)) mapping.headers = {std::move(*header)};
  } else if (several) {
    if (auto headers = read_some_texts(found, *several)) mapping.headers = std::move(*headers);
  }
}

void read_format(document::findings& found, const document::element& at, const column_definition& definition,
                 column_mapping& mapping) {
  const auto text = document::read_text(found, at);
  if (!text) return;
  if (definition.type == column_type::timestamp) {
    column::timestamp_format::compiled compiled = column::timestamp_format::compile(*text);
    if (compiled.value) {
      mapping.format = std::move(*compiled.value);
    } else {
      found.error(at, says::bad_time_pattern(compiled.complaint));
    }
  } else if (definition.type == column_type::duration) {
    if (const auto named = column::duration_format_named(*text)) {
      mapping.format = *named;
    } else {
      found.error(at, says::bad_duration_format(*text));
    }
  } else {
    found.error(at, says::no_format(name_of(definition.type)));
  }
}

// Units that a file may have instead of the column's own.
void read_unit(document::findings& found, const document::object_reader& object,
               const column_definition& definition, column_mapping& mapping) {
  const auto at = object.find("unit");
  if (!at) return;
  const auto text = document::read_text(found, *at);
  if (!text) return;
  if (definition.type == column_type::duration) {
    object.refuse(found, {"format"}, says::unit_or_clock);
    const auto named = column::duration_format_named(*text);
    const bool is_unit =
        named && *named != column::duration_format::h_mm_ss && *named != column::duration_format::m_ss;
    if (is_unit) {
      mapping.format = *named;
    } else {
      found.error(*at, says::bad_duration_unit(*text));
    }
  } else if (definition.type == column_type::decimal && *text == "percent") {
    mapping.format = column::percent_format{};
  } else if (definition.type == column_type::decimal) {
    found.error(*at, says::bad_number_unit(*text));
  } else {
    found.error(*at, says::no_unit(name_of(definition.type)));
  }
}

void read_first_year(document::findings& found, const document::object_reader& object,
                     column_mapping& mapping) {
  const auto at = object.find("first_year");
  if (!at) return;
  const auto year = document::read_integer(found, *at, 0, 9900);
  auto* const format = std::get_if<column::timestamp_format>(&mapping.format);
  if (format == nullptr || !format->has_two_digit_years()) {
    object.refuse(found, {"first_year"}, says::format_without_year);
  } else if (year) {
    format->set_first_year(static_cast<std::int32_t>(*year));
  }
}

void read_policies(document::findings& found, const document::object_reader& object,
                   const column_definition& definition, column_mapping& mapping) {
  const message type = says::column_of_type(name_of(definition.type));
  if (definition.type != column_type::duration) object.refuse(found, {"negative"}, type);
  if (definition.type != column_type::integer && definition.type != column_type::category)
    object.refuse(found, {"damaged"}, type);
  mapping.negative =
      document::read_word_or(found, object, "negative", source_words::negative, negative_policy::usual);
  mapping.damaged =
      document::read_word_or(found, object, "damaged", source_words::damaged, damaged_policy::usual);
  mapping.on_error =
      document::read_word_or(found, object, "on_error", source_words::on_error, failure_policy::usual);
  if (const auto at = object.find("width"))
    mapping.normalise_width = document::read_word(found, *at, source_words::width);
}

void read_numbers(document::findings& found, const document::object_reader& object,
                  const column_definition& definition, const table_mapping& table, column_mapping& mapping) {
  if (object.has("decimal") || object.has("thousands")) {
    if (!definition.is_number() || definition.type == column_type::timestamp)
      object.refuse(found, {"decimal", "thousands"}, says::column_of_type(name_of(definition.type)));
    mapping.numbers = table.numbers;
    read_number_style(found, object, *mapping.numbers);
  }
}

says::value spelled(const document::element& at) {
  if (at.is(value_kind::boolean)) return at.value().boolean() ? "true" : "false";
  return at.is(value_kind::number) ? says::value{at.text()} : says::text_cell(at.text());
}

// The value that a text of the file stands for, by the ordinary reading of the column's type.
bool read_scaled(document::findings& found, const document::element& at, const column_definition& definition,
                 std::int64_t& target) {
  if (at.is(value_kind::array) || at.is(value_kind::object)) {
    found.wrong_type(at, says::value_or_null);
    return false;
  }
  const column::cell_reader reader{definition};
  const column::scaled_value scaled =
      at.is(value_kind::boolean) ? reader.read(at.value().boolean()) : reader.read(at.text());
  if (!scaled.ok())
    found.error(at, says::bad_mapped_value(column::complain(scaled.fault, definition, spelled(at))));
  target = scaled.value;
  return scaled.ok();
}

std::optional<mapped_value> read_value(document::findings& found, const document::named_element& entry,
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
    found.wrong_type(entry.content, says::string_or_null);
    return std::nullopt;
  }
  return value;
}

void read_values(document::findings& found, const document::element& at, const column_definition& definition,
                 const std::vector<std::string>& missing, column_mapping& mapping) {
  for (const auto& entry : document::named_elements(found, at, says::values, most_texts)) {
    if (std::find(missing.begin(), missing.end(), entry.name) != missing.end()) {
      found.warning(entry.content, says::never_used(entry.name));
    }
    if (auto value = read_value(found, entry, definition)) mapping.values.push_back(std::move(*value));
  }
}

}  // namespace

// Texts as they stand in files; unlike names they may be empty.
std::optional<std::vector<std::string>> read_texts(document::findings& found, const document::element& at) {
  const document::soundness sound{found};
  std::vector<std::string> result;
  for (const document::element& item : document::items_of(found, at, says::texts, most_texts)) {
    if (item.is(value_kind::string)) {
      result.push_back(item.text());
    } else {
      found.wrong_type(item, says::a_string);
    }
  }
  if (!sound.holds()) return std::nullopt;
  return result;
}

std::optional<std::vector<std::string>> read_some_texts(document::findings& found,
                                                        const document::element& at) {
  auto texts = read_texts(found, at);
  if (texts && texts->empty()) {
    found.error(at, says::empty_list());
    return std::nullopt;
  }
  return texts;
}

void read_number_style(document::findings& found, const document::object_reader& object,
                       number_style& style) {
  if (const auto at = object.find("decimal")) {
    const auto mark = document::read_text(found, *at);
    if (mark && (*mark == "." || *mark == ",")) {
      style.decimal_mark = mark->front();
    } else if (mark) {
      found.error(*at, says::bad_decimal_mark(*mark));
    }
  }
  if (const auto at = object.find("thousands")) {
    const auto mark = document::read_text(found, *at);
    if (mark && is_thousands_mark(*mark)) {
      style.thousands = *mark;
    } else if (mark) {
      found.error(*at, says::bad_thousands_mark(*mark));
    }
    if (mark && *mark == std::string(1, style.decimal_mark)) {
      found.error(*at, says::same_mark());
    }
  }
}

column_mapping read_column(document::findings& found, const document::named_element& entry,
                           const column_definition& definition, const table_mapping& table) {
  column_mapping mapping;
  mapping.column = entry.name;
  if (entry.content.is(value_kind::string)) {
    mapping.headers = {document::read_text(found, entry.content).value_or("")};
    return mapping;
  }
  if (!entry.content.is(value_kind::object)) {
    found.wrong_type(entry.content, says::header_or_column);
    return mapping;
  }
  const document::object_reader object{found, entry.content, source_keys::column};
  read_headers(found, object, definition, mapping);
  if (const auto at = object.find("missing")) mapping.missing = read_texts(found, *at);
  if (const auto at = object.find("format")) read_format(found, *at, definition, mapping);
  read_first_year(found, object, mapping);
  read_unit(found, object, definition, mapping);
  read_numbers(found, object, definition, table, mapping);
  read_policies(found, object, definition, mapping);
  if (const auto at = object.find("values"))
    read_values(found, *at, definition, mapping.missing ? *mapping.missing : table.missing, mapping);
  return mapping;
}

}  // namespace assay::io
