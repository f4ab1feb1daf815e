// SPDX-License-Identifier: Apache-2.0
//
// Every fault a model document can have, one by one: the base document is broken in one place and must answer with
// exactly this one finding.
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "unit/model/base_document.hpp"
#include "unit/model/fault_table.hpp"

namespace assay::model_test {

[[maybe_unused]] static void PrintTo(const fault_case& each, std::ostream* out) { *out << each.name; }

namespace {

std::string name_of_case(const testing::TestParamInfo<fault_case>& each) {
  std::string name;
  for (const char letter : each.param.name) {
    if (letter != ' ') name += letter;
  }
  return name;
}

class ModelFault : public testing::TestWithParam<fault_case> {};

TEST_P(ModelFault, IsReportedOnceWithItsPlace) {
  const auto& expected = GetParam();
  const std::string document = changed({{expected.from, expected.to}});
  const auto result = model::compile(document);
  ASSERT_EQ(result.diagnostics.size(), 1U) << describe_all(result.diagnostics);
  const auto& found = result.diagnostics.front();
  EXPECT_EQ(found.message.code(), expected.code) << describe(found, "model.json");
  EXPECT_EQ(found.pointer, expected.pointer) << describe(found, "model.json");
  EXPECT_EQ(found.line, expected.line) << describe(found, "model.json");
  EXPECT_GT(found.column, 0);
  EXPECT_FALSE(found.message.empty());
  EXPECT_EQ(found.level, expected.level);
  EXPECT_EQ(result.value.has_value(), expected.level != severity::error);
}

INSTANTIATE_TEST_SUITE_P(Table, ModelFault, testing::ValuesIn(fault_cases()), name_of_case);

TEST(ModelFaultBase, HasNoFindings) {
  const auto result = model::compile(base_document);
  EXPECT_EQ(describe_all(result.diagnostics), "");
  ASSERT_TRUE(result.value.has_value());
}

}  // namespace
}  // namespace assay::model_test
