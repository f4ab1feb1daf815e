// SPDX-License-Identifier: Apache-2.0
//
// Record types.
#include "model/record_type_reader.hpp"

#include <algorithm>
#include <set>

#include "document/scalar_reader.hpp"
#include "message/model_sentences.hpp"
#include "model/column_reader.hpp"
#include "model/keys.hpp"
#include "model/limits.hpp"

namespace assay::model_reader {

namespace {

/// Names of the columns of one type, for hints.
std::vector<std::string_view> columns_of_type(const record_definition& record, column_type type) {
  std::vector<std::string_view> names;
  for (const auto& column : record.columns) {
    if (column.type == type) names.push_back(column.name);
  }
  // A record is dated by a column that is supplied.
  for (const auto& column : record.derived) {
    if (column.type == type && type == column_type::category) names.push_back(column.name);
  }
  return names;
}

struct column_role {
  std::string_view key;
  column_type type;
  const says::sentence<2>& refusal;
};
constexpr column_role time_role{"time", column_type::timestamp, says::time_not_timestamp};
constexpr column_role group_role{"group", column_type::category, says::group_not_category};

bool is_derived(const record_definition& record, std::string_view name) {
  return std::any_of(record.derived.begin(), record.derived.end(),
                     [name](const derived_definition& column) { return column.name == name; });
}

/// Checks that `name` is a column of the type that its role needs.
void check_role(document::findings& found, const document::element& at, const std::string& name,
                const record_definition& record, const record_doubts& doubts, const column_role& role) {
  if (doubts.columns_unknown) return;
  const auto candidates = columns_of_type(record, role.type);
  const std::int32_t index = record.column_index(name);
  const bool is_known = index >= 0 || is_derived(record, name);
  if (!is_known) {
    found.error(at, says::unknown_column(record.name, name, found.nearest(name, candidates)));
    return;
  }
  for (const auto& doubtful : doubts.columns) {
    if (doubtful == name) return;
  }
  if (std::find(candidates.begin(), candidates.end(), name) != candidates.end()) return;
  found.error(at, role.refusal(name, candidates.empty() ? says::no_column_of_type()
                                                        : found.nearest(name, candidates)));
}

void read_groups(document::findings& found, const document::element& at, record_definition& record,
                 const record_doubts& doubts) {
  std::set<std::string_view> seen;
  for (const auto& item : items_of(found, at, says::column_names, limits::groups)) {
    const auto name = read_text(found, item);
    if (!name) continue;
    if (!seen.insert(item.text()).second) {
      found.error(item, says::duplicate_group(*name));
      continue;
    }
    check_role(found, item, *name, record, doubts, group_role);
    record.groups.push_back(*name);
  }
}

void read_columns(document::findings& found, const document::object_reader& object, record_definition& record,
                  record_doubts& doubts) {
  const auto at = object.find("columns");
  doubts.columns_unknown = !at || !at->is(document::value_kind::object);
  if (!at) return;
  for (const auto& entry : named_elements(found, *at, says::columns, limits::columns)) {
    const document::soundness sound{found};
    record.columns.push_back(read_column(found, entry));
    if (!sound.holds()) doubts.columns.push_back(entry.name);
  }
}

std::vector<derived_place> read_derived_columns(document::findings& found,
                                                const document::object_reader& object,
                                                record_definition& record, record_doubts& doubts) {
  std::vector<derived_place> places;
  const auto at = object.find("derived");
  if (!at) return places;
  for (const auto& entry : named_elements(found, *at, says::derived_columns, limits::derived)) {
    const document::soundness sound{found};
    if (record.column_index(entry.name) >= 0) {
      found.error(entry.key, says::duplicate_column(entry.name));
    }
    derived_place place;
    record.derived.push_back(read_derived(found, entry, place));
    if (!sound.holds()) {
      doubts.columns.push_back(entry.name);
      place.reset();
    }
    places.push_back(std::move(place));
  }
  return places;
}

record_definition read_record(document::findings& found, const document::named_element& entry,
                              record_doubts& doubts, std::vector<derived_place>& derived) {
  record_definition record;
  record.name = entry.name;
  check_id(found, entry.key, entry.name);
  const document::object_reader object{found, entry.content, keys::record};
  record.title = read_title(found, object, entry.name);
  read_columns(found, object, record, doubts);
  derived = read_derived_columns(found, object, record, doubts);
  if (const auto at = object.find("time")) {
    if (const auto name = read_text(found, *at)) {
      check_role(found, *at, *name, record, doubts, time_role);
      record.time = *name;
    }
  }
  if (const auto at = object.find("groups")) read_groups(found, *at, record, doubts);
  return record;
}

}  // namespace

std::int32_t record_section::index_of(std::string_view name) const noexcept {
  for (std::size_t index = 0; index < records.size(); ++index) {
    if (records[index].name == name) return static_cast<std::int32_t>(index);
  }
  return -1;
}

std::vector<std::string_view> record_section::names() const {
  std::vector<std::string_view> result;
  for (const auto& record : records)
    result.push_back(record.name);
  return result;
}

record_section read_records(document::findings& found, const document::object_reader& document) {
  record_section section;
  const auto at = document.find("records");
  if (!at) return section;
  section.known = at->is(document::value_kind::object);
  for (const auto& entry : named_elements(found, *at, says::record_types, limits::records)) {
    record_doubts doubts;
    std::vector<derived_place> derived;
    section.records.push_back(read_record(found, entry, doubts, derived));
    section.doubts.push_back(std::move(doubts));
    section.derived.push_back(std::move(derived));
  }
  return section;
}

std::string read_record_name(document::findings& found, const document::object_reader& object,
                             std::string_view key, const record_section& records) {
  const auto at = object.find(key);
  if (!at) return {};
  const auto name = read_text(found, *at);
  if (!name) return {};
  if (records.known && records.index_of(*name) < 0) {
    const auto known = records.names();
    found.error(*at, says::unknown_record_type(*name, known.empty() ? says::declare_under("records")
                                                                    : found.nearest(*name, known)));
  }
  return *name;
}

}  // namespace assay::model_reader
