// SPDX-License-Identifier: Apache-2.0
//
// What is wrong with a document, as one error.
#pragma once

#include <span>
#include <string_view>

#include <assay/diagnostic.hpp>
#include <assay/error.hpp>

namespace assay::document {

/// Every error among the findings, one a line; the first without its place, which the exception puts before it. `name` stands for the
/// document.
[[nodiscard]] error error_of(std::span<const diagnostic> findings, std::string_view name);

}  // namespace assay::document
