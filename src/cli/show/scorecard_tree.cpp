// SPDX-License-Identifier: Apache-2.0
//
// The explanation of a scorecard: every node, what costs points, and what is to be known about the data.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/show/model_page.hpp"
#include "cli/show/scorecard_table.hpp"
#include "text/number_format.hpp"

namespace assay::cli {
namespace {

constexpr std::size_t most_reasons_shown = 5;
constexpr int bar_width = 10;
constexpr int note_width = 100;

/// Adds the rows of a node and everything below it, with the branches of the tree drawn in front of the names.
class tree_rows {
 public:
  tree_rows(const scorecard_text& text, const scorecard& card, table_writer& table)
      : text_{text}, card_{card}, table_{table} {}

  void add(std::int32_t definition, const std::string& branch, const std::string& below) {
    // The lines of the tree are in the order of the model's nodes.
    const auto place = static_cast<std::size_t>(definition);
    add_row(card_.nodes()[place], branch);
    const auto& children = text_.model().nodes[place].children;
    for (std::size_t index = 0; index < children.size(); ++index) {
      const bool last = index + 1 == children.size();
      add(children[index], below + (last ? "└ " : "├ "), below + (last ? "  " : "│ "));
    }
  }

  void add_row(const scored_node& node, const std::string& branch) {
    const bool is_indicator = node.kind() == node_kind::indicator;
    const look title_look = is_indicator ? look::plain : look::strong;
    table_.add_row(
        {std::vector<piece>{{branch, look::faint}, {text_.plain().label_with_unit(node), title_look}},
         text_.value(node), text_.n(node), text_.interval(node), text_.band(node), text_.earned(node),
         text_.weight(node),
         bar(node.contribution().value_or(points{}), node.lost().value_or(points{}), bar_width),
         text_.contribution(node), text_.lost(node), text_.next(node)});
  }

