// SPDX-License-Identifier: Apache-2.0
//
// The preset after-sales-quality against its source document: dimensions, weights, bands at their edges, grades, and what
// is marked as the preset's own.
#include <gtest/gtest.h>

#include <algorithm>
#include <assay/model.hpp>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "surroundings.hpp"

namespace assay {
namespace {

constexpr std::string_view preset_id = "after-sales-quality";

std::string_view document() {
  for (const preset_document& item : preset_documents()) {
    if (item.id == preset_id) return item.json;
  }
  return {};
}

class AfterSalesQuality : public testing::Test {
 protected:
  static const model_definition& definition() {
    static const model compiled = model::preset(preset_id);
    return compiled.definition();
  }
  static const indicator_definition& indicator(std::string_view id) {
    const std::int32_t index = definition().indicator_index(id);
    if (index < 0) throw std::out_of_range{std::string{id}};
    return definition().indicators[static_cast<std::size_t>(index)];
  }
  static const node_definition& node(std::int32_t index) {
    return definition().nodes.at(static_cast<std::size_t>(index));
  }
  static points points_for(std::string_view id, const fraction& value) {
    return std::get<named_bands>(indicator(id).rule.value()).points_for(value);
  }
};

/// What the document lays down about a dimension and its indicators, in its order.
struct expected_indicator {
  std::string_view id;
  std::string_view weight;
  origin weight_origin;
};
struct expected_dimension {
  std::string_view id;
  std::string_view zh;
  std::string_view weight;
  std::vector<expected_indicator> indicators;
};
const std::vector<expected_dimension>& expected_dimensions() {
  static const std::vector<expected_dimension> list{
      {"efficiency",
       "服务效率",
       "25",
       {{"response_on_time_rate", "10", origin::document},
        {"first_contact_resolution_rate", "7.5", origin::inferred},
        {"average_handle_time", "7.5", origin::inferred}}},
      {"professionalism",
       "服务专业度",
       "20",
       {{"diagnosis_accuracy", "10", origin::document},
        {"solution_effectiveness", "5", origin::inferred},
        {"knowledge_base_proficiency", "5", origin::inferred}}},
      {"attitude",
       "服务态度",
       "20",
       {{"patience", "10", origin::document},
        {"etiquette", "5", origin::inferred},
        {"empathy", "5", origin::inferred}}},
      {"resolution",
       "问题解决效果",
       "20",
       {{"full_resolution_rate", "10", origin::document},
        {"complaint_closure_rate", "5", origin::inferred},
        {"recurrence_rate", "5", origin::inferred}}},
      {"proactivity",
       "服务主动性",
       "15",
       {{"follow_up_timeliness", "10", origin::document},
        {"care_frequency", "2.5", origin::inferred},
        {"need_discovery_rate", "2.5", origin::inferred}}},
  };
  return list;
}

TEST_F(AfterSalesQuality, CompilesWithTheHolesOfTheDocumentAsItsOnlyWarnings) {
  const auto compiled = model::compile(document());
  ASSERT_TRUE(compiled.value) << describe(compiled.diagnostics.front(), preset_id);
  std::multiset<std::string> found;
  for (const diagnostic& finding : compiled.diagnostics) {
    EXPECT_EQ(finding.message.code(), "band_hole") << describe(finding, preset_id);
    EXPECT_EQ(finding.level, severity::warning) << describe(finding, preset_id);
    found.insert(finding.pointer);
  }
  const std::multiset<std::string> expected{
      "/indicators/response_on_time_rate/bands", "/indicators/diagnosis_accuracy/bands",
      "/indicators/patience/bands", "/indicators/full_resolution_rate/bands",
      "/indicators/follow_up_timeliness/bands"};
  EXPECT_EQ(found, expected);
}

TEST_F(AfterSalesQuality, SaysWhatItIs) {
  EXPECT_EQ(definition().id, preset_id);
  EXPECT_EQ(definition().version, "1.1.0");
}

TEST_F(AfterSalesQuality, HasTheDimensionsAndWeightsOfTheDocument) {
  const auto& total = node(0);
  EXPECT_EQ(total.how, aggregation::weighted_mean);
  EXPECT_EQ(total.missing.policy, missing_policy::redistribute);
  ASSERT_EQ(total.children.size(), expected_dimensions().size());
  for (std::size_t at = 0; at < total.children.size(); ++at) {
    const expected_dimension& expected = expected_dimensions()[at];
    const node_definition& dimension = node(total.children[at]);
    EXPECT_EQ(dimension.id, expected.id);
    EXPECT_EQ(dimension.title.zh, expected.zh);
    EXPECT_EQ(dimension.declared.text(), expected.weight) << expected.id;
    EXPECT_EQ(dimension.weight_origin, origin::document) << expected.id;
    EXPECT_EQ(dimension.rule, weight_rule::total_100) << expected.id;
    ASSERT_EQ(dimension.children.size(), expected.indicators.size()) << expected.id;
    for (std::size_t child = 0; child < dimension.children.size(); ++child) {
      const node_definition& leaf = node(dimension.children[child]);
      const expected_indicator& wanted = expected.indicators[child];
      EXPECT_EQ(leaf.kind, node_kind::indicator) << wanted.id;
      EXPECT_EQ(leaf.id, wanted.id);
      EXPECT_EQ(leaf.declared.text(), wanted.weight) << wanted.id;
      EXPECT_EQ(leaf.weight_origin, wanted.weight_origin) << wanted.id;
    }
  }
}

TEST_F(AfterSalesQuality, HasTheGradesOfTheDocument) {
  const auto grades = definition().grades.list();
  ASSERT_EQ(grades.size(), 4U);
  const auto expect = [&](std::size_t at, std::string_view id, std::string_view zh,
                          std::string_view at_least) {
    EXPECT_EQ(grades[at].id, id);
    EXPECT_EQ(grades[at].title.zh, zh);
    EXPECT_EQ(grades[at].at_least.text(), at_least);
  };
  expect(0, "excellent", "优秀", "90");
  expect(1, "good", "良好", "80");
  expect(2, "pass", "合格", "60");
  expect(3, "needs_improvement", "待改进", "0");
  EXPECT_EQ(definition().grades.grade_of(points::exactly(*decimal::parse("89.5")).value()).id, "good");
  EXPECT_EQ(definition().grades.grade_of(points::exactly(*decimal::parse("79.999999999")).value()).id,
            "pass");
  EXPECT_EQ(definition().grades.grade_of(points::exactly(*decimal::parse("59.9")).value()).id,
            "needs_improvement");
}

// --- bands ----------------------------------------------------------------------------------------------------------

struct edge {
  std::string_view id;
  fraction value;
  std::int64_t expected;
};

TEST_F(AfterSalesQuality, AwardsThePointsOfTheDocument) {
  const std::vector<edge> edges{
      {"response_on_time_rate", {1, 1}, 10},
      {"response_on_time_rate", {19, 20}, 10},
      {"response_on_time_rate", {945, 1000}, 8},  // the hole between 94 % and 95 %
      {"response_on_time_rate", {94, 100}, 8},
      {"response_on_time_rate", {9, 10}, 8},
      {"response_on_time_rate", {899, 1000}, 5},
      {"response_on_time_rate", {0, 1}, 5},
      {"diagnosis_accuracy", {9, 10}, 10},
      {"diagnosis_accuracy", {895, 1000}, 8},
      {"diagnosis_accuracy", {4, 5}, 8},
      {"diagnosis_accuracy", {799, 1000}, 5},
      {"patience", {4, 5}, 10},
      {"patience", {795, 1000}, 8},
      {"patience", {3, 5}, 8},
      {"patience", {599, 1000}, 5},
      {"full_resolution_rate", {19, 20}, 10},
      {"full_resolution_rate", {949, 1000}, 8},
      {"full_resolution_rate", {9, 10}, 8},
      {"full_resolution_rate", {89, 100}, 5},
      {"follow_up_timeliness", {1, 1}, 10},
      {"follow_up_timeliness", {999, 1000}, 8},
      {"follow_up_timeliness", {99, 100}, 8},
      {"follow_up_timeliness", {9, 10}, 8},
      {"follow_up_timeliness", {8999, 10000}, 5},
  };
  for (const edge& item : edges) {
    EXPECT_EQ(points_for(item.id, item.value), points::whole(item.expected))
        << item.id << ' ' << item.value.to_double();
  }
}

/// The two edges of each indicator whose bands the preset supplies: at the edge still the better points.
TEST_F(AfterSalesQuality, AwardsThePointsOfThePreset) {
  struct scale {
    std::string_view id;
    fraction full_marks;
    fraction middle;
    bool higher;
  };
  const std::vector<scale> scales{
      {"first_contact_resolution_rate", {80, 100}, {70, 100}, true},
      {"average_handle_time", {360, 1}, {600, 1}, false},
      {"solution_effectiveness", {90, 100}, {80, 100}, true},
      {"knowledge_base_proficiency", {85, 1}, {70, 1}, true},
      {"etiquette", {90, 100}, {80, 100}, true},
      {"empathy", {80, 100}, {60, 100}, true},
      {"complaint_closure_rate", {95, 100}, {85, 100}, true},
      {"recurrence_rate", {5, 100}, {10, 100}, false},
      {"care_frequency", {1, 1}, {1, 2}, true},
      {"need_discovery_rate", {10, 100}, {5, 100}, true},
  };
  for (const scale& item : scales) {
    const auto beyond = [&](const fraction& at) {  // just on the worse side of an edge
      const int128 step = item.higher ? -1 : 1;
      return fraction{at.numerator * 1'000'000 + step, at.denominator * 1'000'000};
    };
    EXPECT_EQ(points_for(item.id, item.full_marks), points::whole(10)) << item.id;
    EXPECT_EQ(points_for(item.id, beyond(item.full_marks)), points::whole(8)) << item.id;
    EXPECT_EQ(points_for(item.id, item.middle), points::whole(8)) << item.id;
    EXPECT_EQ(points_for(item.id, beyond(item.middle)), points::whole(5)) << item.id;
    EXPECT_EQ(indicator(item.id).better == direction::higher_is_better, item.higher) << item.id;
  }
}

TEST_F(AfterSalesQuality, FullMarksAreTenPointsEverywhere) {
  for (const indicator_definition& item : definition().indicators) {
    if (!item.rule) continue;
    EXPECT_EQ(std::get<named_bands>(*item.rule).maximum(), points::whole(10)) << item.id;
  }
}

// --- what is whose --------------------------------------------------------------------------------------------------

TEST_F(AfterSalesQuality, MarksWhereEveryScaleComesFrom) {
  std::map<std::string, origin> scales;
  for (const indicator_definition& item : definition().indicators) {
    EXPECT_NE(item.value_origin, origin::unstated) << item.id;
    EXPECT_EQ(item.rule_origin == origin::unstated, !item.rule) << item.id;
    if (item.rule) scales[item.id] = item.rule_origin;
  }
  const std::map<std::string, origin> expected{
      {"response_on_time_rate", origin::document},
      {"first_contact_resolution_rate", origin::preset},
      {"average_handle_time", origin::preset},
      {"diagnosis_accuracy", origin::document},
      {"solution_effectiveness", origin::preset},
      {"knowledge_base_proficiency", origin::preset},
      {"patience", origin::document},
      {"etiquette", origin::preset},
      {"empathy", origin::preset},
      {"full_resolution_rate", origin::document},
      {"complaint_closure_rate", origin::preset},
      {"recurrence_rate", origin::preset},
      {"follow_up_timeliness", origin::inferred},
      {"care_frequency", origin::preset},
      {"need_discovery_rate", origin::preset},
  };
  EXPECT_EQ(scales, expected);
}

TEST_F(AfterSalesQuality, ReportsFiguresThatAreNotScored) {
  for (const std::string_view id : {"csat", "nps", "complaint_rate", "contacts", "first_response_time",
                                    "repeat_contact_rate", "quality_score", "survey_response_rate"}) {
    EXPECT_FALSE(indicator(id).rule) << id;
    EXPECT_EQ(definition().node_index(id), -1) << id;
  }
  EXPECT_EQ(definition().indicators.size(), 15U + 8U);
}

TEST_F(AfterSalesQuality, TargetsStandAtFullMarks) {
  for (const indicator_definition& item : definition().indicators) {
    if (!item.rule) continue;
    ASSERT_TRUE(item.target) << item.id;
    EXPECT_EQ(points_for(item.id, *item.target), points::whole(10)) << item.id;
    EXPECT_GE(item.minimum_sample, 20) << item.id;
  }
}

void expect_both_languages(const label& title, std::string_view what) {
  EXPECT_FALSE(title.zh.empty()) << what;
  EXPECT_FALSE(title.en.empty()) << what;
}

TEST_F(AfterSalesQuality, SpeaksBothLanguagesEverywhere) {
  const model_definition& all = definition();
  expect_both_languages(all.title, "label");
  expect_both_languages(all.description, "description");
  for (const record_definition& record : all.records) {
    expect_both_languages(record.title, record.name);
    for (const column_definition& column : record.columns)
      expect_both_languages(column.title, column.name);
  }
  for (const indicator_definition& item : all.indicators) {
    expect_both_languages(item.title, item.id);
    expect_both_languages(item.note, item.id);
    if (item.value_unit == unit::number) expect_both_languages(item.unit_title, item.id);
  }
  for (const node_definition& item : all.nodes)
    expect_both_languages(item.title, item.id);
  for (const grade_definition& item : all.grades.list())
    expect_both_languages(item.title, item.id);
}

TEST_F(AfterSalesQuality, ItsPageNamesEveryIndicatorAndColumn) {
  std::ifstream file{tests::source_folder().string() + "/docs/presets/after-sales-quality.md",
                     std::ios::binary};
  ASSERT_TRUE(file);
  const std::string page{std::istreambuf_iterator<char>{file}, {}};
  const auto expect = [&page](const std::string& text) {
    EXPECT_NE(page.find(text), std::string::npos) << text;
  };
  for (const indicator_definition& item : definition().indicators) {
    expect("`" + item.id + "`<br>" + item.title.zh + "<br>" + item.title.en);
    if (item.rule) {
      expect(item.note.zh);
      expect(item.note.en);
    }
  }
  for (const record_definition& record : definition().records) {
    expect("### `" + record.name + "` " + record.title.zh);
    for (const column_definition& column : record.columns)
      expect("`" + column.name + "`");
  }
}

// --- records --------------------------------------------------------------------------------------------------------

TEST_F(AfterSalesQuality, EveryRecordTypeCanBeGroupedTheSameWay) {
  std::vector<std::string> names;
  const std::vector<std::string> groups{"team",       "agent",   "channel",
                                        "issue_type", "product", "customer_segment"};
  for (const record_definition& record : definition().records) {
    names.push_back(record.name);
    EXPECT_EQ(record.groups, groups) << record.name;
    EXPECT_FALSE(record.time.empty()) << record.name;
  }
  EXPECT_EQ(names,
            (std::vector<std::string>{"contact", "survey", "quality_check", "complaint", "follow_up"}));
}

TEST_F(AfterSalesQuality, NoDataDoesNotLookLikeSuccess) {
  EXPECT_EQ(indicator("response_on_time_rate").value,
            "rate(coalesce(first_response_s <= first_response_limit_s, false)) filter (where response_due)");
  for (const std::string_view id :
       {"first_contact_resolution_rate", "full_resolution_rate", "complaint_closure_rate",
        "follow_up_timeliness", "need_discovery_rate"}) {
    EXPECT_NE(indicator(id).value.find("coalesce("), std::string::npos) << id;
  }
}

}  // namespace
}  // namespace assay
