// SPDX-License-Identifier: Apache-2.0
//
// CSV exports pushed through the C interface, and all that is wrong with documents.
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "capi/desk.hpp"
#include "capi/handles.hpp"

namespace assay::c_test {
namespace {

using testing::AllOf;
using testing::HasSubstr;

using owned_reader = owned<assay_reader>;

constexpr std::string_view chinese_export =
    "\xEF\xBB\xBF团队;打开时间;已解决;等待;评分\r\n"
    "甲;2026-03-31 23:33:20;是;12,5;5\r\n"
    "甲;2026-04-01 00:33:20;否;75;2\r\n"
    ";2026-04-02 00:33:20;是;30;4\r\n";

constexpr std::string_view mapping =
    R"json({"assay_source": 0, "label": "x", "tables": {"contact": {"delimiter": ";",
  "decimal": ",", "columns": {"team": {"column": "团队"}, "opened_at": {"column": "打开时间"},
  "solved": {"column": "已解决", "values": {"是": true, "否": false}}, "wait_s": {"column": "等待"}, "rating": {"column": "评分"}}}}})json";

class c_reader : public testing::Test {
 protected:
  owned_reader reader(std::int32_t on_error = ASSAY_ON_ERROR_STOP) {
    auto options = sized<assay_reader_options>();
    options.on_error = on_error;
    options.name = "export.csv";
    options.name_bytes = -1;
    assay_reader* made = nullptr;
    EXPECT_EQ(assay_reader_new(state_.get(), 0, mapping.data(), static_cast<std::int64_t>(mapping.size()),
                               &options, &made, &problem_),
              ASSAY_OK)
        << problem_.message;
    return owned_reader{made};
  }
  std::int32_t push(const owned_reader& into, std::string_view bytes) {
    return assay_reader_push(into.get(), bytes.data(), static_cast<std::int64_t>(bytes.size()), &problem_);
  }

  owned<assay_model> model_ = model_of(desk_document);
  owned<assay_state> state_ = desk_state(model_);
  desk_contacts contacts_;
  failure problem_;
};

