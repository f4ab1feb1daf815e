// SPDX-License-Identifier: Apache-2.0
//
// What a program can ask a model for in vain.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

inline constexpr sentence unknown_preset{"unknown_preset.any",
                                         with{"id", "presets"},
                                         {R"(there is no preset "{id:whole}")", "presets: {presets:whole}"}};
inline constexpr sentence unknown_preset_near{
    "unknown_preset.near",
    with{"id", "nearest", "presets"},
    {R"(there is no preset "{id:whole}")", R"(did you mean "{nearest:whole}"? presets: {presets:whole})"}};
inline constexpr sentence no_such_record_type{
    "unknown_record_type.of_model",
    with{"model", "record", "suggestion"},
    {R"(model "{model:whole}" has no record type "{record:whole}")", "{suggestion}"}};
inline constexpr sentence not_a_group{
    "not_a_group",
    with{"column", "record", "suggestion"},
    {R"(cannot group by "{column:whole}": record type "{record:whole}" does not declare it as a group column)",
     "{suggestion}"}};

}  // namespace assay::says
