// SPDX-License-Identifier: Apache-2.0
//
// Which keys an object of a document may have.
#pragma once

#include <span>
#include <string_view>

#include <assay/message.hpp>

namespace assay::document {

struct known_key {
  std::string_view name;
  bool required = false;
};

struct object_kind {
  std::string_view name;
  const detail::sentence_data& in_words;  ///< a word of the catalogue: `an indicator`
  std::span<const known_key> keys;
};

}  // namespace assay::document
