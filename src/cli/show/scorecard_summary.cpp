// SPDX-License-Identifier: Apache-2.0
//
// The page about a result and its shorter tables.
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "cli/show/scorecard_table.hpp"

namespace assay::cli {
namespace {

constexpr int bar_width = 20;
// A model may have more dimensions than fit a line; the summary shows the first of them.
constexpr std::size_t most_dimensions_shown = 12;
// The values of a model that scores nothing: as many as fit a line.
constexpr std::size_t most_values_shown = 8;

/// The dimensions directly under the total, as indices of the model's nodes.
std::vector<std::int32_t> dimensions_of(const model_definition& model) {
  std::vector<std::int32_t> dimensions;
  if (model.nodes.empty()) return dimensions;
  for (const std::int32_t child : model.nodes.front().children) {
    if (model.nodes[static_cast<std::size_t>(child)].kind == node_kind::dimension)
      dimensions.push_back(child);
  }
  return dimensions;
}

std::string title_line(const scorecard_text& text) {
  const model_definition& model = text.model();
  const std::string title = text.text_of(model.title, model.id);
  return " " + painted(title, look::strong, text.how().colour) + "  " +
         painted(model.id + " " + model.version, look::faint, text.how().colour) + "\n";
}

/// `90.45 / 100  良好 ★★★★ ×1.2`
std::string verdict_line(const scorecard_text& text, const scorecard& card) {
  const bool colour = text.how().colour;
  std::string line = " " + painted("▌", look::strong, colour) + " ";
  const auto put = [&](const cell_text& cell) {
    for (const piece& part : cell.pieces)
      line += painted(part.text, part.style, colour);
  };
  std::string key = text.key(card);
  if (!key.empty()) line += painted(key, look::strong, colour) + "  ";
  if (text.model().nodes.empty()) return line + "\n";
  put(text.score(card.score, card.status));
  line += painted(" / 100  ", look::faint, colour);
  put(text.grade(card));
  return line + "\n";
}

/// Indicators that the summary shows because the model scores nothing: the first ones, as indices of the model's.
std::size_t values_shown(const model_definition& model) noexcept {
  return model.nodes.empty() ? std::min(model.indicators.size(), most_values_shown) : 0;
}

cell_text value_of(const scorecard_text& text, const scorecard& card, std::size_t indicator) {
  for (const scored_node& node : card.nodes) {
    if (node.indicator == static_cast<std::int32_t>(indicator)) return text.value(node);
  }
  return {};
}

}  // namespace

cell_text bar(points brought, points lost, int width) {
  const std::int64_t whole =
      std::max<std::int64_t>(brought.quanta(), 0) + std::max<std::int64_t>(lost.quanta(), 0);
  if (whole == 0) return {};
  const int128 scaled = int128{std::max<std::int64_t>(brought.quanta(), 0)} * width * 2 + whole;
  const auto filled = static_cast<int>(scaled / (int128{whole} * 2));
  const auto repeated = [](std::string_view block, int count) {
    std::string text;
    for (int at = 0; at < count; ++at)
      text += block;
    return text;
  };
  return std::vector<piece>{{repeated("█", filled), look::best},
                            {repeated("░", width - filled), look::worst}};
}

std::string summary_table(const scorecard_text& text) {
  const result& scored = text.scored();
  const auto dimensions = dimensions_of(text.model());
  const std::size_t shown = std::min(dimensions.size(), most_dimensions_shown);
  const bool is_scored = !text.model().nodes.empty();
  std::vector<table_column> columns;
  for (const std::string& name : scored.by)
    columns.push_back({name, alignment::left});
  const bool divided = scored.period.unit != period_unit::none;
  if (divided) columns.push_back({std::string{text.say(phrase::period)}, alignment::left});
  columns.push_back({std::string{text.say(phrase::records)}, alignment::right});
  columns.push_back({std::string{text.say(phrase::total)}, alignment::right});
  columns.push_back({std::string{text.say(phrase::grade)}, alignment::left});
  for (std::size_t index = 0; index < shown; ++index) {
    const node_definition& node = text.model().nodes[static_cast<std::size_t>(dimensions[index])];
    columns.push_back({text.text_of(node.title, node.id), alignment::right});
  }
  const std::size_t values = values_shown(text.model());
  for (std::size_t index = 0; index < values; ++index) {
    const indicator_definition& indicator = text.model().indicators[index];
    columns.push_back({text.text_of(indicator.title, indicator.id), alignment::right});
  }
  table_writer table{std::move(columns)};
  const bool counted = std::any_of(scored.scorecards.begin(), scored.scorecards.end(),
                                   [](const scorecard& card) { return card.rows > 0; });
  for (const scorecard& card : scored.scorecards) {
    std::vector<cell_text> row;
    for (const auto& part : card.key)
      row.emplace_back(text.key_part(part), part ? look::plain : look::faint);
    if (divided) row.emplace_back(text.key_part(card.period), card.period ? look::plain : look::faint);
    row.push_back(counted ? cell_text{text::grouped_text(card.rows)} : cell_text{});
    row.push_back(is_scored ? text.score(card.score, card.status) : cell_text{});
    row.push_back(is_scored ? text.grade(card) : cell_text{});
    for (std::size_t index = 0; index < shown; ++index) {
      const scored_node* node = scorecard_text::find(card, dimensions[index]);
      row.push_back(node == nullptr ? cell_text{} : text.score(node->earned, node->status));
    }
    for (std::size_t index = 0; index < values; ++index)
      row.push_back(value_of(text, card, index));
    table.add_row(std::move(row));
  }
  return table.text(text.how().colour);
}

std::string dimension_table(const scorecard_text& text, const scorecard& card) {
  const auto heading = [&](phrase what, alignment side) {
    return table_column{std::string{text.say(what)}, side};
  };
  table_writer table{{heading(phrase::dimension, alignment::left),
                      heading(phrase::score, alignment::right),
                      {"", alignment::left},
                      heading(phrase::weight, alignment::right),
                      heading(phrase::contribution, alignment::right),
                      heading(phrase::lost, alignment::right)}};
  for (const std::int32_t dimension : dimensions_of(text.model())) {
    const scored_node* node = scorecard_text::find(card, dimension);
    if (node == nullptr) continue;
    table.add_row({text.title(*node), text.score(node->earned, node->status),
                   bar(node->contribution.value_or(points{}), node->lost.value_or(points{}), bar_width),
                   text.weight(*node), text.contribution(*node), text.lost(*node)});
  }
  return table.text(text.how().colour);
}

std::string scorecard_page(const result& scored, const presentation& how,
                           const std::vector<std::string>& about_data) {
  const scorecard_text text{scored, how};
  std::string page = title_line(text);
  for (const std::string& line : about_data)
    page += " " + painted(line, look::faint, how.colour) + "\n";
  page += "\n";
  const bool single = scored.scorecards.size() == 1;
  const bool grouped = !scored.by.empty() || scored.period.unit != period_unit::none;
  const bool summary = !single || grouped || !how.explain;
  if (scored.scorecards.empty()) return page + " " + std::string{text.say(phrase::no_groups)} + "\n";
  if (summary) page += summary_table(text);
  const std::size_t values = values_shown(text.model());
  if (!how.explain && values > 0 && values < text.model().indicators.size()) {
    const std::string rest = std::to_string(text.model().indicators.size() - values);
    page += "\n " + filled_in(text.say(phrase::more_values), {rest}) + "\n";
  }
  for (const scorecard& card : scored.scorecards) {
    if (!how.explain && !(single && !dimensions_of(text.model()).empty())) continue;
    if (summary) page += "\n";
    if (!how.explain) {
      page += dimension_table(text, card);
      continue;
    }
    page += verdict_line(text, card) + "\n" + node_table(text, card);
    const std::string reasons = explanations(text, card);
    if (!reasons.empty()) page += "\n" + reasons;
    if (!summary && !single) page += "\n";
  }
  return page;
}

}  // namespace assay::cli
