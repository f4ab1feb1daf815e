// SPDX-License-Identifier: Apache-2.0
//
// The functions of row expressions: their names, how many arguments they take, and what checks these.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "measure/check/row_checker.hpp"

namespace assay::measure {

struct row_function {
  std::string_view name;
  std::size_t least_arguments;
  std::size_t most_arguments;
  /// The arguments are checked and free of faults.
  row_expression (*check)(const check_context& context, const place& where,
                          std::vector<row_expression> arguments);
  const detail::sentence_data& usage;  ///< how it is written, for messages
};

[[nodiscard]] std::span<const row_function> row_functions() noexcept;

/// By name, ASCII letters without case; null when there is none.
[[nodiscard]] const row_function* find_row_function(std::string_view name) noexcept;

/// Checks a call whose arguments are checked already.
[[nodiscard]] row_expression check_call(const check_context& context, const row_syntax& syntax,
                                        std::vector<row_expression> arguments);

}  // namespace assay::measure
