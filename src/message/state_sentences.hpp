// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with states, and with records on their way into one.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

inline constexpr sentence time_without_period{"out_of_range.period",
                                              with{"cell"},
                                              {"{cell} lies outside the years 1 to 9998, which have periods",
                                               "correct it, or declare minimum and maximum of the column"}};

/// Say only which record it is. Have the code of the fault.
inline constexpr sentence fault_of_record{".record", with{"fault", "record"},
                                          R"(a record of type "{record:whole}": {fault:line})"};
inline constexpr sentence calculated_row{
    ".calculated",
    with{"fault", "row", "record"},
    {R"(row {row} of record type "{record:whole}": {fault})",
     R"(leave such records out, or declare "outside": "missing"; 0 rows were applied)"}};
inline constexpr sentence calculated_below{
    "outside_range.below", with{"column", "value", "minimum"},
    R"(column "{column:whole}" is {value}, below its smallest legal value, {minimum})"};
inline constexpr sentence calculated_above{
    "outside_range.above", with{"column", "value", "maximum"},
    R"(column "{column:whole}" is {value}, above its largest legal value, {maximum})"};

}  // namespace assay::says
