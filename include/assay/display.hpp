// SPDX-License-Identifier: Apache-2.0
//
// Results in words and digits for people, in Chinese or English, exactly as the command line shows them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <assay/model.hpp>
#include <assay/result.hpp>
#include <assay/scorecard.hpp>

namespace assay {

/// A grade in parts, for who shows them in different looks.
struct displayed_grade {
  std::string name;    ///< `优秀`; where there is none, a dash or why
  std::string stars;   ///< ` ★★★`
  std::string factor;  ///< ` ×1.2`
  std::string remark;  ///< ` (暂定)`

  [[nodiscard]] std::string text() const { return name + stars + factor + remark; }
};

/// The texts of one model's results in one language. Holds the model; any number of threads may use it.
class display {
 public:
  /// `language` is "zh"; everything else is English.
  display(model of, std::string_view language) : of_{std::move(of)}, is_chinese_{language == "zh"} {}

  [[nodiscard]] std::string_view language() const noexcept { return is_chinese_ ? "zh" : "en"; }

  /// What stands where there is nothing.
  [[nodiscard]] static std::string_view nothing() noexcept { return "–"; }
  /// `无数据`, `no data`.
  [[nodiscard]] std::string_view no_data() const noexcept { return is_chinese_ ? "无数据" : "no data"; }
  /// Before a provisional value or score `~`, else nothing.
  [[nodiscard]] static std::string_view mark(node_status status) noexcept {
    return status == node_status::provisional ? "~" : "";
  }

  /// A name in this language, or in the other one; `instead` when it has neither.
  [[nodiscard]] std::string text(const assay::label& title, std::string_view instead = {}) const;
  [[nodiscard]] std::string label(const scored_node& node) const;
  [[nodiscard]] std::string label(const result_node& node) const;
  /// The same, with the unit of values that have one of their own: `关怀频次（次/客户）`.
  [[nodiscard]] std::string label_with_unit(const scored_node& node) const;

  /// Points with the model's digits, `8.00`, and without zeros at the end, `8`.
  [[nodiscard]] std::string points(assay::points value) const;
  [[nodiscard]] std::string short_points(assay::points value) const;
  /// A score with the model's digits, and with more where rounding would show the edge of a better grade: 89.996, not 90.00.
  [[nodiscard]] std::string score(assay::points value) const;
  [[nodiscard]] std::string score(const scorecard& card) const;

  [[nodiscard]] std::string grade(const scorecard& card) const { return grade_in_parts(card).text(); }
  [[nodiscard]] displayed_grade grade_in_parts(const scorecard& card) const;
  [[nodiscard]] displayed_grade grade_in_parts(const graded_group& group) const;

  /// `94.50%`, `4:05 min`, `≈601 s` of an estimate, `~95.00%` of a provisional one; why there is none is its reason.
  [[nodiscard]] std::string value(const scored_node& node) const;
  [[nodiscard]] std::string value(const typed_value& value, const indicator_definition& indicator) const;
  [[nodiscard]] std::string value(const fraction& value, const indicator_definition& indicator) const;
  /// `59.81–85.81%`; empty without one.
  [[nodiscard]] std::string interval(const scored_node& node) const;
  /// `优秀 ≥95%`; empty when the value lies in none.
  [[nodiscard]] std::string band(const scored_node& node) const;
  /// `≥95% → 10`; empty when nothing earns more.
  [[nodiscard]] std::string next_step(const scored_node& node) const;
  /// Why a node has no value or is provisional, as a sentence; empty without a reason.
  [[nodiscard]] std::string reason(const scored_node& node) const;

 private:
  [[nodiscard]] displayed_grade grade_of(const grade_definition* grade, bool has_score, node_status status,
                                         status_reason reason) const;

  model of_;
  bool is_chinese_;
};

}  // namespace assay
