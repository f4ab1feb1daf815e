// SPDX-License-Identifier: Apache-2.0
#include "result/names.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <set>
#include <string_view>

#include <assay/result.hpp>

namespace assay {
namespace {

TEST(TypedValue, TextIsExact) {
  EXPECT_EQ((typed_value{value_kind::fraction, {38, 40}}.text()), "38/40") << "counts stay what they are";
  EXPECT_EQ((typed_value{value_kind::fraction, {7, 1}}.text()), "7");
  EXPECT_EQ((typed_value{value_kind::decimal, {95, 100}}.text()), "0.95");
  EXPECT_EQ((typed_value{value_kind::decimal, {9500, 10000}}.text()), "0.95");
  EXPECT_EQ((typed_value{value_kind::decimal, {312, 1}}.text()), "312");
  EXPECT_EQ((typed_value{value_kind::decimal, {-5, 1000}}.text()), "-0.005");
  EXPECT_EQ((typed_value{value_kind::decimal, {19, 20}}.text()), "19/20")
      << "a given fraction keeps its form";
  EXPECT_EQ((typed_value{value_kind::decimal, {1, 3}}.text()), "1/3") << "no digit is lost";
}

TEST(StatusNames, AreStable) {
  EXPECT_EQ(name_of(node_status::ok), "ok");
  EXPECT_EQ(name_of(node_status::not_available), "not_available");
  EXPECT_EQ(name_of(node_status::provisional), "provisional");
  EXPECT_EQ(name_of(status_reason::no_records), "no_records");
  EXPECT_EQ(name_of(status_reason::provisional_child), "provisional_child");
}

TEST(StatusNames, EveryReasonHasANameAndASentenceInBothLanguages) {
  std::set<std::string_view> names;
  for (int index = 0; index <= static_cast<int>(status_reason::provisional_child); ++index) {
    const auto reason = static_cast<status_reason>(index);
    EXPECT_TRUE(names.insert(name_of(reason)).second) << name_of(reason);
    const bool expects_text = reason != status_reason::none;
    EXPECT_EQ(!describe(reason, "zh").empty(), expects_text) << name_of(reason);
    EXPECT_EQ(!describe(reason, "en").empty(), expects_text) << name_of(reason);
    if (expects_text) {
      EXPECT_NE(describe(reason, "zh"), describe(reason, "en"));
    }
  }
}

TEST(RenderingNames, FollowTheModelDocument) {
  EXPECT_EQ(detail::name_of(column_type::boolean), "bool");
  EXPECT_EQ(detail::name_of(column_type::category), "category");
  EXPECT_EQ(detail::name_of(critical_effect::zero_total), "zero_total");
  EXPECT_EQ(detail::name_of(critical_effect::bonus), "bonus");
  EXPECT_EQ(detail::name_of(node_kind::indicator), "indicator");
  EXPECT_EQ(detail::name_of(value_kind::decimal), "decimal");
}

}  // namespace
}  // namespace assay
