// SPDX-License-Identifier: Apache-2.0
//
// Sentences of every room: what somebody may have meant, and several messages in one.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

inline constexpr sentence did_you_mean{"suggestion.name", with{"name"}, R"(did you mean "{name:whole}"?)",
                                       R"(是否想写 "{name:whole}"？)"};
/// Several messages, one a line; has the code of the first.
inline constexpr sentence and_then{".lines", with{"first", "next"}, "{first:line}\n{next:line}",
                                   "{first:line}\n{next:line}"};
inline constexpr sentence known_names{"suggestion.list", with{"names"}, "known: {names:whole}",
                                      "已知的有：{names:whole}"};

}  // namespace assay::says
