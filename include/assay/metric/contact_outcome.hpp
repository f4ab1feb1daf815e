// SPDX-License-Identifier: Apache-2.0
//
// What became of a contact that waited for service, and how published definitions differ in reading it.
#pragma once

#include <cstdint>
#include <optional>

#include <assay/requirements.hpp>

namespace assay::metric {

/// A contact that was offered to agents.
struct contact_outcome {
  bool answered = false;
  /// Until the answer, or until the customer gave up; empty: not known.
  std::optional<std::int64_t> wait;
};

/// What an abandoned contact counts as.
enum class abandon_treatment : std::uint8_t {
  answered_only,                ///< nothing: of the answered contacts
  offered,                      ///< not in time: of all contacts offered
  offered_less_short_abandons,  ///< not in time unless it was given up within the limit; then nothing
};

/// Whether the limit itself is still within it.
enum class limit_rule : std::uint8_t {
  le,  ///< at most the limit
  lt,  ///< less than the limit
};

namespace detail {

/// Whether a wait is within the limit; one that is not known is not.
[[nodiscard]] constexpr bool is_within(const std::optional<std::int64_t>& wait, std::int64_t limit,
                                       limit_rule rule) noexcept {
  return wait && (rule == limit_rule::le ? *wait <= limit : *wait < limit);
}

}  // namespace detail

}  // namespace assay::metric
