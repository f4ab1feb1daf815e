// SPDX-License-Identifier: Apache-2.0
#include "result_tables.hpp"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "arrow_export.hpp"
#include "column/bitmap.hpp"
#include "outputs.hpp"
#include "result/names.hpp"

namespace assay::capi {
namespace {

constexpr std::size_t chunk_rows = 65'536;

std::optional<double> double_of(const std::optional<points>& value) {
  return value ? std::optional{value->to_double()} : std::nullopt;
}

word_list words_of(std::vector<std::string> words) {
  return std::make_shared<const std::vector<std::string>>(std::move(words));
}

/// Names of the first `count` values of an enumeration.
template <class Enumeration, class NameOf>
word_list names_of(std::size_t count, const NameOf& name_of) {
  std::vector<std::string> words;
  for (std::size_t value = 0; value < count; ++value)
    words.emplace_back(name_of(static_cast<Enumeration>(value)));
  return words_of(std::move(words));
}

word_list status_words() {
  return names_of<node_status>(3, [](node_status value) { return name_of(value); });
}
word_list reason_words() {
  constexpr auto count = static_cast<std::size_t>(status_reason::estimate_near_edge) + 1;
  return names_of<status_reason>(count, [](status_reason value) { return name_of(value); });
}
word_list kind_words() {
  return names_of<node_kind>(3, [](node_kind value) { return detail::name_of(value); });
}
word_list value_kind_words() {
  return names_of<value_kind>(4, [](value_kind value) { return detail::name_of(value); });
}
word_list grade_words(const model_definition& model, assay_language language) {
  std::vector<std::string> words;
  for (const grade_definition& grade : model.grades.list()) {
    const std::string_view title =
        language == ASSAY_ID ? std::string_view{} : grade.title.text(language == ASSAY_CHINESE ? "zh" : "en");
    words.emplace_back(title.empty() ? std::string_view{grade.id} : title);
  }
  return words_of(std::move(words));
}

std::optional<std::size_t> place_of(status_reason reason) noexcept {
  return reason == status_reason::none ? std::nullopt : std::optional{static_cast<std::size_t>(reason)};
}
std::optional<std::size_t> place_of(const model_definition& model, const grade_definition* grade) noexcept {
  const std::int32_t index = grade_index(model, grade);
  return index < 0 ? std::nullopt : std::optional{static_cast<std::size_t>(index)};
}

/// A column, and what of a group (and a line of it) goes in.
struct table_column {
  using writer = std::function<void(exported_column&, const graded_group&, std::size_t)>;
  exported_column empty;
  writer write;
};

class table_columns {
 public:
  table_columns(const result& of, assay_language language) : of_{of}, language_{language} {
    for (std::size_t part = 0; part < of.by().size(); ++part) {
      add(exported_column::texts(of.by()[part]),
          [part](exported_column& to, const graded_group& group, std::size_t) { to.add(group.key(part)); });
    }
    if (of.period().unit == period_unit::none) return;
    add(exported_column::texts("period"),
        [](exported_column& to, const graded_group& group, std::size_t) { to.add(group.period()); });
  }

  void add_cards() {
    add(exported_column::integers("rows"), [](exported_column& to, const graded_group& group, std::size_t) {
      to.add(std::optional{group.rows()});
    });
    add(exported_column::numbers("score"), [](exported_column& to, const graded_group& group, std::size_t) {
      to.add(double_of(group.score()));
    });
    add(exported_column::numbers("score_before_rules"),
        [](exported_column& to, const graded_group& group, std::size_t) {
          to.add(double_of(group.score_before_rules()));
        });
    add_grade();
    add(exported_column::words("status", status_words()),
        [](exported_column& to, const graded_group& group, std::size_t) {
          to.add_word(static_cast<std::size_t>(group.status()));
        });
    add(exported_column::words("reason", reason_words()),
        [](exported_column& to, const graded_group& group, std::size_t) {
          to.add_word(place_of(group.reason()));
        });
  }

  void add_grade() {
    const model_definition* const model = &of_.of().definition();
    add(exported_column::words("grade", grade_words(*model, language_)),
        [model](exported_column& to, const graded_group& group, std::size_t) {
          to.add_word(place_of(*model, group.grade()));
        });
  }

