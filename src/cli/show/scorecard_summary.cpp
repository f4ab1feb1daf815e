// SPDX-License-Identifier: Apache-2.0
//
// The page about a result and its shorter tables.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "cli/show/scorecard_table.hpp"
#include "text/number_format.hpp"

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
  put(text.score(card.score(), card.status()));
  line += painted(" / 100  ", look::faint, colour);
  put(text.grade(card));
  return line + "\n";
}

/// Indicators that the summary shows because the model scores nothing: the first ones, as indices of the model's.
std::size_t values_shown(const model_definition& model) noexcept {
  return model.nodes.empty() ? std::min(model.indicators.size(), most_values_shown) : 0;
}

/// The rows of the summary, made anew each time they are asked for.
class summary_rows {
 public:
  explicit summary_rows(const scorecard_text& text) : text_{text}, dimensions_{dimensions_of(text.model())} {
    if (dimensions_.size() > most_dimensions_shown) dimensions_.resize(most_dimensions_shown);
    const result& scored = text.scored();
    for (std::size_t index = 0; index < values_shown(text.model()); ++index)
      values_.push_back(*scored.node(text.model().indicators[index].id));
    for (std::size_t group = 0; group < scored.size() && !is_counted_; ++group)
      is_counted_ = scored[group].rows() > 0;
  }

  [[nodiscard]] std::vector<table_column> columns() const {
    std::vector<table_column> columns;
    for (const std::string& name : text_.scored().by())
      columns.push_back({name, alignment::left});
    if (is_divided()) columns.push_back({std::string{text_.say(phrase::period)}, alignment::left});
    columns.push_back({std::string{text_.say(phrase::records)}, alignment::right});
    columns.push_back({std::string{text_.say(phrase::total)}, alignment::right});
    columns.push_back({std::string{text_.say(phrase::grade)}, alignment::left});
    for (const std::int32_t dimension : dimensions_) {
      const node_definition& node = text_.model().nodes[static_cast<std::size_t>(dimension)];
      columns.push_back({text_.text_of(node.title, node.id), alignment::right});
    }
    for (const std::size_t node : values_) {
      const indicator_definition& indicator = *text_.scored().nodes()[node].indicator;
      columns.push_back({text_.text_of(indicator.title, indicator.id), alignment::right});
    }
    return columns;
  }

  [[nodiscard]] std::vector<cell_text> cells(const graded_group& group) const {
    const result& scored = text_.scored();
    const bool is_scored = !text_.model().nodes.empty();
    std::vector<cell_text> row;
    const auto add_key = [&](const std::optional<std::string_view>& part) {
      row.emplace_back(text_.key_part(part), part ? look::plain : look::faint);
    };
    for (std::size_t part = 0; part < scored.by().size(); ++part)
      add_key(group.key(part));
    if (is_divided()) add_key(group.period());
    row.push_back(is_counted_ ? cell_text{text::grouped_text(group.rows())} : cell_text{});
    row.push_back(is_scored ? text_.score(group.score(), group.status()) : cell_text{});
    row.push_back(is_scored ? text_.grade(group) : cell_text{});
    for (const std::int32_t dimension : dimensions_) {
      const graded_node node = group.node(static_cast<std::size_t>(dimension));
      row.push_back(text_.score(node.points(), node.status()));
    }
    for (const std::size_t node : values_)
      row.push_back(text_.value(group.node(node), *scored.nodes()[node].indicator));
    return row;
  }

 private:
  [[nodiscard]] bool is_divided() const noexcept { return text_.scored().period().unit != period_unit::none; }

  const scorecard_text& text_;
  std::vector<std::int32_t> dimensions_;
  std::vector<std::size_t> values_;
  bool is_counted_ = false;
};

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

void write_summary(const scorecard_text& text, text_sink& into) {
  const result& scored = text.scored();
  const summary_rows rows{text};
  table_printer table{rows.columns()};
  for (std::size_t group = 0; group < scored.size(); ++group)
    table.measure(rows.cells(scored[group]));
  into.write(table.heading(text.how().colour));
  for (std::size_t group = 0; group < scored.size(); ++group)
    into.write(table.row(rows.cells(scored[group])));
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
    const scored_node& node = card.nodes()[static_cast<std::size_t>(dimension)];
    table.add_row({text.plain().label(node), text.score(node.points(), node.status()),
                   bar(node.contribution().value_or(points{}), node.lost().value_or(points{}), bar_width),
                   text.weight(node), text.contribution(node), text.lost(node)});
  }
  return table.text(text.how().colour);
}

void write_page(const result& scored, const presentation& how, const std::vector<std::string>& about_data,
                text_sink& into) {
  const scorecard_text text{scored, how};
  into.write(title_line(text));
  for (const std::string& line : about_data)
    into.write(" " + painted(line, look::faint, how.colour) + "\n");
  into.write("\n");
  const bool single = scored.size() == 1;
  const bool grouped = !scored.by().empty() || scored.period().unit != period_unit::none;
  const bool summary = !single || grouped || !how.explain;
  if (scored.empty()) {
    into.write(" " + std::string{text.say(phrase::no_groups)} + "\n");
    return;
  }
  if (summary) write_summary(text, into);
  const std::size_t values = values_shown(text.model());
  if (!how.explain && values > 0 && values < text.model().indicators.size()) {
    const std::string rest = std::to_string(text.model().indicators.size() - values);
    into.write("\n " + filled_in(text.say(phrase::more_values), {rest}) + "\n");
  }
  if (!how.explain && !(single && !dimensions_of(text.model()).empty())) return;
  scorecard card;
  for (std::size_t group = 0; group < scored.size(); ++group) {
    scored.explain(group, card);
    if (summary) into.write("\n");
    if (!how.explain) {
      into.write(dimension_table(text, card));
      continue;
    }
    into.write(verdict_line(text, card) + "\n" + node_table(text, card));
    const std::string reasons = explanations(text, card);
    if (!reasons.empty()) into.write("\n" + reasons);
    if (!summary && !single) into.write("\n");
  }
}

}  // namespace assay::cli
