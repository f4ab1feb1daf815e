// SPDX-License-Identifier: Apache-2.0
//
// The words a model document may choose from, with their meaning. The schema lists the same ones; a test holds the
// two together.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include <assay/model.hpp>

#include "document/word.hpp"

namespace assay::model_reader {

using document::word;

namespace words {

inline constexpr std::array column_type{
    word{"bool", column_type::boolean},        word{"integer", column_type::integer},
    word{"decimal", column_type::decimal},     word{"duration", column_type::duration},
    word{"timestamp", column_type::timestamp}, word{"category", column_type::category}};
/// What happens to a cell with more digits than the column keeps; without the key it is an error.
inline constexpr std::array round{word{"half_even", true}};
inline constexpr std::array unit{word{"ratio", unit::ratio}, word{"seconds", unit::seconds},
                                 word{"score", unit::score}, word{"count", unit::count},
                                 word{"number", unit::number}};
inline constexpr std::array better{word{"higher", direction::higher_is_better},
                                   word{"lower", direction::lower_is_better},
                                   word{"context", direction::context}};
inline constexpr std::array origin{word{"document", origin::document}, word{"inferred", origin::inferred},
                                   word{"preset", origin::preset}};
inline constexpr std::array weights{word{"total", weight_rule::total_100},
                                    word{"relative", weight_rule::relative}};
inline constexpr std::array aggregation{word{"weighted_mean", aggregation::weighted_mean},
                                        word{"weighted_points", aggregation::weighted_points}};
inline constexpr std::array missing_policy{
    word{"redistribute", missing_policy::redistribute},
    word{"redistribute_over_all", missing_policy::redistribute_over_all}, word{"zero", missing_policy::zero},
    word{"refuse", missing_policy::refuse}};
inline constexpr std::array outside{word{"missing", outside_policy::missing},
                                    word{"error", outside_policy::error}};
inline constexpr std::array effect{word{"zero_total", critical_effect::zero_total},
                                   word{"zero_section", critical_effect::zero_section},
                                   word{"cap_grade", critical_effect::cap_grade},
                                   word{"cap_points", critical_effect::cap_points},
                                   word{"fail", critical_effect::fail},
                                   word{"deduct", critical_effect::deduct},
                                   word{"bonus", critical_effect::bonus}};
inline constexpr std::array rounding{word{"half_up", rounding::half_up},
                                     word{"half_even", rounding::half_even}};
inline constexpr std::array grade_from{word{"exact", grade_basis::exact},
                                       word{"displayed", grade_basis::displayed}};

}  // namespace words

/// A list of words; `name` is its definition in the schema.
struct word_list {
  std::string_view name;
  std::vector<std::string_view> texts;
};

[[nodiscard]] std::vector<word_list> word_lists();

}  // namespace assay::model_reader