  void add_lines() {
    std::vector<std::string> ids;
    std::vector<node_kind> kinds;
    for (const result_node& line : of_.nodes()) {
      ids.emplace_back(line.id);
      kinds.push_back(line.kind);
    }
    add(exported_column::words("node", words_of(std::move(ids))),
        [](exported_column& to, const graded_group&, std::size_t line) { to.add_word(line); });
    add(exported_column::words("kind", kind_words()),
        [kinds](exported_column& to, const graded_group&, std::size_t line) {
          to.add_word(static_cast<std::size_t>(kinds[line]));
        });
    add_line(exported_column::numbers("value"), [](exported_column& to, const graded_node& node) {
      const auto value = node.value();
      to.add(value ? std::optional{value->to_double()} : std::nullopt);
    });
    add_line(exported_column::texts("value_exact"), [](exported_column& to, const graded_node& node) {
      const auto value = node.value();
      const std::string text = value ? value->text() : std::string{};
      to.add(value ? std::optional<std::string_view>{text} : std::nullopt);
    });
    add_line(exported_column::words("value_kind", value_kind_words()),
             [](exported_column& to, const graded_node& node) {
               const auto value = node.value();
               to.add_word(value ? std::optional{static_cast<std::size_t>(value->kind)} : std::nullopt);
             });
    add_line(exported_column::integers("n"),
             [](exported_column& to, const graded_node& node) { to.add(node.n()); });
    add(exported_column::integers("rows"),
        [kinds](exported_column& to, const graded_group& group, std::size_t line) {
          const bool has_rows = kinds[line] == node_kind::indicator;
          to.add(has_rows ? std::optional{group.node(line).rows()} : std::nullopt);
        });
    add_line(exported_column::numbers("points"),
             [](exported_column& to, const graded_node& node) { to.add(double_of(node.points())); });
    add_line(exported_column::integers("band"), [](exported_column& to, const graded_node& node) {
      const auto band = node.band();
      to.add(band ? std::optional{static_cast<std::int64_t>(*band)} : std::nullopt);
    });
    add_line(exported_column::words("status", status_words()),
             [](exported_column& to, const graded_node& node) {
               to.add_word(static_cast<std::size_t>(node.status()));
             });
    add_line(exported_column::words("reason", reason_words()),
             [](exported_column& to, const graded_node& node) { to.add_word(place_of(node.reason())); });
  }

  void add_points() {
    add_grade();
    for (std::size_t line = 0; line < of_.nodes().size(); ++line) {
      if (of_.nodes()[line].definition == nullptr) continue;
      add(exported_column::numbers(std::string{of_.nodes()[line].id}),
          [line](exported_column& to, const graded_group& group, std::size_t) {
            to.add(double_of(group.node(line).points()));
          });
    }
  }

  void add_values() {
    for (std::size_t line = 0; line < of_.nodes().size(); ++line) {
      if (of_.nodes()[line].kind != node_kind::indicator) continue;
      add(exported_column::numbers(std::string{of_.nodes()[line].id}),
          [line](exported_column& to, const graded_group& group, std::size_t) {
            const auto value = group.node(line).value();
            to.add(value ? std::optional{value->to_double()} : std::nullopt);
          });
    }
  }

  [[nodiscard]] std::vector<table_column> take() && { return std::move(columns_); }

 private:
  void add(exported_column empty, table_column::writer write) {
    columns_.push_back({std::move(empty), std::move(write)});
  }
  template <class Write>
  void add_line(exported_column&& empty, const Write& write) {
    add(std::move(empty), [write](exported_column& to, const graded_group& group, std::size_t line) {
      write(to, group.node(line));
    });
  }

  const result& of_;
  assay_language language_;
  std::vector<table_column> columns_;
};

std::vector<table_column> columns_of(const result& of, assay_table table, assay_language language) {
  table_columns columns{of, language};
  switch (table) {
    case ASSAY_TABLE_CARDS:
      columns.add_cards();
      break;
    case ASSAY_TABLE_NODES:
      columns.add_lines();
      break;
    case ASSAY_TABLE_POINTS:
      columns.add_points();
      break;
    case ASSAY_TABLE_VALUES:
      columns.add_values();
      break;
  }
  return std::move(columns).take();
}

/// What stands behind a stream.
class table_stream {
 public:
  table_stream(result of, assay_table table, assay_language language)
      : of_{std::move(of)},
        columns_{columns_of(of_, table, language)},
        lines_{table == ASSAY_TABLE_NODES ? of_.nodes().size() : 1} {}

  void write_schema(ArrowSchema& schema) const { export_schema(fresh_columns(), schema); }

  void write_chunk(ArrowArray& chunk) {
    if (group_ >= of_.size() || lines_ == 0) return;
    const std::size_t groups = std::min(of_.size() - group_, std::max<std::size_t>(1, chunk_rows / lines_));
    std::vector<exported_column> made = fresh_columns();
    for (std::size_t column = 0; column < made.size(); ++column) {
      made[column].reserve(groups * lines_);
      for (std::size_t group = group_; group < group_ + groups; ++group) {
        const graded_group of_group = of_[group];
        for (std::size_t line = 0; line < lines_; ++line)
          columns_[column].write(made[column], of_group, line);
      }
    }
    export_batch(std::move(made), chunk);
    group_ += groups;
  }

