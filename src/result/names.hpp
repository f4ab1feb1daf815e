// SPDX-License-Identifier: Apache-2.0
//
// Stable names of enumerators that documents use and that have no public name function.
#pragma once

#include <string_view>

#include <assay/result.hpp>

namespace assay::detail {

[[nodiscard]] std::string_view name_of(node_kind kind) noexcept;
[[nodiscard]] std::string_view name_of(value_kind kind) noexcept;
[[nodiscard]] std::string_view name_of(critical_effect effect) noexcept;
/// As a model document spells it.
[[nodiscard]] std::string_view name_of(column_type type) noexcept;

}  // namespace assay::detail
