// SPDX-License-Identifier: Apache-2.0
//
// The metric catalogue: what each aggregate function calculates, under which names, by which definition. Products
// disagree about metrics of the same name, so a metric with more than one definition is a list of named variants.
#pragma once

#include <span>
#include <string_view>

#include <assay/detail/engine.hpp>
#include <assay/units.hpp>

namespace assay {

/// One definition of a metric. All texts live for ever.
struct metric_variant {
  std::string_view id;  ///< what a model writes: csat(x, 'top2of5')
  std::string_view zh;  ///< names for people
  std::string_view en;
  std::string_view definition;  ///< formula, in the notation of metric_entry::formula
  unit value_unit = unit::ratio;
};

/// One metric. All texts live for ever.
struct metric_entry {
  std::string_view id;  ///< the function's name in a model's formulas
  std::string_view zh;  ///< names for people
  std::string_view en;
  /// n: rows whose argument x is known; n(condition): those of them for which it holds; Σx: the sum over them; of
  /// contacts, a: answered, w: the wait, t: the limit of an answer in time, s: that of a short wait. That of the default
  /// variant; empty where a variant has to be named.
  std::string_view formula;
  std::span<const metric_variant> variants;  ///< empty: there is one definition, the formula
  /// Of the formula, else of the first variant. unit::number: the argument's own, so that seconds stay seconds.
  unit value_unit = unit::number;
  /// The exact integers that are kept of any number of rows; see include/assay/metric/.
  std::string_view state;
  std::string_view source;  ///< where the definition comes from

  /// The variant of that id, or null. Points into the catalogue.
  [[nodiscard]] const metric_variant* variant(std::string_view variant_id) const noexcept {
    for (const metric_variant& item : variants) {
      if (item.id == variant_id) return &item;
    }
    return nullptr;
  }
};

/// All metrics, in the order of the documentation. Never fails; safe from any thread.
[[nodiscard]] std::span<const metric_entry> metric_catalogue() noexcept;

/// The metric of that id, or null.
[[nodiscard]] const metric_entry* find_metric(std::string_view id) noexcept;

}  // namespace assay
