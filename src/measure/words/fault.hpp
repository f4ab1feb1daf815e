// SPDX-License-Identifier: Apache-2.0
//
// What is wrong with a measure's text. All faults of a text are reported at once.
#pragma once

#include <cstddef>
#include <string>

namespace assay::measure {

/// One fault. The whole list of codes, each with an example, is in docs/measures.md.
struct fault {
  std::size_t offset =
      0;  ///< first byte of the place in the text; 0 when the fault is not in the text itself
  std::size_t length = 0;  ///< bytes of the place; 0 at the end of the text and outside of it
  std::string code;        ///< stable, for programs: `unknown_column`
  std::string message;     ///< what is wrong, for people
  std::string hint;        ///< what to do about it; may be empty

  friend bool operator==(const fault&, const fault&) = default;
};

}  // namespace assay::measure
