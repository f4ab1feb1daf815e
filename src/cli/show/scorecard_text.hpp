// SPDX-License-Identifier: Apache-2.0
//
// The texts of one result in one language: what stands in the cells of every table about it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <assay/display.hpp>
#include <assay/result.hpp>

#include "cli/show/phrases.hpp"
#include "cli/show/table_writer.hpp"

namespace assay::cli {

/// How results are shown.
struct presentation {
  language spoken = language::en;
  bool colour = false;
  bool explain = false;
};

/// The texts of the public `display`, in cells with looks. Holds the result.
class scorecard_text {
 public:
  scorecard_text(result scored, const presentation& how)
      : scored_{std::move(scored)}, shown_{scored_.of(), code_of(how.spoken)}, how_{how} {}

  [[nodiscard]] const result& scored() const noexcept { return scored_; }
  [[nodiscard]] const model_definition& model() const noexcept { return scored_.of().definition(); }
  [[nodiscard]] const presentation& how() const noexcept { return how_; }
  [[nodiscard]] const display& plain() const noexcept { return shown_; }
  [[nodiscard]] std::string_view say(phrase what) const noexcept { return cli::say(how_.spoken, what); }
  [[nodiscard]] std::string text_of(const label& title, std::string_view instead) const {
    return shown_.text(title, instead);
  }

  [[nodiscard]] std::string key_part(const std::optional<std::string_view>& part) const;
  /// `team = A, channel = chat`; empty without grouping.
  [[nodiscard]] std::string key(const scorecard& card) const;

  /// A score on 0..100 in the look of the grade that it would be; a dash when there is none.
  [[nodiscard]] cell_text score(const std::optional<points>& value, node_status status) const;
  /// Name, stars, factor and whether it is provisional; the reason when there is no total.
  [[nodiscard]] cell_text grade(const scorecard& card) const;
  [[nodiscard]] cell_text grade(const graded_group& group) const;

  [[nodiscard]] cell_text value(const scored_node& node) const;
  [[nodiscard]] cell_text value(const graded_node& node, const indicator_definition& indicator) const;
  [[nodiscard]] cell_text n(const scored_node& node) const;
  [[nodiscard]] cell_text interval(const scored_node& node) const;
  [[nodiscard]] cell_text band(const scored_node& node) const;
  /// `8 / 10`
  [[nodiscard]] cell_text earned(const scored_node& node) const;
  /// `10`, or `10 → 13.33` when missing data moved weight.
  [[nodiscard]] cell_text weight(const scored_node& node) const;
  [[nodiscard]] cell_text contribution(const scored_node& node) const;
  [[nodiscard]] cell_text lost(const scored_node& node) const;
  /// `≥95% → 10`
  [[nodiscard]] cell_text next(const scored_node& node) const;

 private:
  [[nodiscard]] look look_of_score(points value) const noexcept;
  [[nodiscard]] cell_text graded(const displayed_grade& shown, const grade_definition* grade) const;
  [[nodiscard]] cell_text value(const std::optional<typed_value>& value, node_status status,
                                const indicator_definition& indicator) const;

  result scored_;
  display shown_;
  presentation how_;
};

}  // namespace assay::cli
