// SPDX-License-Identifier: Apache-2.0
//
// How columns of values are named: `id`, `id:n`, `id:denominator`.
#pragma once

#include <cstdint>
#include <string_view>

namespace assay::capi {

enum class value_role : std::uint8_t {
  unknown,  ///< a column that is left aside
  value,
  sample,
  denominator,
};

struct value_name {
  std::string_view id;
  value_role role = value_role::unknown;
};

[[nodiscard]] inline value_name read_value_name(std::string_view name) noexcept {
  const std::string_view id = name.substr(0, name.find(':'));
  const std::string_view role = name.substr(id.size());
  return {id, role.empty()             ? value_role::value
              : role == ":n"           ? value_role::sample
              : role == ":denominator" ? value_role::denominator
                                       : value_role::unknown};
}

}  // namespace assay::capi
