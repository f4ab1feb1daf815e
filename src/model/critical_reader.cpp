// SPDX-License-Identifier: Apache-2.0
//
// Critical rules.
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "document/scalar_reader.hpp"
#include "message/model_sentences.hpp"
#include "model/band_reader.hpp"
#include "model/grade_reader.hpp"
#include "model/keys.hpp"
#include "model/limits.hpp"
#include "model/words.hpp"

namespace assay::model_reader {

namespace {

class critical_reader {
 public:
  critical_reader(document::findings& found, const indicator_section& indicators, const grade_section& grades,
                  const std::vector<node_definition>& nodes, bool tree_is_sound)
      : found_{found},
        indicators_{indicators},
        grades_{grades},
        nodes_{nodes},
        tree_is_sound_{tree_is_sound} {}

  critical_definition read(const document::element& place) {
    const document::object_reader object{found_, place, keys::critical};
    critical_definition result;
    if (!object.is_object()) return result;
    const auto id_at = object.find("id");
    const auto id = id_at ? read_text(found_, *id_at) : std::nullopt;
    if (id && check_id(found_, *id_at, *id) && !ids_.insert(*id).second) {
      found_.error(*id_at, says::duplicate_critical(*id));
    }
    result.id = id.value_or(std::string{});
    result.title = read_title(found_, object, result.id);
    read_watched(object, result);
    read_condition_of(object, result);
    const auto effect_at = object.find("effect");
    const auto effect = effect_at ? read_word(found_, *effect_at, words::effect) : std::nullopt;
    if (!effect) return result;
    result.rule.effect = *effect;
    check_condition(object, result);
    const message of_effect = says::the_effect(effect_at->text());
    read_grade(object, result, of_effect);
    read_most(object, result, of_effect);
    read_events(object, result, of_effect);
    read_section(object, result, of_effect);
    return result;
  }

 private:
  /// What the rule looks at: an indicator or a dimension.
  void read_watched(const document::object_reader& object, critical_definition& result) {
    const auto indicator = object.find("indicator");
    const auto dimension = object.find("dimension");
    if (indicator && dimension) {
      found_.error(*dimension, says::watches_two());
    } else if (!indicator && !dimension) {
      found_.error(object.self(), says::watches_nothing());
    }
    if (indicator) result.indicator = read_indicator_id(found_, object, "indicator", indicators_);
    if (dimension && !indicator) result.dimension = read_dimension_id(*dimension);
  }

  /// Index of the node of a dimension, or -1 with a finding.
  std::int32_t read_dimension_id(const document::element& at) {
    const auto id = read_text(found_, at);
    if (!id) return -1;
    std::vector<std::string_view> known;
    for (std::size_t index = 0; index < nodes_.size(); ++index) {
      if (nodes_[index].kind != node_kind::dimension) continue;
      if (nodes_[index].id == *id) return static_cast<std::int32_t>(index);
      known.push_back(nodes_[index].id);
    }
    if (!tree_is_sound_) return -1;
    const message advice = *id == "total"  ? says::acts_on_total()
                           : known.empty() ? says::declare_under("dimensions")
                                           : found_.nearest(*id, known);
    found_.error(at, says::unknown_dimension(*id, advice));
    return -1;
  }

  /// The unit of what the rule looks at, when it is known. A dimension has a score.
  [[nodiscard]] std::optional<unit> unit_of(const critical_definition& rule) const {
    if (rule.dimension >= 0) return unit::score;
    if (rule.indicator < 0) return std::nullopt;
    const auto at = static_cast<std::size_t>(rule.indicator);
    if (!indicators_.notes[at].unit) return std::nullopt;
    return indicators_.list[at].value_unit;
  }

  void read_condition_of(const document::object_reader& object, critical_definition& result) {
    const auto at = object.find("when");
    const auto of = unit_of(result);
    if (!at) return;
    if (!of) {
      (void)read_text(found_, *at);  // the type at least
      return;
    }
    if (const auto values = read_condition(found_, *at, *of)) result.rule.when = *values;
  }

