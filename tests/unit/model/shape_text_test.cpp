// SPDX-License-Identifier: Apache-2.0
//
// What belongs to the shape and what does not.
#include "model/shape_text.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "unit/model/base_document.hpp"

namespace assay::model_test {

namespace {

fingerprint shape_of(const std::string& document) {
  const auto result = model::compile(document);
  EXPECT_TRUE(result.value.has_value()) << describe_all(result.diagnostics);
  return result.value ? result.value->shape() : fingerprint{};
}

const fingerprint& base_shape() {
  static const fingerprint shape = shape_of(std::string{base_document});
  return shape;
}

TEST(ShapeText, IsWrittenInOneWayForEver) {
  const auto model = model::parse(base_document);
  EXPECT_EQ(model.shape_text(), R"~(assay shape 0
record "complaint"
  column "filed_at" timestamp decimals 0 exact from -9007199254740991 to 9007199254740991
record "contact"
  time "opened_at"
  group "team"
  column "amount" decimal decimals 2 exact from -100 to 10000
  column "answer" integer decimals 0 exact from 1 to 5
  column "due" bool
  column "first_response_s" duration decimals 0 exact from 0 to 604800
  column "opened_at" timestamp decimals 0 exact from -9007199254740991 to 9007199254740991
  column "team" category
aggregate "complaint: count(*)"
aggregate "contact: avg(amount)"
aggregate "contact: avg(first_response_s)"
aggregate "contact: count(*)"
aggregate "contact: csat(answer, 'mean100')"
aggregate "contact: rate(first_response_s <= 300) filter (where due)"
)~");
  EXPECT_EQ(to_hex(model.shape()), "b7c10f4d26a559992bbeeec35ecac6c3");
}

TEST(ShapeText, OfAModelWithoutAggregatesIsItsFirstLine) {
  const auto model =
      model::parse(R"({"assay": 0, "id": "m", "version": "1", "records": {"r": {"columns": {}}},
      "indicators": {"a": {"unit": "score", "better": "higher"}}})");
  EXPECT_EQ(model.shape_text(), "assay shape 0\n");
}

TEST(ShapeText, QuotesNamesSoThatNoneLooksLikeALine) {
  const auto model = model::parse(R"~({"assay": 0, "id": "m", "version": "1", "records": {"r": {"columns": {
      "a\" bool": {"type": "category"}}}},
      "indicators": {"a": {"unit": "count", "better": "higher", "value": "count(*) filter (where \"a\"\" bool\" = 'x\ny')"}}})~");
  EXPECT_EQ(model.shape_text(),
            "assay shape 0\nrecord \"r\"\n  column \"a\\\" bool\" category\n"
            "aggregate \"r: count(*) filter (where \\\"a\\\"\\\" bool\\\" = 'x\\ny')\"\n");
}

TEST(ShapeText, HasDerivedColumnsInOneSpelling) {
  const auto with = [](const std::string& value, const std::string& label) {
    return model::parse(
               changed({{R"("groups": ["team"],)",
                         R"("groups": ["team"], "derived": {"hour": {"type": "integer", "value": ")" + value +
                             R"(", "label": ")" + label + R"("}},)"}}))
        .shape_text();
  };
  const std::string shape = with("extract(hour from opened_at)", "hour");
  EXPECT_NE(shape.find("  derived \"hour\" integer \"extract(hour from opened_at)\"\n"), std::string::npos)
      << shape;
  EXPECT_EQ(with("EXTRACT( Hour FROM opened_at )", "Stunde"), shape);
  EXPECT_NE(with("extract(hour from opened_at, '+08:00')", "hour"), shape);
}

struct shape_case {
  std::string name;
  std::string from;
  std::string to;
};
void PrintTo(const shape_case& each, std::ostream* out) { *out << each.name; }

class SameShape : public testing::TestWithParam<shape_case> {};
class OtherShape : public testing::TestWithParam<shape_case> {};

TEST_P(SameShape, Holds) { EXPECT_EQ(shape_of(changed({{GetParam().from, GetParam().to}})), base_shape()); }
TEST_P(OtherShape, Holds) { EXPECT_NE(shape_of(changed({{GetParam().from, GetParam().to}})), base_shape()); }

