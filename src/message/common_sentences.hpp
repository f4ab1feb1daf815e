// SPDX-License-Identifier: Apache-2.0
//
// Sentences of every room: what somebody may have meant.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

inline constexpr sentence did_you_mean{"suggestion.name", with{"name"}, R"(did you mean "{name:whole}"?)"};
inline constexpr sentence known_names{"suggestion.list", with{"names"}, "known: {names:whole}"};

}  // namespace assay::says
