// SPDX-License-Identifier: Apache-2.0
//
// Reads the columns of a result, and makes scorecards of them.
#include <assay/result.hpp>

#include <string>

#include <assay/error.hpp>

#include "message/score_sentences.hpp"
#include "result/result_parts.hpp"

namespace assay {

namespace {

const grade_definition* grade_at(const detail::result_parts& of,
                                 const std::optional<std::int64_t>& grade) noexcept {
  return grade ? &of.of.definition().grades.list()[static_cast<std::size_t>(*grade)] : nullptr;
}

}  // namespace

std::optional<typed_value> graded_node::value() const noexcept { return result_->value_of(node_, group_); }
std::optional<std::int64_t> graded_node::n() const noexcept { return result_->columns[node_].n[group_]; }
std::int64_t graded_node::rows() const noexcept {
  return result_->nodes[node_].kind == node_kind::indicator ? result_->columns[node_].rows[group_] : 0;
}
excluded_rows graded_node::excluded() const noexcept { return result_->excluded_of(node_, group_); }
node_status graded_node::status() const noexcept {
  return static_cast<node_status>(result_->columns[node_].status[group_]);
}
status_reason graded_node::reason() const noexcept {
  return static_cast<status_reason>(result_->columns[node_].reason[group_]);
}
std::optional<std::size_t> graded_node::band() const noexcept {
  if (result_->nodes[node_].kind != node_kind::indicator) return std::nullopt;
  const auto band = result_->columns[node_].band[group_];
  return band ? std::optional{static_cast<std::size_t>(*band)} : std::nullopt;
}
std::optional<points> graded_node::points() const noexcept { return result_->points_of(node_, group_); }

group_key graded_group::key() const {
  group_key parts;
  for (std::size_t part = 0; part < result_->by.size(); ++part) {
    const auto text = key(part);
    parts.push_back(text ? std::optional<std::string>{*text} : std::nullopt);
  }
  return parts;
}
std::optional<std::string_view> graded_group::key(std::size_t part) const noexcept {
  return result_->groups.key[part][group_];
}
std::optional<std::string_view> graded_group::period() const noexcept {
  return result_->is_divided() ? result_->groups.period[group_] : std::nullopt;
}
std::int64_t graded_group::rows() const noexcept { return result_->groups.rows[group_]; }
std::optional<points> graded_group::score() const noexcept {
  return result_->is_scored() ? result_->points_of(0, group_) : std::nullopt;
}
std::optional<points> graded_group::score_before_rules() const noexcept {
  if (result_->of.definition().critical.empty()) return score();
  const auto quanta = result_->groups.score_before_rules[group_];
  return quanta ? std::optional{points::from_quanta(*quanta)} : std::nullopt;
}
const grade_definition* graded_group::grade() const noexcept {
  return grade_at(*result_, result_->groups.grade[group_]);
}
const grade_definition* graded_group::grade_before_rules() const noexcept {
  if (result_->of.definition().critical.empty()) return grade();
  return grade_at(*result_, result_->groups.grade_before_rules[group_]);
}
node_status graded_group::status() const noexcept {
  return static_cast<node_status>(result_->groups.status[group_]);
}
status_reason graded_group::reason() const noexcept {
  return static_cast<status_reason>(result_->groups.reason[group_]);
}

const model& result::of() const& noexcept { return parts_->of; }
const std::vector<std::string>& result::by() const& noexcept { return parts_->by; }
const period_rule& result::period() const& noexcept { return parts_->period; }
std::vector<outside_values> result::outside() const {
  std::vector<outside_values> totals;
  for (const detail::outside_column& column : parts_->outside) {
    outside_values all{column.record, column.column, 0};
    for (std::size_t group = 0; group < parts_->size; ++group)
      all.rows += column.rows[group];
    if (all.rows > 0) totals.push_back(all);
  }
  return totals;
}
const std::vector<rejected_count>& result::rejected() const& noexcept { return parts_->rejected; }
std::span<const result_node> result::nodes() const& noexcept { return parts_->nodes; }

std::optional<std::size_t> result::node(std::string_view id) const noexcept {
  for (std::size_t index = 0; index < parts_->nodes.size(); ++index) {
    if (parts_->nodes[index].id == id) return index;
  }
  return std::nullopt;
}

std::size_t result::size() const noexcept { return parts_->size; }
graded_group result::operator[](std::size_t group) const& noexcept { return {*parts_, group}; }

std::optional<std::size_t> result::find(const group_key& key,
                                        const std::optional<std::string_view>& period) const noexcept {
  if (key.size() != parts_->by.size()) return std::nullopt;
  const auto group_at = [this](std::size_t place) {
    return parts_->order.empty() ? place : std::size_t{parts_->order[place]};
  };
  std::size_t low = 0;
  std::size_t high = size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (parts_->compare(group_at(middle), key, period) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == size() || parts_->compare(group_at(low), key, period) != 0) return std::nullopt;
  return group_at(low);
}

scorecard result::scorecard(std::size_t group) const {
  assay::scorecard card;
  explain(group, card);
  return card;
}

void result::explain(std::size_t group, assay::scorecard& into) const {
  if (group >= size()) {
    throw error{error_code::argument, says::no_such_group(group, size())};
  }
  detail::scorecard_parts& card = detail::scorecard_access::parts(into);
  parts_->restore(group, card);
  card.score(parts_->groups.rows[group]);
}

std::size_t result::memory_bytes() const noexcept {
  std::size_t bytes = parts_->groups.memory_bytes() + parts_->order.capacity() * sizeof(std::uint32_t);
  for (const detail::node_columns& node : parts_->columns)
    bytes += node.memory_bytes();
  return bytes;
}

}  // namespace assay