INSTANTIATE_TEST_SUITE_P(
    Access, SameShape,
    testing::Values(
        shape_case{"id and version", R"("id": "base", "version": "1.0")",
                   R"("id": "other", "version": "2.0")"},
        shape_case{"label", R"("due": {"type": "bool"})", R"("due": {"type": "bool", "label": "到期"})"},
        shape_case{"note", R"("due": {"type": "bool"})", R"("due": {"type": "bool", "note": "x"})"},
        shape_case{"bands", R"({"at_least": "95%", "points": 10})", R"({"at_least": "95%", "points": 9})"},
        shape_case{"weight", R"({"indicator": "spend", "weight": 2})",
                   R"({"indicator": "spend", "weight": 3})"},
        shape_case{"target", R"("target": 50)", R"("target": 60)"},
        shape_case{"grade", R"({"id": "good", "at_least": 80})", R"({"id": "good", "at_least": 85})"},
        shape_case{"critical rule", R"("when": "<50%")", R"("when": "<40%")"},
        shape_case{"display", R"("decimals": 2, "rounding")", R"("decimals": 1, "rounding")"},
        shape_case{"spelling of a measure", R"j("rate(first_response_s <= 300) filter (where due)")j",
                   R"j("RATE( (first_response_s<=5 min) ) FILTER (WHERE due)")j"},
        shape_case{"spelling of a range", R"("maximum": "7 d")", R"("maximum": 604800)"},
        shape_case{"arithmetic of an indicator", R"j("value": "complaints / count(*)")j",
                   R"j("value": "1000 * complaints / count(*)")j"},
        shape_case{"other arithmetic over the same measures", R"j("value": "complaints / count(*)")j",
                   R"("value": "2 * count(*) / complaints")"},
        shape_case{"record type without aggregate", R"("complaint": {"columns")",
                   R"("visit": {"columns": {"score": {"type": "integer"}}}, "complaint": {"columns")"},
        shape_case{"order of columns", R"("opened_at": {"type": "timestamp"},
        "team": {"type": "category"},)",
                   R"("team": {"type": "category"},
        "opened_at": {"type": "timestamp"},)"},
        shape_case{
            "second indicator of the same aggregate", R"("per_contact": {)",
            R"j("same": {"unit": "number", "better": "higher", "from": "contact", "value": "avg(amount)"}, "per_contact": {)j"}));

INSTANTIATE_TEST_SUITE_P(
    Shape, OtherShape,
    testing::Values(
        shape_case{"filter", "filter (where due)", "filter (where not due)"},
        shape_case{"limit inside a measure", "first_response_s <= 300", "first_response_s <= 299"},
        shape_case{"column type", R"("answer": {"type": "integer",)",
                   R"("answer": {"type": "decimal", "decimals": 0,)"},
        shape_case{"decimals", R"("type": "decimal", "decimals": 2)", R"("type": "decimal", "decimals": 3)"},
        shape_case{"rounding", R"("type": "decimal", "decimals": 2)",
                   R"("type": "decimal", "decimals": 2, "round": "half_even")"},
        shape_case{"range", R"("maximum": 100)", R"("maximum": 101)"},
        shape_case{"group", R"("groups": ["team"])", R"("groups": [])"},
        shape_case{"time", R"("time": "opened_at", )", ""},
        shape_case{"column", R"("due": {"type": "bool"})",
                   R"("due": {"type": "bool"}, "late": {"type": "bool"})"},
        shape_case{"record type of a measure", R"j({"from": "complaint", "value": "count(*)"})j",
                   R"j({"from": "contact", "value": "count(*)"})j"},
        shape_case{
            "measure without indicator", R"("complaints": {"from")",
            R"j("dated": {"from": "complaint", "value": "count(filed_at)"}, "complaints": {"from")j"}));

TEST(ShapeText, DoesNotDependOnTheOrderOfAnything) {
  constexpr std::string_view first = R"~({"assay": 0, "id": "m", "version": "1",
      "records": {"a": {"time": "t", "groups": ["x", "y"], "columns": {
                          "t": {"type": "timestamp"}, "x": {"type": "category"}, "y": {"type": "category"}}},
                  "b": {"columns": {"n": {"type": "integer", "minimum": 0, "maximum": 9}}}},
      "measures": {"p": {"from": "a", "value": "count(*)"}, "q": {"from": "b", "value": "sum(n)"}},
      "indicators": {"i": {"unit": "number", "better": "higher", "value": "q / p"},
                     "j": {"unit": "number", "better": "higher", "from": "b", "value": "max(n)"}}})~";
  constexpr std::string_view second = R"~({"indicators": {
                     "j": {"better": "higher", "value": "max(n)", "from": "b", "unit": "number"},
                     "i": {"value": "q / p", "better": "higher", "unit": "number"}},
      "measures": {"q": {"value": "sum(n)", "from": "b"}, "p": {"from": "a", "value": "count(*)"}},
      "records": {"b": {"columns": {"n": {"maximum": 9, "minimum": 0, "type": "integer"}}},
                  "a": {"columns": {"y": {"type": "category"}, "x": {"type": "category"}, "t": {"type": "timestamp"}},
                        "groups": ["y", "x"], "time": "t"}},
      "version": "1", "id": "m", "assay": 0})~";
  EXPECT_EQ(model::parse(first).shape_text(), model::parse(second).shape_text());
}

}  // namespace
}  // namespace assay::model_test
