// SPDX-License-Identifier: Apache-2.0
//
// The score tree.
#include "model/tree_reader.hpp"

#include <map>
#include <string>
#include <utility>

#include "document/scalar_reader.hpp"
#include "message/model_sentences.hpp"
#include "model/amount_reader.hpp"
#include "model/keys.hpp"
#include "model/limits.hpp"
#include "model/scoring_reader.hpp"
#include "model/weight_check.hpp"
#include "model/words.hpp"

namespace assay::model_reader {

namespace {

/// The rule for missing data of a node; `inherited` where the document says nothing.
missing_rule read_missing(document::findings& found, const document::object_reader& node,
                          const missing_rule& inherited) {
  const auto at = node.find("missing");
  if (!at) return inherited;
  const document::object_reader object{found, *at, keys::missing};
  missing_rule rule;
  const document::soundness sound{found};
  rule.policy = read_word_or(found, object, "policy", words::missing_policy, inherited.policy);
  if (!sound.holds()) return inherited;
  if (rule.policy != missing_policy::refuse) {
    object.refuse(found, {"minimum_coverage"}, says::other_policy);
    return rule;
  }
  if (inherited.policy == missing_policy::refuse) rule.minimum_coverage = inherited.minimum_coverage;
  const auto coverage_at = object.find("minimum_coverage");
  const auto coverage = coverage_at ? read_amount_in(found, *coverage_at, unit::ratio) : std::nullopt;
  if (!coverage) return rule;
  rule.minimum_coverage = ratio{*coverage};
  if (*coverage < fraction{0} || *coverage > fraction{1}) {
    found.error(*coverage_at, says::coverage_out_of_range(says::amount(*coverage, unit::ratio)));
  } else if (*coverage == fraction{0}) {
    found.warning(*coverage_at, says::coverage_never_refuses());
  }
  return rule;
}

/// A refusal is about the total that declares it: a dimension half of which is missing still says what it knows.
missing_rule inherited_by_dimensions(const missing_rule& of_total) {
  return of_total.policy == missing_policy::refuse ? missing_rule{} : of_total;
}

class tree_reader {
 public:
  tree_reader(document::findings& found, const indicator_section& indicators)
      : found_{found}, indicators_{indicators} {}

  std::vector<node_definition> read(const document::object_reader& document) {
    node_definition root;
    root.id = "total";
    root.title = {"总分", "Total"};
    root.kind = node_kind::total;
    const auto total_at = document.find("total");
    std::optional<document::object_reader> total;
    const document::soundness rules{found_};
    if (total_at) total.emplace(found_, *total_at, keys::total);
    if (total && total->is_object()) {
      if (total->has("label")) root.title = read_title(found_, *total, "total");
      read_rules(*total, root);
    }
    const bool weights_known = rules.holds();
    nodes_.push_back(std::move(root));
    const auto dimensions = document.find("dimensions");
    const auto list = total ? total->find("indicators") : std::nullopt;
    read_children({0, weights_known}, dimensions, list, total_at ? *total_at : document.self());
    if (nodes_.size() == 1) nodes_.clear();
    return std::move(nodes_);
  }

 private:
  [[nodiscard]] node_definition& node(std::int32_t index) { return nodes_[static_cast<std::size_t>(index)]; }

  void read_rules(const document::object_reader& object, node_definition& target) {
    target.rule = read_word_or(found_, object, "weights", words::weights, target.rule);
    target.how = read_word_or(found_, object, "aggregation", words::aggregation, target.how);
    target.missing = read_missing(found_, object, target.missing);
    if (const auto at = object.find("minimum_sample"))
      target.minimum_sample = read_integer(found_, *at, 0, limits::sample).value_or(0);
  }

  std::int32_t add(std::int32_t parent, node_definition child) {
    const auto index = static_cast<std::int32_t>(nodes_.size());
    child.parent = parent;
    nodes_.push_back(std::move(child));
    node(parent).children.push_back(index);
    return index;
  }

  std::optional<weight> read_share(const document::object_reader& object, node_definition& target) {
    target.weight_origin = read_word_or(found_, object, "origin", words::origin, origin::unstated);
    const auto at = object.find("weight");
    const auto share = at ? read_weight(found_, *at) : std::nullopt;
    target.declared = share.value_or(weight{});
    return share;
  }

  struct parent_place {
    std::int32_t index;
    bool weights_known;
  };

