// SPDX-License-Identifier: Apache-2.0
//
// Reads one column of a record type.
#pragma once

#include <optional>

#include <assay/record.hpp>

#include "document/findings.hpp"
#include "document/object_reader.hpp"

namespace assay::model_reader {

/// Reads as much as can be read; whether there was a fault shows in `found`.
[[nodiscard]] column_definition read_column(document::findings& found, const document::named_element& entry);

/// A derived column as far as it can be read; `value` is where its expression stands.
[[nodiscard]] derived_definition read_derived(document::findings& found, const document::named_element& entry,
                                              std::optional<document::element>& value);

}  // namespace assay::model_reader
