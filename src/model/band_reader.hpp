// SPDX-License-Identifier: Apache-2.0
//
// Reads bands, as a text or as an array, and says where they leave holes or meet twice.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <assay/model.hpp>

#include "document/findings.hpp"

namespace assay::model_reader {

/// A band as the document has it.
struct written_band {
  band<fraction> item;
  label title;
  document::element place;  ///< the item of the array, or the whole text
};

/// The bands at `at` for an indicator whose unit, direction and legal range are known; nothing after an error.
[[nodiscard]] std::optional<named_bands> read_bands(document::findings& found, const document::element& at,
                                                    const indicator_definition& indicator);

/// One condition of the band language without points: `<90%`, `>=1`, `90%-94%`.
[[nodiscard]] std::optional<range<fraction>> read_condition(document::findings& found,
                                                            const document::element& at, unit of);

/// Sorts the bands, closes their holes and reports everything that is doubtful about them; nothing after an error.
[[nodiscard]] std::optional<named_bands> arrange(document::findings& found, std::vector<written_band> list,
                                                 const indicator_definition& indicator);

/// The smallest value there is: the legal minimum; times and counts have one by themselves.
[[nodiscard]] std::optional<fraction> natural_minimum(const indicator_definition& indicator);

/// `at least 90% and below 95%`.
[[nodiscard]] message range_in_words(const range<fraction>& values, unit of);

}  // namespace assay::model_reader
