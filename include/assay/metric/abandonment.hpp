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

/// Abandonment rate 放弃率: share of offered contacts that nobody answered; of all of them (offered), or without those that
/// were given up within `short_limit` (offered_less_short_abandons). Of answered contacts alone it would always be 0, so
/// there is no such variant. An abandoned contact whose wait is not known is not known to be short and counts. Objects
/// that are merged must have the same limit.
template <abandon_treatment Treatment, limit_rule Rule = limit_rule::le>
  requires(Treatment != abandon_treatment::answered_only)
struct abandonment {
  static constexpr std::string_view id = "abandonment";

  std::int64_t short_limit = 5;  ///< read by offered_less_short_abandons alone
  std::int64_t hits = 0;
  std::int64_t misses = 0;
  std::int64_t left_out = 0;

  constexpr void add(const contact_outcome& contact) noexcept {
    if (contact.answered) {
      ++misses;
    } else {
      is_left_out(contact) ? ++left_out : ++hits;
    }
  }
  constexpr void merge(const abandonment& other) noexcept {
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
  friend constexpr bool operator==(const abandonment&, const abandonment&) noexcept = default;

 private:
  [[nodiscard]] constexpr bool is_left_out(const contact_outcome& abandoned) const noexcept {
    return Treatment == abandon_treatment::offered_less_short_abandons &&
           detail::is_within(abandoned.wait, short_limit, Rule);
  }
};

}  // namespace assay::metric
