// SPDX-License-Identifier: Apache-2.0
//
// What the engine knows of a metric: how it is counted, how it is finished, what people are told of it, and how models write
// it. The metrics themselves are entries of the tables in metric/, nowhere else: adding one is adding an entry.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <assay/message.hpp>
#include <assay/units.hpp>

#include "plan/finished_metric.hpp"
#include "plan/finisher.hpp"
#include "plan/group_counts.hpp"
#include "plan/state_form.hpp"

namespace assay::plan {

/// What a function of the measure language takes between its parentheses.
enum class argument_kind : std::uint8_t {
  star,
  any,
  boolean,
  number,
  square,             ///< a number whose square has room in a sum
  two_numbers,        ///< of one quantity
  number_and_p,       ///< a number, and which percentile
  text,               ///< a category column
  different,          ///< anything that can be told apart; also written count(distinct x)
  outcome,            ///< a condition: whether a contact was answered
  outcome_and_limit,  ///< the same, how long it waited, and the limit of a short wait
  outcome_and_limits,  ///< the same with the limit of an answer in time; that of a short wait may follow the variant
};

/// A function of the measure language, or one variant of a function that has variants.
struct metric_function {
  std::string_view function = {};  ///< canonical name, lower case
  std::string_view variant = {};   ///< text of the second argument; empty: takes none
  argument_kind argument = argument_kind::number;
  unit result = unit::number;  ///< `number`: seconds when the argument is seconds
  finish_kind finish = finish_kind::usual;
  bool default_variant = false;  ///< the variant meant when none is given
};

/// The scale of a survey, in whole points, and where the classes of its answers end.
struct survey_scale {
  std::int64_t low = 0;
  std::int64_t high = 0;
  std::int64_t high_from = 0;
  std::int64_t low_to = 0;    ///< of three classes: where the lowest ends
  bool low_includes = false;  ///< whether that answer itself belongs to it
};

/// The answer from what was counted.
using finish_function = finished_metric (*)(const group_counts& of, const finisher& by);

/// What is kept and calculated over the rows of an aggregate (after its filter). Two are the same when they are the same
/// object.
struct
    metric_kind {  // NOLINT(clang-analyzer-optin.performance.Padding): in the order that an entry is read in
  // How it is counted.
  state_form form = state_form::count;
  std::optional<state_form> form_of_texts = std::nullopt;  ///< when texts are kept in another
  std::optional<survey_scale> scale = std::nullopt;        ///< answers outside are counted apart

  // How it is finished.
  finish_function finish = nullptr;
  bool is_decimal = false;     ///< an answer has no more digits than the values it comes from: no quotient
  bool is_proportion = false;  ///< a share of records: it has a binomial interval
  bool is_count = false;       ///< without any record it is 0
  bool is_net = false;         ///< a difference of shares, from -1 to 1

  // What people are told, and how they write it.
  /// When a group has more different values than are kept: what to write instead.
  const assay::detail::sentence_data* instead = nullptr;
  /// The function whose state serves all functions of the metric; empty: it has only one.
  std::string_view stored_as = {};
  std::array<metric_function, 4> functions = {};  ///< those with a name
};

}  // namespace assay::plan
