// SPDX-License-Identifier: Apache-2.0
//
// Letters without their case. ASCII alone: the words of documents and cells that are compared this way have no others.
#pragma once

#include <cstddef>
#include <string_view>

namespace assay::text {

[[nodiscard]] constexpr char lower_case(char letter) noexcept {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

[[nodiscard]] constexpr bool equal_ignoring_case(std::string_view left, std::string_view right) noexcept {
  if (left.size() != right.size()) return false;
  for (std::size_t index = 0; index < left.size(); ++index) {
    if (lower_case(left[index]) != lower_case(right[index])) return false;
  }
  return true;
}

}  // namespace assay::text
