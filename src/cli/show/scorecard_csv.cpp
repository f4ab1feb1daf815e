// SPDX-License-Identifier: Apache-2.0
//
// Writes results as CSV.
#include "cli/show/scorecard_csv.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "cli/show/scorecard_text.hpp"
#include "result/names.hpp"
#include "text/number_format.hpp"

namespace assay::cli {
namespace {

constexpr std::array<std::string_view, 39> columns{"node",
                                                   "kind",
                                                   "parent",
                                                   "label",
                                                   "status",
                                                   "reason",
                                                   "provisional",
                                                   "value",
                                                   "unit",
                                                   "exact_value",
                                                   "n",
                                                   "rows",
                                                   "filtered",
                                                   "missing",
                                                   "out_of_scale",
                                                   "low_95",
                                                   "high_95",
                                                   "band",
                                                   "band_label",
                                                   "points",
                                                   "max_points",
                                                   "weight",
                                                   "applied_weight",
                                                   "contribution",
                                                   "lost",
                                                   "next",
                                                   "next_points",
                                                   "score",
                                                   "grade",
                                                   "grade_label",
                                                   "factor",
                                                   "points_before_rules",
                                                   "coverage",
                                                   "grade_before_rules",
                                                   "rules",
                                                   "applicable",
                                                   "score_before_rules",
                                                   "rules_undecided",
                                                   "value_kind"};

std::string number_text(double value) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return {buffer.data(), end};
}

/// Fields of one record, one after the other.
class record_writer {
 public:
  explicit record_writer(std::string& target) noexcept : target_{target} {}

  record_writer& add(std::string_view text) {
    if (!first_) target_ += ',';
    first_ = false;
    target_ += csv_field(text);
    return *this;
  }
  record_writer& add(std::int64_t value) { return add(to_text(value)); }
  record_writer& add(const std::optional<std::int64_t>& value) { return value ? add(*value) : add(""); }
  record_writer& add(const std::optional<points>& value) { return value ? add(value->text()) : add(""); }
  /// An empty text stands in quotes, a missing one does not.
  record_writer& add_key(const std::optional<std::string>& part) {
    add(part ? std::string_view{*part} : std::string_view{});
    if (part && part->empty()) target_ += "\"\"";
    return *this;
  }
  void end() { target_ += '\n'; }

 private:
  std::string& target_;
  bool first_ = true;
};

/// What a band is called and where it lies.
struct band_names {
  std::string range;
  std::string name;
};

band_names band_of(const scorecard_text& text, const scored_node& node) {
  const auto* indicator = node.indicator();
  const auto* bands =
      indicator != nullptr && indicator->rule ? std::get_if<named_bands>(&*indicator->rule) : nullptr;
  if (!node.band() || bands == nullptr) return {};
  const std::size_t index = *node.band();
  return {
      text::range_text(bands->scale.list()[index].values, indicator->value_unit, text::amount_style::exact),
      index < bands->titles.size() ? text.text_of(bands->titles[index], "") : ""};
}

void add_value(record_writer& row, const scored_node& node) {
  const auto* indicator = node.indicator();
  const auto& value = node.value();
  row.add(value ? number_text(value->to_double()) : "");
  row.add(indicator != nullptr ? name_of(indicator->value_unit) : "");
  row.add(value ? value->text() : "");
  row.add(node.n());
  const bool counted = node.kind() == node_kind::indicator;
  const excluded_rows& excluded = node.excluded();
  for (const std::int64_t rows : {node.rows(), excluded.filtered, excluded.missing, excluded.out_of_scale}) {
    counted ? row.add(rows) : row.add("");
  }
  row.add(node.interval() ? number_text(node.interval()->low) : "");
  row.add(node.interval() ? number_text(node.interval()->high) : "");
}

void add_next(record_writer& row, const scored_node& node) {
  const auto* indicator = node.indicator();
  if (!node.next() || indicator == nullptr) {
    row.add("").add("");
    return;
  }
  const next_step& next = *node.next();
  row.add(text::limit_text(next.value, next.inclusive, next.upwards, indicator->value_unit,
                           text::amount_style::exact));
  row.add(next.points.text());
}

/// Score and grade of the group stand in the row of its total.
void add_grade(record_writer& row, const scorecard_text& text, const scorecard& card,
               const scored_node& node) {
  const bool is_total = node.kind() == node_kind::total;
  row.add(is_total ? card.score() : std::nullopt);
  const grade_definition* const grade = card.grade();
  if (!is_total || grade == nullptr) {
    row.add("").add("").add("");
    return;
  }
  row.add(grade->id).add(text.text_of(grade->title, grade->id));
  row.add(grade->factor ? grade->factor->shortest().text() : "");
}

/// Ids of critical rules, of those that act on the node. Rules that act on the grade stand in the row of the total.
class rule_ids {
 public:
  rule_ids(const model_definition& model, const scored_node& node) noexcept
      : model_{model}, node_{node.definition()} {}