 private:
  [[nodiscard]] std::vector<exported_column> fresh_columns() const {
    std::vector<exported_column> fresh;
    for (const table_column& column : columns_)
      fresh.push_back(column.empty);
    return fresh;
  }

  result of_;
  std::vector<table_column> columns_;
  std::size_t lines_;  ///< rows of the table a group
  std::size_t group_ = 0;
};

template <class Work>
int answered(const Work& work) noexcept {
  try {
    work();
    return 0;
  } catch (const std::bad_alloc&) {
    return ENOMEM;
  } catch (...) {
    return EIO;
  }
}

table_stream& stream_of(ArrowArrayStream* stream) {
  return *static_cast<table_stream*>(stream->private_data);
}

int give_schema(ArrowArrayStream* stream, ArrowSchema* out) {
  *out = {};
  return answered([&] { stream_of(stream).write_schema(*out); });
}

int give_chunk(ArrowArrayStream* stream, ArrowArray* out) {
  *out = {};
  return answered([&] { stream_of(stream).write_chunk(*out); });
}

const char* last_error(ArrowArrayStream* /*stream*/) {
  return "there is not enough memory for the next chunk";
}

void release_stream(ArrowArrayStream* stream) {
  delete static_cast<table_stream*>(stream->private_data);
  stream->release = nullptr;
}

}  // namespace

void export_table(const result& scored, assay_table table, assay_language language,
                  ArrowArrayStream& stream) {
  auto made = std::make_unique<table_stream>(scored, table, language);
  stream.get_schema = give_schema;
  stream.get_next = give_chunk;
  stream.get_last_error = last_error;
  stream.release = release_stream;
  stream.private_data = made.release();
}

namespace {

/// Points of a scorer as doubles.
exported_column points_column(std::string name, const column_view& view) {
  exported_column column = exported_column::numbers(std::move(name));
  column.reserve(view.rows);
  const auto* const quanta = static_cast<const std::int64_t*>(view.values) + view.offset;
  for (std::size_t card = 0; card < view.rows; ++card) {
    column.add(view.present(card) ? std::optional{points::from_quanta(quanta[card]).to_double()}
                                  : std::nullopt);
  }
  return column;
}

exported_column band_column(std::string name, const column_view& view) {
  exported_column column = exported_column::integers(std::move(name));
  column.reserve(view.rows);
  const auto* const places = static_cast<const std::uint16_t*>(view.values) + view.offset;
  for (std::size_t card = 0; card < view.rows; ++card)
    column.add(view.present(card) ? std::optional<std::int64_t>{places[card]} : std::nullopt);
  return column;
}
exported_column truth_column(std::string name, const column_view& view) {
  exported_column column = exported_column::truths(std::move(name));
  column.reserve(view.rows);
  for (std::size_t card = 0; card < view.rows; ++card) {
    const bool truth = column::bit_at(view.values, view.offset + card);
    column.add_truth(view.present(card) ? std::optional{truth} : std::nullopt);
  }
  return column;
}
exported_column places_column(std::string name, word_list words, const column_view& view) {
  exported_column column = exported_column::words(std::move(name), std::move(words));
  column.reserve(view.rows);
  const auto* const places = static_cast<const std::uint8_t*>(view.values) + view.offset;
  for (std::size_t card = 0; card < view.rows; ++card)
    column.add_word(view.present(card) ? std::optional<std::size_t>{places[card]} : std::nullopt);
  return column;
}

}  // namespace

void export_cards(const model& of, const scored_parts& parts, const scored_cards& cards, ArrowSchema& schema,
                  ArrowArray& array) {
  const model_definition& model = of.definition();
  std::vector<exported_column> columns;
  columns.push_back(points_column("score", cards.score()));
  columns.push_back(places_column("grade", grade_words(model, ASSAY_ID), cards.grade()));
  columns.push_back(places_column("status", status_words(), cards.status()));
  if (parts.score_before_rules)
    columns.push_back(points_column("score_before_rules", cards.score_before_rules()));
  for (std::size_t node = 1; node < model.nodes.size(); ++node) {
    const column_view view = cards.points(node);
    if (view.supplied()) columns.push_back(points_column(model.nodes[node].id, view));
  }
  for (std::size_t node = 1; node < model.nodes.size(); ++node) {
    const column_view view = cards.band(node);
    if (view.supplied()) columns.push_back(band_column(model.nodes[node].id + ":band", view));
  }
  for (std::size_t rule = 0; rule < model.critical.size(); ++rule) {
    const column_view view = cards.fired(rule);
    if (view.supplied()) columns.push_back(truth_column(model.critical[rule].id + ":fired", view));
  }
  ArrowSchema fields{};
  export_schema(columns, fields);
  try {
    export_batch(std::move(columns), array);
  } catch (...) {
    fields.release(&fields);
    throw;
  }
  schema = fields;
}

}  // namespace assay::capi
