// SPDX-License-Identifier: Apache-2.0
//
// Derived columns against SQLite, and whether the generator of random measures leaves anything out.
#include <string>

#include <gtest/gtest.h>

#include "property/measure_components.hpp"

namespace assay::measure_test {
namespace {

TEST(measure_generator, uses_every_construct) {
  random_source random{815};
  const record_definition record = random_record(random, 0);
  std::string all;
  for (int attempt = 0; attempt < 3000; ++attempt) {
    measure::planner planner{{&record, 1}};
    if (!planner.compile_indicator(random_measure(record, random).text, record.name).ok()) continue;
    all += planner.finish().aggregates.front().text;
  }
  for (const char* construct : {"case when ",
                                " else ",
                                " like ",
                                " not like ",
                                " escape '\\'",
                                "abs(",
                                "greatest(",
                                "least(",
                                "floor_div(",
                                "mod(",
                                "lower(",
                                "upper(",
                                "trim(",
                                "ltrim(",
                                "rtrim(",
                                "substr(",
                                "replace(",
                                " || ",
                                "length(",
                                "strpos(",
                                "text(",
                                "date_trunc('week'",
                                "extract(isoyear from ",
                                "'+08:00')",
                                ", false)",
                                "coalesce("}) {
    EXPECT_NE(all.find(construct), std::string::npos) << construct;
  }
}

/// Every derived column against the expression it stands for; conditions, numbers and texts, also of each other.
TEST(measure_derived_columns, have_the_components_of_what_they_stand_for) {
  random_source random{1914};
  int compared_columns = 0;
  for (int round = 0; round < 60; ++round) {
    record_definition record = random_record(random, static_cast<std::size_t>(round));
    const random_records data{record, 300, random};
    expression_generator generate{record, random};
    measure_printer printer{random};
    const expression condition_tree = generate.condition_of(2);
    const expression number_tree = generate.number_of(kind::plain, 2);
    const expression text_tree = generate.text_of(2);
    record.derived = {
        {"both", {}, column_type::boolean, "not \"condition\" and text <> ''"},
        {"condition", {}, column_type::boolean, printer.print(condition_tree)},
        {"number", {}, column_type::decimal, printer.print(number_tree)},
        {"text", {}, column_type::category, printer.print(text_tree)},
    };
    const std::string condition_sql = sql(condition_tree, 0);
    const std::string text_sql = sql(text_tree, 0);
    const auto check = [&](const std::string& text, const metric_kind* metric, const std::string& argument,
                           int scale) {
      SCOPED_TRACE(text + "\nSQL: " + argument);
      measure::planner planner{{&record, 1}};
      const auto outcome = planner.compile_indicator(text, record.name);
      if (!outcome.ok()) return;
      ++compared_columns;
      const plan::model_plan plan = planner.finish();
      EXPECT_EQ(engine_components(plan, data.view(), 77).front(),
                sqlite_components(data, metric, argument, "", scale));
    };
    check("rate(condition)", metric_named("rate"), condition_sql, 0);
    check("sum(number)", metric_named("sum"), sql(number_tree, number_tree.scale), number_tree.scale);
    check("count(lower(text))", count_of_values(), text_sql, 0);
    check("rate(text = 'phone')", metric_named("rate"), "(" + text_sql + " = 'phone')", 0);
    check("rate(both)", metric_named("rate"), "(not " + condition_sql + " and " + text_sql + " <> '')", 0);
  }
  EXPECT_GT(compared_columns, 150);
}

}  // namespace
}  // namespace assay::measure_test
