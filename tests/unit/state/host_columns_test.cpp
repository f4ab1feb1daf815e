// SPDX-License-Identifier: Apache-2.0
//
// Columns that a host hands over: what of them is refused, what the refusal says, and that nothing has changed then.
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <assay/error.hpp>
#include <assay/model.hpp>
#include <assay/state.hpp>

namespace assay {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StrEq;

constexpr std::string_view document = R"json({
  "assay": 0, "id": "t", "version": "1", "label": "t",
  "records": {"survey": {"label": "s", "time": "at", "groups": ["team"], "columns": {
    "team": {"type": "category"},
    "at": {"type": "timestamp"},
    "answer": {"type": "integer", "minimum": 1, "maximum": 5},
    "amount": {"type": "decimal", "decimals": 2, "minimum": 0, "maximum": 1000},
    "rounded": {"type": "decimal", "decimals": 1, "round": "half_even"},
    "good": {"type": "bool"},
    "reason": {"type": "category"},
    "unread": {"type": "integer", "minimum": 0, "maximum": 1}}}},
  "indicators": {
    "answers": {"label": "a", "unit": "score", "better": "higher", "from": "survey", "value": "avg(answer)"},
    "amounts": {"label": "b", "unit": "score", "better": "higher", "from": "survey", "value": "avg(amount)"},
    "rounded": {"label": "c", "unit": "score", "better": "higher", "from": "survey", "value": "avg(rounded)"},
    "good": {"label": "d", "unit": "ratio", "better": "higher", "from": "survey", "value": "rate(good)"},
    "late": {"label": "e", "unit": "ratio", "better": "lower", "from": "survey", "value": "rate(reason = 'late')"}
  }
})json";

/// Columns of three good records, any of which a test may replace.
class host_columns_test : public testing::Test {
 protected:
  enum place : std::size_t { team, at, answer, amount, rounded, good, reason, unread };

  host_columns_test() {
    columns_ = {column_view::codes(codes_, std::span{teams_}),
                column_view::of(times_),
                column_view::of(answers_),
                column_view::of(amounts_),
                column_view::of(rounded_),
                column_view::bits(bits_, 3),
                column_view::of(std::span{reasons_}),
                column_view{}};
  }

  table_view view() const { return {columns_.front().rows, columns_, false}; }

  /// What the state says about a call with another column, after which nothing may have changed.
  std::string refusal(place column, const column_view& other, error_code code = error_code::data,
                      std::int64_t row = 2) {
    state target{model_, {"team"}, {period_unit::day}};
    target.update("survey", view());
    const std::string before = target.save();
    std::vector<column_view> columns = columns_;
    columns[column] = other;
    std::string text = "taken";
    try {
      target.update("survey", {3, columns, false});
    } catch (const error& problem) {
      EXPECT_EQ(problem.code(), code) << problem.what();
      EXPECT_NE(problem.cell(), nullptr);
      if (problem.cell() != nullptr) {
        EXPECT_EQ(problem.cell()->record, "survey");
        EXPECT_EQ(problem.cell()->column, model_.record("survey").columns[column].name);
        EXPECT_EQ(problem.cell()->row, row);
      }
      text = problem.what();
    }
    EXPECT_TRUE(target.save() == before) << text;
    return text;
  }

  std::string digest_with(place column, const column_view& other) const {
    state target{model_, {"team"}, {period_unit::day}};
    std::vector<column_view> columns = columns_;
    columns[column] = other;
    target.update("survey", {3, columns, false});
    EXPECT_NO_THROW(static_cast<void>(state::load(model_, target.save())));
    return target.body();
  }

  const model model_ = model::parse(document);
  const std::vector<std::string_view> teams_{"north", "south"};
  const std::vector<std::int32_t> codes_{0, 1, 0};
  const std::vector<std::int64_t> times_{0, 86'400, 172'800};
  const std::vector<double> answers_{1, 5, 3};
  const std::vector<double> amounts_{0.29, 1000, 2.67};
  const std::vector<double> rounded_{0.25, 0.35, -1.05};
  const std::uint8_t bits_[1] = {0b101};
  const std::vector<std::string_view> reasons_{"late", "", "不满意"};
  std::vector<column_view> columns_;
};

