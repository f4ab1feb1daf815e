// SPDX-License-Identifier: Apache-2.0
//
// Columns as a host without Arrow has them: arrays of structs, pointers to texts, dictionaries; and live events cell by cell.
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "capi/desk.hpp"
#include "capi/handles.hpp"

namespace assay::c_test {
namespace {

using testing::HasSubstr;

class plain_columns : public testing::Test {
 protected:
  plain_columns() { expected_ = digest(); }

  enum place : std::size_t { team, opened_at, solved, wait, rating };

  std::string digest() {
    const owned<assay_state> state = desk_state(model_);
    add(state, contacts_.records());
    return digest_of(state);
  }
  std::string digest_with(std::size_t column, assay_column other) {
    other.name = contacts_.columns[column].name;
    other.name_bytes = -1;
    std::swap(contacts_.columns[column], other);
    std::string made = digest();
    std::swap(contacts_.columns[column], other);
    return made;
  }
  std::string refusal_with(std::size_t column, assay_column other, std::int32_t status = ASSAY_ARGUMENT) {
    other.name = contacts_.columns[column].name;
    other.name_bytes = -1;
    std::swap(contacts_.columns[column], other);
    const owned<assay_state> state = desk_state(model_);
    const assay_records records = contacts_.records();
    failure problem;
    EXPECT_EQ(assay_state_update(state.get(), &records, nullptr, &problem), status) << problem.message;
    std::swap(contacts_.columns[column], other);
    return problem.text();
  }

