// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>

#include <assay/metric/contact_outcome.hpp>
#include <assay/metric/metric.hpp>
#include <assay/units.hpp>

namespace assay::metric {

/// Service level 服务水平: share of contacts answered within `limit`. Published definitions differ in what they do with
/// abandoned contacts and with the limit itself, so there is no default; on one queue they ran from 57 % to 75 %. An
/// answered contact whose wait is not known is left out and counted; an abandoned one is not known to be short. Objects
/// that are merged must have the same limits.
template <abandon_treatment Treatment, limit_rule Rule = limit_rule::le>
struct service_level {
  static constexpr std::string_view id = "service_level";

  std::int64_t limit = 20;
  /// Up to which an abandoned contact is short; empty: `limit`.
  std::optional<std::int64_t> short_limit;
  std::int64_t hits = 0;
  std::int64_t misses = 0;
  std::int64_t left_out = 0;

  constexpr void add(const contact_outcome& contact) noexcept {
    if (contact.answered ? !contact.wait : is_left_out(contact)) {
      ++left_out;
    } else {
      contact.answered&& detail::is_within(contact.wait, limit, Rule) ? ++hits : ++misses;
    }
  }
  constexpr void merge(const service_level& other) noexcept {
    hits += other.hits;
    misses += other.misses;
    left_out += other.left_out;
  }

  [[nodiscard]] constexpr std::optional<ratio> value() const noexcept {
    if (n() == 0) return std::nullopt;
    return ratio{hits, n()};
  }
  [[nodiscard]] constexpr std::int64_t n() const noexcept { return hits + misses; }

  constexpr auto fields() noexcept { return std::tie(hits, misses, left_out); }
  [[nodiscard]] constexpr auto fields() const noexcept { return std::tie(hits, misses, left_out); }
  friend constexpr bool operator==(const service_level&, const service_level&) noexcept = default;

 private:
  [[nodiscard]] constexpr bool is_left_out(const contact_outcome& abandoned) const noexcept {
    if constexpr (Treatment == abandon_treatment::answered_only) return true;
    if constexpr (Treatment == abandon_treatment::offered) return false;
    return detail::is_within(abandoned.wait, short_limit.value_or(limit), Rule);
  }
};

}  // namespace assay::metric
