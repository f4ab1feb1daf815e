// SPDX-License-Identifier: Apache-2.0
//
// Lines of findings.
#include "document/findings_error.hpp"

#include <cstdint>
#include <string>
#include <utility>

namespace assay::document {

error error_of(std::span<const diagnostic> findings, std::string_view name) {
  std::string text;
  error_location location{std::string{name}};
  for (const auto& finding : findings) {
    if (finding.level != severity::error) continue;
    if (text.empty()) {
      location.line = finding.line;
      location.column = finding.column;
      diagnostic first = finding;
      first.line = 0;
      text = describe(first, "");
    } else {
      text += "\n" + describe(finding, name);
    }
  }
  return {error_code::model, text, std::move(location)};
}

}  // namespace assay::document
