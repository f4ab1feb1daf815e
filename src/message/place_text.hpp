// SPDX-License-Identifier: Apache-2.0
//
// Where something is wrong, in either language: what stands before a sentence.
#pragma once

#include <string>
#include <string_view>

#include <assay/error.hpp>

namespace assay::says {

/// `model.json:12:7: `, or `record type "contact", row 3, column "csat": `, as much of it as is known; empty for an error without a
/// place, and for one that has no message as data, whose text begins with its place.
[[nodiscard]] std::string place_text(const error& problem, std::string_view language);

}  // namespace assay::says
