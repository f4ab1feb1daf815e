// SPDX-License-Identifier: Apache-2.0
//
// What a program can ask a model for in vain.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

inline constexpr sentence unknown_preset{"unknown_preset.any",
                                         with{"id", "presets"},
                                         {R"(there is no preset "{id:whole}")", "presets: {presets:whole}"},
                                         {R"(没有预设 "{id:whole}")", "可用的预设：{presets:whole}"}};
inline constexpr sentence unknown_preset_near{
    "unknown_preset.near",
    with{"id", "nearest", "presets"},
    {R"(there is no preset "{id:whole}")", R"(did you mean "{nearest:whole}"? presets: {presets:whole})"},
    {R"(没有预设 "{id:whole}")", R"(是否想写 "{nearest:whole}"？可用的预设：{presets:whole})"}};
inline constexpr sentence no_such_record_type{
    "unknown_record_type.of_model",
    with{"model", "record", "suggestion"},
    {R"(model "{model:whole}" has no record type "{record:whole}")", "{suggestion}"},
    {R"(模型 "{model:whole}" 没有记录类型 "{record:whole}")", "{suggestion}"}};
inline constexpr sentence not_a_group{
    "not_a_group",
    with{"column", "record", "suggestion"},
    {R"(cannot group by "{column:whole}": record type "{record:whole}" does not declare it as a group column)",
     "{suggestion}"},
    {R"(不能按 "{column:whole}" 分组：记录类型 "{record:whole}" 没有把它声明为分组列)", "{suggestion}"}};

}  // namespace assay::says
