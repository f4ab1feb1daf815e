// SPDX-License-Identifier: Apache-2.0
//
// Finding of file columns by their headers.
#include "io/header_binding.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <assay/error.hpp>

#include "text/nearest_name.hpp"

namespace assay::io {
namespace {

class header_binder {
 public:
  header_binder(const csv_record& header, const record_definition& record, const table_mapping& mapping,
                std::span<const std::string> required, const std::string& file)
      : record_{record}, mapping_{mapping}, required_{required}, file_{file} {
    for (std::size_t field = 0; field < header.size(); ++field)
      binding_.headers.emplace_back(header[field]);
  }

  header_binding bind() {
    for (std::size_t index = 0; index < record_.columns.size(); ++index)
      bind_column(index);
    for (const row_condition& condition : mapping_.where)
      bind_condition(condition);
    if (!faults_.empty()) throw error(error_code::data, faults_, {file_, 1, 0});
    return std::move(binding_);
  }

 private:
  void bind_column(std::size_t index) {
    const column_definition& definition = record_.columns[index];
    const column_mapping* const said = mapping_.find(definition.name);
    const std::vector<std::string> own_name = {definition.name};
    const std::vector<std::string>& headers = said != nullptr ? said->headers : own_name;
    const bool is_required =
        std::find(required_.begin(), required_.end(), definition.name) != required_.end();
    std::vector<std::size_t> fields;
    for (const std::string& header : headers) {
      const auto field = find(header);
      if (field) {
        fields.push_back(*field);
      } else if (is_required) {
        report("record type \"" + record_.name + "\" needs the column \"" + definition.name +
               "\", and the file has no header " + cells::shown(header) + advice(header));
      } else if (said != nullptr) {
        binding_.notes.push_back(file_ + ": column \"" + definition.name +
                                 "\" is not read: the file has no header " + cells::shown(header) +
                                 advice(header));
      }
    }
    if (fields.size() == headers.size()) add_column(index, std::move(fields), said);
  }

  void add_column(std::size_t index, std::vector<std::size_t> fields, const column_mapping* said) {
    const column_definition& definition = record_.columns[index];
    bound_column column{index,
                        std::move(fields),
                        definition.type == column_type::category,
                        cells::cell_reader{definition, said != nullptr ? said->format : cells::cell_format{}},
                        {},
                        {},
                        {}};
    for (const std::string& text : said != nullptr && said->missing ? *said->missing : mapping_.missing)
      column.missing.add(text);
    if (said != nullptr) {
      for (const mapped_value& value : said->values) {
        column.value_texts.add(value.text);
        column.values.push_back(value);
      }
    }
    binding_.columns.push_back(std::move(column));
  }

  void bind_condition(const row_condition& said) {
    const auto field = find(said.header);
    if (!field) {
      report("a condition (\"where\") needs the header " + cells::shown(said.header) +
             ", which the file does not have" + advice(said.header));
      return;
    }
    bound_condition condition;
    condition.field = *field;
    condition.keeps_listed = said.keeps_listed;
    for (const std::string& text : said.texts)
      condition.texts.add(text);
    binding_.where.push_back(std::move(condition));
  }

  std::optional<std::size_t> find(std::string_view header) {
    const auto first = std::find(binding_.headers.begin(), binding_.headers.end(), header);
    if (first == binding_.headers.end()) return std::nullopt;
    const auto second = std::find(first + 1, binding_.headers.end(), header);
    const auto field = static_cast<std::size_t>(first - binding_.headers.begin());
    if (second != binding_.headers.end()) {
      report("the header " + cells::shown(header) + " occurs twice, in columns " + std::to_string(field + 1) +
             " and " + std::to_string(second - binding_.headers.begin() + 1) + "; rename one of them");
    }
    return field;
  }

  [[nodiscard]] std::string advice(std::string_view header) const {
    const std::vector<std::string_view> names{binding_.headers.begin(), binding_.headers.end()};
    const std::size_t other_delimiter = names.front().find_first_of(",;\t|");
    if (names.size() == 1 && other_delimiter != std::string_view::npos) {
      const char likely = names.front()[other_delimiter];
      return "; the file has one column only: its delimiter may be " +
             (likely == '\t' ? std::string{"a tab"} : std::string{"'"} + likely + "'");
    }
    const std::string nearest = text::did_you_mean(header, names);
    if (!nearest.empty()) return "; " + nearest;
    return "; name the right header in a source mapping";
  }

  void report(const std::string& fault) {
    // The same header may serve several columns.
    if (faults_.find(fault) == std::string::npos) faults_ += (faults_.empty() ? "" : "\n") + fault;
  }

  const record_definition& record_;
  const table_mapping& mapping_;
  std::span<const std::string> required_;
  const std::string& file_;
  header_binding binding_;
  std::string faults_;
};

}  // namespace

header_binding bind_header(const csv_record& header, const record_definition& record,
                           const table_mapping& mapping, std::span<const std::string> required,
                           const std::string& file) {
  return header_binder{header, record, mapping, required, file}.bind();
}

}  // namespace assay::io
