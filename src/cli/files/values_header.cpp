// SPDX-License-Identifier: Apache-2.0
//
// Tells keys from values, and slips of the pen from keys.
#include "cli/files/values_header.hpp"

#include <algorithm>
#include <optional>

#include "message/values_file_sentences.hpp"
#include "text/blanks.hpp"
#include "text/nearest_name.hpp"

namespace assay::cli {
namespace {

constexpr std::string_view sample_size_ending = ".n";

std::vector<std::string_view> known_ids(const model_definition& model) {
  std::vector<std::string_view> known;
  for (const auto& indicator : model.indicators)
    known.emplace_back(indicator.id);
  for (const auto& node : model.nodes) {
    if (node.kind == node_kind::dimension) known.emplace_back(node.id);
  }
  return known;
}

bool is_about_as_long(std::string_view left, std::string_view right) {
  const std::size_t shorter = std::min(left.size(), right.size());
  const std::size_t longer = std::max(left.size(), right.size());
  return longer - shorter <= std::max<std::size_t>(1, longer / 3);
}

bool is_below(const model_definition& model, std::int32_t node, std::int32_t ancestor) {
  for (std::int32_t at = node; at >= 0; at = model.nodes[static_cast<std::size_t>(at)].parent) {
    if (at == ancestor) return node != ancestor;
  }
  return false;
}

class header_reader {
 public:
  header_reader(const io::csv_record& header, const std::string& file, const model_definition& model)
      : header_{header}, file_{file}, model_{model}, known_{known_ids(model)} {}

  values_header read() {
    for (std::size_t field = 0; field < header_.size(); ++field)
      read_field(field);
    if (read_.columns.empty()) fail(0, says::no_value_column(model_.id));
    for (std::size_t index = 0; index < read_.columns.size(); ++index)
      check(index);
    return std::move(read_);
  }

 private:
  [[noreturn]] void fail(std::size_t field, const message& said) const {
    throw values_error(file_, header_, field, said);
  }
  [[nodiscard]] std::size_t field_of(std::size_t column) const noexcept { return read_.keys.size() + column; }

  void read_field(std::size_t field) {
    const std::string_view name = text::without_blanks(header_[field]);
    if (name.empty()) fail(field, says::column_without_name());
    for (std::size_t before = 0; before < field; ++before) {
      if (text::without_blanks(header_[before]) == name) fail(field, says::value_column_twice(name));
    }
    if (auto column = value_column_of(name)) {
      read_.columns.push_back(*column);
    } else {
      read_key(field, name);
    }
  }

  [[nodiscard]] std::optional<value_column> value_column_of(std::string_view name) const {
    if (auto column = plain_column(name)) return column;
    if (!name.ends_with(sample_size_ending)) return std::nullopt;
    auto column = plain_column(name.substr(0, name.size() - sample_size_ending.size()));
    if (column) column->is_sample_size = true;
    return column;
  }

  [[nodiscard]] std::optional<value_column> plain_column(std::string_view name) const {
    if (const std::int32_t index = model_.indicator_index(name); index >= 0) {
      const auto& indicator = model_.indicators[static_cast<std::size_t>(index)];
      return value_column{indicator.id, &indicator, false, 0};
    }
    const std::int32_t index = model_.node_index(name);
    if (index < 0 || model_.nodes[static_cast<std::size_t>(index)].kind != node_kind::dimension)
      return std::nullopt;
    return value_column{model_.nodes[static_cast<std::size_t>(index)].id, nullptr, false, 0};
  }

  /// Before the first value any name is a key, unless it looks like a value somebody misspelt.
  void read_key(std::size_t field, std::string_view name) {
    if (name == "total") fail(field, says::total_given());
    const bool sized = name.ends_with(sample_size_ending);
    const auto stem = sized ? name.substr(0, name.size() - sample_size_ending.size()) : name;
    const auto near = text::nearest_name(stem, known_);
    // A shared beginning makes no slip: `customer` is a good name for a key beside customer_lifetime_value.
    const bool is_slip = near && (!read_.columns.empty() || is_about_as_long(stem, *near));
    if (is_slip) {
      const std::string meant = std::string{*near} + (sized ? std::string{sample_size_ending} : "");
      fail(field, says::misspelt_value_column(name, model_.id, meant));
    }
    if (!read_.columns.empty()) fail(field, says::unknown_value_column(name, model_.id));
    read_.keys.emplace_back(name);
  }

  void check(std::size_t index) {
    value_column& column = read_.columns[index];
    if (column.is_sample_size) {
      column.value = index_of_value(index);
      return;
    }
    if (column.indicator != nullptr) return;
    const std::int32_t dimension = model_.node_index(column.id);
    for (std::size_t other = 0; other < read_.columns.size(); ++other) {
      if (!is_below(model_, model_.node_index(read_.columns[other].id), dimension)) continue;
      fail(field_of(other), says::value_column_beside_dimension(read_.columns[other].id, column.id));
    }
  }

  [[nodiscard]] std::size_t index_of_value(std::size_t sample_size) const {
    const value_column& column = read_.columns[sample_size];
    const std::string name = std::string{column.id} + std::string{sample_size_ending};
    if (column.indicator == nullptr) fail(field_of(sample_size), says::sample_of_dimension(name));
    for (std::size_t index = 0; index < read_.columns.size(); ++index) {
      if (!read_.columns[index].is_sample_size && read_.columns[index].id == column.id) return index;
    }
    fail(field_of(sample_size), says::sample_without_value(name, column.id));
  }

  const io::csv_record& header_;
  const std::string& file_;
  const model_definition& model_;
  std::vector<std::string_view> known_;
  values_header read_;
};

}  // namespace

error values_error(const std::string& file, const io::csv_record& record, std::size_t field,
                   const message& said) {
  const io::csv_position place = record.position_of(field);
  const auto column = static_cast<std::int32_t>(std::min<std::uint64_t>(place.column, INT32_MAX));
  return error{error_code::data, said, {file, static_cast<std::int64_t>(place.line), column}};
}

values_header read_values_header(const io::csv_record& header, const std::string& file,
                                 const model& by_model) {
  return header_reader{header, file, by_model.definition()}.read();
}

}  // namespace assay::cli
