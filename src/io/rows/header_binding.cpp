// SPDX-License-Identifier: Apache-2.0
//
// Finding of file columns by their headers.
#include "io/rows/header_binding.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include <assay/error.hpp>

#include "message/note_sentences.hpp"
#include "message/row_sentences.hpp"
#include "message/suggestion.hpp"

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
    bind_key();
    if (!faults_.empty()) throw error(error_code::data, says::all_of(faults_), {file_, 1, 0});
    return std::move(binding_);
  }

 private:
  void bind_column(std::size_t index) {
    const column_definition& definition = record_.columns[index];
    const column_mapping* const said = mapping_.find(definition.name);
    const std::vector<std::string> own_name = {definition.name};
    std::vector<std::string> headers = said != nullptr ? said->headers : own_name;
    const std::size_t own_headers = headers.size();
    if (said != nullptr) headers.insert(headers.end(), said->after.begin(), said->after.end());
    const bool is_required =
        std::find(required_.begin(), required_.end(), definition.name) != required_.end();
    std::vector<std::size_t> fields;
    for (const std::string& header : headers) {
      const auto field = find(header);
      if (field) {
        fields.push_back(*field);
      } else if (is_required) {
        report(says::header_missing(record_.name, definition.name, header, advice(header)));
      } else if (said != nullptr) {
        binding_.notes.push_back(
            says::note_of_file(says::column_not_read(definition.name, header, advice(header)), file_));
      }
    }
    if (fields.size() != headers.size()) return;
    std::vector<std::size_t> after{fields.begin() + static_cast<std::ptrdiff_t>(own_headers), fields.end()};
    fields.resize(own_headers);
    add_column(index, std::move(fields), std::move(after), said);
  }

  void add_column(std::size_t index, std::vector<std::size_t> fields, std::vector<std::size_t> after,
                  const column_mapping* said) {
    const column_definition& definition = record_.columns[index];
    const column_mapping nothing_said;
    const column_mapping& rules = said != nullptr ? *said : nothing_said;
    const damaged_policy damaged = damaged_rule(definition, rules);
    bound_column column{index,
                        std::move(fields),
                        definition.type == column_type::category,
                        column::cell_reader{definition, rules.format, damaged != damaged_policy::keep},
                        {},
                        {},
                        {}};
    column.field = column.fields.front();
    column.after = std::move(after);
    column.clock_slack_s = rules.clock_slack_s;
    column.damaged = damaged;
    column.notes_damage = column.is_category && rules.damaged == damaged_policy::usual;
    column.negative = negative_rule(definition, rules);
    column.minds_damage = column.is_category && (column.notes_damage || damaged != damaged_policy::keep);
    if (column.negative != negative_policy::keep) column.smallest = 0;
    column.on_error = rules.on_error;
    add_style(column, rules);
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

  static damaged_policy damaged_rule(const column_definition& definition, const column_mapping& rules) {
    if (rules.damaged != damaged_policy::usual) return rules.damaged;
    return definition.type == column_type::integer ? damaged_policy::reject : damaged_policy::keep;
  }

  static negative_policy negative_rule(const column_definition& definition, const column_mapping& rules) {
    if (definition.type != column_type::duration) return negative_policy::keep;
    if (rules.negative != negative_policy::usual) return rules.negative;
    const bool allowed = definition.minimum_scaled < 0 && definition.minimum_scaled != -default_range_scaled;
    return allowed ? negative_policy::keep : negative_policy::error;
  }

  void add_style(bound_column& column, const column_mapping& rules) const {
    if (column.reader.takes_plain_numbers()) {
      column.numbers = rules.numbers.value_or(mapping_.numbers);
      column.numbers.percent = std::holds_alternative<column::percent_format>(rules.format);
    }
    column.normalises_width = rules.normalise_width.value_or(mapping_.normalise_width && !column.is_category);
    column.is_unusual = column.fields.size() > 1 || !column.after.empty() || !column.numbers.is_plain() ||
                        column.normalises_width;
  }

  void bind_key() {
    const key_rule& rule = mapping_.key;
    for (const std::string& header : rule.headers) {
      const auto field = find(header);
      if (!field) {
        report(says::key_header_missing(header, advice(header)));
        continue;
      }
      binding_.key.parts.push_back(key_part(*field));
    }
    if (rule.order_by.empty()) return;
    binding_.key.order = static_cast<std::size_t>(record_.column_index(rule.order_by));
    const bool is_there =
        std::any_of(binding_.columns.begin(), binding_.columns.end(),
                    [this](const bound_column& each) { return each.column == binding_.key.order; });
    if (!is_there) report(says::order_header_missing(rule.order_by));
  }

  [[nodiscard]] bound_key_part key_part(std::size_t field) const {
    bound_key_part part;
    part.field = field;
    bool is_read = false;
    bool is_category = false;
    for (const bound_column& column : binding_.columns) {
      if (std::find(column.fields.begin(), column.fields.end(), field) == column.fields.end()) continue;
      is_read = true;
      is_category = is_category || column.is_category;
      part.normalises_width = part.normalises_width || column.normalises_width;
      for (const std::string_view text : column.missing.texts())
        part.missing.add(text);
      if (column.fields.size() > 1) continue;
      const column_mapping* const said = mapping_.find(record_.columns[column.column].name);
      part.keeps_damaged = part.keeps_damaged || (said != nullptr && said->damaged == damaged_policy::keep);
      for (const mapped_value& value : column.values) {
        if (value.missing) part.missing.add(value.text);
      }
    }
    part.drops_blanks = is_read && !is_category;
    if (!is_read) {
      for (const std::string& text : mapping_.missing)
        part.missing.add(text);
    }
    return part;
  }

  void bind_condition(const row_condition& said) {
    const auto field = find(said.header);
    if (!field) {
      report(says::condition_header_missing(said.header, advice(said.header)));
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
    if (second != binding_.headers.end())
      report(says::header_twice(header, field + 1, second - binding_.headers.begin() + 1));
    return field;
  }

  [[nodiscard]] message advice(std::string_view header) const {
    const std::vector<std::string_view> names{binding_.headers.begin(), binding_.headers.end()};
    const std::size_t other_delimiter = names.front().find_first_of(",;\t|");
    if (names.size() == 1 && other_delimiter != std::string_view::npos) {
      const std::string_view likely = names.front().substr(other_delimiter, 1);
      return says::other_delimiter(likely == "\t" ? says::a_tab() : says::a_delimiter(likely));
    }
    const message nearest = says::suggestion(header, names);
    return nearest.empty() ? says::name_header() : nearest;
  }

  void report(const message& fault) {
    // The same header may serve several columns.
    if (std::find(faults_.begin(), faults_.end(), fault) == faults_.end()) faults_.push_back(fault);
  }

  const record_definition& record_;
  const table_mapping& mapping_;
  std::span<const std::string> required_;
  const std::string& file_;
  header_binding binding_;
  std::vector<message> faults_;
};

}  // namespace

header_binding bind_header(const csv_record& header, const record_definition& record,
                           const table_mapping& mapping, std::span<const std::string> required,
                           const std::string& file) {
  return header_binder{header, record, mapping, required, file}.bind();
}

}  // namespace assay::io
