// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with a pattern of points in time, such as %Y-%m-%d.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

inline constexpr sentence directive_twice{"time_pattern.twice", with{"directive"},
                                          "%{directive} occurs twice", "%{directive} 出现两次"};
inline constexpr sentence two_years{"time_pattern.two_years", "both %Y and %y", "同时有 %Y 和 %y"};
inline constexpr sentence no_year{"time_pattern.no_year", "no year: %Y or %y is needed",
                                  "没有年：需要 %Y 或 %y"};
inline constexpr sentence no_month{"time_pattern.no_month", "no month: %m is needed", "没有月：需要 %m"};
inline constexpr sentence no_day{"time_pattern.no_day", "no day: %d is needed", "没有日：需要 %d"};
inline constexpr sentence two_hours{"time_pattern.two_hours", "both %H and %I", "同时有 %H 和 %I"};
inline constexpr sentence hour_without_half{"time_pattern.hour_without_half", "%I needs %p", "%I 需要 %p"};
inline constexpr sentence half_without_hour{"time_pattern.half_without_hour", "%p needs %I", "%p 需要 %I"};
inline constexpr sentence minute_without_hour{
    "time_pattern.minute_without_hour", "%M without an hour: %H is needed", "有 %M 而没有小时：需要 %H"};
inline constexpr sentence second_without_minute{
    "time_pattern.second_without_minute", "%S without a minute: %M is needed", "有 %S 而没有分钟：需要 %M"};
inline constexpr sentence fraction_without_second{
    "time_pattern.fraction_without_second", "%f without a second: %S is needed", "有 %f 而没有秒：需要 %S"};
inline constexpr sentence lone_percent{"time_pattern.lone_percent",
                                       "a lone % at the end; write %% for a percent sign",
                                       "末尾有单独的 %；百分号要写成 %%"};
inline constexpr sentence unknown_directive{
    "time_pattern.unknown", with{"directive"},
    "%{directive} is not known; known: %Y %y %m %d %H %I %p %M %S %f %z %F %T %%",
    "%{directive} 未知；已知：%Y %y %m %d %H %I %p %M %S %f %z %F %T %%"};

}  // namespace assay::says