TEST_F(host_columns_test, a_code_outside_of_the_dictionary_is_refused) {
  const std::vector<std::int64_t> far{0, 1'000'000, 0};
  EXPECT_THAT(
      refusal(team, column_view::codes(far, std::span{teams_})),
      StrEq("record type \"survey\", row 2, column \"team\": 1000000 is no code of the dictionary, which "
            "has 2 texts; pass codes from 0 to 1"));
  const std::vector<std::int8_t> negative{0, -1, 0};
  EXPECT_THAT(refusal(team, column_view::codes(negative, std::span{teams_})), HasSubstr("-1 is no code"));
  const std::vector<std::uint64_t> huge{0, UINT64_MAX, 0};
  EXPECT_THAT(refusal(team, column_view::codes(huge, std::span{teams_})),
              HasSubstr("18446744073709551615 is no code"));
  const std::vector<std::uint8_t> next{0, 2, 0};
  EXPECT_THAT(refusal(team, column_view::codes(next, std::span{teams_})), HasSubstr("2 is no code"));
  EXPECT_THAT(refusal(reason, column_view::codes(next, std::span{teams_})), HasSubstr("2 is no code"));
  EXPECT_THAT(
      refusal(team, column_view::codes(next, std::span<const std::string_view>{}), error_code::data, 1),
      HasSubstr("0 is no code of the dictionary, which has 0 texts; add its text"));
}

TEST_F(host_columns_test, a_code_under_a_null_may_be_anything) {
  const std::vector<std::int64_t> far{0, 1'000'000, 0};
  const std::uint8_t known[1] = {0b101};
  const std::vector<std::int32_t> near{0, 0, 0};
  EXPECT_TRUE(digest_with(team, column_view::codes(far, std::span{teams_}).with_validity(known)) ==
              digest_with(team, column_view::codes(near, std::span{teams_}).with_validity(known)));
}

TEST_F(host_columns_test, a_number_outside_of_the_declared_range_is_refused) {
  const std::vector<std::int64_t> far{1, 9'000'000'000'000'000'000, 2};
  EXPECT_THAT(
      refusal(answer, column_view::scaled(far)),
      StrEq("record type \"survey\", row 2, column \"answer\": 9000000000000000000 is outside 1 to 5, the "
            "range of the column; correct the value, or declare another \"minimum\" and \"maximum\""));
  const std::vector<std::int16_t> low{1, 0, 2};
  EXPECT_THAT(refusal(answer, column_view::of(low)), HasSubstr("0 is outside 1 to 5"));
  const std::vector<float> high{1, 5.5F, 2};
  EXPECT_THAT(refusal(answer, column_view::of(high)), HasSubstr("5.5 has digits after the point"));
  const std::vector<double> over{1, 1e300, 2};
  EXPECT_THAT(refusal(amount, column_view::of(over)), HasSubstr("1e+300 is outside 0 to 1000"));
  const std::vector<std::uint64_t> most{1, UINT64_MAX, 2};
  EXPECT_THAT(refusal(amount, column_view::of(most)), HasSubstr("18446744073709551615 is outside 0 to 1000"));
  const std::vector<std::int64_t> least{1, INT64_MIN, 2};
  EXPECT_THAT(refusal(answer, column_view::scaled(least)),
              HasSubstr("-9223372036854775808 is outside 1 to 5"));
}

TEST_F(host_columns_test, what_is_not_finite_is_refused_and_may_stand_for_missing) {
  std::vector<double> numbers{1, std::numeric_limits<double>::quiet_NaN(), 2};
  EXPECT_THAT(refusal(answer, column_view::of(numbers)), HasSubstr("nan is not a finite number"));
  column_view lenient = column_view::of(numbers);
  lenient.nan_is_missing = true;
  const std::uint8_t known[1] = {0b101};
  const std::vector<std::int8_t> small{1, 99, 2};
  EXPECT_TRUE(digest_with(answer, lenient) ==
              digest_with(answer, column_view::of(small).with_validity(known)));
  numbers[1] = -std::numeric_limits<double>::infinity();
  lenient = column_view::of(numbers);
  lenient.nan_is_missing = true;
  EXPECT_THAT(refusal(answer, lenient), HasSubstr("-inf is not a finite number"));
}

