// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include <assay/display.hpp>

#include "grouping.hpp"
#include "guard.hpp"
#include "interface.hpp"
#include "message/score_sentences.hpp"
#include "outputs.hpp"
#include "structs.hpp"

namespace assay::capi {
namespace {

/// Names of the key columns: copied only when they change, so that a scorecard in use allocates nothing.
void show(assay_scorecard& scorecard, const model& of, const std::vector<std::string>& by) {
  if (scorecard.by != by) scorecard.by = by;
  scorecard.shown = of;
}

const scorecard& filled(const assay_scorecard* given) {
  const assay_scorecard& scorecard = required(given, "scorecard");
  if (!scorecard.shown) refuse_call(says::scorecard_is_empty());
  return scorecard.card;
}

const scored_node& line_of(const scorecard& card, std::int64_t node) {
  return card.nodes()[index_below(node, card.nodes().size(), "node")];
}

void explain_node(const scored_node& node, assay_node& output) {
  fill_node(node, output);
  output.max_points = number_of(node.max_points());
  output.weight = number_of(node.weight());
  output.applied_weight = number_of(node.applied_weight());
  output.contribution = number_of(node.contribution());
  output.lost = number_of(node.lost());
  if (node.coverage()) output.coverage = node.coverage()->to_double();
  if (node.interval()) {
    output.interval_low = node.interval()->low;
    output.interval_high = node.interval()->high;
  }
  if (node.next()) {
    output.next_value = node.next()->value.to_double();
    output.next_points = node.next()->points.to_double();
    output.next_inclusive = node.next()->inclusive ? 1 : 0;
  }
}

std::string text_of_line(const display& shown, const scored_node& node, std::int32_t text) {
  switch (text) {
    case ASSAY_TEXT_LABEL:
      return shown.label(node);
    case ASSAY_TEXT_VALUE:
      return shown.value(node);
    case ASSAY_TEXT_EXACT:
      return node.value() ? node.value()->text() : std::string{};
    case ASSAY_TEXT_POINTS:
      if (!node.points()) return {};
      return node.kind() == node_kind::indicator ? shown.short_points(*node.points())
                                                 : shown.points(*node.points());
    case ASSAY_TEXT_BAND:
      return shown.band(node);
    case ASSAY_TEXT_NEXT:
      return shown.next_step(node);
    case ASSAY_TEXT_INTERVAL:
      return shown.interval(node);
    case ASSAY_TEXT_REASON:
      return shown.reason(node);
    default:
      refuse_choice("text", text);
  }
}

}  // namespace
}  // namespace assay::capi

using namespace assay::capi;

int32_t assay_scorecard_new(const assay_model* model, assay_scorecard** scorecard, assay_error* error) {
  reset(scorecard);
  return guarded(error, [&] {
    assay_scorecard*& made = required(scorecard, "scorecard");
    made = new assay_scorecard{required(model, "model").of};
  });
}

void assay_scorecard_free(assay_scorecard* scorecard) { delete scorecard; }

int32_t assay_scorecard_explain(assay_scorecard* scorecard, const assay_result* result, int64_t group,
                                assay_error* error) {
  return guarded(error, [&] {
    assay_scorecard& into = required(scorecard, "scorecard");
    const assay::result& scored = required(result, "result").scored;
    const std::size_t index = index_below(group, scored.size(), "group");
    into.shown.reset();
    scored.explain(index, into.card);
    show(into, scored.of(), scored.by());
  });
}

int32_t assay_scorecard_grade(assay_scorecard* scorecard, const assay_state* state, const assay_key* key,
                              int32_t* found, assay_error* error) {
  reset(found);
  return guarded(error, [&] {
    assay_scorecard& into = required(scorecard, "scorecard");
    const assay::state& counted = required(state, "state").held->counted;
    read_key(key, into.key, into.period);
    const bool is_known = into.grader.grade(counted, into.key, into.period, into.card);
    show(into, into.of, counted.by());
    if (found != nullptr) *found = is_known ? 1 : 0;
  });
}

int32_t assay_scorecard_score(assay_scorecard* scorecard, const assay_state* state, const assay_key* key,
                              int32_t* found, assay_card* card, assay_error* error) {
  reset(found);
  reset_struct(card);
  return guarded(error, [&] {
    assay_scorecard& from = required(scorecard, "scorecard");
    const assay::state& counted = required(state, "state").held->counted;
    assay_card& output = output_struct(card, "card");
    read_key(key, from.key, from.period);
    const bool is_known = from.grader.score(counted, from.key, from.period, from.live);
    output.status = static_cast<std::int32_t>(from.live.status);
    output.reason = static_cast<std::int32_t>(from.live.reason);
    output.grade = grade_index(from.of.definition(), from.live.grade);
    output.grade_before_rules = -1;
    output.score = number_of(from.live.score);
    output.score_before_rules = none;
    if (found != nullptr) *found = is_known ? 1 : 0;
  });
}

int32_t assay_scorecard_card(const assay_scorecard* scorecard, assay_card* card, assay_error* error) {
  reset_struct(card);
  return guarded(error, [&] {
    const assay::scorecard& from = filled(scorecard);
    fill_card(scorecard->shown->definition(), from, output_struct(card, "card"));
  });
}

int32_t assay_scorecard_node(const assay_scorecard* scorecard, int64_t node, assay_node* line,
                             assay_error* error) {
  reset_struct(line);
  return guarded(error, [&] {
    const assay::scorecard& from = filled(scorecard);
    assay_node& output = output_struct(line, "line");
    explain_node(line_of(from, node), output);
  });
}

int32_t assay_scorecard_text(const assay_scorecard* scorecard, int64_t node, int32_t text, int32_t language,
                             char* buffer, int64_t capacity, int64_t* text_bytes, assay_error* error) {
  reset(text_bytes);
  if (buffer != nullptr && capacity > 0) *buffer = '\0';
  return guarded(error, [&] {
    const assay::scorecard& from = filled(scorecard);
    std::int64_t& bytes = required(text_bytes, "text_bytes");
    const std::size_t room = not_negative(capacity, "capacity");
    if (room > 0) (void)required(buffer, "buffer");
    if (language != ASSAY_ENGLISH && language != ASSAY_CHINESE) refuse_choice("language", language);
    const assay::display shown{*scorecard->shown, language == ASSAY_CHINESE ? "zh" : "en"};
    const std::string content = text == ASSAY_TEXT_SCORE   ? shown.score(from)
                                : text == ASSAY_TEXT_GRADE ? shown.grade(from)
                                                           : text_of_line(shown, line_of(from, node), text);
    if (content.size() < room) std::memcpy(buffer, content.c_str(), content.size() + 1);
    bytes = static_cast<std::int64_t>(content.size());
  });
}

int32_t assay_scorecard_json(const assay_scorecard* scorecard, assay_bytes** json, assay_error* error) {
  reset(json);
  return guarded(error, [&] {
    assay_bytes*& made = required(json, "json");
    const assay::scorecard& from = filled(scorecard);
    made = bytes_of_text(to_json(from, scorecard->by));
  });
}
