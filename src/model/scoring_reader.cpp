// SPDX-License-Identifier: Apache-2.0
//
// Scoring rules other than bands, and what all rules have in common.
#include "model/scoring_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>
#include <vector>

#include "document/scalar_reader.hpp"
#include "message/amount_sentences.hpp"
#include "message/model_sentences.hpp"
#include "model/amount_reader.hpp"
#include "model/band_reader.hpp"
#include "model/keys.hpp"
#include "model/limits.hpp"

namespace assay::model_reader {

namespace {

constexpr std::array<std::string_view, 5> rule_keys{"bands", "linear", "ratio_to_target", "deduction",
                                                    "value_as_points"};
constexpr points least_points = points{} - document::most_points;
/// A target met ten times over is the most a cap may let count.
constexpr ratio most_cap{10, 1};

/// Points of a key that may be missing.
points points_or(document::findings& found, const document::object_reader& object, std::string_view key,
                 points otherwise, points low, points high) {
  const auto at = object.find(key);
  return at ? read_points(found, *at, low, high).value_or(otherwise) : otherwise;
}

/// Points that must be more than zero.
points full_points(document::findings& found, const document::object_reader& object, std::string_view key,
                   points otherwise) {
  return points_or(found, object, key, otherwise, points::from_quanta(1), document::most_points);
}

bool accepts_unit(document::findings& found, const document::object_reader& object,
                  const indicator_definition& indicator, const detail::sentence_data& needed) {
  if (indicator.value_unit != unit::ratio && indicator.value_unit != unit::seconds) return true;
  const auto& present = indicator.value_unit == unit::ratio ? says::a_share : says::a_time;
  found.error(object.self(), says::rule_needs(object.kind().in_words, needed, present));
  return false;
}

void warn_against_direction(document::findings& found, const document::object_reader& object,
                            const indicator_definition& indicator, direction natural) {
  if (indicator.better == natural || indicator.better == direction::context) return;
  const bool higher = natural == direction::higher_is_better;
  const auto& sentence = higher ? says::rule_against_higher : says::rule_against_lower;
  found.warning(object.self(), sentence(object.kind().in_words));
}

std::optional<scoring> read_linear(document::findings& found, const document::element& at,
                                   const indicator_definition& indicator) {
  const document::soundness sound{found};
  std::vector<knot<fraction>> knots;
  std::vector<document::element> places;
  for (const auto& place : items_of(found, at, says::knots, limits::bands)) {
    const document::object_reader object{found, place, keys::knot};
    const auto value = object.find("value");
    const auto awarded = object.find("points");
    if (!value || !awarded) continue;
    const auto amount = read_amount_in(found, *value, indicator.value_unit);
    const auto earned = read_points(found, *awarded, least_points, document::most_points);
    if (!amount || !earned) continue;
    if (!knots.empty() && !(knots.back().at < *amount)) {
      found.error(*value, says::linear_not_ascending(says::amount(*amount, indicator.value_unit),
                                                     says::amount(knots.back().at, indicator.value_unit)));
    }
    knots.push_back({*amount, *earned});
    places.push_back(place);
  }
  if (!sound.holds()) return std::nullopt;
  if (knots.empty()) {
    found.error(at, says::linear_empty());
    return std::nullopt;
  }
  for (std::size_t index = 1; index < knots.size() && indicator.better != direction::context; ++index) {
    const bool higher = indicator.better == direction::higher_is_better;
    const auto& low = knots[index - 1].awarded;
    const auto& high = knots[index].awarded;
    if (higher ? low <= high : low >= high) continue;
    const auto& sentence = higher ? says::line_not_rising : says::line_not_falling;
    found.warning(places[index], sentence(low.text(), high.text()));
    break;
  }
  return linear<fraction>{std::move(knots)};
}

/// A target of zero or less cannot be divided by.
bool target_is_usable(document::findings& found, const document::object_reader& rule,
                      const document::object_reader& object, const indicator_definition& indicator) {
  if (!object.has("target")) {
    found.error(rule.self(), says::target_needed());
    return false;
  }
  if (!indicator.target) return false;
  if (*indicator.target > fraction{0}) return true;
  found.error(*object.find("target"), says::target_not_positive());
  return false;
}

std::optional<scoring> read_ratio_to_target(document::findings& found, const document::element& at,
                                            const document::object_reader& object,
                                            const indicator_definition& indicator) {
  const document::soundness sound{found};
  const document::object_reader rule{found, at, keys::ratio_to_target};
  if (!rule.is_object()) return std::nullopt;
  ratio_to_target<fraction> result;
  result.better = indicator.better;
  result.at_target = full_points(found, rule, "points", result.at_target);
  if (const auto cap = rule.find("cap")) {
    const auto value = read_amount_in(found, *cap, unit::ratio);
    if (value && (*value <= fraction{0} || ratio{*value} > most_cap)) {
      found.error(*cap, says::cap_out_of_range(says::amount(*value, unit::ratio)));
    }
    if (value) result.cap = ratio{*value};
  }
  // A direction that could not be read is reported already.
  const auto better = object.find("better");
  if (better && better->text() == "context") {
    found.error(at, says::direction_needed());
  }
  const bool has_target = target_is_usable(found, rule, object, indicator);
  if (!sound.holds() || !has_target) return std::nullopt;
  result.target = *indicator.target;
  return result;
}

std::optional<scoring> read_deduction(document::findings& found, const document::element& at,
                                      const indicator_definition& indicator) {
  const document::soundness sound{found};
  const document::object_reader rule{found, at, keys::deduction};
  if (!rule.is_object()) return std::nullopt;
  deduction<fraction> result;
  result.start = full_points(found, rule, "start", result.start);
  result.each = full_points(found, rule, "each", result.each);
  result.floor = points_or(found, rule, "floor", result.floor, least_points, document::most_points);
  if (sound.holds() && result.floor > result.start) {
    found.error(*rule.find("floor"), says::floor_above_start(result.floor.text(), result.start.text()));
  }
  if (!accepts_unit(found, rule, indicator, says::number_of_events)) return std::nullopt;
  warn_against_direction(found, rule, indicator, direction::lower_is_better);
  if (!sound.holds()) return std::nullopt;
  return result;
}

std::optional<scoring> read_value_as_points(document::findings& found, const document::element& at,
                                            const indicator_definition& indicator) {
  const document::soundness sound{found};
  const document::object_reader rule{found, at, keys::value_as_points};
  if (!rule.is_object()) return std::nullopt;
  value_as_points<fraction> result;
  result.full_mark = full_points(found, rule, "full_mark", result.full_mark);
  if (!accepts_unit(found, rule, indicator, says::value_on_scale)) return std::nullopt;
  warn_against_direction(found, rule, indicator, direction::higher_is_better);
  if (!sound.holds()) return std::nullopt;
  return result;
}

std::optional<scoring> read_rule(document::findings& found, std::string_view key,
                                 const document::object_reader& object,
                                 const indicator_definition& indicator) {
  const document::element at = *object.find(key);
  if (key == "bands") {
    auto list = read_bands(found, at, indicator);
    return list ? std::optional<scoring>{std::move(*list)} : std::nullopt;
  }
  if (key == "linear") return read_linear(found, at, indicator);
  if (key == "ratio_to_target") return read_ratio_to_target(found, at, object, indicator);
  if (key == "deduction") return read_deduction(found, at, indicator);
  return read_value_as_points(found, at, indicator);
}

/// A score is earned points over possible points, so something must be possible, and a loss must not outweigh it.
bool points_make_a_scale(document::findings& found, const document::element& at, const scoring& rule) {
  const points most = most_points_of(rule);
  const points fewest = fewest_points_of(rule);
  if (most <= points{}) {
    found.error(at, says::no_points_possible(most.text()));
    return false;
  }
  if (fewest >= points{} - most) return true;
  found.error(at, says::loses_more((points{} - fewest).text(), most.text()));
  return false;
}

}  // namespace

std::optional<scoring> read_scoring(document::findings& found, const document::object_reader& object,
                                    const indicator_definition& indicator) {
  std::vector<std::string_view> present;
  for (const auto& member : object.self().value().members()) {
    const bool is_rule = std::find(rule_keys.begin(), rule_keys.end(), member.key) != rule_keys.end();
    if (!is_rule || std::find(present.begin(), present.end(), member.key) != present.end()) continue;
    present.push_back(member.key);
    if (present.size() == 1) continue;
    found.error(key_of(object.self(), member), says::two_rules(present.front(), member.key));
  }
  std::optional<scoring> result;
  for (const auto& key : present) {
    auto rule = read_rule(found, key, object, indicator);
    if (rule && !points_make_a_scale(found, *object.find(key), *rule)) rule.reset();
    if (key == present.front()) result = std::move(rule);
  }
  return result;
}

bool has_scoring(const document::object_reader& object) {
  return std::any_of(rule_keys.begin(), rule_keys.end(),
                     [&](std::string_view key) { return object.has(key); });
}

points most_points_of(const scoring& rule) {
  return std::visit([](const auto& each) { return each.maximum(); }, rule);
}

points fewest_points_of(const scoring& rule) {
  if (const auto* bands = std::get_if<named_bands>(&rule)) {
    points fewest = bands->maximum();
    for (const auto& each : bands->scale.list())
      fewest = std::min(fewest, each.awarded);
    return fewest;
  }
  if (const auto* line = std::get_if<linear<fraction>>(&rule)) {
    points fewest = line->maximum();
    for (const auto& each : line->knots())
      fewest = std::min(fewest, each.awarded);
    return fewest;
  }
  if (const auto* loss = std::get_if<deduction<fraction>>(&rule)) return loss->floor;
  return {};
}

}  // namespace assay::model_reader
