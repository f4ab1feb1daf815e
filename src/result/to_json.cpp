// SPDX-License-Identifier: Apache-2.0
//
// Writes results as JSON. Exact values stand as text beside the numbers; what is missing is null and has a reason.
#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <assay/error.hpp>
#include <assay/result.hpp>

#include "message/score_sentences.hpp"
#include "result/json_members.hpp"
#include "result/names.hpp"
#include "result/scorecard_parts.hpp"
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

using named_amount = std::pair<std::string_view, std::optional<points>>;

void write_value(json_writer& out, const std::optional<typed_value>& value) {
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
  out.end_object();
}

/// Everything that one scorecard's members are written from.
class scorecard_writer {
 public:
  scorecard_writer(json_writer& out, const model_definition& model, std::span<const std::string> by,
                   const assay::scorecard& card)
      : out_{out}, model_{model}, by_{by}, card_{card} {}

  void write() {
    out_.begin_object();
    write_key();
    out_.key("period");
    card_.period() ? out_.string(*card_.period()) : out_.null();
    out_.key("rows").integer(card_.rows());
    write_points(out_, "score", card_.score());
    write_points(out_, "score_before_rules", card_.score_before_rules());
    write_grade();
    out_.key("grade_before_rules");
    write_grade_id(card_.grade_before_rules());
    out_.key("provisional").boolean(card_.provisional());
    write_reason(out_, card_.status(), card_.reason());
    out_.key("exact").begin_object();
    write_exact(out_, "score", card_.score());
    write_exact(out_, "score_before_rules", card_.score_before_rules());
    out_.end_object();
    out_.key("nodes").begin_array();
    for (const assay::scored_node& node : card_.nodes())
      write_node(node);
    out_.end_array();
    write_rules();
    out_.key("rules_undecided").begin_array();
    for (const critical_definition* rule : card_.rules_undecided())
      out_.string(rule->id);
    out_.end_array();
    out_.key("reasons").begin_array();
    for (const assay::scored_node& node : card_.reasons())
      out_.string(node.id());
    out_.end_array();
    if (!card_.outside().empty()) write_outside();
    out_.end_object();
  }

 private:
  void write_key() {
    out_.key("key").begin_object();
    for (std::size_t index = 0; index < by_.size(); ++index) {
      const auto& part = card_.key()[index];
      out_.key(by_[index]);
      part ? out_.string(*part) : out_.null();
    }
    out_.end_object();
  }

  void write_outside() {
    out_.key("outside").begin_array();
    for (const outside_values& values : card_.outside()) {
      const record_definition& record = model_.records[static_cast<std::size_t>(values.record)];
      out_.begin_object();
      out_.key("record").string(record.name);
      out_.key("column").string(record.derived[static_cast<std::size_t>(values.column)].name);
      out_.key("rows").integer(values.rows);
      out_.end_object();
    }
    out_.end_array();
  }

  void write_grade_id(const grade_definition* grade) {
    grade == nullptr ? out_.null() : out_.string(grade->id);
  }

