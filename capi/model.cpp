// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document_fault.hpp"
#include "grouping.hpp"
#include "guard.hpp"
#include "interface.hpp"
#include "model_document.hpp"
#include "model_handle.hpp"
#include "outputs.hpp"
#include "structs.hpp"

namespace assay::capi {

model model_of(std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  constexpr std::size_t longest_id = 64;
  const std::string_view content =
      text.starts_with(byte_order_mark) ? text.substr(byte_order_mark.size()) : text;
  const auto is_of_id = [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
  };
  const bool is_id = !content.empty() && content.size() <= longest_id &&
                     std::all_of(content.begin(), content.end(), is_of_id);
  if (is_id) return model::preset(content);
  model::compiled compiled = model::compile(text);
  if (!compiled.value) refuse_document(compiled.diagnostics);
  return std::move(*compiled.value);
}

std::unique_ptr<assay_model> new_model(model of) {
  std::vector<result_node> lines = scorecard_lines(of);
  return std::make_unique<assay_model>(assay_model{std::move(of), std::move(lines)});
}

std::int64_t count_of(const assay_model& of, std::int32_t list, std::int64_t parent) noexcept {
  const model_definition& model = of.of.definition();
  const auto size = [](const auto& elements) { return static_cast<std::int64_t>(elements.size()); };
  switch (list) {
    case ASSAY_LIST_RECORDS:
      return size(model.records);
    case ASSAY_LIST_COLUMNS:
      return parent < 0 || parent >= size(model.records)
                 ? -1
                 : size(model.records[static_cast<std::size_t>(parent)].columns);
    case ASSAY_LIST_INDICATORS:
      return size(model.indicators);
    case ASSAY_LIST_NODES:
      return size(of.lines);
    case ASSAY_LIST_GRADES:
      return size(model.grades.list());
    case ASSAY_LIST_RULES:
      return size(model.critical);
    default:
      return -1;
  }
}

list_element element_at(const assay_model& of, std::int32_t list, std::int64_t parent,
                        std::size_t index) noexcept {
  const model_definition& model = of.of.definition();
  switch (list) {
    case ASSAY_LIST_RECORDS:
      return {model.records[index].name, &model.records[index].title};
    case ASSAY_LIST_COLUMNS: {
      const column_definition& column = model.records[static_cast<std::size_t>(parent)].columns[index];
      return {column.name, &column.title};
    }
    case ASSAY_LIST_INDICATORS:
      return {model.indicators[index].id, &model.indicators[index].title};
    case ASSAY_LIST_NODES: {
      const result_node& line = of.lines[index];
      return {line.id, line.indicator != nullptr ? &line.indicator->title : &line.definition->title};
    }
    case ASSAY_LIST_GRADES:
      return {model.grades.list()[index].id, &model.grades.list()[index].title};
    default:
      return {model.critical[index].id, &model.critical[index].title};
  }
}

}  // namespace assay::capi

using namespace assay::capi;

int32_t assay_model_new(const char* text, int64_t text_bytes, assay_model** model, assay_error* error) {
  reset(model);
  return guarded(error, [&] {
    assay_model*& made = required(model, "model");
    (void)required(text, "text");
    made = new_model(model_of(text_of(text, text_bytes, "text"))).release();
  });
}

void assay_model_free(assay_model* model) { delete model; }

int64_t assay_model_count(const assay_model* model, int32_t list, int64_t of) {
  return model == nullptr ? -1 : count_of(*model, list, of);
}

int64_t assay_model_find(const assay_model* model, int32_t list, int64_t of, const char* id,
                         int64_t id_bytes) {
  if (model == nullptr || id == nullptr || id_bytes < -1) return -1;
  const std::string_view wanted =
      id_bytes < 0 ? std::string_view{id} : std::string_view{id, static_cast<std::size_t>(id_bytes)};
  const std::int64_t count = count_of(*model, list, of);
  for (std::int64_t index = 0; index < count; ++index) {
    if (element_at(*model, list, of, static_cast<std::size_t>(index)).id == wanted) return index;
  }
  return -1;
}

int32_t assay_model_name(const assay_model* model, int32_t list, int64_t of, int64_t index, int32_t language,
                         const char** text, int64_t* text_bytes, assay_error* error) {
  reset(text);
  reset(text_bytes);
  return guarded(error, [&] {
    const assay_model& from = required(model, "model");
    const char*& name = required(text, "text");
    std::int64_t& bytes = required(text_bytes, "text_bytes");
    const std::int64_t count = count_of(from, list, of);
    if (count < 0) refuse_choice("list", list);
    const list_element element =
        element_at(from, list, of, index_below(index, static_cast<std::size_t>(count), "index"));
    if (language < ASSAY_ENGLISH || language > ASSAY_ID) refuse_choice("language", language);
    std::string_view wanted = element.id;
    if (language != ASSAY_ID) {
      const std::string_view title = element.title->text(language == ASSAY_CHINESE ? "zh" : "en");
      if (!title.empty()) wanted = title;
    }
    // Both come from strings, which end with a NUL.
    name = wanted.data();
    bytes = static_cast<std::int64_t>(wanted.size());
  });
}

int32_t assay_model_needs(const assay_model* model, int64_t record, const assay_grouping* grouping,
                          int32_t* columns, int32_t capacity, int32_t* count, assay_error* error) {
  reset(count);
  return guarded(error, [&] {
    const assay_model& from = required(model, "model");
    std::int32_t& needed = required(count, "count");
    const auto& records = from.of.definition().records;
    const assay::record_definition& of = records[index_below(record, records.size(), "record")];
    if (not_negative(capacity, "capacity") > 0) (void)required(columns, "columns");
    const auto wanted = grouping_of(grouping);
    std::int32_t found = 0;
    for (const assay::column_definition& column : from.of.needed_columns(of.name, wanted.by, wanted.period)) {
      if (found < capacity) columns[found] = of.column_index(column.name);
      ++found;
    }
    needed = found;
  });
}

int32_t assay_model_describe(const assay_model* model, assay_bytes** json, assay_error* error) {
  reset(json);
  return guarded(error, [&] {
    const assay_model& from = required(model, "model");
    assay_bytes*& made = required(json, "json");
    made = bytes_of_text(describe_model(from));
  });
}
