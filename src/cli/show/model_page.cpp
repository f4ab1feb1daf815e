// SPDX-License-Identifier: Apache-2.0
//
// Writes the page about a model.
#include "cli/show/model_page.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "cli/show/table_writer.hpp"
#include "result/names.hpp"
#include "text/number_format.hpp"

namespace assay::cli {
namespace {

constexpr int description_width = 100;

class page_writer {
 public:
  page_writer(const model_definition& model, language spoken, bool colour)
      : model_{model}, spoken_{spoken}, colour_{colour} {}

  std::string write() {
    write_title();
    if (!model_.indicators.empty()) add(indicator_table());
    add(formula_table());
    add(grade_table());
    if (!model_.nodes.empty()) {
      page_ += " " +
               painted(word(phrase::settings) + word(phrase::colon) + settings_text(model_.display, spoken_),
                       look::faint, colour_) +
               "\n";
    }
    add(critical_table());
    for (const record_definition& record : model_.records)
      write_record(record);
    return std::move(page_);
  }

 private:
  [[nodiscard]] std::string word(phrase what) const { return std::string{say(spoken_, what)}; }
  [[nodiscard]] table_column left(phrase what) const { return {word(what), alignment::left}; }
  [[nodiscard]] table_column right(phrase what) const { return {word(what), alignment::right}; }
  [[nodiscard]] std::string title_of(const label& title, const std::string& instead) const {
    const std::string_view text = title.text(code_of(spoken_));
    return text.empty() ? instead : std::string{text};
  }
  void add(const std::string& part) {
    if (!part.empty()) page_ += "\n" + part;
  }

  void write_title() {
    page_ += " " + painted(title_of(model_.title, model_.id), look::strong, colour_) + "  " +
             painted(model_.id + " " + model_.version, look::faint, colour_) + "\n";
    const std::string_view description = model_.description.text(code_of(spoken_));
    if (description.empty()) return;
    for (const std::string& line : wrapped(visible(description), description_width))
      page_ += " " + line + "\n";
  }

  [[nodiscard]] cell_text origin_text(origin from) const {
    switch (from) {
      case origin::unstated:
        return {};
      case origin::document:
        return {word(phrase::origin_document)};
      case origin::inferred:
        return {word(phrase::origin_inferred), look::caution};
      case origin::preset:
        break;
    }
    return {word(phrase::origin_preset), look::faint};
  }

  [[nodiscard]] std::string better_text(direction better) const {
    switch (better) {
      case direction::higher_is_better:
        return word(phrase::higher);
      case direction::lower_is_better:
        return word(phrase::lower);
      case direction::context:
        break;
    }
    return word(phrase::context);
  }

  [[nodiscard]] static cell_text minimum_of(std::int64_t sample) {
    return sample > 0 ? cell_text{text::grouped_text(sample)} : cell_text{};
  }

  /// Of the total always; of a dimension where it does otherwise than the total.
  [[nodiscard]] std::string settings_of(const node_definition& node) const {
    const node_definition& total = model_.nodes.front();
    const bool usual = node.how == total.how && node.missing == total.missing;
    return node.kind == node_kind::total || !usual ? settings_text(node, spoken_) : std::string{};
  }

  [[nodiscard]] std::string scoring_of(const indicator_definition& indicator, std::int32_t applicable) const {
    std::string text = rule_text(*indicator.rule, indicator.value_unit, spoken_);
    if (applicable < 0) return text;
    return filled_in(say(spoken_, phrase::points_that_apply),
                     {text, model_.indicators[static_cast<std::size_t>(applicable)].id});
  }

  void add_indicator(table_writer& table, const indicator_definition& indicator, const std::string& branch,
                     const cell_text& weight, std::int32_t applicable = -1) const {
    table.add_row({std::vector<piece>{{branch, look::faint}, {title_of(indicator.title, indicator.id)}},
                   cell_text{indicator.id, look::faint}, weight, unit_text(indicator, spoken_),
                   better_text(indicator.better),
                   indicator.rule ? cell_text{scoring_of(indicator, applicable)} : cell_text{},
                   origin_text(indicator.rule_origin), minimum_of(indicator.minimum_sample)});
  }

  void add_node(table_writer& table, std::size_t index, const std::string& branch,
                const std::string& below) const {
    const node_definition& node = model_.nodes[index];
    const cell_text weight = index == 0 ? cell_text{"100"} : cell_text{node.declared.text()};
    if (node.kind == node_kind::indicator) {
      add_indicator(table, model_.indicators[static_cast<std::size_t>(node.indicator)], branch, weight,
                    node.applicable_points);
    } else {
      const std::string title = index == 0 ? word(phrase::total) : title_of(node.title, node.id);
      table.add_row({std::vector<piece>{{branch, look::faint}, {title, look::strong}},
                     cell_text{index == 0 ? "" : node.id, look::faint}, weight, cell_text{}, cell_text{},
                     cell_text{settings_of(node), look::faint}, origin_text(node.weight_origin),
                     minimum_of(node.minimum_sample)});
    }
    for (std::size_t child = 0; child < node.children.size(); ++child) {
      const bool last = child + 1 == node.children.size();
      add_node(table, static_cast<std::size_t>(node.children[child]), below + (last ? "└ " : "├ "),
               below + (last ? "  " : "│ "));
    }
  }

