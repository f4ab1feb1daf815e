// SPDX-License-Identifier: Apache-2.0
//
// The preset gbt-27922: its points, stars at their edges, special findings, provenance marks, and the page about it.
#include <gtest/gtest.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <assay/model.hpp>
#include <assay/result.hpp>

#include "surroundings.hpp"

namespace assay {
namespace {

class Gbt27922 : public testing::Test {
 protected:
  static const model& preset() {
    static const model compiled = model::preset("gbt-27922");
    return compiled;
  }
  static const model_definition& definition() { return preset().definition(); }

  /// All clauses at one rate, with special findings.
  static scorecard audited(const decimal& rate, std::int64_t deductions, std::int64_t bonuses) {
    given_entity entity{{}, {}};
    for (const node_definition& node : definition().nodes) {
      if (node.kind == node_kind::indicator) entity.values.push_back({node.id, fraction{rate}, std::nullopt});
    }
    entity.values.push_back({"special_deductions", fraction{deductions}, std::nullopt});
    entity.values.push_back({"special_bonuses", fraction{bonuses}, std::nullopt});
    return score_values(preset(), {}, std::vector<given_entity>{entity}).scorecard(0);
  }
  static std::string star_of(const scorecard& card) { return card.grade()->id; }
};

TEST_F(Gbt27922, CompilesWithoutAnyFinding) {
  for (const preset_document& item : preset_documents()) {
    if (item.id != "gbt-27922") continue;
    for (const diagnostic& finding : model::compile(item.json).diagnostics)
      ADD_FAILURE() << describe(finding, item.id);
  }
}

TEST_F(Gbt27922, HasTheThreeGroupsOfTheStandardAndItsFifteenClauses) {
  const std::vector<std::pair<std::string, std::string>> groups{
      {"system", "40"}, {"goods", "35"}, {"customer", "25"}};
  std::size_t clauses = 0;
  for (const auto& [id, points_of_group] : groups) {
    const auto& node = definition().nodes.at(static_cast<std::size_t>(definition().node_index(id)));
    EXPECT_EQ(node.declared.text(), points_of_group);
    EXPECT_EQ(node.weight_origin, origin::document);
    points sum;
    for (const std::int32_t child : node.children) {
      const auto& leaf = definition().nodes.at(static_cast<std::size_t>(child));
      const auto& indicator = definition().indicators.at(static_cast<std::size_t>(leaf.indicator));
      sum = sum + std::visit([](const auto& rule) { return rule.maximum(); }, *indicator.rule);
      EXPECT_EQ(indicator.rule_origin, origin::preset) << "the points of a clause are not the standard's";
      EXPECT_EQ(leaf.weight_origin, origin::preset);
      EXPECT_EQ(definition().indicators.at(static_cast<std::size_t>(leaf.applicable_points)).id,
                indicator.id + "_applicable");
      ++clauses;
    }
    EXPECT_EQ(sum.text(), points_of_group) << "the clauses of a group share its points";
  }
  EXPECT_EQ(clauses, 15U);
}

TEST_F(Gbt27922, StarsAtTheirEdges) {
  const std::vector<std::pair<decimal, std::string>> stars{
      {decimal{95, 2}, "five_star"},  {decimal{949999, 6}, "four_star"},
      {decimal{90, 2}, "four_star"},  {decimal{899999, 6}, "three_star"},
      {decimal{80, 2}, "three_star"}, {decimal{799999, 6}, "qualified"},
      {decimal{70, 2}, "qualified"},  {decimal{699999, 6}, "failed"},
      {decimal{0}, "failed"}};
  for (const auto& [rate, star] : stars)
    EXPECT_EQ(star_of(audited(rate, 0, 0)), star) << rate.text();
}

TEST_F(Gbt27922, TheStarIsTakenAfterSpecialFindings) {
  const decimal rate{96, 2};
  EXPECT_EQ(star_of(audited(rate, 0, 0)), "five_star");
  EXPECT_EQ(audited(rate, 2, 0).score(), points::whole(94));
  EXPECT_EQ(star_of(audited(rate, 2, 0)), "four_star");
  EXPECT_EQ(star_of(audited(rate, 4, 0)), "four_star");
  EXPECT_EQ(audited(rate, 5, 0).score(), points::whole(91));
  EXPECT_EQ(star_of(audited(rate, 5, 0)), "failed");
  EXPECT_EQ(star_of(audited(rate, 5, 3)), "failed");
  EXPECT_EQ(audited(decimal{94, 2}, 0, 3).score(), points::whole(95)) << "one bonus at most";
  EXPECT_EQ(star_of(audited(decimal{94, 2}, 0, 3)), "five_star");
  const scorecard failed = audited(rate, 5, 0);
  EXPECT_EQ(failed.grade_before_rules()->id, "five_star");
}

TEST_F(Gbt27922, EverythingHasBothLanguages) {
  for (const auto& indicator : definition().indicators) {
    EXPECT_FALSE(indicator.title.text("zh").empty()) << indicator.id;
    EXPECT_NE(indicator.title.text("zh"), indicator.title.text("en")) << indicator.id;
  }
  for (const auto& grade : definition().grades.list())
    EXPECT_NE(grade.title.text("zh"), grade.title.text("en")) << grade.id;
}

TEST_F(Gbt27922, ThePageShowsThePointsOfTheModel) {
  std::ifstream file{tests::source_folder().string() + "/docs/presets/gbt-27922.md", std::ios::binary};
  const std::string page{std::istreambuf_iterator<char>{file}, {}};
  for (const auto& node : definition().nodes) {
    if (node.kind != node_kind::indicator) continue;
    const auto& indicator = definition().indicators.at(static_cast<std::size_t>(node.indicator));
    const points most = std::visit([](const auto& rule) { return rule.maximum(); }, *indicator.rule);
    const std::string line = "`" + indicator.id + "`<br>" + std::string{indicator.title.text("zh")} + "<br>" +
                             std::string{indicator.title.text("en")} + " | " + most.text() + " | D / P |";
    EXPECT_NE(page.find(line), std::string::npos) << line;
  }
  for (const auto& grade : definition().grades.list())
    EXPECT_NE(page.find("`" + grade.id + "`"), std::string::npos) << grade.id;
}

}  // namespace
}  // namespace assay
