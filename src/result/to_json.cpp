// SPDX-License-Identifier: Apache-2.0
//
// Writes results as JSON. Exact values stand as text beside the numbers; what is missing is null and has a reason.
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <assay/result.hpp>

#include "result/json_members.hpp"
#include "result/names.hpp"
#include "text/number_format.hpp"

namespace assay {
namespace detail {
namespace {

using text::json_writer;

constexpr std::int64_t result_format = 0;

void write_points(json_writer& out, std::string_view name, const std::optional<points>& value) {
  out.key(name);
  value ? out.number(value->to_double()) : out.null();
}

void write_exact(json_writer& out, std::string_view name, const std::optional<points>& value) {
  out.key(name);
  value ? out.string(value->text()) : out.null();
}

void write_reason(json_writer& out, node_status status, status_reason reason) {
  out.key("status").string(assay::name_of(status));
  out.key("reason");
  reason == status_reason::none ? out.null() : out.string(assay::name_of(reason));
}

void write_value(json_writer& out, const std::optional<typed_value>& value, unit of) {
  out.key("value");
  if (!value) {
    out.null();
    return;
  }
  out.begin_object();
  out.key("kind").string(name_of(value->kind));
  out.key("exact").string(value->text());
  if (value->kind == value_kind::fraction) {
    out.key("numerator").raw_number(to_text(value->exact.numerator));
    out.key("denominator").raw_number(to_text(value->exact.denominator));
  }
  if (value->kind == value_kind::square_root) out.key("squared").string(text::exact_text(value->exact));
  out.key("number").number(value->to_double());
  out.key("unit").string(assay::name_of(of));
  out.end_object();
}

/// Everything that one scorecard's members are written from.
class scorecard_writer {
 public:
  scorecard_writer(json_writer& out, const result& scored, const scorecard& card)
      : out_{out}, model_{scored.of.definition()}, by_{scored.by}, card_{card} {}

  void write() {
    out_.begin_object();
    write_key();
    out_.key("period");
    card_.period ? out_.string(*card_.period) : out_.null();
    out_.key("rows").integer(card_.rows);
    write_points(out_, "score", card_.score);
    write_points(out_, "score_before_rules", card_.score_before_rules);
    write_grade();
    out_.key("grade_before_rules");
    write_grade_id(card_.grade_before_rules);
    out_.key("provisional").boolean(card_.provisional());
    write_reason(out_, card_.status, card_.reason);
    out_.key("exact").begin_object();
    write_exact(out_, "score", card_.score);
    write_exact(out_, "score_before_rules", card_.score_before_rules);
    out_.end_object();
    out_.key("nodes").begin_array();
    for (const scored_node& node : card_.nodes)
      write_node(node);
    out_.end_array();
    write_rules();
    out_.key("rules_undecided").begin_array();
    for (const std::int32_t index : card_.undecided)
      out_.string(model_.critical[static_cast<std::size_t>(index)].id);
    out_.end_array();
    out_.key("reasons").begin_array();
    for (const std::int32_t index : card_.reasons)
      out_.string(card_.nodes[static_cast<std::size_t>(index)].id);
    out_.end_array();
    if (!card_.outside.empty()) write_outside();
    out_.end_object();
  }

 private:
  void write_key() {
    out_.key("key").begin_object();
    for (std::size_t index = 0; index < by_.size(); ++index) {
      const auto& part = card_.key[index];
      out_.key(by_[index]);
      part ? out_.string(*part) : out_.null();
    }
    out_.end_object();
  }

  void write_outside() {
    out_.key("outside").begin_array();
    for (const outside_values& values : card_.outside) {
      const record_definition& record = model_.records[static_cast<std::size_t>(values.record)];
      out_.begin_object();
      out_.key("record").string(record.name);
      out_.key("column").string(record.derived[static_cast<std::size_t>(values.column)].name);
      out_.key("rows").integer(values.rows);
      out_.end_object();
    }
    out_.end_array();
  }

  void write_grade_id(std::int32_t grade) {
    grade < 0 ? out_.null() : out_.string(model_.grades.list()[static_cast<std::size_t>(grade)].id);
  }

  void write_grade() {
    out_.key("grade");
    if (card_.grade < 0) {
      out_.null();
      return;
    }
    const grade_definition& grade = model_.grades.list()[static_cast<std::size_t>(card_.grade)];
    out_.begin_object();
    out_.key("id").string(grade.id);
    out_.key("zh").string(grade.title.text("zh"));
    out_.key("en").string(grade.title.text("en"));
    out_.key("factor");
    grade.factor ? out_.raw_number(grade.factor->shortest().text()) : out_.null();
    out_.key("stars");
    grade.stars > 0 ? out_.integer(grade.stars) : out_.null();
    out_.end_object();
  }

