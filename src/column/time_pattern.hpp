// SPDX-License-Identifier: Apache-2.0
//
// Date patterns spelled in letters, as spreadsheets do, brought to the directives of strptime.
#pragma once

#include <string>
#include <string_view>

namespace assay::column {

/// `d/m/yyyy H:mm` as `%d/%m/%Y %H:%M`. Runs of y (4 or 2), m, d, h or H, s and f (1 or 2; f any number) are parts; an m
/// next after an hour, or before a second, is the minute; AM/PM makes the hour one of 1 to 12. Capitals mean the same, so `DD.MM.YYYY HH:MM` is
/// `%d.%m.%Y %H:%M`. Letters of other lengths and everything else stay as they are, for the compiler of patterns to judge.
[[nodiscard]] std::string directives_of(std::string_view letters);

}  // namespace assay::column