 private:
  const scorecard_text& text_;
  const scorecard& card_;
  table_writer& table_;
};

std::string heading(const scorecard_text& text, phrase what) {
  return " " + painted(text.say(what), look::strong, text.how().colour) + "\n";
}

/// Whether a rule that fired sets or caps the score of something above the node.
bool is_held_down(const model_definition& model, const scorecard& card, const scored_node& node) {
  const auto holds = [&](const node_definition& above) {
    const auto rules = card.rules();
    return std::any_of(rules.begin(), rules.end(), [&](const fired_rule& fired) {
      const critical_definition& rule = fired.definition();
      const bool sets_score = rule.rule.effect == critical_effect::zero_total ||
                              rule.rule.effect == critical_effect::zero_section ||
                              rule.rule.effect == critical_effect::cap_points;
      return sets_score && &model.nodes[static_cast<std::size_t>(rule.section)] == &above;
    });
  };
  for (const scored_node* at = &node; at != nullptr && at->definition() != nullptr; at = at->parent()) {
    if (holds(*at->definition())) return true;
  }
  return false;
}

/// Points of the total that the next step would bring: the leaf's lost points in proportion.
/// Nothing under a zero or a cap: there the rule decides, not the leaf.
std::optional<fraction> gain_of(const scorecard_text& text, const scorecard& card, const scored_node& node) {
  if (is_held_down(text.model(), card, node)) return std::nullopt;
  const auto earned = node.points();
  const auto possible = node.max_points();
  if (!node.next() || !node.lost() || !earned || !possible || *possible <= *earned) return std::nullopt;
  const fraction step{node.next()->points.quanta() - earned->quanta(), possible->quanta() - earned->quanta()};
  return node.lost()->exact().times(step);
}

std::string most_lost(const scorecard_text& text, const scorecard& card) {
  if (card.reasons().empty()) return {};
  const auto column = [&](phrase what, alignment side) {
    return table_column{std::string{text.say(what)}, side};
  };
  table_writer table{{{"", alignment::right},
                      column(phrase::most_lost, alignment::left),
                      column(phrase::lost, alignment::right),
                      column(phrase::value, alignment::right),
                      column(phrase::next, alignment::left),
                      column(phrase::gain, alignment::right)}};
  const display_definition& display = text.model().display;
  for (std::size_t index = 0; index < std::min(card.reasons().size(), most_reasons_shown); ++index) {
    const scored_node& node = card.reasons()[index];
    const auto gain = gain_of(text, card, node);
    table.add_row(
        {cell_text{std::to_string(index + 1), look::faint}, text.plain().label(node), text.lost(node),
         text.value(node), text.next(node),
         gain ? cell_text{"+" + text::rounded_text(*gain, display.decimals, display.rule), look::best}
              : cell_text{}});
  }
  return table.text(text.how().colour);
}

/// What a rule did by itself: ` [82.50 → 60.00]`, ` [优秀 → 合格]`.
std::string change_text(const scorecard_text& text, const fired_rule& fired) {
  std::string changes;
  const auto add = [&changes](const std::string& before, const std::string& after) {
    if (before == after) return;
    changes += (changes.empty() ? "" : ", ") + before + " → " + after;
  };
  // The total's own points stand below, after all rules together.
  const auto before = fired.before();
  const auto after = fired.after();
  if (fired.definition().section != 0 && before && after)
    add(text.plain().points(*before), text.plain().points(*after));
  const auto* grade_before = fired.grade_before();
  const auto* grade_after = fired.grade_after();
  if (grade_before != nullptr && grade_after != nullptr)
    add(text.text_of(grade_before->title, grade_before->id),
        text.text_of(grade_after->title, grade_after->id));
  return changes.empty() ? changes : " [" + changes + "]";
}

std::string fired_rules(const scorecard_text& text, const scorecard& card) {
  if (card.rules().empty()) return {};
  std::string lines = heading(text, phrase::critical_rules);
  for (const fired_rule& fired : card.rules()) {
    const critical_definition& rule = fired.definition();
    const model_definition& model = text.model();
    const unit of = watched_unit(rule, model);
    const std::string value =
        rule.indicator >= 0
            ? text.plain().value(fired.value(), model.indicators[static_cast<std::size_t>(rule.indicator)])
            : text::rounded_text(fired.value(), model.display.decimals, model.display.rule);
    const look style = rule.rule.effect == critical_effect::bonus ? look::best : look::worst;
    lines += "   " + painted(text.text_of(rule.title, rule.id), style, text.how().colour);
    lines += visible("  " + watched_text(rule, model, text.how().spoken) + " " + value + " (" +
                     text::range_text(rule.rule.when, of, text::amount_style::clock) + ") → ");
    lines += visible(effect_text(rule, model, text.how().spoken) + change_text(text, fired)) + "\n";
  }
  const auto score = card.score();
  const auto score_before = card.score_before_rules();
  if (score && score_before && *score != *score_before) {
    lines += "   " +
             filled_in(text.say(phrase::score_change),
                       {text.plain().points(*score_before), text.plain().points(*score)}) +
             "\n";
  }
  return lines;
}

/// Rules of which nobody knows whether they would have fired: silence would look like a pass.
std::string undecided_rules(const scorecard_text& text, const scorecard& card) {
  std::string titles;
  for (const critical_definition* rule : card.rules_undecided()) {
    if (!titles.empty()) titles += text.say(phrase::list_separator);
    titles += text.text_of(rule->title, rule->id);
  }
  if (titles.empty()) return {};
  const std::string line = filled_in(text.say(phrase::rules_undecided), {titles});
  std::string lines;
  for (const std::string& part : wrapped(visible(line), note_width))
    lines += (lines.empty() ? " " : "   ") + painted(part, look::caution, text.how().colour) + "\n";
  return lines;
}

std::string excluded_text(const scorecard_text& text, const scored_node& node) {
  std::string parts;
  const auto add = [&](std::int64_t rows, phrase what) {
    if (rows == 0) return;
    if (!parts.empty()) parts += text.say(phrase::list_separator);
    parts += filled_in(text.say(what), {text::grouped_text(rows)});
  };
  add(node.excluded().filtered, phrase::filtered);
  add(node.excluded().missing, phrase::missing);
  add(node.excluded().out_of_scale, phrase::out_of_scale);
  return parts.empty() ? parts
                       : filled_in(text.say(phrase::excluded), {text::grouped_text(node.rows()), parts});
}

/// A remark and the nodes it is about.
struct note {
  std::string remark;
  std::string titles;
};

void add_note(std::vector<note>& list, const scorecard_text& text, const scored_node& node) {
  std::string remark = text.plain().reason(node);
  if (node.outside_scale()) {
    if (!remark.empty()) remark += text.say(phrase::sentence_separator);
    remark += filled_in(text.say(phrase::outside_scale), {node.max_points()->text()});
  }
  const std::string excluded = excluded_text(text, node);
  // A filter leaves out what it is meant to: worth a word only beside what is missing or wrong.
  const bool unusual = node.excluded().missing > 0 || node.excluded().out_of_scale > 0 || !remark.empty();
  if (!unusual || (remark.empty() && excluded.empty())) return;
  if (!remark.empty() && !excluded.empty()) remark += text.say(phrase::sentence_separator);
  remark += excluded;
  for (note& other : list) {
    if (other.remark != remark) continue;
    other.titles += std::string{text.say(phrase::list_separator)} + text.plain().label(node);
    return;
  }
  list.push_back({std::move(remark), text.plain().label(node)});
}

std::string notes(const scorecard_text& text, const scorecard& card) {
  std::vector<note> list;
  for (const scored_node& node : card.nodes())
    add_note(list, text, node);
  for (const outside_values& values : card.outside()) {
    const record_definition& record = text.model().records[static_cast<std::size_t>(values.record)];
    const derived_definition& column = record.derived[static_cast<std::size_t>(values.column)];
    list.push_back({filled_in(text.say(phrase::values_outside_of), {text::grouped_text(values.rows)}),
                    record.name + "." + column.name});
  }
  if (list.empty()) return {};
  std::string lines = heading(text, phrase::notes);
  for (const note& item : list) {
    const std::string whole = item.titles + std::string{text.say(phrase::colon)} + item.remark;
    std::string start = " · ";
    for (const std::string& line : wrapped(visible(whole), note_width)) {
      lines += start + line + "\n";
      start = "   ";
    }
  }
  return lines;
}

}  // namespace

std::string node_table(const scorecard_text& text, const scorecard& card) {
  const auto column = [&](phrase what, alignment side) {
    return table_column{std::string{text.say(what)}, side};
  };
  table_writer table{{column(phrase::indicator, alignment::left),
                      column(phrase::value, alignment::right),
                      column(phrase::sample_size, alignment::right),
                      column(phrase::interval, alignment::right),
                      column(phrase::band, alignment::left),
                      column(phrase::points, alignment::right),
                      column(phrase::weight, alignment::right),
                      {"", alignment::left},
                      column(phrase::contribution, alignment::right),
                      column(phrase::lost, alignment::right),
                      column(phrase::next, alignment::left)}};
  tree_rows rows{text, card, table};
  if (!text.model().nodes.empty()) rows.add(0, "", "");
  bool first = !text.model().nodes.empty();
  for (const scored_node& node : card.nodes()) {
    if (node.definition() != nullptr) continue;
    if (first) {
      table.add_line();
      table.add_row({cell_text{std::string{text.say(phrase::not_scored)}, look::faint}});
      first = false;
    }
    rows.add_row(node, text.model().nodes.empty() ? "" : "  ");
  }
  return table.text(text.how().colour);
}

std::string explanations(const scorecard_text& text, const scorecard& card) {
  std::string page;
  for (const std::string& part :
       {fired_rules(text, card), undecided_rules(text, card), most_lost(text, card), notes(text, card)}) {
    if (!part.empty()) page += (page.empty() ? "" : "\n") + part;
  }
  return page;
}

}  // namespace assay::cli
