// SPDX-License-Identifier: Apache-2.0
//
// Memory runs out in the functions of the C interface that take documents and bytes: one call for everything, findings, the reader of
// CSV exports. Nothing has leaked, outputs are empty, and what the reader has put into its state are whole blocks.
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "capi/desk.hpp"
#include "capi/handles.hpp"
#include "fault/allocations.hpp"

namespace assay::c_test {
namespace {

using test::allocations_left;
using test::bytes_held;
using test::fails_once;

constexpr std::string_view mapping =
    R"json({"assay_source": 0, "label": "x", "tables": {"contact": {"delimiter": ";",
  "decimal": ",", "columns": {"team": {"column": "团队"}, "opened_at": {"column": "打开时间"},
  "solved": {"column": "已解决", "values": {"是": true, "否": false}}, "wait_s": {"column": "等待"}, "rating": {"column": "评分"}}}}})json";

constexpr std::string_view rows =
    "团队;打开时间;已解决;等待;评分\r\n"
    "a team whose name needs memory of its own;2026-03-31 23:33:20;是;12,5;5\r\n"
    "\"another \"\"team\"\" whose name needs memory\";2026-04-01 00:33:20;否;75;2\r\n"
    "甲;2026-04-01 00:33:20;vielleicht;75;2\r\n"
    ";2026-04-02 00:33:20;是;30;4\r\n";

class c_reader_memory : public testing::TestWithParam<bool> {
 protected:
  /// Runs `call` with the first, the second, ... allocation failing until it succeeds; `after` looks at what is left and ends what was
  /// made.
  static void sweep(const std::function<std::int32_t(assay_error*)>& call,
                    const std::function<void()>& after) {
    // What a language or a table keeps from its first use on is there before bytes are counted.
    ASSERT_EQ(call(nullptr), ASSAY_OK);
    after();
    for (long allocation = 0;; ++allocation) {
      ASSERT_LT(allocation, 100'000);
      failure problem{allocation % 2 == 0 ? ASSAY_ENGLISH : ASSAY_CHINESE};
      const std::size_t held = bytes_held;
      fails_once = GetParam();
      allocations_left = allocation;
      const std::int32_t status = call(&problem);
      allocations_left = -1;
      fails_once = false;
      after();
      if (status == ASSAY_OK) {
        EXPECT_GT(allocation, 5);
        return;
      }
      ASSERT_EQ(status, ASSAY_MEMORY) << problem.message;
      EXPECT_EQ(bytes_held, held) << "allocation " << allocation;
    }
  }

  [[nodiscard]] static std::int32_t read_all(assay_state* state, assay_bytes** report, assay_error* error) {
    auto options = sized<assay_reader_options>();
    options.on_error = ASSAY_ON_ERROR_SKIP;
    assay_reader* made = nullptr;
    std::int32_t status = assay_reader_new(state, 0, mapping.data(),
                                           static_cast<std::int64_t>(mapping.size()), &options, &made, error);
    EXPECT_EQ(made == nullptr, status != ASSAY_OK);
    const owned<assay_reader> reader{made};
    constexpr std::size_t piece = 50;
    for (std::size_t at = 0; status == ASSAY_OK && at < rows.size(); at += piece) {
      const std::string_view part = rows.substr(at, piece);
      status = assay_reader_push(made, part.data(), static_cast<std::int64_t>(part.size()), error);
    }
    if (status == ASSAY_OK) status = assay_reader_finish(made, ASSAY_CHINESE, report, error);
    if (status != ASSAY_OK && made != nullptr) {
      const long left = allocations_left;
      allocations_left = -1;
      EXPECT_EQ(assay_reader_push(made, "x", 1, nullptr), ASSAY_ARGUMENT);
      allocations_left = left;
    }
    return status;
  }

  owned<assay_model> model_ = model_of(desk_document);
};

TEST_P(c_reader_memory, one_call) {
  const desk_contacts contacts;
  const assay_records records = contacts.records();
  const by_team by;
  assay_result* result = nullptr;
  sweep(
      [&](assay_error* error) {
        const std::int32_t status =
            assay_evaluate(desk_document.data(), static_cast<std::int64_t>(desk_document.size()), &records, 1,
                           &by, &result, error);
        EXPECT_EQ(result == nullptr, status != ASSAY_OK);
        return status;
      },
      [&] {
        assay_result_free(result);
        result = nullptr;
      });
}

TEST_P(c_reader_memory, findings) {
  constexpr std::string_view faulty =
      R"json({"assay": 0, "id": "desk", "records": {"contact": {}}, "more": 1})json";
  const owned<assay_state> state = desk_state(model_);
  const std::string saved =
      text_of(made_by<assay_bytes>(assay_state_save, static_cast<const assay_state*>(state.get()), 0));
  const struct {
    std::int32_t document;
    std::string_view text;
  } documents[] = {{ASSAY_DOCUMENT_MODEL, faulty},
                   {ASSAY_DOCUMENT_MODEL, desk_document},
                   {ASSAY_DOCUMENT_MAPPING,
                    R"json({"assay_source": 0, "tables": {"contact": {"columns": {"x": 1}}}})json"},
                   {ASSAY_DOCUMENT_STATE, saved},
                   {ASSAY_DOCUMENT_STATE, "no state"}};
  for (const auto& given : documents) {
    assay_bytes* findings = nullptr;
    sweep(
        [&](assay_error* error) {
          const std::int32_t status =
              assay_check(given.document, given.text.data(), static_cast<std::int64_t>(given.text.size()),
                          model_.get(), ASSAY_CHINESE, &findings, error);
          EXPECT_EQ(findings == nullptr, status != ASSAY_OK);
          return status;
        },
        [&] {
          assay_bytes_free(findings);
          findings = nullptr;
        });
  }
}

TEST_P(c_reader_memory, exports_leave_a_sound_state) {
  const owned<assay_state> empty = desk_state(model_);
  const owned<assay_state> whole = desk_state(model_);
  const by_team by;
  assay_bytes* report = nullptr;
  ASSERT_EQ(read_all(whole.get(), &report, nullptr), ASSAY_OK);
  assay_bytes_free(report);
  report = nullptr;
  owned<assay_state> state;
  sweep(
      [&](assay_error* error) {
        assay_state* made = nullptr;
        std::int32_t status = assay_state_roll_up(empty.get(), &by, &made, error);
        state.reset(made);
        if (status == ASSAY_OK) status = read_all(made, &report, error);
        EXPECT_EQ(report == nullptr, status != ASSAY_OK);
        return status;
      },
      [&] {
        if (report != nullptr) {
          EXPECT_EQ(digest_of(state), digest_of(whole));
        }
        if (state != nullptr) {
          EXPECT_EQ(assay_state_merge(state.get(), whole.get(), nullptr), ASSAY_OK);
        }
        state.reset();
        assay_bytes_free(report);
        report = nullptr;
      });
}

INSTANTIATE_TEST_SUITE_P(all, c_reader_memory, testing::Bool(),
                         [](const auto& once) { return once.param ? "once" : "from_then_on"; });

}  // namespace
}  // namespace assay::c_test
