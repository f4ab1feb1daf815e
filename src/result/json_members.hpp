// SPDX-License-Identifier: Apache-2.0
//
// The result as JSON, member by member, so that a host can add members of its own to the same document.
#pragma once

#include <assay/result.hpp>

#include "text/json_writer.hpp"

namespace assay::detail {

/// Writes the members of the document of docs/result.md into the object that is open in `out`.
void write_members(text::json_writer& out, const result& scored);

/// Writes a name in both languages: {"zh": ..., "en": ...}.
void write_label(text::json_writer& out, const label& title);

}  // namespace assay::detail