  void add(const critical_definition& rule) {
    if (model_.nodes.empty() || &model_.nodes[static_cast<std::size_t>(rule.section)] != node_) return;
    text_ += (text_.empty() ? "" : ";") + rule.id;
  }
  [[nodiscard]] const std::string& text() const noexcept { return text_; }

 private:
  const model_definition& model_;
  const node_definition* node_;
  std::string text_;
};

/// What critical rules did to the node: the score before, and the ids of those that acted on it.
void add_rules(record_writer& row, const scorecard_text& text, const scorecard& card,
               const scored_node& node) {
  const bool is_total = node.kind() == node_kind::total;
  row.add(node.points_before_rules());
  row.add(node.coverage() ? number_text(node.coverage()->to_double()) : "");
  const grade_definition* const before = is_total ? card.grade_before_rules() : nullptr;
  row.add(before != nullptr ? std::string_view{before->id} : "");
  rule_ids fired{text.model(), node};
  for (const fired_rule& item : card.rules())
    fired.add(item.definition());
  row.add(fired.text());
  row.add(node.applicable() ? number_text(node.applicable()->to_double()) : "");
  row.add(is_total ? card.score_before_rules() : std::nullopt);
  rule_ids undecided{text.model(), node};
  for (const critical_definition* rule : card.rules_undecided())
    undecided.add(*rule);
  row.add(undecided.text());
}

void add_node(std::string& target, const scorecard_text& text, const scorecard& card,
              const scored_node& node) {
  record_writer row{target};
  for (const auto& part : card.key())
    row.add_key(part);
  if (text.scored().period().unit != period_unit::none) row.add_key(card.period());
  const auto* parent = node.parent();
  row.add(node.id()).add(detail::name_of(node.kind()));
  row.add(parent != nullptr ? parent->id() : std::string_view{}).add(text.plain().label(node));
  row.add(name_of(node.status()));
  row.add(node.reason() == status_reason::none ? std::string_view{} : name_of(node.reason()));
  row.add(node.provisional() ? "true" : "false");
  add_value(row, node);
  const band_names band = band_of(text, node);
  row.add(band.range).add(band.name);
  row.add(node.points()).add(node.max_points());
  row.add(node.weight()).add(node.applied_weight());
  row.add(node.contribution()).add(node.lost());
  add_next(row, node);
  add_grade(row, text, card, node);
  add_rules(row, text, card, node);
  row.add(node.value() ? detail::name_of(node.value()->kind) : std::string_view{});
  row.end();
}

}  // namespace

std::string csv_field(std::string_view text) {
  std::string content;
  bool needs_quotes = false;
  for (const char character : text) {
    const bool is_blank = character == '\t' || character == '\r' || character == '\n';
    if (const std::size_t code = static_cast<unsigned char>(character); code < 0x20 && !is_blank) {
      // A terminal or a spreadsheet would act on it.
      constexpr std::string_view digits = "0123456789abcdef";
      content += "\\x";
      content += digits[code / 16];
      content += digits[code % 16];
      continue;
    }
    needs_quotes = needs_quotes || is_blank || character == ',' || character == '"';
    content += character;
    if (character == '"') content += character;
  }
  return needs_quotes ? '"' + content + '"' : content;
}

void write_csv(const result& scored, language spoken, text_sink& into) {
  const scorecard_text text{scored, {spoken, false, false}};
  std::string lines;
  record_writer header{lines};
  for (const std::string& name : scored.by()) {
    const bool taken = std::find(columns.begin(), columns.end(), name) != columns.end();
    header.add(taken || name == "period" ? "key." + name : name);
  }
  if (scored.period().unit != period_unit::none) header.add("period");
  for (const std::string_view name : columns)
    header.add(name);
  header.end();
  scorecard card;
  for (std::size_t group = 0; group < scored.size(); ++group) {
    scored.explain(group, card);
    for (const scored_node& node : card.nodes())
      add_node(lines, text, card, node);
    into.write(lines);
    lines.clear();
  }
  into.write(lines);
}

}  // namespace assay::cli