  void write_grade() {
    out_.key("grade");
    if (card_.grade() == nullptr) {
      out_.null();
      return;
    }
    const grade_definition& grade = *card_.grade();
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

  void write_node(const assay::scored_node& node) {
    const indicator_definition* indicator = node.indicator();
    out_.begin_object();
    out_.key("id").string(node.id());
    out_.key("kind").string(name_of(node.kind()));
    out_.key("parent");
    const auto* parent = node.parent();
    parent != nullptr ? out_.string(parent->id()) : out_.null();
    write_value(out_, node.value());
    write_counts(node);
    write_reason(out_, node.status(), node.reason());
    write_band(node, indicator);
    write_amounts(node);
    write_interval(node);
    write_next(node, indicator);
    if (node.outside_scale()) out_.key("outside_scale").boolean(true);
    out_.end_object();
  }

  void write_counts(const assay::scored_node& node) {
    out_.key("n");
    node.n() ? out_.integer(*node.n()) : out_.null();
    if (node.kind() != node_kind::indicator) {
      out_.key("rows").null();
      out_.key("excluded").null();
      return;
    }
    const excluded_rows& excluded = node.excluded();
    out_.key("rows").integer(node.rows());
    out_.key("excluded").begin_object();
    out_.key("filtered").integer(excluded.filtered);
    out_.key("missing").integer(excluded.missing);
    out_.key("out_of_scale").integer(excluded.out_of_scale);
    out_.end_object();
  }

  void write_band(const assay::scored_node& node, const indicator_definition* indicator) {
    out_.key("band");
    const auto* bands =
        indicator != nullptr && indicator->rule ? std::get_if<named_bands>(&*indicator->rule) : nullptr;
    if (!node.band() || bands == nullptr) {
      out_.null();
      return;
    }
    const std::size_t index = *node.band();
    out_.begin_object();
    out_.key("index").integer(static_cast<std::int64_t>(index));
    out_.key("text").string(text::range_text(bands->scale.list()[index].values, indicator->value_unit,
                                             text::amount_style::exact));
    out_.key("label");
    const bool named = index < bands->titles.size() && bands->titles[index] != label{};
    named ? write_label(out_, bands->titles[index]) : static_cast<void>(out_.null());
    out_.end_object();
  }

  void write_amounts(const assay::scored_node& node) {
    const named_amount amounts[] = {
        {"points", node.points()},
        {"points_before_rules", node.points_before_rules()},
        {"applied_weight", node.applied_weight()},
        {"contribution", node.contribution()},
        {"lost", node.lost()},
    };
    const std::pair<std::string_view, const std::optional<fraction>&> shares[] = {
        {"coverage", node.coverage()}, {"applicable", node.applicable()}};
    for (const auto& [name, value] : amounts)
      write_points(out_, name, value);
    out_.key("exact").begin_object();
    for (const auto& [name, value] : amounts)
      write_exact(out_, name, value);
    for (const auto& [name, share] : shares) {
      out_.key(name);
      share ? out_.string(text::exact_text(*share)) : out_.null();
    }
    out_.end_object();
    for (const auto& [name, share] : shares) {
      out_.key(name);
      share ? out_.number(share->to_double()) : out_.null();
    }
  }

  void write_interval(const assay::scored_node& node) {
    out_.key("interval");
    if (!node.interval()) {
      out_.null();
      return;
    }
    out_.begin_object();
    out_.key("low").number(node.interval()->low);
    out_.key("high").number(node.interval()->high);
    out_.end_object();
  }

  void write_next(const assay::scored_node& node, const indicator_definition* indicator) {
    out_.key("next");
    if (!node.next() || indicator == nullptr) {
      out_.null();
      return;
    }
    const next_step& next = *node.next();
    out_.begin_object();
    out_.key("text").string(text::limit_text(next.value, next.inclusive, next.upwards, indicator->value_unit,
                                             text::amount_style::exact));
    out_.key("value").string(text::exact_text(next.value));
    out_.key("number").number(next.value.to_double());
    out_.key("inclusive").boolean(next.inclusive);
    out_.key("direction").string(next.upwards ? "up" : "down");
    out_.key("points").number(next.points.to_double());
    out_.key("exact_points").string(next.points.text());
    out_.end_object();
  }

  void write_rules() {
    out_.key("rules").begin_array();
    for (const assay::fired_rule& fired : card_.rules())
      write_rule(fired, fired.definition());
    out_.end_array();
  }

  void write_rule(const assay::fired_rule& fired, const critical_definition& rule) {
    out_.begin_object();
    out_.key("id").string(rule.id);
    out_.key("label");
    write_label(out_, rule.title);
    out_.key("effect").string(name_of(rule.rule.effect));
    out_.key("section").string(model_.nodes.empty() ? "total" : node_id(rule.section));
    write_watched(rule);
    out_.key("value").string(text::exact_text(fired.value()));
    out_.key("number").number(fired.value().to_double());
    out_.key("events");
    fired.events() ? out_.integer(*fired.events()) : out_.null();
    out_.key("counted");
    fired.counted() ? out_.integer(*fired.counted()) : out_.null();
    const named_amount amounts[] = {
        {"points", fired.points()}, {"before", fired.before()}, {"after", fired.after()}};
    for (const auto& [name, value] : amounts)
      write_points(out_, name, value);
    out_.key("grade_before");
    write_grade_id(fired.grade_before());
    out_.key("grade_after");
    write_grade_id(fired.grade_after());
    out_.key("exact").begin_object();
    for (const auto& [name, value] : amounts)
      write_exact(out_, name, value);
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
  std::span<const std::string> by_;
  const assay::scorecard& card_;
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

void write_rejected(json_writer& out, std::span<const rejected_count> rejected) {
  out.key("rejected").begin_array();
  for (const rejected_count& count : rejected) {
    out.begin_object();
    out.key("record").string(count.record);
    out.key("reason").string(count.reason);
    out.key("rows").integer(count.rows);
    out.end_object();
  }
  out.end_array();
}

namespace {

/// What every group has in common of a node.
void write_node_definition(json_writer& out, const assay::scored_node& node) {
  const named_amount amounts[] = {{"max_points", node.max_points()}, {"weight", node.weight()}};
  out.begin_object();
  out.key("id").string(node.id());
  out.key("kind").string(name_of(node.kind()));
  out.key("label");
  write_label(out, node.label());
  out.key("parent");
  const auto* parent = node.parent();
  parent != nullptr ? out.string(parent->id()) : out.null();
  out.key("unit");
  node.indicator() != nullptr ? out.string(assay::name_of(node.indicator()->value_unit)) : out.null();
  for (const auto& [name, value] : amounts)
    write_points(out, name, value);
  out.key("exact").begin_object();
  for (const auto& [name, value] : amounts)
    write_exact(out, name, value);
  out.end_object();
  out.end_object();
}

void write_node_definitions(json_writer& out, const model& of) {
  // Weights and possible points do not depend on the data: a card of no data has them.
  assay::scorecard card;
  scorecard_parts& parts = scorecard_access::parts(card);
  parts.start(of);
  parts.score(0);
  out.key("nodes").begin_array();
  for (const assay::scored_node& node : card.nodes())
    write_node_definition(out, node);
  out.end_array();
}

/// About so much text is kept before it is handed on.
constexpr std::size_t piece_bytes = 64 * 1024;

}  // namespace

void json_output::pass_on(std::size_t at_least) {
  if (writer_.pending() < at_least) return;
  writer_.take(piece_);
  into_.write(piece_);
}

void write_members(json_output& to, const result& scored) { write_members(to, scored, 0, scored.size()); }

void write_members(json_output& to, const result& scored, std::size_t first, std::size_t groups) {
  json_writer& out = to.writer();
  out.key("assay").integer(result_format);
  out.key("model").begin_object();
  out.key("id").string(scored.of().id());
  out.key("version").string(scored.of().version());
  out.key("shape").string(to_hex(scored.of().shape()));
  out.end_object();
  out.key("by").begin_array();
  for (const std::string& name : scored.by())
    out.string(name);
  out.end_array();
  write_period(out, scored.period());
  out.key("interval").begin_object();
  out.key("method").string("wilson");
  out.key("level").raw_number("0.95");
  out.end_object();
  write_node_definitions(out, scored.of());
  out.key("groups").begin_array();
  assay::scorecard card;
  const std::size_t end = first + std::min(groups, scored.size() - first);
  for (std::size_t group = first; group < end; ++group) {
    scored.explain(group, card);
    scorecard_writer{out, scored.of().definition(), scored.by(), card}.write();
    to.pass_on(piece_bytes);
  }
  out.end_array();
  write_rejected(out, scored.rejected());
}

}  // namespace detail

void write_json(const result& scored, text_sink& into) { write_json(scored, 0, scored.size(), into); }

void write_json(const result& scored, std::size_t first, std::size_t groups, text_sink& into) {
  if (first > scored.size()) throw error{error_code::argument, says::no_such_group(first, scored.size())};
  detail::json_output to{into, text::json_layout::compact};
  to.writer().begin_object();
  detail::write_members(to, scored, first, groups);
  to.writer().end_object();
  to.finish();
}

std::string to_json(const result& scored) {
  collected_text all;
  write_json(scored, all);
  return std::move(all.text);
}

std::string to_json(const scorecard& card, std::span<const std::string> by) {
  const detail::scorecard_parts& parts = detail::scorecard_access::parts(card);
  if (!parts.of) throw error{error_code::argument, says::scorecard_is_empty()};
  if (card.key().size() != by.size())
    throw error{error_code::argument, says::key_of_other_names(card.key().size(), by.size())};
  text::json_writer out;
  detail::scorecard_writer{out, parts.definition(), by, card}.write();
  return std::move(out).text();
}

}  // namespace assay
