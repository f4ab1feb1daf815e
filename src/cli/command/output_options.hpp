// SPDX-License-Identifier: Apache-2.0
//
// How results and lists are printed.
#pragma once

#include <string>

#include "cli/show/phrases.hpp"

namespace assay::cli {

struct output_options {
  std::string spoken;  ///< zh, en, or empty: not said
  std::string format;  ///< one of those that the command has

  [[nodiscard]] language language_or(language usual) const noexcept {
    return spoken.empty() ? usual : language_of(spoken);
  }
};

}  // namespace assay::cli
