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

}  // namespace assay::says
