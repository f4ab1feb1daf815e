// SPDX-License-Identifier: Apache-2.0
//
// Critical rules.
#include <set>
#include <string>
#include <utility>

#include "document/json_complaint.hpp"
#include "model/band_reader.hpp"
#include "model/grade_reader.hpp"
#include "model/limits.hpp"
#include "model/scalar_reader.hpp"

namespace assay::model_reader {

using document::quoted;

namespace {

class critical_reader {
 public:
  critical_reader(findings& found, const indicator_section& indicators, const grade_section& grades,
                  const std::vector<node_definition>& nodes, bool tree_is_sound)
      : found_{found},
        indicators_{indicators},
        grades_{grades},
        nodes_{nodes},
        tree_is_sound_{tree_is_sound} {}

  critical_definition read(const element& place) {
    const object_reader object{found_, place, keys::critical};
    critical_definition result;
    if (!object.is_object()) return result;
    const auto id_at = object.find("id");
    const auto id = id_at ? read_text(found_, *id_at) : std::nullopt;
    if (id && check_id(found_, *id_at, *id) && !ids_.insert(*id).second) {
      found_.error(*id_at, {"duplicate_id", quoted(*id) + " is already the id of a critical rule",
                            "choose another id"});
    }
    result.id = id.value_or(std::string{});
    result.title = read_title(found_, object, result.id);
    result.indicator = read_indicator_id(found_, object, "indicator", indicators_);
    read_condition_of(object, result);
    const auto effect_at = object.find("effect");
    const auto effect = effect_at ? read_word(found_, *effect_at, words::effect) : std::nullopt;
    if (!effect) return result;
    result.rule.effect = *effect;
    const std::string of_effect = "the effect " + quoted(effect_at->text());
    read_grade(object, result, of_effect);
    read_events(object, result, of_effect);
    if (*effect == critical_effect::zero_section) check_section(object, result.indicator);
    return result;
  }

 private:
  /// The unit of the rule's indicator, when it is known.
  [[nodiscard]] std::optional<unit> unit_of(std::int32_t indicator) const {
    if (indicator < 0) return std::nullopt;
    const auto at = static_cast<std::size_t>(indicator);
    if (!indicators_.notes[at].unit) return std::nullopt;
    return indicators_.list[at].value_unit;
  }

  void read_condition_of(const object_reader& object, critical_definition& result) {
    const auto at = object.find("when");
    const auto of = unit_of(result.indicator);
    if (!at) return;
    if (!of) {
      (void)read_text(found_, *at);  // the type at least
      return;
    }
    if (const auto values = read_condition(found_, *at, *of)) result.rule.when = *values;
  }

  void read_grade(const object_reader& object, critical_definition& result, const std::string& of_effect) {
    if (result.rule.effect != critical_effect::cap_grade) return object.refuse(found_, {"grade"}, of_effect);
    object.require(found_, "grade", of_effect);
    const auto at = object.find("grade");
    const auto id = at ? read_text(found_, *at) : std::nullopt;
    if (!id) return;
    const std::int32_t index = grades_.index_of(*id);
    if (index >= 0) {
      result.rule.best_grade = static_cast<std::size_t>(index);
    } else if (grades_.known) {
      std::vector<std::string_view> known;
      for (const auto& grade : grades_.list)
        known.push_back(grade.id);
      found_.error(*at, {"unknown_grade", "there is no grade " + quoted(*id),
                         known.empty() ? R"(declare it under "grades")" : found_.nearest(*id, known)});
    }
  }

  void read_events(const object_reader& object, critical_definition& result, const std::string& of_effect) {
    const bool deduct = result.rule.effect == critical_effect::deduct;
    if (!deduct) object.refuse(found_, {"fail_from"}, of_effect);
    if (!deduct && result.rule.effect != critical_effect::bonus) {
      return object.refuse(found_, {"each", "counted_at_most"}, of_effect);
    }
    object.require(found_, "each", of_effect);
    if (const auto at = object.find("each")) {
      result.rule.each = read_points(found_, *at, points::from_quanta(1), points::whole(limits::points_each))
                             .value_or(points{});
    }
    const auto events = [&](std::string_view key) -> std::int64_t {
      const auto at = deduct || key != "fail_from" ? object.find(key) : std::nullopt;
      return at ? read_integer(found_, *at, 0, limits::events).value_or(0) : 0;
    };
    result.rule.counted_at_most = events("counted_at_most");
    result.rule.fail_from = events("fail_from");
    check_countable(object, result.indicator, of_effect);
  }

  void check_countable(const object_reader& object, std::int32_t indicator, const std::string& of_effect) {
    const auto of = unit_of(indicator);
    if (!of || (*of != unit::ratio && *of != unit::seconds)) return;
    found_.error(*object.find("indicator"),
                 {"rule_not_for_unit",
                  of_effect + " counts events, but " + quoted(object.find("indicator")->text()) + " is " +
                      (*of == unit::ratio ? "a share" : "a time"),
                  R"(use an indicator of unit "count")"});
  }

  void check_section(const object_reader& object, std::int32_t indicator) {
    if (indicator < 0 || !tree_is_sound_) return;
    for (const auto& node : nodes_) {
      if (node.indicator != indicator) continue;
      if (nodes_[static_cast<std::size_t>(node.parent)].kind == node_kind::dimension) return;
    }
    const auto at = object.find("indicator");
    found_.error(*at, {"indicator_without_section",
                       quoted(at->text()) + " is not in a dimension, so no section can be zero",
                       R"(use "zero_total", or put the indicator into a dimension)"});
  }

  findings& found_;
  const indicator_section& indicators_;
  const grade_section& grades_;
  const std::vector<node_definition>& nodes_;
  bool tree_is_sound_;
  std::set<std::string> ids_;
};

}  // namespace

std::vector<critical_definition> read_critical(findings& found, const object_reader& document,
                                               const indicator_section& indicators,
                                               const grade_section& grades,
                                               const std::vector<node_definition>& nodes,
                                               bool tree_is_sound) {
  std::vector<critical_definition> list;
  const auto at = document.find("critical");
  if (!at) return list;
  critical_reader reader{found, indicators, grades, nodes, tree_is_sound};
  for (const auto& place : items_of(found, *at, "critical rules", limits::critical_rules)) {
    list.push_back(reader.read(place));
  }
  return list;
}

}  // namespace assay::model_reader
