// SPDX-License-Identifier: Apache-2.0
//
// The words a source mapping may choose from, with their meaning. The schema lists the same ones; a test holds the two
// together.
#pragma once

#include <array>

#include "document/word.hpp"
#include "io/mapping/source_mapping.hpp"

namespace assay::io::source_words {

using document::word;

inline constexpr std::array duplicates{
    word{"error", duplicate_policy::error}, word{"keep_first", duplicate_policy::keep_first},
    word{"keep_last", duplicate_policy::keep_last}, word{"count_all", duplicate_policy::count_all}};
inline constexpr std::array negative{word{"error", negative_policy::error},
                                     word{"missing", negative_policy::missing},
                                     word{"keep", negative_policy::keep}};
inline constexpr std::array damaged{word{"reject", damaged_policy::reject},
                                    word{"missing", damaged_policy::missing},
                                    word{"keep", damaged_policy::keep}};
inline constexpr std::array on_error{word{"reject_row", failure_policy::reject_row},
                                     word{"missing", failure_policy::missing}};
inline constexpr std::array width{word{"normalise", true}, word{"keep", false}};

}  // namespace assay::io::source_words
