// SPDX-License-Identifier: Apache-2.0
//
// The public face of models: compiling, asking, presets.
#include <assay/model.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <assay/error.hpp>

#include "document/findings_error.hpp"
#include "message/model_call_sentences.hpp"
#include "message/suggestion.hpp"
#include "model/compiled_model.hpp"
#include "model/model_reader.hpp"
#include "presets/embedded.hpp"
#include "text/nearest_name.hpp"
#include "text/sha256.hpp"

namespace assay {

namespace {

template <class Items, class Key>
std::int32_t index_in(const Items& items, std::string_view wanted, Key key) noexcept {
  std::int32_t index = 0;
  for (const auto& item : items) {
    if (item.*key == wanted) return index;
    ++index;
  }
  return -1;
}

}  // namespace

std::string to_hex(const fingerprint& value) { return text::to_hexadecimal(value); }

std::int32_t model_definition::record_index(std::string_view name) const noexcept {
  return index_in(records, name, &record_definition::name);
}
std::int32_t model_definition::indicator_index(std::string_view name) const noexcept {
  return index_in(indicators, name, &indicator_definition::id);
}
std::int32_t model_definition::node_index(std::string_view name) const noexcept {
  return index_in(nodes, name, &node_definition::id);
}

model::compiled model::compile(std::string_view json) {
  auto reading = model_reader::read_model(json);
  compiled result;
  if (reading.model) result.value.emplace(std::move(reading.model));
  result.diagnostics = std::move(reading.diagnostics);
  return result;
}

model model::parse(std::string_view json, std::string_view name) {
  auto result = compile(json);
  if (!result.value) throw document::error_of(result.diagnostics, name);
  return *std::move(result.value);
}

model model::preset(std::string_view id) {
  std::vector<std::string_view> known;
  for (const auto& document : preset_documents()) {
    if (document.id == id) return parse(document.json, std::string{id} + ".json");
    known.push_back(document.id);
  }
  const auto nearest = text::nearest_name(id, known);
  throw error{error_code::argument,
              nearest ? says::unknown_preset_near(id, *nearest, known) : says::unknown_preset(id, known)};
}

const model_definition& model::definition() const noexcept { return compiled_->definition; }

const record_definition& model::record(std::string_view name) const {
  std::vector<std::string_view> known;
  for (const auto& record : definition().records) {
    if (record.name == name) return record;
    known.push_back(record.name);
  }
  throw error{error_code::argument, says::no_such_record_type(id(), name, says::suggestion(name, known))};
}

const std::string& model::shape_text() const noexcept { return compiled_->shape_text; }
const fingerprint& model::shape() const noexcept { return compiled_->shape; }

std::span<const preset_document> preset_documents() noexcept {
  static const std::vector<preset_document> documents = [] {
    std::vector<preset_document> list;
    for (const auto& file : presets::embedded_files())
      list.push_back({file.id, file.text});
    return list;
  }();
  return documents;
}

}  // namespace assay