  [[nodiscard]] const indicator_definition* indicator_of(const scored_node& node) const noexcept {
    return node.indicator < 0 ? nullptr : &model_.indicators[static_cast<std::size_t>(node.indicator)];
  }
  [[nodiscard]] const node_definition* definition_of(const scored_node& node) const noexcept {
    return node.definition < 0 ? nullptr : &model_.nodes[static_cast<std::size_t>(node.definition)];
  }

  void write_node(const scored_node& node) {
    const indicator_definition* indicator = indicator_of(node);
    const node_definition* definition = definition_of(node);
    const bool in_tree = definition != nullptr;
    out_.begin_object();
    out_.key("id").string(node.id);
    out_.key("kind").string(name_of(node.kind));
    out_.key("label");
    write_label(out_, in_tree ? definition->title : indicator != nullptr ? indicator->title : label{});
    out_.key("parent");
    in_tree && definition->parent >= 0
        ? out_.string(model_.nodes[static_cast<std::size_t>(definition->parent)].id)
        : out_.null();
    write_value(out_, node.value, indicator != nullptr ? indicator->value_unit : unit::score);
    write_counts(node);
    write_reason(out_, node.status, node.reason);
    write_band(node, indicator);
    write_amounts(node, in_tree);
    write_interval(node);
    write_next(node, indicator);
    if (node.outside_scale) out_.key("outside_scale").boolean(true);
    out_.end_object();
  }

  void write_counts(const scored_node& node) {
    out_.key("n");
    node.n ? out_.integer(*node.n) : out_.null();
    if (node.kind != node_kind::indicator) {
      out_.key("rows").null();
      out_.key("excluded").null();
      return;
    }
    out_.key("rows").integer(node.rows);
    out_.key("excluded").begin_object();
    out_.key("filtered").integer(node.excluded.filtered);
    out_.key("missing").integer(node.excluded.missing);
    out_.key("out_of_scale").integer(node.excluded.out_of_scale);
    out_.end_object();
  }

  void write_band(const scored_node& node, const indicator_definition* indicator) {
    out_.key("band");
    const auto* bands =
        indicator != nullptr && indicator->rule ? std::get_if<named_bands>(&*indicator->rule) : nullptr;
    if (node.band < 0 || bands == nullptr) {
      out_.null();
      return;
    }
    const auto index = static_cast<std::size_t>(node.band);
    out_.begin_object();
    out_.key("index").integer(node.band);
    out_.key("text").string(text::range_text(bands->scale.list()[index].values, indicator->value_unit,
                                             text::amount_style::exact));
    out_.key("label");
    const bool named = index < bands->titles.size() && bands->titles[index] != label{};
    named ? write_label(out_, bands->titles[index]) : static_cast<void>(out_.null());
    out_.end_object();
  }

  void write_amounts(const scored_node& node, bool in_tree) {
    const auto if_in_tree = [in_tree](points value) { return in_tree ? std::optional{value} : std::nullopt; };
    // An indicator without a rule has no points that it could earn.
    const auto possible = node.possible == points{} ? std::nullopt : std::optional{node.possible};
    const std::pair<std::string_view, std::optional<points>> amounts[] = {
        {"points", node.earned},
        {"points_before_rules", node.before_rules},
        {"max_points", possible},
        {"weight", if_in_tree(node.declared_weight)},
        {"applied_weight", if_in_tree(node.applied_weight)},
        {"contribution", node.contribution},
        {"lost", node.lost},
    };
    for (const auto& [name, value] : amounts)
      write_points(out_, name, value);
    out_.key("exact").begin_object();
    for (const auto& [name, value] : amounts)
      write_exact(out_, name, value);
    for (const auto& [name, share] : shares_of(node)) {
      out_.key(name);
      share ? out_.string(text::exact_text(*share)) : out_.null();
    }
    out_.end_object();
    for (const auto& [name, share] : shares_of(node)) {
      out_.key(name);
      share ? out_.number(share->to_double()) : out_.null();
    }
  }

  using named_share = std::pair<std::string_view, std::optional<fraction>>;
  [[nodiscard]] static std::array<named_share, 2> shares_of(const scored_node& node) {
    return {named_share{"coverage", node.coverage}, named_share{"applicable", node.applicable}};
  }

  void write_interval(const scored_node& node) {
    out_.key("interval");
    if (!node.wilson_95) {
      out_.null();
      return;
    }
    out_.begin_object();
    out_.key("method").string("wilson");
    out_.key("level").raw_number("0.95");
    out_.key("low").number(node.wilson_95->low);
    out_.key("high").number(node.wilson_95->high);
    out_.end_object();
  }

