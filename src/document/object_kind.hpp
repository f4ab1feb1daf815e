// SPDX-License-Identifier: Apache-2.0
//
// Which keys an object of a document may have.
#pragma once

#include <span>
#include <string_view>

namespace assay::document {

struct known_key {
  std::string_view name;
  bool required = false;
};

struct object_kind {
  std::string_view name;
  std::string_view in_words;  ///< for messages: `an indicator`
  std::span<const known_key> keys;
};

}  // namespace assay::document
