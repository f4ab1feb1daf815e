// SPDX-License-Identifier: Apache-2.0
//
// The lists of words without their meanings.
#include "model/words.hpp"

#include <cstddef>

namespace assay::model_reader {

namespace {

template <class Meaning, std::size_t Size>
word_list list_of(std::string_view name, const std::array<word<Meaning>, Size>& table) {
  word_list result{name, {}};
  for (const auto& entry : table)
    result.texts.push_back(entry.text);
  return result;
}

}  // namespace

std::vector<word_list> word_lists() {
  return {list_of("column_type", words::column_type),
          list_of("round", words::round),
          list_of("unit", words::unit),
          list_of("better", words::better),
          list_of("provenance", words::origin),
          list_of("weight_rule", words::weights),
          list_of("aggregation", words::aggregation),
          list_of("missing_policy", words::missing_policy),
          list_of("outside", words::outside),
          list_of("effect", words::effect),
          list_of("rounding", words::rounding),
          list_of("grade_from", words::grade_from)};
}

}  // namespace assay::model_reader