  /// A condition that holds for every legal value, or for none. What counts events may well look at all of them.
  void check_condition(const document::object_reader& object, const critical_definition& rule) {
    const auto of = unit_of(rule);
    const auto at = object.find("when");
    if (!of || !at || rule.indicator < 0) return;
    if (rule.rule.when == range<fraction>{}) return;  // could not be read
    const auto& indicator = indicators_.list[static_cast<std::size_t>(rule.indicator)];
    const auto& [lower, upper] = rule.rule.when;
    const auto lowest = natural_minimum(indicator);
    const auto highest = indicator.maximum;
    const bool from_start =
        !lower.exists() || (lowest && (lower.at < *lowest || (lower.at == *lowest && lower.inclusive())));
    const bool to_end =
        !upper.exists() || (highest && (upper.at > *highest || (upper.at == *highest && upper.inclusive())));
    const bool below_all =
        upper.exists() && lowest && (upper.at < *lowest || (upper.at == *lowest && !upper.inclusive()));
    const bool above_all =
        lower.exists() && highest && (lower.at > *highest || (lower.at == *highest && !lower.inclusive()));
    const bool counts_events =
        rule.rule.effect == critical_effect::deduct || rule.rule.effect == critical_effect::bonus;
    const bool always = from_start && to_end && !counts_events;
    if (!always && !below_all && !above_all) return;
    const auto& sentence = always ? says::rule_always_fires : says::rule_never_fires;
    found_.warning(*at, sentence(indicator.id, at->text()));
  }

  void read_most(const document::object_reader& object, critical_definition& result,
                 const message& of_effect) {
    if (result.rule.effect != critical_effect::cap_points) return object.refuse(found_, {"most"}, of_effect);
    object.require(found_, "most", of_effect);
    if (const auto at = object.find("most"))
      result.rule.most = read_points(found_, *at, points{}, points::whole(100)).value_or(result.rule.most);
  }

  void read_grade(const document::object_reader& object, critical_definition& result,
                  const message& of_effect) {
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
      found_.error(*at, says::unknown_grade(
                            *id, known.empty() ? says::declare_under("grades") : found_.nearest(*id, known)));
    }
  }

  void read_events(const document::object_reader& object, critical_definition& result,
                   const message& of_effect) {
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
    check_countable(object, result, of_effect);
  }

  void check_countable(const document::object_reader& object, const critical_definition& rule,
                       const message& of_effect) {
    if (rule.dimension >= 0) {
      const auto dimension = *object.find("dimension");
      found_.error(dimension, says::counts_no_score(of_effect, dimension.text()));
      return;
    }
    const auto of = unit_of(rule);
    if (!of || (*of != unit::ratio && *of != unit::seconds)) return;
    const auto indicator = *object.find("indicator");
    const auto& present = *of == unit::ratio ? says::a_share : says::a_time;
    found_.error(indicator, says::counts_no_unit(of_effect, indicator.text(), present));
  }

  void read_section(const document::object_reader& object, critical_definition& result,
                    const message& of_effect) {
    const auto effect = result.rule.effect;
    const bool acts_on_total = effect == critical_effect::zero_total ||
                               effect == critical_effect::cap_grade || effect == critical_effect::fail;
    if (acts_on_total) return object.refuse(found_, {"section"}, of_effect);
    if (const auto at = object.find("section")) {
      result.section = std::max(read_dimension_id(*at), 0);
    } else if (effect == critical_effect::zero_section) {
      result.section = own_section(object, result);
    }
  }

  /// The section of a rule that names none: the dimension that it looks at, or the one that holds its indicator.
  std::int32_t own_section(const document::object_reader& object, const critical_definition& rule) {
    if (rule.dimension >= 0) return rule.dimension;
    if (rule.indicator < 0 || !tree_is_sound_) return 0;
    for (const auto& node : nodes_) {
      if (node.indicator != rule.indicator) continue;
      if (nodes_[static_cast<std::size_t>(node.parent)].kind == node_kind::dimension) return node.parent;
    }
    const auto at = object.find("indicator");
    found_.error(*at, says::indicator_without_section(at->text()));
    return 0;
  }

  document::findings& found_;
  const indicator_section& indicators_;
  const grade_section& grades_;
  const std::vector<node_definition>& nodes_;
  bool tree_is_sound_;
  std::set<std::string> ids_;
};

}  // namespace

std::vector<critical_definition> read_critical(
    document::findings& found, const document::object_reader& document, const indicator_section& indicators,
    const grade_section& grades, const std::vector<node_definition>& nodes, bool tree_is_sound) {
  std::vector<critical_definition> list;
  const auto at = document.find("critical");
  if (!at) return list;
  critical_reader reader{found, indicators, grades, nodes, tree_is_sound};
  for (const auto& place : items_of(found, *at, says::critical_rules, limits::critical_rules)) {
    list.push_back(reader.read(place));
  }
  return list;
}

}  // namespace assay::model_reader