  [[nodiscard]] std::string indicator_table() const {
    table_writer table{{left(phrase::indicator),
                        {"id", alignment::left},
                        right(phrase::weight),
                        left(phrase::unit),
                        left(phrase::better),
                        left(phrase::scoring),
                        left(phrase::origin),
                        right(phrase::minimum_sample)}};
    std::vector<bool> in_tree(model_.indicators.size(), false);
    for (const node_definition& node : model_.nodes) {
      if (node.indicator >= 0) in_tree[static_cast<std::size_t>(node.indicator)] = true;
    }
    if (!model_.nodes.empty()) add_node(table, 0, "", "");
    bool first = true;
    for (std::size_t index = 0; index < in_tree.size(); ++index) {
      if (in_tree[index]) continue;
      if (first && !model_.nodes.empty()) {
        table.add_line();
        table.add_row({cell_text{word(phrase::not_scored), look::faint}});
      }
      first = false;
      add_indicator(table, model_.indicators[index], model_.nodes.empty() ? "" : "  ", {});
    }
    return table.text(colour_);
  }

  [[nodiscard]] std::string formula_table() const {
    table_writer table{
        {{"id", alignment::left}, left(phrase::record), left(phrase::formula), left(phrase::origin)}};
    bool any = false;
    for (const measure_definition& measure : model_.measures) {
      table.add_row({cell_text{measure.name, look::strong}, measure.from, measure.value});
      any = true;
    }
    for (const indicator_definition& indicator : model_.indicators) {
      if (indicator.value.empty()) continue;
      table.add_row({indicator.id, indicator.from, indicator.value, origin_text(indicator.value_origin)});
      any = true;
    }
    return any ? table.text(colour_) : std::string{};
  }

  [[nodiscard]] std::string grade_table() const {
    const auto grades = model_.grades.list();
    if (grades.empty()) return {};
    table_writer table{{left(phrase::grade),
                        {"id", alignment::left},
                        right(phrase::from),
                        {"", alignment::left},
                        right(phrase::factor)}};
    for (std::size_t index = 0; index < grades.size(); ++index) {
      const grade_definition& grade = grades[index];
      std::string stars;
      for (std::int32_t star = 0; star < grade.stars; ++star)
        stars += "★";
      // The worst grade also takes everything below its own edge.
      const std::string edge = index + 1 == grades.size() ? "" : grade.at_least.text();
      const look style = look_of_grade(index, grades.size());
      table.add_row({cell_text{title_of(grade.title, grade.id), style}, cell_text{grade.id, look::faint},
                     edge, cell_text{stars, style},
                     grade.factor ? cell_text{grade.factor->shortest().text()} : cell_text{}});
    }
    return table.text(colour_);
  }

  [[nodiscard]] std::string critical_table() const {
    if (model_.critical.empty()) return {};
    table_writer table{{left(phrase::critical_rule),
                        {"id", alignment::left},
                        left(phrase::indicator),
                        left(phrase::when),
                        left(phrase::effect)}};
    for (const critical_definition& rule : model_.critical) {
      table.add_row({title_of(rule.title, rule.id), cell_text{rule.id, look::faint},
                     watched_text(rule, model_, spoken_),
                     text::range_text(rule.rule.when, watched_unit(rule, model_), text::amount_style::clock),
                     effect_text(rule, model_, spoken_)});
    }
    return table.text(colour_);
  }

  void write_record(const record_definition& record) {
    page_ += "\n " + painted(record.name, look::strong, colour_) + "  " + visible(title_of(record.title, ""));
    const auto put = [&](phrase what, const std::string& text) {
      if (!text.empty()) page_ += "  " + painted(word(what) + ": " + text, look::faint, colour_);
    };
    put(phrase::time_column, record.time);
    std::string groups;
    for (const std::string& group : record.groups)
      groups += (groups.empty() ? "" : ", ") + group;
    put(phrase::group_columns, groups);
    page_ += "\n";
    table_writer table{{left(phrase::column), left(phrase::type), left(phrase::range), left(phrase::name)}};
    for (const column_definition& column : record.columns) {
      table.add_row({column.name, std::string{detail::name_of(column.type)}, range_of(column),
                     title_of(column.title, "") == column.name ? "" : title_of(column.title, "")});
    }
    for (const derived_definition& column : record.derived) {
      table.add_row({column.name, std::string{detail::name_of(column.type)}, visible("= " + column.value),
                     title_of(column.title, "") == column.name ? "" : title_of(column.title, "")});
    }
    page_ += table.text(colour_);
  }

  [[nodiscard]] static std::string range_of(const column_definition& column) {
    if (!column.is_number()) return {};
    const bool usual =
        column.minimum_scaled == -default_range_scaled && column.maximum_scaled == default_range_scaled;
    if (usual) return {};
    const fraction low{column.minimum_scaled, power_of_ten(column.decimals)};
    const fraction high{column.maximum_scaled, power_of_ten(column.decimals)};
    return text::exact_text(low) + " … " + text::exact_text(high);
  }

  const model_definition& model_;
  language spoken_;
  bool colour_;
  std::string page_;
};

}  // namespace

std::string model_page(const model_definition& model, language spoken, bool colour) {
  return page_writer{model, spoken, colour}.write();
}

}  // namespace assay::cli