  owned<assay_model> model_ = model_of(desk_document);
  desk_contacts contacts_;
  std::string expected_;
};

TEST_F(plain_columns, lie_in_structs) {
  struct contact {
    double wait;
    std::int32_t rating;
    const char* team;
    std::uint8_t solved;
  };
  const contact before{};
  const std::vector<contact> rows{before, {12.5, 5, "甲", 1}, {75, 2, "甲", 0}, {30, 4, nullptr, 1}};
  const auto column = [&](std::int32_t type, const void* first) {
    assay_column made = column_of("", type, first);
    made.stride = sizeof(contact);
    made.offset = 1;
    return made;
  };
  EXPECT_EQ(digest_with(wait, column(ASSAY_FLOAT64, &rows[0].wait)), expected_);
  EXPECT_EQ(digest_with(rating, column(ASSAY_INT32, &rows[0].rating)), expected_);
  EXPECT_EQ(digest_with(team, column(ASSAY_TEXT, &rows[0].team)), expected_);
  EXPECT_EQ(digest_with(solved, column(ASSAY_UINT8, &rows[0].solved)), expected_);
  assay_column wrong = column(ASSAY_FLOAT64, &rows[0].wait);
  wrong.stride = 4;
  EXPECT_THAT(refusal_with(wait, wrong), HasSubstr("a stride of 4 bytes, and its values 8"));
  wrong.stride = -8;
  EXPECT_THAT(refusal_with(wait, wrong), HasSubstr("a stride of -8 bytes"));
  wrong = column(ASSAY_BITS, &rows[0].solved);
  EXPECT_THAT(refusal_with(solved, wrong), HasSubstr("leave it 0"));
  wrong = column(ASSAY_TEXT, &rows[0].team);
  wrong.stride = 2;
  EXPECT_THAT(refusal_with(team, wrong), HasSubstr("a stride of 2 bytes"));
}

TEST_F(plain_columns, texts_with_lengths_offsets_and_dictionaries) {
  const char* const texts[] = {"甲和乙", "甲", "nothing"};
  const std::int64_t lengths[] = {3, 3, 7};
  const std::uint8_t validity = 0b011;
  assay_column column = column_of("", ASSAY_TEXT, texts);
  column.offsets = lengths;
  column.validity = &validity;
  EXPECT_EQ(digest_with(team, column), expected_);
  const std::int64_t negative[] = {3, -3, 7};
  column.offsets = negative;
  EXPECT_THAT(refusal_with(team, column),
              HasSubstr("row 2, column \"team\": has a text of a negative length"));

  const std::string bytes = "甲甲乙";
  const std::int32_t offsets[] = {0, 3, 6, 9};
  const std::int64_t large_offsets[] = {0, 3, 6, 9};
  column = column_of("", ASSAY_UTF8, bytes.data());
  column.offsets = offsets;
  column.validity = &validity;
  EXPECT_EQ(digest_with(team, column), expected_);
  column.type = ASSAY_LARGE_UTF8;
  column.offsets = large_offsets;
  EXPECT_EQ(digest_with(team, column), expected_);

  const std::int16_t codes[] = {0, 1, 9};
  assay_column dictionary = column_of("", ASSAY_UTF8, bytes.data());
  dictionary.offsets = offsets;
  dictionary.rows = 3;
  column = column_of("", ASSAY_INT16, codes);
  column.dictionary = &dictionary;
  column.validity = &validity;
  EXPECT_EQ(digest_with(team, column), expected_);
  column.validity = nullptr;
  EXPECT_THAT(refusal_with(team, column, ASSAY_DATA), HasSubstr("9 is no code of the dictionary"));
  dictionary.type = ASSAY_INT32;
  EXPECT_THAT(refusal_with(team, column), HasSubstr("a dictionary that holds no texts"));
  column.dictionary = nullptr;
  EXPECT_THAT(refusal_with(team, column), HasSubstr("without a dictionary"));
}

TEST_F(plain_columns, decimals_and_days) {
  const std::vector<std::int64_t> tenths{125, 750, 300};
  assay_column column = column_of("", ASSAY_INT64, tenths.data());
  column.decimals = 1;
  EXPECT_EQ(digest_with(wait, column), expected_);
  column.decimals = 0;
  column.flags = ASSAY_COLUMN_SCALED;
  EXPECT_EQ(digest_with(wait, column), expected_);
  column.flags = 64;
  EXPECT_THAT(refusal_with(wait, column), HasSubstr("\"column.flags\" is 64"));
  column.flags = 0;
  column.type = 16;
  EXPECT_THAT(refusal_with(wait, column), HasSubstr("the type 16"));
  column.type = ASSAY_NONE;
  EXPECT_THAT(refusal_with(wait, column, ASSAY_DATA), HasSubstr("wait_s"));

  const std::vector<double> with_nan{5, 2, std::numeric_limits<double>::quiet_NaN()};
  const std::uint8_t validity = 0b011;
  assay_column missing = contacts_.columns[rating];
  missing.validity = &validity;
  column = column_of("", ASSAY_FLOAT64, with_nan.data());
  EXPECT_THAT(refusal_with(rating, column, ASSAY_DATA), HasSubstr("nan"));
  column.flags = ASSAY_COLUMN_NAN_MISSING;
  EXPECT_EQ(digest_with(rating, column), digest_with(rating, missing));

  by_team daily;
  daily.period = ASSAY_PERIOD_DAY;
  const std::vector<std::int64_t> midnights{20'000 * 86'400LL, 20'001 * 86'400LL, 20'001 * 86'400LL};
  const std::vector<std::int32_t> days{20'000, 20'001, 20'001};
  const auto by_day = [&](assay_column times) {
    times.name = "opened_at";
    times.name_bytes = -1;
    contacts_.columns[opened_at] = times;
    const owned<assay_state> state = desk_state(model_, daily);
    add(state, contacts_.records());
    return digest_of(state);
  };
  assay_column dates = column_of("", ASSAY_INT32, days.data());
  dates.flags = ASSAY_COLUMN_DAYS;
  EXPECT_EQ(by_day(dates), by_day(column_of("", ASSAY_INT64, midnights.data())));
}

TEST_F(plain_columns, counts_lengths_and_names_that_make_no_sense) {
  const owned<assay_state> state = desk_state(model_);
  failure problem;
  const auto refused = [&](const assay_records& records) {
    EXPECT_EQ(assay_state_update(state.get(), &records, nullptr, &problem), ASSAY_ARGUMENT);
    return problem.text();
  };
  assay_records records = contacts_.records();
  records.rows = -1;
  EXPECT_THAT(refused(records), HasSubstr("\"records.rows\" is -1"));
  records.rows = std::int64_t{1} << 50;
  EXPECT_THAT(refused(records), HasSubstr("no machine has the memory"));
  for (std::int64_t assay_column::*const member : {&assay_column::offset, &assay_column::validity_offset}) {
    contacts_.columns[wait].*member = std::int64_t{1} << 50;
    EXPECT_THAT(refused(contacts_.records()), HasSubstr("no machine has the memory"));
    contacts_.columns[wait].*member = -1;
    EXPECT_THAT(refused(contacts_.records()), HasSubstr("offset\" is -1"));
    contacts_.columns[wait].*member = 0;
  }
  records = contacts_.records();
  records.column_count = -1;
  EXPECT_THAT(refused(records), HasSubstr("\"records.column_count\" is -1"));
  records = contacts_.records();
  records.columns = nullptr;
  EXPECT_THAT(refused(records), HasSubstr("\"records.columns\" is NULL"));
  records = contacts_.records();
  records.record = "contacts";
  EXPECT_THAT(refused(records), HasSubstr("did you mean \"contact\""));
  records.record = nullptr;
  EXPECT_THAT(refused(records), HasSubstr("\"records.record\" is NULL"));
  records = contacts_.records();
  records.column_count = 4;
  EXPECT_THAT(refused(records), HasSubstr("column \"rating\": the model needs this column"));
  contacts_.columns[1].rows = 7;
  EXPECT_THAT(refused(contacts_.records()), HasSubstr("7 rows"));
  contacts_.columns[1].rows = 3;
  add(state, contacts_.records());
}

TEST_F(plain_columns, one_event_after_the_other_is_the_same_state) {
  const owned<assay_state> state = desk_state(model_);
  const auto index = [&](const char* name) {
    return static_cast<std::int32_t>(assay_model_find(model_.get(), ASSAY_LIST_COLUMNS, 0, name, -1));
  };
  const auto cell = [&](const char* name, std::int32_t type) {
    auto made = sized<assay_cell>();
    made.column = index(name);
    made.type = type;
    return made;
  };
  failure problem;
  for (std::size_t row = 0; row < 3; ++row) {
    std::vector<assay_cell> cells{cell("rating", ASSAY_INT64), cell("solved", ASSAY_INT64),
                                  cell("wait_s", ASSAY_FLOAT64), cell("opened_at", ASSAY_INT64)};
    cells[0].integer = contacts_.ratings[row];
    cells[1].integer = contacts_.solved[row];
    cells[2].number = contacts_.waits[row];
    cells[3].integer = contacts_.opened[row];
    if (contacts_.teams[row] != nullptr) {
      cells.push_back(cell("team", ASSAY_TEXT));
      cells.back().text = contacts_.teams[row];
      cells.back().text_bytes = -1;
    } else if (row == 2) {
      cells.push_back(cell("team", ASSAY_NONE));
    }
    ASSERT_EQ(
        assay_state_add(state.get(), 0, cells.data(), static_cast<std::int32_t>(cells.size()), &problem),
        ASSAY_OK)
        << problem.message;
  }
  EXPECT_EQ(digest_of(state), expected_);

  const std::string before = digest_of(state);
  const auto refused = [&](std::vector<assay_cell> cells, std::int32_t status) {
    EXPECT_EQ(
        assay_state_add(state.get(), 0, cells.data(), static_cast<std::int32_t>(cells.size()), &problem),
        status);
    EXPECT_EQ(digest_of(state), before);
    return problem.text();
  };
  assay_cell wrong = cell("rating", ASSAY_INT64);
  wrong.integer = 6;
  EXPECT_THAT(refused({wrong}, ASSAY_DATA), HasSubstr("column \"rating\""));
  wrong.integer = 5;
  EXPECT_THAT(refused({wrong, wrong}, ASSAY_ARGUMENT), HasSubstr("two cells are of this column"));
  wrong.type = ASSAY_TEXT;
  EXPECT_THAT(refused({wrong}, ASSAY_ARGUMENT), HasSubstr("a type that this column cannot hold"));
  wrong.type = ASSAY_INT32;
  EXPECT_THAT(refused({wrong}, ASSAY_ARGUMENT), HasSubstr("a type that this column cannot hold"));
  wrong = cell("team", ASSAY_INT64);
  EXPECT_THAT(refused({wrong}, ASSAY_ARGUMENT), HasSubstr("a type that this column cannot hold"));
  wrong = cell("team", ASSAY_TEXT);
  wrong.text_bytes = -1;
  EXPECT_THAT(refused({wrong}, ASSAY_ARGUMENT), HasSubstr("\"cell.text\" is NULL"));
  wrong.text = "\xFF";
  EXPECT_THAT(refused({wrong}, ASSAY_DATA), HasSubstr("UTF-8"));
  wrong.column = 99;
  EXPECT_THAT(refused({wrong}, ASSAY_ARGUMENT), HasSubstr("there is no \"column\" 99"));
  EXPECT_EQ(assay_state_add(state.get(), 1, nullptr, 0, &problem), ASSAY_ARGUMENT);
  EXPECT_EQ(assay_state_add(state.get(), 0, nullptr, -1, &problem), ASSAY_ARGUMENT);
  // A cell of a column that nothing reads is not looked at.
  wrong = cell("note", ASSAY_TEXT);
  wrong.text = "\xFF";
  wrong.text_bytes = -1;
  EXPECT_EQ(assay_state_add(state.get(), 0, &wrong, 1, &problem), ASSAY_OK) << problem.message;
}

}  // namespace
}  // namespace assay::c_test
