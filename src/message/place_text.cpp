// SPDX-License-Identifier: Apache-2.0
#include "message/place_text.hpp"

namespace assay::says {
namespace {

std::string chinese(const error_location& place) {
  std::string text = place.file;
  if (place.line > 0) {
    const std::string line = std::to_string(place.line);
    const std::string column = std::to_string(place.column);
    if (!text.empty()) {
      text += ":" + line + (place.column > 0 ? ":" + column : "");
    } else {
      text = "第 " + line + " 行" + (place.column > 0 ? "第 " + column + " 列" : "");
    }
  }
  return text.empty() ? text : text + "：";
}

std::string chinese(const record_place& place) {
  std::string text;
  const auto add = [&text](const std::string& part) { text += (text.empty() ? "" : "，") + part; };
  if (!place.record.empty()) add("记录类型 \"" + place.record + "\"");
  if (place.row > 0) add("第 " + std::to_string(place.row) + " 行");
  if (!place.column.empty()) add("列 \"" + place.column + "\"");
  return text.empty() ? text : text + "：";
}

}  // namespace

std::string place_text(const error& problem, std::string_view language) {
  if (problem.said() == nullptr) return {};
  const bool is_chinese = language == "zh";
  if (const record_place* const cell = problem.cell())
    return is_chinese ? chinese(*cell) : detail::place_prefix(*cell);
  if (const error_location* const at = problem.location())
    return is_chinese ? chinese(*at) : detail::place_prefix(at->file, at->line, at->column);
  return {};
}

}  // namespace assay::says
