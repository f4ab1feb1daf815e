// SPDX-License-Identifier: Apache-2.0
//
// Amounts in an indicator's unit: read from the document, and what can be wrong with them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <assay/band_text.hpp>
#include <assay/fraction.hpp>
#include <assay/units.hpp>

#include "document/element.hpp"
#include "document/findings.hpp"

namespace assay::model_reader {

/// A JSON number in the base unit (0.95, 300), or a string with a unit ("95%", "5 min").
[[nodiscard]] std::optional<fraction> read_amount_in(document::findings& found, const document::element& at,
                                                     unit wanted);

/// What a fault of the band language means for the person who wrote the text.
[[nodiscard]] message message_on(band_text_fault fault, unit wanted);

/// Where the number begins that stands before `offset`; the readers report the place behind it.
[[nodiscard]] std::size_t start_of_amount(std::string_view text, std::size_t offset,
                                          band_text_fault fault) noexcept;

}  // namespace assay::model_reader
