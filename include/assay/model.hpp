// SPDX-License-Identifier: Apache-2.0
//
// The model: what is measured and how it is graded. A model is a JSON document (docs/model.md); this is its meaning,
// checked, compiled and immutable.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <assay/bands.hpp>
#include <assay/critical.hpp>
#include <assay/detail/engine.hpp>
#include <assay/diagnostic.hpp>
#include <assay/direction.hpp>
#include <assay/grade.hpp>
#include <assay/period.hpp>
#include <assay/record.hpp>
#include <assay/scoring.hpp>
#include <assay/units.hpp>
#include <assay/weight.hpp>

namespace assay {

/// Where a part of a preset comes from: said by its source document, inferred from it, or supplied by the preset.
enum class origin : std::uint8_t { unstated, document, inferred, preset };

/// Bands as a model holds them: with the name of each band, for explanations.
struct named_bands {
  bands<fraction> scale;
  std::vector<label> titles;  ///< one a band, in the order of scale.list(); may be empty texts

  [[nodiscard]] points points_for(const fraction& value) const noexcept { return scale.points_for(value); }
  [[nodiscard]] points maximum() const noexcept { return scale.maximum(); }
};

/// How an indicator's value becomes points.
using scoring = std::variant<named_bands, linear<fraction>, ratio_to_target<fraction>, deduction<fraction>,
                             value_as_points<fraction>>;

struct indicator_definition {
  std::string id;
  label title;
  unit value_unit = unit::ratio;
  label unit_title;  ///< for unit::number: 次/客户, per customer
  direction better = direction::higher_is_better;
  std::string from;                 ///< record type of the aggregates in `value`; may be empty
  std::string value;                ///< formula over measures; empty: values are only given directly
  std::optional<fraction> minimum;  ///< smallest and largest legal value; ratios lie in 0..1 unless said
  std::optional<fraction> maximum;
  std::optional<scoring> rule;  ///< none: reported, not scored
  std::optional<fraction> target;
  std::optional<fraction> benchmark;
  std::int64_t minimum_sample = 0;    ///< below it the indicator is provisional
  std::int32_t display_decimals = 2;  ///< digits shown (of the percentage, for ratios)
  origin value_origin = origin::unstated;
  origin rule_origin = origin::unstated;
  label note;
};

enum class node_kind : std::uint8_t { total, dimension, indicator };

/// A node of the score tree. Node 0 is the total; every parent stands before its children.
struct node_definition {
  std::string id;  ///< "total", a dimension's id or an indicator's id
  label title;
  node_kind kind = node_kind::dimension;
  std::int32_t parent = -1;
  std::vector<std::int32_t> children;  ///< indices of nodes
  std::int32_t indicator = -1;         ///< for kind indicator: index in model_definition::indicators
  /// For kind indicator: the indicator that says how many of its points apply, or -1. It then counts by that part of its
  /// weight, so that audit items which do not apply leave the score.
  std::int32_t applicable_points = -1;
  weight declared;                            ///< as the document says, among its siblings
  weight_rule rule = weight_rule::total_100;  ///< of the children's weights
  aggregation how = aggregation::weighted_mean;
  missing_rule missing;
  std::int64_t minimum_sample = 0;  ///< of the total and dimensions: with a smaller sample it is provisional
  origin weight_origin = origin::unstated;
};

struct grade_definition {
  std::string id;
  label title;
  points at_least;
  std::optional<decimal> factor;
  std::int32_t stars = 0;
};

/// A critical rule looks at the value of an indicator, or at the score of a dimension before any rule.
struct critical_definition {
  std::string id;
  label title;
  std::int32_t indicator = -1;  ///< index in model_definition::indicators, or -1
  std::int32_t dimension = -1;  ///< index in model_definition::nodes, or -1; one of the two is set
  critical_rule<fraction> rule;
  std::int32_t section =
      0;  ///< node whose score zero_section, cap_points, deduct and bonus change; 0: the total
};

struct display_definition {
  std::int32_t decimals = 2;
  rounding rule = rounding::half_up;
  grade_basis basis = grade_basis::exact;
};

/// A measure of a record type with a name, for formulas that reach over record types.
struct measure_definition {
  std::string name;
  std::string from;
  std::string value;
};

/// Everything a model document says, in document order.
struct model_definition {
  std::string id;
  std::string version;
  label title;
  label description;
  std::vector<record_definition> records;
  std::vector<measure_definition> measures;
  std::vector<indicator_definition> indicators;  ///< scored and reported ones
  std::vector<node_definition> nodes;            ///< empty: nothing is scored
  grade_scale<grade_definition> grades;
  std::vector<critical_definition> critical;
  display_definition display;

  /// Index by id or name, or -1.
  [[nodiscard]] std::int32_t record_index(std::string_view name) const noexcept;
  [[nodiscard]] std::int32_t indicator_index(std::string_view name) const noexcept;
  [[nodiscard]] std::int32_t node_index(std::string_view name) const noexcept;
};

/// First 16 bytes of the SHA-256 of the canonical shape text.
using fingerprint = std::array<std::uint8_t, 16>;
[[nodiscard]] std::string to_hex(const fingerprint& value);

namespace detail {
struct compiled_model;
}

/// A compiled model. A handle: copies share one immutable object, any number of threads may use it.
class model {
 public:
  /// What compiling gives: the model unless there was an error, and every fault and warning of the document at once.
  struct compiled;

  /// Compiles a model document.
  [[nodiscard]] static compiled compile(std::string_view json);

  /// Compiles a document; throws assay::error with every fault in its text. `name` stands for the document there.
  [[nodiscard]] static model parse(std::string_view json, std::string_view name = "model");

  /// A model that ships with the library, such as "after-sales-quality"; throws assay::error naming the known ids.
  [[nodiscard]] static model preset(std::string_view id);

  [[nodiscard]] const model_definition& definition() const noexcept;
  [[nodiscard]] const std::string& id() const noexcept { return definition().id; }
  [[nodiscard]] const std::string& version() const noexcept { return definition().version; }

  /// The record type of that name; throws assay::error with the nearest name.
  [[nodiscard]] const record_definition& record(std::string_view name) const;

  /// The columns that records of a type have to come with when they are grouped by these category columns (also derived
  /// ones) and by period: those that measures, the grouping and the period read, in the order of the record type. Others need
  /// not be supplied. Throws assay::error (argument) with the nearest name for an unknown record type, and for a column that
  /// it does not declare as one to group by.
  [[nodiscard]] std::vector<column_definition> needed_columns(std::string_view record,
                                                              std::span<const std::string> by = {},
                                                              const period_rule& period = {}) const;

  /// The canonical text of everything that decides the state: record types, columns, ranges, aggregates. Bands,
  /// weights, targets, grades, rules and labels are not in it.
  [[nodiscard]] const std::string& shape_text() const noexcept;
  [[nodiscard]] const fingerprint& shape() const noexcept;

  /// For the engine itself.
  [[nodiscard]] const detail::compiled_model& internals() const noexcept { return *compiled_; }
  explicit model(std::shared_ptr<const detail::compiled_model> internals) noexcept
      : compiled_{std::move(internals)} {}

 private:
  std::shared_ptr<const detail::compiled_model> compiled_;
};

struct model::compiled {
  std::optional<model> value;
  std::vector<diagnostic> diagnostics;  ///< errors first in document order, then warnings and notes
};

/// An embedded preset document.
struct preset_document {
  std::string_view id;
  std::string_view json;
};
[[nodiscard]] std::span<const preset_document> preset_documents() noexcept;

}  // namespace assay
