// SPDX-License-Identifier: Apache-2.0
//
// A document with errors, as one error: the first of them, and how many more there are.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>

#include <assay/diagnostic.hpp>
#include <assay/error.hpp>

#include "message/c_call_sentences.hpp"

namespace assay::capi {

/// Throws assay::error (model) at the place of the first finding, which is an error: they come first.
[[noreturn]] inline void refuse_document(std::span<const diagnostic> findings) {
  const diagnostic& first = findings.front();
  const auto more = std::count_if(findings.begin() + 1, findings.end(),
                                  [](const diagnostic& finding) { return finding.level == severity::error; });
  const std::string_view pointer = first.pointer.empty() ? std::string_view{"/"} : first.pointer;
  throw error{error_code::model,
              more == 0 ? says::c_model_fault(pointer, first.message)
                        : says::c_model_faults(pointer, first.message, more),
              error_location{"", first.line, first.column}};
}

}  // namespace assay::capi
