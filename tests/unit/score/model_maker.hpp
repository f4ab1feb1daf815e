// SPDX-License-Identifier: Apache-2.0
//
// Models put together by hand: scoring needs no document.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "score/scorecard_builder.hpp"

namespace assay::detail {

class model_maker {
 public:
  model_maker() {
    node_definition total;
    total.id = "total";
    total.kind = node_kind::total;
    made_.nodes.push_back(total);
  }
  std::int32_t dimension(std::string id, weight declared, std::int32_t parent = 0) {
    return add(std::move(id), node_kind::dimension, declared, parent);
  }
  /// An indicator whose value is its points of `possible`.
  std::int32_t leaf(std::string id, weight declared, std::int32_t parent,
                    points possible = points::whole(100)) {
    indicator_definition definition;
    definition.id = id;
    definition.value_unit = unit::score;
    definition.rule = value_as_points<fraction>{possible};
    made_.indicators.push_back(definition);
    const std::int32_t node = add(std::move(id), node_kind::indicator, declared, parent);
    made_.nodes[static_cast<std::size_t>(node)].indicator =
        static_cast<std::int32_t>(made_.indicators.size()) - 1;
    return node;
  }
  model_definition& operator*() { return made_; }
  model_definition* operator->() { return &made_; }

 private:
  std::int32_t add(std::string id, node_kind kind, weight declared, std::int32_t parent) {
    node_definition node;
    node.id = std::move(id);
    node.kind = kind;
    node.declared = declared;
    node.parent = parent;
    const auto index = static_cast<std::int32_t>(made_.nodes.size());
    made_.nodes[static_cast<std::size_t>(parent)].children.push_back(index);
    made_.nodes.push_back(node);
    return index;
  }
  model_definition made_;
};

inline std::vector<indicator_value> values(std::initializer_list<std::optional<decimal>> given) {
  std::vector<indicator_value> list;
  for (const auto& item : given) {
    indicator_value value;
    if (item) value.value = typed_value{value_kind::decimal, *item};
    value.n = 50;
    list.push_back(value);
  }
  return list;
}

/// The score alone says what the whole card says.
inline void expect_same_score(const scored_card& alone, const scored_card& card, std::size_t nodes) {
  EXPECT_EQ(alone.score, card.score);
  EXPECT_EQ(alone.grade, card.grade);
  EXPECT_EQ(alone.status, card.status);
  EXPECT_EQ(alone.reason, card.reason);
  for (std::size_t node = 0; node < nodes; ++node) {
    EXPECT_EQ(alone.nodes[node].earned, card.nodes[node].earned) << card.nodes[node].id;
    EXPECT_EQ(alone.nodes[node].status, card.nodes[node].status) << card.nodes[node].id;
  }
}

/// The scorecard of one entity of a model that has no plan yet.
inline scored_card build_scorecard(const model_definition& model, group_key key, std::int64_t rows,
                                   std::span<const indicator_value> values,
                                   std::span<const given_dimension> given = {}) {
  const plan::score_plan plan = plan::make_score_plan(model);
  scored_card card;
  card.key = std::move(key);
  card.rows = rows;
  scorecard_builder builder{model, plan};
  builder.build(values, given, card);
  if (given.empty()) expect_same_score(builder.score(values), card, model.nodes.size());
  return card;
}

inline const scored_line& line(const scored_card& card, std::string_view id) {
  const scored_line* found = card.find(id);
  if (found == nullptr) throw std::out_of_range{std::string{id}};
  return *found;
}

}  // namespace assay::detail
