// SPDX-License-Identifier: Apache-2.0
//
// The document around the tables of a source mapping.
#include "io/mapping/source_mapping.hpp"

#include <algorithm>
#include <utility>

#include <assay/decimal.hpp>

#include "document/findings.hpp"
#include "document/json_document.hpp"
#include "document/object_reader.hpp"
#include "document/scalar_reader.hpp"
#include "io/mapping/source_keys.hpp"
#include "io/mapping/source_mapping_reader.hpp"
#include "model/limits.hpp"

namespace assay::io {
namespace {

using document::value_kind;

void check_format(document::findings& found, const document::element& at) {
  if (!at.is(value_kind::number)) {
    found.wrong_type(at, says::format_number);
  } else if (const auto format = decimal::parse(at.text()); !format || *format != decimal{0}) {
    found.error(at, says::unsupported_source_format(at.text()));
  }
}

void read_tables(document::findings& found, const document::element& at,
                 std::span<const record_definition> records, source_mapping& mapping) {
  for (const auto& entry : document::named_elements(found, at, says::tables, model_reader::limits::records)) {
    const auto record = std::find_if(records.begin(), records.end(),
                                     [&](const record_definition& each) { return each.name == entry.name; });
    if (record != records.end()) {
      mapping.tables.push_back({entry.name, read_table_mapping(found, entry.content, *record)});
      continue;
    }
    std::vector<std::string_view> known;
    for (const record_definition& each : records)
      known.emplace_back(each.name);
    found.error(entry.key, says::no_such_table(entry.name, found.nearest(entry.name, known)));
  }
}

source_mapping read_document(document::findings& found, const document::element& root,
                             std::span<const record_definition> records) {
  source_mapping mapping;
  const document::object_reader object{found, root, source_keys::source};
  if (!object.is_object()) return mapping;
  if (const auto at = object.find("assay_source")) check_format(found, *at);
  if (const auto at = object.find("label")) mapping.title = document::read_label(found, *at);
  if (const auto at = object.find("tables")) read_tables(found, *at, records, mapping);
  return mapping;
}

}  // namespace

const column_mapping* table_mapping::find(std::string_view column) const noexcept {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const column_mapping& each) { return each.column == column; });
  return found == columns.end() ? nullptr : &*found;
}

const table_mapping* source_mapping::find(std::string_view record) const noexcept {
  const auto found = std::find_if(tables.begin(), tables.end(),
                                  [&](const named_table& each) { return each.record == record; });
  return found == tables.end() ? nullptr : &found->mapping;
}

parsed_source_mapping parse_source_mapping(std::string_view json,
                                           std::span<const record_definition> records) {
  document::parsed parsed = document::parse(json);
  document::findings found{json};
  found.take_over(std::move(parsed.diagnostics));
  parsed_source_mapping result;
  source_mapping mapping;
  if (parsed.root) mapping = read_document(found, document::root_element(*parsed.root), records);
  if (found.errors() == 0) result.value = std::move(mapping);
  result.diagnostics = found.take();
  return result;
}

}  // namespace assay::io
