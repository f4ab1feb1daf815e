// SPDX-License-Identifier: Apache-2.0
//
// Finds what somebody probably meant by a name that does not exist.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace assay::text {

/// The known name that `unknown` most probably is a slip of, or empty when none is near. The result views into
/// `known`.
///
/// Names are compared by code points, ASCII letters without case. A name is near when at most a third of the longer
/// one differs (but at least one edit is allowed, and something must remain), counting an inserted, dropped,
/// replaced or swapped neighbouring character as one edit (optimal string alignment distance); or, after those,
/// when one of the two starts with the other and they share at least three characters. Among equally near names the one
/// first in `known` wins.
[[nodiscard]] std::optional<std::string_view> nearest_name(std::string_view unknown,
                                                           std::span<const std::string_view> known);

/// True when there are names, and so few that a message can list them all.
[[nodiscard]] bool few_enough(std::span<const std::string_view> known) noexcept;

}  // namespace assay::text
