// SPDX-License-Identifier: Apache-2.0
//
// Reads the section `records`: record types and their columns.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <assay/record.hpp>

#include "document/findings.hpp"
#include "document/object_reader.hpp"

namespace assay::model_reader {

/// What is not known of a record type because the document is wrong there. Formulas over it are checked all the
/// same, but what they are told about these parts would only repeat the fault.
struct record_doubts {
  bool columns_unknown = false;      ///< the columns could not be read at all
  std::vector<std::string> columns;  ///< names of columns with a fault of their own
};

/// Where the expression of a derived column stands; nothing when the column has a fault of its own.
using derived_place = std::optional<document::element>;

struct record_section {
  bool known = true;  ///< false: the section could not be read, so any name may be right
  std::vector<record_definition> records;
  std::vector<record_doubts> doubts;                ///< one a record type
  std::vector<std::vector<derived_place>> derived;  ///< one a record type: its derived columns

  /// Index of a record type, or -1.
  [[nodiscard]] std::int32_t index_of(std::string_view name) const noexcept;
  [[nodiscard]] std::vector<std::string_view> names() const;
};

[[nodiscard]] record_section read_records(document::findings& found, const document::object_reader& document);

/// Reads a key that must name a record type; empty when the document does not have the key. An unknown name is
/// reported and kept.
[[nodiscard]] std::string read_record_name(document::findings& found, const document::object_reader& object,
                                           std::string_view key, const record_section& records);

}  // namespace assay::model_reader
