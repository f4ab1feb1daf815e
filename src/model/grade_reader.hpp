// SPDX-License-Identifier: Apache-2.0
//
// Reads what happens to a total: the sections `grades`, `critical` and `display`.
#pragma once

#include <vector>

#include <assay/model.hpp>

#include "document/findings.hpp"
#include "document/object_reader.hpp"
#include "model/indicator_reader.hpp"

namespace assay::model_reader {

struct grade_section {
  bool known = true;                   ///< false: a grade could not be read, so any id may be right
  std::vector<grade_definition> list;  ///< best first

  /// Index of a grade, or -1.
  [[nodiscard]] std::int32_t index_of(std::string_view id) const noexcept;
};

[[nodiscard]] grade_section read_grades(document::findings& found, const document::object_reader& document);

/// Reads the critical rules against a tree that has been read; `tree_is_sound` says whether it was free of errors.
[[nodiscard]] std::vector<critical_definition> read_critical(
    document::findings& found, const document::object_reader& document, const indicator_section& indicators,
    const grade_section& grades, const std::vector<node_definition>& nodes, bool tree_is_sound);

[[nodiscard]] display_definition read_display(document::findings& found,
                                              const document::object_reader& document);

}  // namespace assay::model_reader