  void write_next(const scored_node& node, const indicator_definition* indicator) {
    out_.key("next");
    if (!node.next || indicator == nullptr) {
      out_.null();
      return;
    }
    const next_step& next = *node.next;
    out_.begin_object();
    out_.key("text").string(text::limit_text(next.value, next.inclusive, next.upwards, indicator->value_unit,
                                             text::amount_style::exact));
    out_.key("value").string(text::exact_text(next.value));
    out_.key("number").number(next.value.to_double());
    out_.key("inclusive").boolean(next.inclusive);
    out_.key("direction").string(next.upwards ? "up" : "down");
    out_.key("points").number(next.earned.to_double());
    out_.key("exact_points").string(next.earned.text());
    out_.end_object();
  }

  void write_rules() {
    out_.key("rules").begin_array();
    for (const fired_rule& fired : card_.fired)
      write_rule(fired, model_.critical[static_cast<std::size_t>(fired.rule)]);
    out_.end_array();
  }

  void write_rule(const fired_rule& fired, const critical_definition& rule) {
    out_.begin_object();
    out_.key("id").string(rule.id);
    out_.key("label");
    write_label(out_, rule.title);
    out_.key("effect").string(name_of(rule.rule.effect));
    out_.key("section").string(model_.nodes.empty() ? "total" : node_id(rule.section));
    write_watched(rule);
    out_.key("value").string(text::exact_text(fired.value));
    out_.key("number").number(fired.value.to_double());
    const bool counts =
        rule.rule.effect == critical_effect::deduct || rule.rule.effect == critical_effect::bonus;
    const auto change = counts ? std::optional{fired.events.change} : std::nullopt;
    out_.key("events");
    counts ? out_.integer(fired.events.happened) : out_.null();
    out_.key("counted");
    counts ? out_.integer(fired.events.counted) : out_.null();
    write_points(out_, "points", change);
    write_points(out_, "before", fired.before);
    write_points(out_, "after", fired.after);
    out_.key("grade_before");
    write_grade_id(fired.grade_before);
    out_.key("grade_after");
    write_grade_id(fired.grade_after);
    out_.key("exact").begin_object();
    write_exact(out_, "points", change);
    write_exact(out_, "before", fired.before);
    write_exact(out_, "after", fired.after);
    out_.end_object();
    out_.end_object();
  }

  void write_watched(const critical_definition& rule) {
    const auto* indicator =
        rule.indicator < 0 ? nullptr : &model_.indicators[static_cast<std::size_t>(rule.indicator)];
    out_.key("indicator");
    indicator != nullptr ? out_.string(indicator->id) : out_.null();
    out_.key("dimension");
    indicator == nullptr ? out_.string(node_id(rule.dimension)) : out_.null();
    out_.key("when").string(text::range_text(rule.rule.when,
                                             indicator != nullptr ? indicator->value_unit : unit::score,
                                             text::amount_style::exact));
  }
  [[nodiscard]] const std::string& node_id(std::int32_t node) const {
    return model_.nodes[static_cast<std::size_t>(node)].id;
  }

  json_writer& out_;
  const model_definition& model_;
  const std::vector<std::string>& by_;
  const scorecard& card_;
};

}  // namespace

void write_label(json_writer& out, const label& title) {
  out.begin_object();
  out.key("zh").string(title.text("zh"));
  out.key("en").string(title.text("en"));
  out.end_object();
}

void write_period(json_writer& out, const period_rule& period) {
  out.key("period");
  if (period.unit == period_unit::none) {
    out.null();
    return;
  }
  out.begin_object();
  out.key("unit").string(assay::name_of(period.unit));
  out.key("utc_offset_minutes").integer(period.utc_offset_minutes);
  out.key("fiscal_start_month").integer(period.fiscal_start_month);
  out.end_object();
}

void write_members(json_writer& out, const result& scored) {
  out.key("assay").integer(result_format);
  out.key("model").begin_object();
  out.key("id").string(scored.of.id());
  out.key("version").string(scored.of.version());
  out.key("shape").string(to_hex(scored.of.shape()));
  out.end_object();
  out.key("by").begin_array();
  for (const std::string& name : scored.by)
    out.string(name);
  out.end_array();
  write_period(out, scored.period);
  out.key("groups").begin_array();
  for (const scorecard& card : scored.scorecards)
    scorecard_writer{out, scored, card}.write();
  out.end_array();
  out.key("rejected").begin_array();
  for (const rejected_count& count : scored.rejected) {
    out.begin_object();
    out.key("record").string(count.record);
    out.key("reason").string(count.reason);
    out.key("rows").integer(count.rows);
    out.end_object();
  }
  out.end_array();
}

}  // namespace detail

std::string to_json(const result& scored) {
  text::json_writer out;
  out.begin_object();
  detail::write_members(out, scored);
  out.end_object();
  return std::move(out).text();
}

}  // namespace assay
