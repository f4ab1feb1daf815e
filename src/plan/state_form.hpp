// SPDX-License-Identifier: Apache-2.0
//
// What a group's state of an aggregate consists of: each form once, as data. Counting, storage, merging, writing, reading and
// the checks of untrusted bytes follow this table; the codes are part of the state format (docs/state.md).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace assay::plan {

/// States of one form hold the same numbers with the same meaning of merging, whatever was measured.
enum class state_form : std::uint8_t {
  count = 1,
  rate = 2,
  total = 3,
  minimum = 4,
  maximum = 5,
  nps = 6,
  satisfied_share = 7,
  net_satisfaction = 8,
  answer_mean = 9,
  moments = 10,
  share = 11,
  values = 12,
  sketched_values = 13,  ///< in bytes alone: what few_values is when no group has exact values
  texts = 14,
  distinct = 15,
  few_values = 16,        ///< values while they are few, buckets beyond
  distinct_numbers = 17,  ///< each of them
  distinct_texts = 18,    ///< each of them
};

enum class field_meaning : std::uint8_t {
  missing,       ///< records behind the filter whose argument has no value
  records,       ///< records that count; n is the sum of these fields
  out_of_scale,  ///< records that are counted apart
  impossible,    ///< records that the compiler of the model has ruled out: 0
  total,         ///< of the arguments
  second_total,  ///< of the second arguments
  squares,       ///< sum of the squares of the arguments
  extreme,       ///< 0 without records
};

/// How a field of two states becomes that of both.
enum class field_merge : std::uint8_t { add, smaller, larger };

enum class field_width : std::uint8_t { bytes_8 = 8, bytes_16 = 16 };

struct state_field {
  field_meaning meaning = field_meaning::records;
  field_merge merge = field_merge::add;
  field_width width = field_width::bytes_8;
};

/// What one more record does to the fields of its group.
enum class counting : std::uint8_t {
  records,  ///< one more
  truth,    ///< one more that is true, or that is not
  total,    ///< one more, and its value
  smallest,
  largest,
  two_classes,    ///< one more answer of its class: high, low, outside the scale
  three_classes,  ///< one more answer of its class: high, middle, low, outside the scale
  answer_total,   ///< as `total` within the scale, else one more outside
  moments,
  both_totals,  ///< one more, and both values
};

/// What a form keeps beside its fields: keys, most of them with the number of their records.
enum class key_kind : std::uint8_t { none, number, text, hash };
/// What becomes of a group's keys when they are too many.
enum class beyond_cap : std::uint8_t {
  dropped,    ///< only that they were too many is known
  buckets,    ///< numbers turn into buckets of numbers
  registers,  ///< hashes turn into registers
};

struct key_rule {
  key_kind kind = key_kind::none;
  bool counted = true;   ///< whether bytes hold the number of records of each key
  std::size_t most = 0;  ///< keys of a group that are kept as they are
  beyond_cap beyond = beyond_cap::dropped;
};

struct form_description {
  state_form form = state_form::count;
  std::uint16_t since = 0;  ///< minor number of the first state format 0.x that knows it
  counting operation = counting::records;
  std::span<const state_field> fields;
  key_rule keys;
};

/// All forms, ascending by code, without a gap.
[[nodiscard]] std::span<const form_description> state_forms() noexcept;
[[nodiscard]] const form_description& describe(state_form form) noexcept;
/// Empty for a code that has no meaning.
[[nodiscard]] std::optional<state_form> form_of_code(std::uint8_t code) noexcept;
/// Whether answers outside of a scale are counted apart.
[[nodiscard]] bool counts_answers(state_form form) noexcept;

}  // namespace assay::plan