TEST_F(c_reader, pieces_of_any_size_are_the_records) {
  contacts_.opened = {1'774'999'999 + 1, 1'775'003'600, 1'775'090'000};
  const owned<assay_state> expected = desk_state(model_);
  add(expected, contacts_.records());
  for (const std::size_t piece : {1U, 7U, 1'000U}) {
    state_ = desk_state(model_);
    const owned_reader into = reader();
    for (std::size_t at = 0; at < chinese_export.size(); at += piece)
      ASSERT_EQ(push(into, chinese_export.substr(at, piece)), ASSAY_OK) << problem_.message;
    const std::string report = text_of(
        made_by<assay_bytes>(assay_reader_finish, into.get(), static_cast<std::int32_t>(ASSAY_CHINESE)));
    EXPECT_THAT(report, HasSubstr(R"("rows":3,"accepted":3,"filtered":0,"duplicates":0,"rejected":0)"));
    EXPECT_EQ(digest_of(state_), digest_of(expected));
    EXPECT_EQ(push(into, "x"), ASSAY_ARGUMENT);
    EXPECT_EQ(assay_reader_finish(into.get(), 0, nullptr, &problem_), ASSAY_ARGUMENT);
  }
}

TEST_F(c_reader, a_row_that_cannot_be_used_stops_or_is_counted) {
  std::string damaged{chinese_export};
  damaged.replace(damaged.find(";75;2"), 5, ";75;6");
  const owned_reader stops = reader();
  const std::int32_t pushed = push(stops, damaged);
  const std::int32_t status =
      pushed != ASSAY_OK ? pushed : assay_reader_finish(stops.get(), 0, nullptr, &problem_);
  EXPECT_EQ(status, ASSAY_DATA);
  EXPECT_EQ(problem_.row, 3);
  EXPECT_THAT(problem_.text(), AllOf(HasSubstr("export.csv:3"), HasSubstr("评分")));

  state_ = desk_state(model_);
  const owned_reader skips = reader(ASSAY_ON_ERROR_SKIP);
  ASSERT_EQ(push(skips, damaged), ASSAY_OK);
  const std::string report = text_of(
      made_by<assay_bytes>(assay_reader_finish, skips.get(), static_cast<std::int32_t>(ASSAY_CHINESE)));
  EXPECT_THAT(report, AllOf(HasSubstr(R"("accepted":2)"),
                            HasSubstr(R"("rejected_by_reason":[{"reason":"out_of_range","rows":1}])"),
                            HasSubstr(R"("messages":["export.csv:3)")));
  const std::string about =
      text_of(made_by<assay_bytes>(assay_state_describe, static_cast<const assay_state*>(state_.get())));
  EXPECT_THAT(about, HasSubstr(R"("rejected":[{"record":"contact","reason":"out_of_range","rows":1}])"));
}

TEST_F(c_reader, a_reader_outlives_its_state) {
  const owned_reader into = reader();
  state_.reset();
  model_.reset();
  EXPECT_EQ(push(into, chinese_export), ASSAY_OK);
  EXPECT_EQ(assay_reader_finish(into.get(), 0, nullptr, &problem_), ASSAY_OK);
}

TEST_F(c_reader, calls_that_make_no_sense) {
  assay_reader* made = nullptr;
  EXPECT_EQ(assay_reader_new(nullptr, 0, nullptr, 0, nullptr, &made, &problem_), ASSAY_ARGUMENT);
  EXPECT_EQ(assay_reader_new(state_.get(), 0, nullptr, 0, nullptr, nullptr, &problem_), ASSAY_ARGUMENT);
  EXPECT_EQ(assay_reader_new(state_.get(), 1, nullptr, 0, nullptr, &made, &problem_), ASSAY_ARGUMENT);
  EXPECT_EQ(assay_reader_new(state_.get(), 0, "{", -1, nullptr, &made, &problem_), ASSAY_MODEL);
  EXPECT_EQ(
      assay_reader_new(state_.get(), 0, R"({"assay_source": 0, "tables": {"contact": {"width": 5, "x": 1}}})",
                       -1, nullptr, &made, &problem_),
      ASSAY_MODEL);
  EXPECT_STREQ(problem_.code, "wrong_type");
  EXPECT_THAT(problem_.text(), AllOf(HasSubstr("/tables/contact/width"), HasSubstr("and 1 more")));
  auto options = sized<assay_reader_options>();
  options.on_error = 2;
  EXPECT_EQ(assay_reader_new(state_.get(), 0, nullptr, 0, &options, &made, &problem_), ASSAY_ARGUMENT);
  options.on_error = 0;
  options.maximum_keys = -1;
  EXPECT_EQ(assay_reader_new(state_.get(), 0, nullptr, 0, &options, &made, &problem_), ASSAY_ARGUMENT);
  EXPECT_EQ(made, nullptr);
  EXPECT_EQ(assay_reader_push(nullptr, "x", 1, &problem_), ASSAY_ARGUMENT);
  EXPECT_EQ(assay_reader_finish(nullptr, 0, nullptr, &problem_), ASSAY_ARGUMENT);
  assay_reader_free(nullptr);
  const owned_reader into = reader();
  EXPECT_EQ(assay_reader_push(into.get(), nullptr, 1, &problem_), ASSAY_ARGUMENT);
  EXPECT_EQ(assay_reader_push(into.get(), nullptr, 0, &problem_), ASSAY_OK);
  EXPECT_EQ(assay_reader_push(into.get(), "x", -1, &problem_), ASSAY_ARGUMENT);
  EXPECT_EQ(assay_reader_finish(into.get(), 7, nullptr, &problem_), ASSAY_ARGUMENT);
  EXPECT_EQ(push(into, "PK\x03\x04"), ASSAY_OK) << "too little to know what it is";
  EXPECT_EQ(assay_reader_finish(into.get(), 0, nullptr, &problem_), ASSAY_DATA);
}

class c_check : public c_reader {
 protected:
  std::string findings(std::int32_t document, std::string_view text, const assay_model* model,
                       std::int32_t language = ASSAY_ENGLISH) {
    assay_bytes* made = nullptr;
    EXPECT_EQ(assay_check(document, text.data(), static_cast<std::int64_t>(text.size()), model, language,
                          &made, &problem_),
              ASSAY_OK)
        << problem_.message;
    return text_of(owned<assay_bytes>{made});
  }
};

TEST_F(c_check, all_findings_of_a_document_in_both_languages) {
  EXPECT_EQ(findings(ASSAY_DOCUMENT_MODEL, desk_document, nullptr), "[]");
  const std::string model = findings(ASSAY_DOCUMENT_MODEL, R"({"assay": 0, "id": "t"})", nullptr);
  EXPECT_THAT(
      model,
      AllOf(
          HasSubstr(
              R"({"severity":"error","code":"missing_key","pointer":"","line":1,"column":1,"message":"a model needs \"version\"")"),
          HasSubstr(R"(needs \"indicators\")")));
  EXPECT_THAT(findings(ASSAY_DOCUMENT_MODEL, R"({"assay": 0, "id": "t"})", nullptr, ASSAY_CHINESE),
              HasSubstr("模型"));
  EXPECT_EQ(findings(ASSAY_DOCUMENT_MAPPING, mapping, model_.get()), "[]");
  EXPECT_THAT(
      findings(ASSAY_DOCUMENT_MAPPING, R"({"assay_source": 0, "tables": {"contacts": {}}})", model_.get()),
      HasSubstr("contact"));
  const std::string saved =
      text_of(made_by<assay_bytes>(assay_state_save, static_cast<const assay_state*>(state_.get()), 0));
  EXPECT_EQ(findings(ASSAY_DOCUMENT_STATE, saved, nullptr), "[]");
  EXPECT_EQ(findings(ASSAY_DOCUMENT_STATE, saved, model_.get()), "[]");
  EXPECT_THAT(findings(ASSAY_DOCUMENT_STATE, "nonsense", nullptr), HasSubstr(R"("severity":"error")"));
  const owned<assay_model> other = model_of("gbt-27922");
  EXPECT_THAT(findings(ASSAY_DOCUMENT_STATE, saved, other.get()), HasSubstr(R"("code":"state_mismatch")"));
  assay_bytes* made = nullptr;
  EXPECT_EQ(assay_check(ASSAY_DOCUMENT_MAPPING, "{}", -1, nullptr, 0, &made, &problem_), ASSAY_ARGUMENT);
  EXPECT_EQ(assay_check(7, "{}", -1, nullptr, 0, &made, &problem_), ASSAY_ARGUMENT);
  EXPECT_EQ(assay_check(0, nullptr, 0, nullptr, 0, &made, &problem_), ASSAY_ARGUMENT);
  EXPECT_EQ(assay_check(0, "{}", -1, nullptr, 0, nullptr, &problem_), ASSAY_ARGUMENT);
  EXPECT_EQ(assay_check(0, "{}", -1, nullptr, 2, &made, &problem_), ASSAY_ARGUMENT);
}

}  // namespace
}  // namespace assay::c_test
