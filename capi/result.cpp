// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include <assay/text_sink.hpp>

#include "grouping.hpp"
#include "guard.hpp"
#include "interface.hpp"
#include "outputs.hpp"
#include "result_tables.hpp"
#include "structs.hpp"

using namespace assay::capi;

void assay_result_free(assay_result* result) { delete result; }

int64_t assay_result_size(const assay_result* result) {
  return result == nullptr ? -1 : static_cast<std::int64_t>(result->scored.size());
}

int64_t assay_result_find(const assay_result* result, const assay_key* key) {
  std::int64_t found = -1;
  (void)guarded(nullptr, [&] {
    assay::group_key parts;
    std::optional<std::string> period;
    read_key(key, parts, period);
    const auto group = required(result, "result").scored.find(parts, period);
    if (group) found = static_cast<std::int64_t>(*group);
  });
  return found;
}

int32_t assay_result_key(const assay_result* result, int64_t group, int32_t part, const char** text,
                         int64_t* text_bytes, assay_error* error) {
  reset(text);
  reset(text_bytes);
  return guarded(error, [&] {
    const assay::result& scored = required(result, "result").scored;
    const char*& content = required(text, "text");
    std::int64_t& bytes = required(text_bytes, "text_bytes");
    const std::size_t index = index_below(group, scored.size(), "group");
    const std::size_t number = index_below(part, scored.by().size() + 1, "part");
    const auto of_group = scored[index];
    const std::optional<std::string_view> found =
        number < scored.by().size() ? of_group.key(number) : of_group.period();
    if (!found) return;
    content = found->data();
    bytes = static_cast<std::int64_t>(found->size());
  });
}

int32_t assay_result_card(const assay_result* result, int64_t group, assay_card* card, assay_error* error) {
  reset_struct(card);
  return guarded(error, [&] {
    const assay::result& scored = required(result, "result").scored;
    assay_card& output = output_struct(card, "card");
    const auto of_group = scored[index_below(group, scored.size(), "group")];
    fill_card(scored.of().definition(), of_group, output);
  });
}

int32_t assay_result_node(const assay_result* result, int64_t group, int64_t node, assay_node* line,
                          assay_error* error) {
  reset_struct(line);
  return guarded(error, [&] {
    const assay::result& scored = required(result, "result").scored;
    assay_node& output = output_struct(line, "line");
    const auto of_group = scored[index_below(group, scored.size(), "group")];
    fill_node(of_group.node(index_below(node, scored.nodes().size(), "node")), output);
  });
}

int32_t assay_result_export(const assay_result* result, int32_t table, int32_t language,
                            ArrowArrayStream* stream, assay_error* error) {
  reset(stream);
  return guarded(error, [&] {
    ArrowArrayStream& output = required(stream, "stream");
    const assay::result& scored = required(result, "result").scored;
    if (table < ASSAY_TABLE_CARDS || table > ASSAY_TABLE_VALUES) refuse_choice("table", table);
    if (language < ASSAY_ENGLISH || language > ASSAY_ID) refuse_choice("language", language);
    export_table(scored, static_cast<assay_table>(table), static_cast<assay_language>(language), output);
  });
}

int32_t assay_result_json(const assay_result* result, int64_t first, int64_t groups, assay_bytes** json,
                          assay_error* error) {
  reset(json);
  return guarded(error, [&] {
    assay_bytes*& made = required(json, "json");
    const assay::result& scored = required(result, "result").scored;
    if (groups < -1) refuse_call(says::c_negative_argument("groups", groups));
    const std::size_t count =
        groups < 0 ? std::numeric_limits<std::size_t>::max() : static_cast<std::size_t>(groups);
    assay::collected_text all;
    write_json(scored, not_negative(first, "first"), count, all);
    made = bytes_of_text(std::move(all.text));
  });
}