  void read_children(parent_place at, const std::optional<document::element>& dimensions,
                     const std::optional<document::element>& indicators, const document::element& self) {
    const document::soundness sound{found_};
    const std::int32_t parent = at.index;
    std::vector<child_terms> children;
    if (dimensions) {
      for (const auto& place : items_of(found_, *dimensions, says::dimensions, limits::children)) {
        children.push_back(read_dimension(parent, place));
      }
    }
    if (indicators) {
      for (const auto& place : items_of(found_, *indicators, says::indicators, limits::children)) {
        children.push_back(read_leaf(parent, place));
      }
    }
    if (!children.empty()) {
      check_children(found_, {node(parent), at.weights_known}, children,
                     dimensions ? *dimensions : *indicators);
    } else if (sound.holds() && node(parent).kind == node_kind::dimension) {
      found_.error(self, says::empty_dimension(node(parent).id));
    }
  }

  child_terms read_dimension(std::int32_t parent, const document::element& place) {
    const document::object_reader object{found_, place, keys::dimension};
    if (!object.is_object()) return {std::nullopt, points::whole(100)};
    node_definition dimension;
    const auto id_at = object.find("id");
    const auto id = id_at ? read_text(found_, *id_at) : std::nullopt;
    if (id && check_node_id(found_, *id_at, *id)) claim(*id_at, *id);
    dimension.id = id.value_or(std::string{});
    dimension.title = read_title(found_, object, dimension.id);
    dimension.how = nodes_.front().how;
    dimension.missing = inherited_by_dimensions(nodes_.front().missing);
    const document::soundness rules{found_};
    read_rules(object, dimension);
    const auto share = read_share(object, dimension);
    const bool weights_known = share && rules.holds();
    const std::int32_t index = add(parent, std::move(dimension));
    read_children({index, weights_known}, object.find("dimensions"), object.find("indicators"), place);
    return {share, points::whole(100)};
  }

  /// Ids name nodes, so dimensions and indicators share them.
  void claim(const document::element& at, const std::string& id) {
    const auto [entry, is_new] = dimension_ids_.emplace(id, at.pointer);
    if (!is_new) {
      found_.error(at, says::duplicate_dimension(id, entry->second));
    } else if (indicators_.index_of(id) >= 0) {
      found_.error(at, says::id_of_indicator(id));
    }
  }

  child_terms read_leaf(std::int32_t parent, const document::element& place) {
    const document::object_reader object{found_, place, keys::weighted_indicator};
    if (!object.is_object()) return {};
    node_definition leaf;
    leaf.kind = node_kind::indicator;
    const auto share = read_share(object, leaf);
    leaf.indicator = read_indicator_id(found_, object, "indicator", indicators_);
    if (leaf.indicator < 0) return {share, std::nullopt};
    const auto at = static_cast<std::size_t>(leaf.indicator);
    const auto& definition = indicators_.list[at];
    check_leaf(*object.find("indicator"), leaf.indicator);
    leaf.applicable_points = read_applicable(object, leaf.indicator);
    leaf.id = definition.id;
    leaf.title = definition.title;
    (void)add(parent, std::move(leaf));
    if (!definition.rule) return {share, std::nullopt};
    return {share, most_points_of(*definition.rule)};
  }

  /// The indicator that says how many points apply: a number of points, and not the indicator itself.
  std::int32_t read_applicable(const document::object_reader& object, std::int32_t indicator) {
    const std::int32_t index = read_indicator_id(found_, object, "applicable_points", indicators_);
    if (index < 0) return index;
    const auto at = object.find("applicable_points");
    const auto& notes = indicators_.notes[static_cast<std::size_t>(index)];
    const unit of = indicators_.list[static_cast<std::size_t>(index)].value_unit;
    const bool is_points = !notes.unit || (of != unit::ratio && of != unit::seconds);
    if (is_points && index != indicator) return index;
    found_.error(*at, (is_points ? says::own_points : says::no_points)(at->text()));
    return -1;
  }

  void check_leaf(const document::element& at, std::int32_t indicator) {
    const auto [entry, is_new] = used_.emplace(indicator, at.pointer);
    if (!is_new) {
      found_.error(at, says::indicator_used_twice(at.text(), entry->second));
    }
    if (indicators_.notes[static_cast<std::size_t>(indicator)].has_rule) return;
    found_.error(at, says::indicator_without_scoring(at.text()));
  }

  document::findings& found_;
  const indicator_section& indicators_;
  std::vector<node_definition> nodes_;
  std::map<std::string, std::string> dimension_ids_;  // id -> pointer
  std::map<std::int32_t, std::string> used_;          // indicator -> pointer
};

}  // namespace

std::vector<node_definition> read_tree(document::findings& found, const document::object_reader& document,
                                       const indicator_section& indicators) {
  return tree_reader{found, indicators}.read(document);
}

}  // namespace assay::model_reader
