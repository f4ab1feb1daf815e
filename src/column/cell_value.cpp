// SPDX-License-Identifier: Apache-2.0
#include "column/cell_value.hpp"

#include <array>
#include <charconv>
#include <type_traits>
#include <variant>

#include <assay/error.hpp>

#include "message/cell_sentences.hpp"
#include "text/utf8.hpp"

namespace assay::column {
namespace {

template <class Number>
std::string spelled(Number number) {
  std::array<char, 32> text;
  const auto written = std::to_chars(text.data(), text.data() + text.size(), number);
  return {text.data(), written.ptr};
}

/// `1500 * 1/1000 s`; seconds as they are.
message spelled_time(const cell_time& time) {
  std::string text = std::visit([](auto amount) { return spelled(amount); }, time.amount);
  if (time.numerator != 1 || time.denominator != 1) {
    text += " * " + std::to_string(time.numerator);
    if (time.denominator != 1) text += "/" + std::to_string(time.denominator);
  }
  return time.is_point ? says::moment_cell(text) : says::time_cell(text);
}

scaled_value read_content(const cell_reader& reader, const column_definition& column, const cell& value,
                          std::string_view& category) {
  return std::visit(
      [&](const auto& content) -> scaled_value {
        using content_type = std::decay_t<decltype(content)>;
        if constexpr (std::is_same_v<content_type, missing_cell>) {
          return {};
        } else if constexpr (std::is_same_v<content_type, std::string_view>) {
          if (column.type != column_type::category) return reader.read(content);
          category = content;
          return {0, text::first_invalid_utf8(content) ? cell_fault::invalid_utf8 : cell_fault::none};
        } else if constexpr (std::is_same_v<content_type, cell_time>) {
          const column_type wanted = content.is_point ? column_type::timestamp : column_type::duration;
          return column.type == wanted ? reader.read(content) : failed(cell_fault::wrong_type);
        } else {
          return reader.read(content);
        }
      },
      value.content());
}

}  // namespace

cell_value read_cell(const cell_reader& reader, const column_definition& column, const cell& value,
                     std::string_view record, std::size_t row) {
  cell_value result;
  result.present = !std::holds_alternative<missing_cell>(value.content());
  const scaled_value scaled = read_content(reader, column, value, result.text);
  if (!scaled.ok()) {
    throw error{error_code::data,
                record_place{std::string{record}, column.name, static_cast<std::int64_t>(row)},
                complain(scaled.fault, column, shown(value))};
  }
  result.value = scaled.value;
  return result;
}

says::value shown(const cell& value) {
  return std::visit(
      [](const auto& content) -> says::value {
        using content_type = std::decay_t<decltype(content)>;
        if constexpr (std::is_same_v<content_type, missing_cell>) {
          return says::empty_cell;
        } else if constexpr (std::is_same_v<content_type, bool>) {
          return content ? "true" : "false";
        } else if constexpr (std::is_same_v<content_type, std::string_view>) {
          return says::text_cell(content);
        } else if constexpr (std::is_same_v<content_type, cell_time>) {
          return spelled_time(content);
        } else {
          return spelled(content);
        }
      },
      value.content());
}

}  // namespace assay::column