TEST_F(host_columns_test, more_decimals_than_declared_are_refused_or_rounded) {
  const std::vector<double> fine{1, 0.125, 2};
  EXPECT_THAT(refusal(amount, column_view::of(fine)),
              HasSubstr("0.125 has more digits after the point than the 2 the column declares"));
  const std::vector<std::int32_t> thousandths{1000, 125, 2000};
  EXPECT_THAT(refusal(amount, column_view::of(thousandths, 3)), HasSubstr("0.125 has more digits"));
  const std::vector<std::int64_t> rounded_to{2, 4, -10};
  EXPECT_TRUE(digest_with(rounded, column_view::of(rounded_)) ==
              digest_with(rounded, column_view::scaled(rounded_to)));
  const std::vector<std::int16_t> hundredths{25, 35, -105};
  EXPECT_TRUE(digest_with(rounded, column_view::of(hundredths, 2)) ==
              digest_with(rounded, column_view::scaled(rounded_to)));
}

TEST_F(host_columns_test, times_have_a_unit_and_lie_in_the_calendar) {
  const std::vector<std::int64_t> milliseconds{0, 86'400'000, 172'800'000};
  EXPECT_TRUE(digest_with(at, column_view::of(milliseconds, time_unit::millisecond)) ==
              digest_with(at, column_view::of(times_)));
  const std::vector<std::int64_t> none;
  EXPECT_THAT(refusal(at, column_view::of(none, time_unit::second), error_code::argument, 0),
              HasSubstr("has 0 rows, and the table 3"));
  const std::vector<std::int64_t> uneven{0, 86'400'001, 172'800'000};
  EXPECT_THAT(refusal(at, column_view::of(uneven, time_unit::millisecond)),
              HasSubstr("86400.001 has digits after the point"));
  const std::vector<std::int64_t> far{0, 300'000'000'000, 0};
  EXPECT_THAT(refusal(at, column_view::of(far)), HasSubstr("300000000000 lies outside the years 1 to 9998"));
  // The last moment that has a period, the first, and those beyond.
  const std::vector<std::int64_t> edges{253'370'764'799, -62'135'596'800, 0};
  EXPECT_NO_THROW(digest_with(at, column_view::of(edges)));
  for (const std::int64_t beyond : {std::int64_t{253'370'764'800}, std::int64_t{-62'135'596'801}}) {
    const std::vector<std::int64_t> one{0, beyond, 0};
    EXPECT_THAT(refusal(at, column_view::of(one)), HasSubstr("lies outside the years 1 to 9998"));
  }
}

TEST_F(host_columns_test, truth_values_are_bits_or_zero_and_one) {
  const bool truths[] = {true, false, true};
  const std::string expected = digest_with(good, column_view::of(truths));
  EXPECT_TRUE(digest_with(good, column_view::bits(bits_, 3)) == expected);
  const double numbers[] = {1, 0, 1};
  EXPECT_TRUE(digest_with(good, column_view::of(numbers)) == expected);
  const std::uint8_t bytes[] = {1, 2, 0};
  EXPECT_THAT(refusal(good, column_view::of(bytes)), HasSubstr("2 is not a truth value"));
}

TEST_F(host_columns_test, texts_that_are_not_utf8_are_refused_when_a_row_has_them) {
  const std::vector<std::string_view> texts{"late", "\xFF", "x"};
  EXPECT_THAT(
      refusal(reason, column_view::of(std::span{texts})),
      AllOf(HasSubstr("is not UTF-8; convert the text to UTF-8"), HasSubstr("row 2, column \"reason\"")));
  const std::vector<std::uint16_t> used{0, 1, 2};
  EXPECT_THAT(refusal(team, column_view::codes(used, std::span{texts})), HasSubstr("is not UTF-8"));
  const std::vector<std::uint16_t> unused{0, 2, 2};
  EXPECT_NO_THROW(digest_with(team, column_view::codes(unused, std::span{texts})));
  // The same when there are more texts than rows, of which only some are looked at.
  std::vector<std::string_view> many(100, "\xC0\x80");
  many[0] = "late";
  many[2] = "x";
  EXPECT_THAT(refusal(team, column_view::codes(used, std::span{many})), HasSubstr("is not UTF-8"));
  EXPECT_NO_THROW(digest_with(team, column_view::codes(unused, std::span{many})));
}

TEST_F(host_columns_test, offsets_of_texts_ascend_within_their_bytes) {
  const std::string_view bytes = "late不满意";
  const std::vector<std::int32_t> offsets{0, 4, 4, 13};
  EXPECT_TRUE(digest_with(reason, column_view::of(text_list::utf8(offsets, bytes))) ==
              digest_with(reason, column_view::of(std::span{reasons_})));
  for (const std::vector<std::int32_t>& wrong :
       {std::vector<std::int32_t>{0, 4, 3, 13}, std::vector<std::int32_t>{0, 4, 14, 13},
        std::vector<std::int32_t>{0, 4, -1, 13}, std::vector<std::int32_t>{0, 4, INT32_MAX, INT32_MAX}}) {
    EXPECT_THAT(refusal(reason, column_view::of(text_list::utf8(wrong, bytes))),
                HasSubstr("row 2, column \"reason\": the text has offsets that descend or lie outside"));
  }
  const std::vector<std::int64_t> dictionary_offsets{0, 4, 99};
  EXPECT_THAT(refusal(team, column_view::codes(codes_, text_list::large_utf8(dictionary_offsets, bytes)),
                      error_code::data, 0),
              HasSubstr("entry 1 of the dictionary has offsets"));
}

TEST_F(host_columns_test, columns_of_a_wrong_shape_are_refused) {
  const auto refused = [this](place column, const column_view& other) {
    return refusal(column, other, error_code::argument, 0);
  };
  const std::vector<std::int64_t> two{1, 2};
  EXPECT_THAT(
      refused(answer, column_view::of(two)),
      StrEq("record type \"survey\", column \"answer\": has 2 rows, and the table 3; pass columns of equal "
            "length"));
  EXPECT_THAT(refused(unread, column_view::of(two)), HasSubstr("has 2 rows")) << "although nothing reads it";
  EXPECT_THAT(refused(answer, column_view::of(std::span{reasons_})), HasSubstr("does not hold texts"));
  EXPECT_THAT(refused(answer, column_view::codes(codes_, std::span{teams_})),
              HasSubstr("does not hold texts"));
  EXPECT_THAT(refused(answer, column_view::bits(bits_, 3)), HasSubstr("does not hold truth values"));
  EXPECT_THAT(refused(team, column_view::of(codes_)), HasSubstr("without a dictionary"));
  EXPECT_THAT(refused(team, column_view::of(answers_)), HasSubstr("holds texts, and numbers were passed"));
  column_view broken = column_view::of(answers_);
  broken.values = nullptr;
  EXPECT_THAT(refused(answer, broken), HasSubstr("no memory of values"));
  broken = column_view::of(answers_);
  broken.values = reinterpret_cast<const char*>(answers_.data()) + 1;
  EXPECT_THAT(refused(answer, broken), HasSubstr("address"));
  broken = column_view::of(codes_);
  broken.decimals = 39;
  EXPECT_THAT(refused(answer, broken), HasSubstr("39 decimals"));
  broken = column_view::of(answers_);
  broken.type = static_cast<physical_type>(200);
  EXPECT_THAT(refused(answer, broken), HasSubstr("no known physical type"));
  broken = column_view::of(std::span{reasons_});
  broken.texts.size = 2;
  EXPECT_THAT(refused(reason, broken), HasSubstr("has 2 texts for 3 rows"));
  broken = column_view::of(std::span{reasons_});
  broken.texts.entries = nullptr;
  EXPECT_THAT(refused(reason, broken), HasSubstr("no memory of them"));
  broken.texts.layout = static_cast<text_layout>(77);
  EXPECT_THAT(refused(reason, broken), HasSubstr("no known layout"));
}

TEST_F(host_columns_test, views_of_texts_need_the_memory_that_they_name) {
  const std::int32_t entries[3][4] = {};
  const text_memory nowhere[] = {{nullptr, 5}};
  column_view broken = column_view::of(text_list::utf8_views(entries, 3, nowhere));
  EXPECT_THAT(refusal(reason, broken, error_code::argument, 0), HasSubstr("not the memory that they name"));
  broken.texts.memories = nullptr;
  EXPECT_THAT(refusal(reason, broken, error_code::argument, 0), HasSubstr("not the memory that they name"));
}

TEST_F(host_columns_test, only_integers_have_a_multiplier_and_no_negative_one) {
  const std::vector<double> numbers{1, 2, 3};
  column_view broken = column_view::of(numbers);
  broken.multiplier = 86'400;
  EXPECT_THAT(refusal(answer, broken, error_code::argument, 0), HasSubstr("has the multiplier 86400"));
  const std::vector<std::int64_t> whole{1, 2, 3};
  for (const std::int32_t wrong : {0, -1}) {
    broken = column_view::of(whole);
    broken.multiplier = wrong;
    EXPECT_THAT(refusal(answer, broken, error_code::argument, 0),
                HasSubstr("has the multiplier " + std::to_string(wrong)));
  }
}

TEST_F(host_columns_test, values_that_nothing_reads_are_not_looked_at) {
  const std::vector<std::int64_t> far{0, 99, 0};
  EXPECT_TRUE(digest_with(unread, column_view::of(far)) == digest_with(unread, column_view{}));
}

TEST_F(host_columns_test, a_fault_beyond_the_first_block_changes_nothing_either) {
  constexpr std::size_t rows = 200'000;
  std::vector<std::int32_t> codes(rows, 1);
  std::vector<double> answers(rows, 4);
  std::vector<std::int64_t> times(rows, 86'400);
  const std::vector<double> numbers(rows, 1);
  const auto update = [&](state& target) {
    const column_view columns[] = {column_view::codes(codes, std::span{teams_}),
                                   column_view::of(times),
                                   column_view::of(answers),
                                   column_view::of(numbers),
                                   column_view::of(numbers),
                                   column_view::of(numbers),
                                   column_view::codes(codes, std::span{teams_}),
                                   {}};
    target.update("survey", {rows, columns, false});
  };
  const auto refused_row = [&]() -> std::int64_t {
    state target{model_, {"team"}, {period_unit::day}};
    const std::string before = target.save();
    try {
      update(target);
    } catch (const error& problem) {
      EXPECT_TRUE(target.save() == before);
      return problem.cell() == nullptr ? -1 : problem.cell()->row;
    }
    return 0;
  };
  EXPECT_EQ(refused_row(), 0);
  codes[150'000] = 2;
  EXPECT_EQ(refused_row(), 150'001);
  codes[150'000] = 1;
  answers[rows - 1] = 6;
  EXPECT_EQ(refused_row(), 200'000);
  answers[rows - 1] = 5;
  times[70'000] = INT64_MAX;
  EXPECT_EQ(refused_row(), 70'001);
}

TEST_F(host_columns_test, checked_columns_are_believed_and_still_stay_within_memory) {
  const std::vector<std::int64_t> far{0, 1'000'000, INT64_MIN};
  std::vector<column_view> columns = columns_;
  columns[team] = column_view::codes(far, std::span{teams_});
  columns[reason] = column_view::codes(far, std::span{teams_});
  state target{model_, {"team"}, {period_unit::day}};
  target.update("survey", {3, columns, true});
  EXPECT_EQ(target.rows(), 3);
  EXPECT_EQ(target.groups(), 3U) << "a code without a text counts as no text";
}

TEST_F(host_columns_test, a_model_says_which_columns_a_grouping_needs) {
  const auto names = [this](const std::vector<std::string>& by, const period_rule& period) {
    std::string list;
    for (const column_definition& column : model_.needed_columns("survey", by, period))
      list += column.name + " ";
    return list;
  };
  EXPECT_EQ(names({}, {}), "answer amount rounded good reason ");
  EXPECT_EQ(names({"team"}, {}), "team answer amount rounded good reason ");
  EXPECT_EQ(names({"team"}, {period_unit::month}), "team at answer amount rounded good reason ");
  EXPECT_EQ(model_.needed_columns("survey").front().maximum_scaled, 5);
  const std::vector<std::string> wrong{"taem"};
  try {
    static_cast<void>(model_.needed_columns("survey", wrong));
    FAIL();
  } catch (const error& problem) {
    EXPECT_EQ(problem.code(), error_code::argument);
    EXPECT_THAT(problem.what(), HasSubstr("did you mean \"team\"?"));
  }
  EXPECT_THROW(static_cast<void>(model_.needed_columns("survy")), error);
}

}  // namespace
}  // namespace assay
