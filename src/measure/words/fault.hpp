// SPDX-License-Identifier: Apache-2.0
//
// What is wrong with a measure's text. All faults of a text are reported at once.
#pragma once

#include <cstddef>

#include <assay/message.hpp>

namespace assay::measure {

/// One fault. The whole list of codes, each with an example, is in docs/measures.md.
struct fault {
  std::size_t offset =
      0;  ///< first byte of the place in the text; 0 when the fault is not in the text itself
  std::size_t length = 0;  ///< bytes of the place; 0 at the end of the text and outside of it
  assay::message message;  ///< what is wrong, and what to do about it

  friend bool operator==(const fault&, const fault&) = default;
};

}  // namespace assay::measure
