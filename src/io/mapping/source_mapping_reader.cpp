// SPDX-License-Identifier: Apache-2.0
//
// Tables, conditions and keys of a source mapping.
#include "io/mapping/source_mapping_reader.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "document/object_reader.hpp"
#include "document/scalar_reader.hpp"
#include "io/mapping/source_column_reader.hpp"
#include "io/mapping/source_keys.hpp"
#include "io/mapping/source_words.hpp"
#include "model/limits.hpp"

namespace assay::io {
namespace {

constexpr std::size_t most_conditions = 100;
constexpr std::int64_t most_row_bytes = std::int64_t{1} << 30U;
constexpr std::int64_t most_expansion = 1'000'000;

void read_delimiter(document::findings& found, const document::element& at, table_mapping& mapping) {
  const auto text = document::read_text(found, at);
  if (!text || *text == "auto") return;
  const char first = text->front();
  const bool usable = text->size() == 1 && first != '\0' && static_cast<unsigned char>(first) < 0x80 &&
                      std::string_view{"\r\n\""}.find(first) == std::string_view::npos;
  if (usable) {
    mapping.delimiter = first;
  } else {
    found.error(at, says::bad_delimiter());
  }
}

std::optional<row_condition> read_condition(document::findings& found, const document::element& at) {
  const document::object_reader object{found, at, source_keys::condition};
  if (!object.is_object()) return std::nullopt;
  row_condition condition;
  if (const auto column = object.find("column"))
    condition.header = document::read_text(found, *column).value_or("");
  const auto listed = object.find("in");
  const auto unlisted = object.find("not_in");
  if (listed && unlisted) {
    found.error(*unlisted, says::condition_has_both());
    return std::nullopt;
  }
  if (!listed && !unlisted) {
    found.error(at, says::condition_has_neither());
    return std::nullopt;
  }
  auto texts = read_some_texts(found, listed ? *listed : *unlisted);
  if (!texts) return std::nullopt;
  condition.texts = std::move(*texts);
  condition.keeps_listed = listed.has_value();
  return condition;
}

void read_encoding(document::findings& found, const document::element& at, table_mapping& mapping) {
  const auto text = document::read_text(found, at);
  if (!text) return;
  mapping.text_encoding = encoding_named(*text);
  if (!mapping.text_encoding) found.error(at, says::bad_encoding(*text, encoding_names()));
}

void read_limits(document::findings& found, const document::object_reader& object, table_mapping& mapping) {
  if (const auto at = object.find("maximum_row_bytes")) {
    if (const auto bytes = document::read_integer(found, *at, 1, most_row_bytes))
      mapping.maximum_row_bytes = static_cast<std::size_t>(*bytes);
  }
  if (const auto at = object.find("maximum_expansion")) {
    if (const auto ratio = document::read_integer(found, *at, 1, most_expansion))
      mapping.maximum_expansion = static_cast<std::uint64_t>(*ratio);
  }
}

// A column of the record type: rows are compared by its values.
void read_order(document::findings& found, const document::element& at, const record_definition& record,
                key_rule& rule) {
  const auto name = document::read_text(found, at);
  if (!name) return;
  const std::int32_t index = record.column_index(*name);
  std::vector<std::string_view> known;
  for (const column_definition& each : record.columns) {
    if (each.is_number()) known.emplace_back(each.name);
  }
  if (index >= 0 && record.columns[static_cast<std::size_t>(index)].is_number()) {
    rule.order_by = *name;
  } else {
    found.error(at, says::column_without_order(*name, record.name, found.nearest(*name, known)));
  }
}

void read_key(document::findings& found, const document::object_reader& object,
              const record_definition& record, table_mapping& mapping) {
  const auto key = object.find("key");
  const auto duplicates = object.find("duplicates");
  const auto order = object.find("order_by");
  if (!key) {
    object.refuse(found, {"duplicates", "order_by"}, says::table_without_key);
    return;
  }
  if (auto headers = read_some_texts(found, *key)) mapping.key.headers = std::move(*headers);
  if (duplicates)
    mapping.key.duplicates =
        document::read_word(found, *duplicates, source_words::duplicates).value_or(duplicate_policy::error);
  if (!order) return;
  const bool chooses = mapping.key.duplicates == duplicate_policy::keep_first ||
                       mapping.key.duplicates == duplicate_policy::keep_last;
  if (chooses) {
    read_order(found, *order, record, mapping.key);
  } else {
    object.refuse(found, {"order_by"}, says::unchosen_duplicates);
  }
}

void read_columns(document::findings& found, const document::element& at, const record_definition& record,
                  table_mapping& mapping) {
  for (const auto& entry :
       document::named_elements(found, at, says::columns, model_reader::limits::columns)) {
    const std::int32_t index = record.column_index(entry.name);
    if (index >= 0) {
      mapping.columns.push_back(
          read_column(found, entry, record.columns[static_cast<std::size_t>(index)], mapping));
      continue;
    }
    std::vector<std::string_view> known;
    for (const column_definition& each : record.columns)
      known.emplace_back(each.name);
    found.error(entry.key, says::unknown_column(record.name, entry.name, found.nearest(entry.name, known)));
  }
}

}  // namespace

table_mapping read_table_mapping(document::findings& found, const document::element& table,
                                 const record_definition& record) {
  table_mapping mapping;
  const document::object_reader object{found, table, source_keys::table};
  if (!object.is_object()) return mapping;
  if (const auto at = object.find("delimiter")) read_delimiter(found, *at, mapping);
  if (const auto at = object.find("encoding")) read_encoding(found, *at, mapping);
  read_limits(found, object, mapping);
  read_number_style(found, object, mapping.numbers);
  mapping.normalise_width = document::read_word_or(found, object, "width", source_words::width, false);
  read_key(found, object, record, mapping);
  if (const auto at = object.find("missing"))
    mapping.missing = read_texts(found, *at).value_or(mapping.missing);
  if (const auto at = object.find("where")) {
    for (const document::element& item : document::items_of(found, *at, says::conditions, most_conditions)) {
      if (auto condition = read_condition(found, item)) mapping.where.push_back(std::move(*condition));
    }
  }
  if (const auto at = object.find("columns")) read_columns(found, *at, record, mapping);
  return mapping;
}

}  // namespace assay::io
