// SPDX-License-Identifier: Apache-2.0
//
// Results as CSV for spreadsheets and statistics: one row for each group and node.
#pragma once

#include <string>
#include <string_view>

#include <assay/result.hpp>

#include "cli/show/phrases.hpp"

namespace assay::cli {

/// The columns of the grouping, then those of docs/cli.md, always all of them. A grouping column that has the name of
/// one of those is called `key.<name>`. Labels are in the given language; numbers never depend on it.
void write_csv(const result& scored, language spoken, text_sink& into);

/// One field of a CSV record, in quotes when it needs them (RFC 4180).
[[nodiscard]] std::string csv_field(std::string_view text);

}  // namespace assay::cli
