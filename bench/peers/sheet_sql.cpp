// SPDX-License-Identifier: Apache-2.0
#include "sheet_sql.hpp"

#include <cstddef>
#include <sstream>
#include <utility>
#include <vector>

namespace assay::bench {
namespace {

class select_writer {
 public:
  select_writer(const scoring_sheet& sheet, sql_form form)
      : sheet_{sheet}, nulls_{form == sql_form::nulls_cases} {}

  [[nodiscard]] std::string write(const std::string& table) const {
    const std::string veto = "i" + std::to_string(sheet_.veto);
    const std::string vetoed = veto + " > " + std::to_string(scoring_sheet::veto_above);
    std::string parts;
    std::string part_ids;
    std::string nodes;
    std::vector<std::pair<std::string, std::int64_t>> all;
    for (std::size_t dimension = 0; dimension < scoring_sheet::dimensions; ++dimension) {
      const std::string id = "d" + std::to_string(dimension);
      const auto lists = sheet_.parts_of(dimension);
      std::vector<std::pair<std::string, std::int64_t>> below;
      for (std::size_t part = 0; part < lists.size(); ++part) {
        const std::string part_id = lists.size() == 1 ? id : id + "_" + std::to_string(part);
        parts += ", " + mean_of_lines(lists[part]) + " AS " + part_id;
        if (lists.size() > 1) part_ids += ", " + part_id;
        below.emplace_back(part_id, sheet_.part_weight(dimension, part));
      }
      nodes += ", " + (lists.size() == 1 ? id : mean_of_nodes(below) + " AS " + id);
      all.emplace_back(id, sheet_.dimension_weight(dimension));
    }
    std::string from = "(SELECT " + veto + parts + " FROM " + table + ")";
    if (sheet_.weights != sheet_weights::small)
      from = "(SELECT " + veto + nodes + part_ids + " FROM " + from + ")";
    from = "(SELECT *, " + mean_of_nodes(all) + " AS mean FROM " + from + ")";
    from = "(SELECT *, CASE WHEN " + vetoed + " THEN 0e0 ELSE mean END AS total FROM " + from + ")";
    return "SELECT total, d0, d1, d2, d3, d4, CAST(CASE WHEN total >= 80 THEN 0 WHEN total >= 65 THEN 1 WHEN "
           "total >= 50"
           " THEN 2 ELSE 3 END AS TINYINT) AS grade" +
           part_ids + " FROM " + from;
  }

 private:
  /// A literal that every database reads as a double.
  static std::string number(double value) {
    std::ostringstream text;
    text << value << "e0";
    return text.str();
  }
  /// Billionths times a whole number. Whole results stay integers, which are faster than doubles.
  static std::string number(std::int64_t billionths, int times) {
    const std::string text = scoring_sheet::weight_text(billionths * times);
    return billionths % 1'000'000'000 == 0 ? text : text + "e0";
  }

  static void append(std::string& sum, const std::string& term) {
    if (!sum.empty()) sum += " + ";
    sum += term;
  }
  static std::string product(std::string left, const std::string& right) {
    left += " * ";
    left += right;
    return left;
  }
  static std::string either(const std::string& condition, const std::string& then,
                            const std::string& otherwise) {
    return "CASE WHEN " + condition + " THEN " + then + " ELSE " + otherwise + " END";
  }
  [[nodiscard]] std::string missing(const std::string& value) const {
    return nulls_ ? value + " IS NULL" : "isNaN(" + value + ")";
  }
  [[nodiscard]] std::string points(std::size_t index) const {
    const sheet_line& line = sheet_.lines[index];
    const std::int64_t weight = sheet_.line_weight(index);
    const std::string value = "i" + std::to_string(index);
    const auto reaches = [&](int edge) {
      return value + (line.higher ? " >= " : " <= ") + number(line.edges[edge]);
    };
    std::string text;
    if (nulls_) {
      text = "CASE";
      for (int edge = 2; edge >= 0; --edge)
        text += " WHEN " + reaches(edge) + " THEN " + number(weight, sheet_line::points[edge + 1]);
      return text + " ELSE 0 END";
    }
    for (int edge = 0; edge < 3; ++edge) {
      const int step = sheet_line::points[edge + 1] - sheet_line::points[edge];
      append(text, product(number(weight, step), "(" + reaches(edge) + ")"));
    }
    return text;
  }
  [[nodiscard]] std::string mean_of_lines(const std::vector<std::size_t>& lines) const {
    std::string top;
    std::string bottom;
    for (const std::size_t line : lines) {
      const std::string value = "i" + std::to_string(line);
      const std::string weight = number(sheet_.line_weight(line), 1);
      std::string is_there = "(" + value;
      is_there += " = " + value + ")";
      append(top, points(line));
      append(bottom, nulls_ ? either(missing(value), "0", weight) : product(weight, is_there));
    }
    return quotient(top, bottom);
  }
  [[nodiscard]] std::string mean_of_nodes(
      const std::vector<std::pair<std::string, std::int64_t>>& nodes) const {
    std::string top;
    std::string bottom;
    for (const auto& [id, weight] : nodes) {
      const std::string text = number(weight, 1);
      append(top, either(missing(id), "0e0", product(text, id)));
      append(bottom, either(missing(id), "0", text));
    }
    return quotient(top, bottom);
  }
  /// Nothing where nothing counts.
  [[nodiscard]] std::string quotient(const std::string& top, const std::string& bottom) const {
    // ClickHouse divides integers to doubles, and zero by zero to NaN.
    if (!nulls_) return "(" + top + ") / (" + bottom + ")";
    return "CAST(" + top + " AS DOUBLE) / nullif(" + bottom + ", 0)";
  }

  const scoring_sheet& sheet_;
  bool nulls_;
};

}  // namespace

std::string sheet_sql(const scoring_sheet& sheet, const std::string& table, sql_form form) {
  return select_writer{sheet, form}.write(table);
}

}  // namespace assay::bench
