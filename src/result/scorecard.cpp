// SPDX-License-Identifier: Apache-2.0
//
// Shows the numbers of a scorecard with the definitions they belong to.
#include <assay/scorecard.hpp>

#include <utility>

#include "model/compiled_model.hpp"
#include "result/scorecard_parts.hpp"
#include "score/scorecard_builder.hpp"

namespace assay {

namespace {

using access = detail::scorecard_access;

std::size_t index_of(std::int32_t index) noexcept { return static_cast<std::size_t>(index); }

const grade_definition* grade_at(const detail::scorecard_parts& card, std::int32_t grade) noexcept {
  return grade < 0 ? nullptr : &card.definition().grades.list()[index_of(grade)];
}

bool has_events(const critical_definition& rule) noexcept {
  return rule.rule.effect == critical_effect::deduct || rule.rule.effect == critical_effect::bonus;
}

}  // namespace

namespace detail {

void scorecard_parts::start(const model& by_model) {
  if (!of || &of->internals() != &by_model.internals()) {
    builder.reset();
    of = by_model;
  }
  if (!builder) builder.emplace(of->definition(), of->internals().scores);
  values.assign(by_model.definition().indicators.size(), indicator_value{});
  given.clear();
  card.outside.clear();
}

/// The one place where a scorecard is filled.
void scorecard_parts::score(std::int64_t rows) {
  builder->build(values, given, card);
  card.rows = rows;
  make_views();
}

void scorecard_parts::make_views() {
  nodes.clear();
  rules.clear();
  reasons.clear();
  undecided.clear();
  for (std::size_t line = 0; line < card.nodes.size(); ++line)
    nodes.push_back(access::node(*this, line));
  for (std::size_t rule = 0; rule < card.fired.size(); ++rule)
    rules.push_back(access::rule(*this, rule));
  for (const std::int32_t line : card.reasons)
    reasons.push_back(access::node(*this, index_of(line)));
  for (const std::int32_t rule : card.undecided)
    undecided.push_back(&definition().critical[index_of(rule)]);
}

scorecard_parts::scorecard_parts(const scorecard_parts& other)
    : of{other.of}, card{other.card}, period{other.period}, values{other.values}, given{other.given} {
  if (of) make_views();
}

}  // namespace detail

std::string_view scored_node::id() const noexcept {
  if (const auto* node = definition()) return node->id;
  return indicator()->id;
}

node_kind scored_node::kind() const noexcept { return access::line(*this).kind; }

const label& scored_node::label() const noexcept {
  if (const auto* node = definition()) return node->title;
  return indicator()->title;
}

const node_definition* scored_node::definition() const noexcept {
  const std::int32_t index = access::line(*this).definition;
  return index < 0 ? nullptr : &card_->definition().nodes[index_of(index)];
}

const indicator_definition* scored_node::indicator() const noexcept {
  const std::int32_t index = access::line(*this).indicator;
  return index < 0 ? nullptr : &card_->definition().indicators[index_of(index)];
}

const scored_node* scored_node::parent() const noexcept {
  const auto* node = definition();
  // The lines of the tree are in the order of the model's nodes.
  return node == nullptr || node->parent < 0 ? nullptr : &card_->nodes[index_of(node->parent)];
}

const std::optional<typed_value>& scored_node::value() const noexcept { return access::line(*this).value; }
std::optional<std::int64_t> scored_node::n() const noexcept { return access::line(*this).n; }
std::int64_t scored_node::rows() const noexcept { return access::line(*this).rows; }
const excluded_rows& scored_node::excluded() const noexcept { return access::line(*this).excluded; }
node_status scored_node::status() const noexcept { return access::line(*this).status; }
status_reason scored_node::reason() const noexcept { return access::line(*this).reason; }
const std::optional<interval>& scored_node::interval() const noexcept {
  return access::line(*this).wilson_95;
}

bool scored_node::outside_scale() const noexcept { return access::line(*this).outside_scale; }

std::optional<std::size_t> scored_node::band() const noexcept {
  const std::int32_t band = access::line(*this).band;
  return band < 0 ? std::nullopt : std::optional{index_of(band)};
}

std::optional<points> scored_node::points() const noexcept { return access::line(*this).earned; }
std::optional<points> scored_node::points_before_rules() const noexcept {
  return access::line(*this).before_rules;
}

std::optional<points> scored_node::max_points() const noexcept {
  const assay::points possible = access::line(*this).possible;
  return possible == assay::points{} ? std::nullopt : std::optional{possible};
}

std::optional<points> scored_node::weight() const noexcept {
  return definition() == nullptr ? std::nullopt : std::optional{access::line(*this).declared_weight};
}
std::optional<points> scored_node::applied_weight() const noexcept {
  return definition() == nullptr ? std::nullopt : std::optional{access::line(*this).applied_weight};
}
std::optional<points> scored_node::contribution() const noexcept { return access::line(*this).contribution; }
std::optional<points> scored_node::lost() const noexcept { return access::line(*this).lost; }
const std::optional<fraction>& scored_node::coverage() const noexcept { return access::line(*this).coverage; }
const std::optional<fraction>& scored_node::applicable() const noexcept {
  return access::line(*this).applicable;
}
const std::optional<next_step>& scored_node::next() const noexcept { return access::line(*this).next; }

const critical_definition& fired_rule::definition() const noexcept {
  return card_->definition().critical[index_of(access::line(*this).rule)];
}
const fraction& fired_rule::value() const noexcept { return access::line(*this).value; }
std::optional<std::int64_t> fired_rule::events() const noexcept {
  return has_events(definition()) ? std::optional{access::line(*this).events.happened} : std::nullopt;
}
std::optional<std::int64_t> fired_rule::counted() const noexcept {
  return has_events(definition()) ? std::optional{access::line(*this).events.counted} : std::nullopt;
}
std::optional<points> fired_rule::points() const noexcept {
  return has_events(definition()) ? std::optional{access::line(*this).events.change} : std::nullopt;
}
std::optional<points> fired_rule::before() const noexcept { return access::line(*this).before; }
std::optional<points> fired_rule::after() const noexcept { return access::line(*this).after; }
const grade_definition* fired_rule::grade_before() const noexcept {
  return grade_at(*card_, access::line(*this).grade_before);
}
const grade_definition* fired_rule::grade_after() const noexcept {
  return grade_at(*card_, access::line(*this).grade_after);
}

scorecard::scorecard() : parts_{std::make_unique<detail::scorecard_parts>()} {}
scorecard::scorecard(const scorecard& other)
    : parts_{std::make_unique<detail::scorecard_parts>(*other.parts_)} {}
scorecard::scorecard(scorecard&&) noexcept = default;
scorecard& scorecard::operator=(const scorecard& other) {
  if (this != &other) *this = scorecard{other};
  return *this;
}
scorecard& scorecard::operator=(scorecard&&) noexcept = default;
scorecard::~scorecard() = default;

const group_key& scorecard::key() const& noexcept { return parts_->card.key; }
const std::optional<std::string>& scorecard::period() const& noexcept { return parts_->period; }
std::int64_t scorecard::rows() const noexcept { return parts_->card.rows; }
std::optional<points> scorecard::score() const noexcept { return parts_->card.score; }
std::optional<points> scorecard::score_before_rules() const noexcept {
  return parts_->card.score_before_rules;
}
const grade_definition* scorecard::grade() const& noexcept { return grade_at(*parts_, parts_->card.grade); }
const grade_definition* scorecard::grade_before_rules() const& noexcept {
  return grade_at(*parts_, parts_->card.grade_before_rules);
}
node_status scorecard::status() const noexcept { return parts_->card.status; }
std::span<const outside_values> scorecard::outside() const& noexcept { return parts_->card.outside; }
status_reason scorecard::reason() const noexcept { return parts_->card.reason; }

std::span<const scored_node> scorecard::nodes() const& noexcept { return parts_->nodes; }

const scored_node* scorecard::find(std::string_view id) const& noexcept {
  for (const scored_node& node : parts_->nodes) {
    if (node.id() == id) return &node;
  }
  return nullptr;
}

std::span<const fired_rule> scorecard::rules() const& noexcept { return parts_->rules; }
std::span<const critical_definition* const> scorecard::rules_undecided() const& noexcept {
  return parts_->undecided;
}
std::span<const scored_node> scorecard::reasons() const& noexcept { return parts_->reasons; }

}  // namespace assay
