// SPDX-License-Identifier: Apache-2.0
//
// Reads the sections `measures` and `indicators`, except for their formulas.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <assay/model.hpp>

#include "document/findings.hpp"
#include "document/object_reader.hpp"
#include "model/record_type_reader.hpp"

namespace assay::model_reader {

/// What later sections need to know of an indicator beside its definition.
struct indicator_notes {
  std::optional<document::element> unit;     ///< the key "unit", when it is right
  std::optional<document::element> formula;  ///< the key "value", when it is a text
  bool minimum_declared = false;
  bool has_rule = false;  ///< the document names a scoring rule, right or wrong
};

struct indicator_section {
  bool known = true;  ///< false: the section could not be read, so any id may be right
  std::vector<indicator_definition> list;
  std::vector<indicator_notes> notes;  ///< one an indicator
  std::map<std::string, std::int32_t, std::less<>> by_id;

  [[nodiscard]] std::int32_t index_of(std::string_view id) const;
};

[[nodiscard]] indicator_section read_indicators(document::findings& found,
                                                const document::object_reader& document,
                                                const record_section& records);

/// Reads a key that must name an indicator: its index, or -1 after the fault is reported.
[[nodiscard]] std::int32_t read_indicator_id(document::findings& found, const document::object_reader& object,
                                             std::string_view key, const indicator_section& indicators);

struct measure_section {
  std::vector<measure_definition> list;
  std::vector<document::element> keys;                     ///< place of each name
  std::vector<std::optional<document::element>> formulas;  ///< the key "value" of each, when it is a text
};

[[nodiscard]] measure_section read_measures(document::findings& found,
                                            const document::object_reader& document,
                                            const record_section& records);

}  // namespace assay::model_reader
