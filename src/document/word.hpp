// SPDX-License-Identifier: Apache-2.0
//
// A word that a document may use, and what it means.
#pragma once

#include <string_view>

namespace assay::document {

template <class Meaning>
struct word {
  std::string_view text;
  Meaning meaning;
};
template <class Meaning>
word(std::string_view, Meaning) -> word<Meaning>;

}  // namespace assay::document
