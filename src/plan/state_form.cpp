// SPDX-License-Identifier: Apache-2.0
#include "plan/state_form.hpp"

#include <algorithm>

#include <assay/metric/distinct.hpp>
#include <assay/metric/mode_share.hpp>
#include <assay/metric/percentile.hpp>
#include <assay/metric/percentile_sketch.hpp>

namespace assay::plan {
namespace {

constexpr state_field missing{field_meaning::missing};
constexpr state_field records{field_meaning::records};
constexpr state_field out_of_scale{field_meaning::out_of_scale};
constexpr state_field total{field_meaning::total, field_merge::add, field_width::bytes_16};
constexpr state_field second_total{field_meaning::second_total, field_merge::add, field_width::bytes_16};
constexpr state_field squares{field_meaning::squares, field_merge::add, field_width::bytes_16};
constexpr state_field smallest{field_meaning::extreme, field_merge::smaller};
constexpr state_field largest{field_meaning::extreme, field_merge::larger};
constexpr state_field too_large{field_meaning::impossible};

constexpr state_field of_count[]{missing, records};
constexpr state_field of_rate[]{missing, records, records};  // true, false
constexpr state_field of_total[]{missing, records, total};
constexpr state_field of_minimum[]{missing, records, smallest};
constexpr state_field of_maximum[]{missing, records, largest};
constexpr state_field of_nps[]{missing, records, records, records, out_of_scale};
constexpr state_field of_satisfied_share[]{missing, records, records, out_of_scale};
constexpr state_field of_net_satisfaction[]{missing, records, records, records, out_of_scale};
constexpr state_field of_answer_mean[]{missing, records, total, out_of_scale};
constexpr state_field of_moments[]{missing, records, total, squares, too_large};
constexpr state_field of_share[]{missing, records, total, second_total};
constexpr state_field of_keys[]{missing, records};

constexpr std::size_t most_values = metric::percentile::most_values;
constexpr std::size_t most_texts = metric::mode_share<>::most_categories;
constexpr std::size_t most_hashes = metric::distinct::most_exact;
constexpr std::size_t few_values = metric::percentile_sketch::most_exact;
constexpr std::size_t most_distinct = 1'048'576;

constexpr form_description forms[]{
    {state_form::count, 0, counting::records, of_count, {}},
    {state_form::rate, 0, counting::truth, of_rate, {}},
    {state_form::total, 0, counting::total, of_total, {}},
    {state_form::minimum, 0, counting::smallest, of_minimum, {}},
    {state_form::maximum, 0, counting::largest, of_maximum, {}},
    {state_form::nps, 0, counting::three_classes, of_nps, {}},
    {state_form::satisfied_share, 0, counting::two_classes, of_satisfied_share, {}},
    {state_form::net_satisfaction, 0, counting::three_classes, of_net_satisfaction, {}},
    {state_form::answer_mean, 0, counting::answer_total, of_answer_mean, {}},
    {state_form::moments, 1, counting::moments, of_moments, {}},
    {state_form::share, 1, counting::both_totals, of_share, {}},
    {state_form::values,
     1,
     counting::records,
     of_keys,
     {key_kind::number, true, most_values, beyond_cap::dropped}},
    {state_form::sketched_values,
     1,
     counting::records,
     of_keys,
     {key_kind::number, true, few_values, beyond_cap::buckets}},
    {state_form::texts,
     1,
     counting::records,
     of_keys,
     {key_kind::text, true, most_texts, beyond_cap::dropped}},
    {state_form::distinct,
     1,
     counting::records,
     of_keys,
     {key_kind::hash, false, most_hashes, beyond_cap::registers}},
    {state_form::few_values,
     2,
     counting::records,
     of_keys,
     {key_kind::number, true, few_values, beyond_cap::buckets}},
    {state_form::distinct_numbers,
     2,
     counting::records,
     of_keys,
     {key_kind::number, false, most_distinct, beyond_cap::dropped}},
    {state_form::distinct_texts,
     2,
     counting::records,
     of_keys,
     {key_kind::text, false, most_distinct, beyond_cap::dropped}},
};

}  // namespace

std::span<const form_description> state_forms() noexcept { return forms; }

const form_description& describe(state_form form) noexcept {
  return forms[static_cast<std::size_t>(form) - static_cast<std::size_t>(state_form::count)];
}

std::optional<state_form> form_of_code(std::uint8_t code) noexcept {
  const bool known = code >= static_cast<std::uint8_t>(forms[0].form) &&
                     code < static_cast<std::uint8_t>(forms[0].form) + std::size(forms);
  return known ? std::optional{static_cast<state_form>(code)} : std::nullopt;
}

bool counts_answers(state_form form) noexcept {
  const auto fields = describe(form).fields;
  return std::any_of(fields.begin(), fields.end(),
                     [](const state_field& field) { return field.meaning == field_meaning::out_of_scale; });
}

}  // namespace assay::plan
