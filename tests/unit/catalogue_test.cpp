// SPDX-License-Identifier: Apache-2.0
//
// The catalogue says what the engine does: its entries are held against the engine's table of aggregates.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include <assay/catalogue.hpp>

#include "measure/words/aggregate_kind.hpp"

namespace assay {
namespace {

TEST(Catalogue, HasEveryAggregateOfTheEngineWithItsUnit) {
  for (const measure::aggregate_kind& kind : measure::aggregate_kinds()) {
    const metric_entry* entry = find_metric(kind.function);
    ASSERT_NE(entry, nullptr) << kind.function;
    if (kind.variant.empty()) {
      EXPECT_TRUE(entry->variants.empty()) << kind.function;
      EXPECT_EQ(entry->value_unit, kind.result) << kind.function;
      continue;
    }
    const metric_variant* variant = entry->variant(kind.variant);
    ASSERT_NE(variant, nullptr) << kind.function << " " << kind.variant;
    EXPECT_EQ(variant->value_unit, kind.result) << kind.function << " " << kind.variant;
    if (kind.default_variant) {
      EXPECT_EQ(entry->formula, variant->definition) << kind.function;
    }
  }
}

TEST(Catalogue, HasNothingThatTheEngineLacks) {
  for (const metric_entry& entry : metric_catalogue()) {
    const auto kinds = measure::find_aggregate(entry.id);
    ASSERT_FALSE(kinds.empty()) << entry.id;
    EXPECT_EQ(kinds.front().function, entry.id) << "entries bear the canonical name";
    for (const metric_variant& variant : entry.variants) {
      bool found = false;
      for (const auto& kind : kinds)
        found = found || kind.variant == variant.id;
      EXPECT_TRUE(found) << entry.id << " " << variant.id;
    }
  }
}

TEST(Catalogue, HasAFormulaWhereThereIsADefaultVariantOnly) {
  for (const metric_entry& entry : metric_catalogue()) {
    const auto kinds = measure::find_aggregate(entry.id);
    const bool needs_variant = std::none_of(kinds.begin(), kinds.end(), [](const auto& kind) {
      return kind.default_variant || kind.variant.empty();
    });
    EXPECT_EQ(needs_variant, entry.formula.empty()) << entry.id;
  }
}

TEST(Catalogue, NamesAreUniqueAndComplete) {
  std::set<std::string_view> ids;
  for (const metric_entry& entry : metric_catalogue()) {
    EXPECT_TRUE(ids.insert(entry.id).second) << entry.id;
    for (const std::string_view text : {entry.zh, entry.en, entry.state, entry.source})
      EXPECT_FALSE(text.empty()) << entry.id;
    EXPECT_TRUE(!entry.formula.empty() || entry.variants.size() > 1) << entry.id;
    std::set<std::string_view> variants;
    for (const metric_variant& variant : entry.variants) {
      EXPECT_TRUE(variants.insert(variant.id).second) << variant.id;
      for (const std::string_view text : {variant.zh, variant.en, variant.definition})
        EXPECT_FALSE(text.empty()) << variant.id;
    }
  }
}

TEST(Catalogue, HasTheVariantsOfCustomerSatisfaction) {
  const metric_entry* csat = find_metric("csat");
  ASSERT_NE(csat, nullptr);
  ASSERT_NE(csat->variant("mean100"), nullptr);
  ASSERT_NE(csat->variant("net"), nullptr);
  EXPECT_EQ(csat->variant("mean100")->definition, "(Σx / n − 1) / 4 × 100, 1 ≤ x ≤ 5");
  EXPECT_EQ(csat->variant("net")->value_unit, unit::ratio);
  EXPECT_EQ(csat->variant("top4of5"), nullptr);
}

TEST(Catalogue, UnknownMetricsAreNull) {
  EXPECT_EQ(find_metric("npss"), nullptr);
  EXPECT_EQ(find_metric(""), nullptr);
}

}  // namespace
}  // namespace assay
