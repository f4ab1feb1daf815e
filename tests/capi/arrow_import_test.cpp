// SPDX-License-Identifier: Apache-2.0
//
// Records from Arrow: every type as from plain arrays, and every array whose parts do not fit each other refused.
#include <cstdint>
#include <cstring>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "capi/arrow_memory.hpp"
#include "capi/desk.hpp"
#include "capi/handles.hpp"

namespace assay::c_test {
namespace {

using testing::AllOf;
using testing::HasSubstr;

const texts teams{"甲", "甲", std::nullopt};
const std::vector<std::optional<std::int64_t>> opened{1'775'000'000, 1'775'003'600, 1'775'090'000};
const std::vector<std::optional<bool>> solved{true, false, true};
const std::vector<std::optional<double>> waits{12.5, 75, 30};
const std::vector<std::optional<std::int32_t>> ratings{5, 2, std::nullopt};

class arrow_import : public testing::Test {
 protected:
  arrow_import() {
    batch_ = arrow_batch_of(arrow_texts<std::int32_t>("team", teams),
                            arrow_numbers<std::int64_t>("opened_at", "tss:", opened),
                            arrow_truths("solved", solved), arrow_numbers<double>("wait_s", "g", waits),
                            arrow_numbers<std::int32_t>("rating", "i", ratings));
    expected_ = digest_with(*batch_);
    EXPECT_NE(expected_, "");
  }

  assay_records records_of(arrow_part& batch) {
    batch.publish();
    auto records = sized<assay_records>();
    records.record = "contact";
    records.record_bytes = -1;
    records.schema = &batch.schema;
    records.array = &batch.array;
    return records;
  }

  std::string digest_with(arrow_part& batch) {
    const owned<assay_state> state = desk_state(model_);
    const assay_records records = records_of(batch);
    add(state, records);
    EXPECT_EQ(batch.array_releases + batch.schema_releases, 0) << "it stays the caller's";
    return digest_of(state);
  }

  /// The batch with another column in place of one.
  std::string digest_with(std::size_t column, arrow_values values) {
    values->name = batch_->children[column]->name;
    std::swap(batch_->children[column], values);
    const std::string digest = digest_with(*batch_);
    std::swap(batch_->children[column], values);
    return digest;
  }

  std::string refusal(std::int32_t status = ASSAY_ARGUMENT) {
    const owned<assay_state> state = desk_state(model_);
    const std::string before = digest_of(state);
    const assay_records records = records_of(*batch_);
    return refusal_of(state, records, before, status);
  }
  std::string refusal_of(const owned<assay_state>& state, const assay_records& records,
                         const std::string& before, std::int32_t status) {
    failure problem;
    EXPECT_EQ(assay_state_update(state.get(), &records, nullptr, &problem), status) << problem.message;
    EXPECT_EQ(digest_of(state), before);
    return problem.text();
  }
  std::string refusal_with(std::size_t column, arrow_values values, std::int32_t status = ASSAY_ARGUMENT) {
    values->name = batch_->children[column]->name;
    std::swap(batch_->children[column], values);
    const std::string said = refusal(status);
    std::swap(batch_->children[column], values);
    return said;
  }

  enum place : std::size_t { team, opened_at, is_solved, wait, rating };
  owned<assay_model> model_ = model_of(desk_document);
  arrow_values batch_;
  std::string expected_;
};

TEST_F(arrow_import, is_what_plain_arrays_say) {
  desk_contacts contacts;
  const std::uint8_t two_ratings = 0b011;
  contacts.columns[rating].validity = &two_ratings;
  const owned<assay_state> state = desk_state(model_);
  add(state, contacts.records());
  EXPECT_EQ(digest_of(state), expected_);
}

TEST_F(arrow_import, texts_in_every_layout) {
  for (const std::size_t garbage : {0U, 1U, 9U}) {
    EXPECT_EQ(digest_with(team, arrow_texts<std::int32_t>("", teams, garbage)), expected_);
    EXPECT_EQ(digest_with(team, arrow_texts<std::int64_t>("", teams, garbage)), expected_);
    EXPECT_EQ(digest_with(team, arrow_text_views("", teams, garbage)), expected_);
  }
  const texts entries{"乙", "甲", "丙"};
  const auto coded = [&](auto code, const char* format, arrow_values list, std::size_t garbage) {
    using integer = decltype(code);
    const std::vector<std::optional<integer>> codes{integer{1}, integer{1}, std::nullopt};
    return digest_with(team, arrow_dictionary<integer>("", format, codes, std::move(list), garbage));
  };
  EXPECT_EQ(coded(std::int8_t{}, "c", arrow_texts<std::int32_t>("", entries), 0), expected_);
  EXPECT_EQ(coded(std::uint8_t{}, "C", arrow_texts<std::int64_t>("", entries), 3), expected_);
  EXPECT_EQ(coded(std::int16_t{}, "s", arrow_text_views("", entries), 1), expected_);
  EXPECT_EQ(coded(std::uint16_t{}, "S", arrow_texts<std::int32_t>("", entries, 2), 0), expected_);
  EXPECT_EQ(coded(std::int32_t{}, "i", arrow_texts<std::int32_t>("", entries), 12), expected_);
  EXPECT_EQ(coded(std::uint32_t{}, "I", arrow_texts<std::int32_t>("", entries), 0), expected_);
  EXPECT_EQ(coded(std::int64_t{}, "l", arrow_text_views("", entries, 1), 0), expected_);
  EXPECT_EQ(coded(std::uint64_t{}, "L", arrow_texts<std::int64_t>("", entries), 0), expected_);
  // A code may also lead to an entry that is null.
  const std::vector<std::optional<std::int8_t>> codes{0, 0, 1};
  EXPECT_EQ(digest_with(team, arrow_dictionary<std::int8_t>(
                                  "", "c", codes, arrow_texts<std::int32_t>("", {"甲", std::nullopt}))),
            expected_);
}

TEST_F(arrow_import, numbers_in_every_type) {
  const auto as = [&](auto number, const char* format, std::size_t garbage) {
    using type = decltype(number);
    std::vector<std::optional<type>> values;
    for (const auto& value : ratings)
      values.push_back(value ? std::optional{static_cast<type>(*value)} : std::nullopt);
    return digest_with(rating, arrow_numbers<type>("", format, values, garbage));
  };
  EXPECT_EQ(as(std::int8_t{}, "c", 1), expected_);
  EXPECT_EQ(as(std::uint8_t{}, "C", 0), expected_);
  EXPECT_EQ(as(std::int16_t{}, "s", 3), expected_);
  EXPECT_EQ(as(std::uint16_t{}, "S", 9), expected_);
  EXPECT_EQ(as(std::int32_t{}, "i", 8), expected_);
  EXPECT_EQ(as(std::uint32_t{}, "I", 0), expected_);
  EXPECT_EQ(as(std::int64_t{}, "l", 2), expected_);
  EXPECT_EQ(as(std::uint64_t{}, "L", 0), expected_);
  EXPECT_EQ(as(float{}, "f", 5), expected_);
  EXPECT_EQ(as(double{}, "g", 0), expected_);
  EXPECT_EQ(as(std::int32_t{}, "d:9,0,32", 0), expected_);
  EXPECT_EQ(as(std::int64_t{}, "d:18,0,64", 0), expected_);
  struct wide {
    std::int64_t low;
    std::int64_t high = 0;
    explicit wide(int value) : low{value} {}
  };
  const std::vector<std::optional<wide>> decimals{wide{500}, wide{200}, std::nullopt};
  EXPECT_EQ(digest_with(rating, arrow_numbers<wide>("", "d:38,2", decimals, 1)), expected_);
  EXPECT_EQ(digest_with(rating, arrow_numbers<wide>("", "d:38,2,128", decimals)), expected_);
}

TEST_F(arrow_import, times_and_lengths_of_time_in_every_unit) {
  const auto times = [&](std::int64_t factor) {
    std::vector<std::optional<std::int64_t>> scaled;
    for (const auto& value : opened)
      scaled.push_back(*value * factor);
    return scaled;
  };
  EXPECT_EQ(digest_with(opened_at, arrow_numbers<std::int64_t>("", "tsm:UTC", times(1'000))), expected_);
  EXPECT_EQ(digest_with(opened_at, arrow_numbers<std::int64_t>("", "tsu:Asia/Shanghai", times(1'000'000))),
            expected_);
  EXPECT_EQ(digest_with(opened_at, arrow_numbers<std::int64_t>("", "tsn:", times(1'000'000'000))), expected_);
  EXPECT_EQ(digest_with(opened_at, arrow_numbers<std::int64_t>("", "l", opened)), expected_);
  const std::vector<std::optional<std::int64_t>> tenths{125, 750, 300};
  const auto lengths = [&](std::int64_t factor) {
    std::vector<std::optional<std::int64_t>> scaled;
    for (const auto& value : tenths)
      scaled.push_back(*value * factor);
    return scaled;
  };
  EXPECT_EQ(digest_with(wait, arrow_numbers<std::int64_t>("", "tDm", lengths(100))), expected_);
  EXPECT_EQ(digest_with(wait, arrow_numbers<std::int64_t>("", "tDu", lengths(100'000))), expected_);
  EXPECT_EQ(digest_with(wait, arrow_numbers<std::int64_t>("", "tDn", lengths(100'000'000))), expected_);
  EXPECT_EQ(digest_with(wait, arrow_numbers<std::int64_t>("", "d:9,1,64", tenths)), expected_);

  const std::vector<std::optional<std::int64_t>> midnights{20'000LL * 86'400, 20'001LL * 86'400,
                                                           std::nullopt};
  const std::vector<std::optional<std::int32_t>> days{20'000, 20'001, std::nullopt};
  const std::vector<std::optional<std::int64_t>> milliseconds{20'000LL * 86'400'000, 20'001LL * 86'400'000,
                                                              std::nullopt};
  by_team daily;
  daily.period = ASSAY_PERIOD_DAY;
  const auto by_day = [&](arrow_values values) {
    values->name = "opened_at";
    std::swap(batch_->children[opened_at], values);
    const owned<assay_state> state = desk_state(model_, daily);
    add(state, records_of(*batch_));
    std::swap(batch_->children[opened_at], values);
    return digest_of(state);
  };
  const std::string expected = by_day(arrow_numbers<std::int64_t>("", "tss:", midnights));
  EXPECT_EQ(by_day(arrow_numbers<std::int32_t>("", "tdD", days, 3)), expected);
  EXPECT_EQ(by_day(arrow_numbers<std::int64_t>("", "tdm", milliseconds)), expected);
}

TEST_F(arrow_import, truth_values_and_columns_of_nothing) {
  const std::vector<std::optional<std::uint8_t>> bytes{1, 0, 1};
  EXPECT_EQ(digest_with(is_solved, arrow_truths("", solved, 5)), expected_);
  EXPECT_EQ(digest_with(is_solved, arrow_numbers<std::uint8_t>("", "C", bytes)), expected_);

  const auto nothing = [] {
    auto part = std::make_unique<arrow_part>();
    part->format = "n";
    part->length = part->null_count = 3;
    return part;
  };
  const std::vector<std::optional<std::int32_t>> none(3);
  EXPECT_EQ(digest_with(rating, nothing()), digest_with(rating, arrow_numbers<std::int32_t>("", "i", none)));
  EXPECT_EQ(digest_with(team, nothing()), digest_with(team, arrow_texts<std::int32_t>("", texts(3))));
  EXPECT_EQ(digest_with(is_solved, nothing()), digest_with(is_solved, arrow_truths("", {{}, {}, {}})));
}

TEST_F(arrow_import, rows_of_a_batch_may_begin_within_its_children) {
  const std::string whole = expected_;
  batch_->offset = 1;
  batch_->length = 2;
  desk_contacts contacts;
  const std::uint8_t one_rating = 0b01;
  for (assay_column& column : contacts.columns)
    column.offset = 1;
  contacts.columns[rating].validity = &one_rating;
  assay_records records = contacts.records();
  records.rows = 2;
  const owned<assay_state> state = desk_state(model_);
  add(state, records);
  EXPECT_EQ(digest_with(*batch_), digest_of(state));
}

TEST_F(arrow_import, an_empty_batch_says_that_there_are_no_records) {
  const auto empty = arrow_batch_of(arrow_texts<std::int32_t>("team", {}),
                                    arrow_numbers<std::int64_t>("opened_at", "tss:", {}),
                                    arrow_truths("solved", {}), arrow_numbers<double>("wait_s", "g", {}),
                                    arrow_numbers<std::int32_t>("rating", "i", {}));
  const owned<assay_state> state = desk_state(model_);
  auto nothing = sized<assay_records>();
  nothing.record = "contact";
  nothing.record_bytes = -1;
  add(state, nothing);
  EXPECT_EQ(digest_with(*empty), digest_of(state));
  for (const auto& child : empty->children)
    child->buffers.assign(child->buffers.size(), nullptr);
  EXPECT_EQ(digest_with(*empty), digest_of(state));
}

TEST_F(arrow_import, a_stream_is_its_chunks_each_released_once) {
  std::vector<arrow_values> batches;
  for (int chunk = 0; chunk < 4; ++chunk) {
    batches.push_back(arrow_batch_of(
        arrow_texts<std::int32_t>("team", chunk == 2 ? texts{} : teams),
        arrow_numbers<double>("wait_s", "g", chunk == 2 ? std::vector<std::optional<double>>{} : waits),
        arrow_truths("solved", chunk == 2 ? std::vector<std::optional<bool>>{} : solved),
        arrow_numbers<std::int32_t>("rating", "i",
                                    chunk == 2 ? std::vector<std::optional<std::int32_t>>{} : ratings)));
  }
  arrow_chunks chunks{std::move(batches)};
  auto records = sized<assay_records>();
  records.record = "contact";
  records.record_bytes = -1;
  records.stream = &chunks.stream();
  const owned<assay_state> state = desk_state(model_);
  failure problem;
  std::int64_t added = 0;
  ASSERT_EQ(assay_state_update(state.get(), &records, &added, &problem), ASSAY_OK) << problem.message;
  EXPECT_EQ(added, 9);
  const owned<assay_state> three = desk_state(model_);
  for (int repeated = 0; repeated < 3; ++repeated)
    add(three, records_of(*batch_));
  EXPECT_EQ(digest_of(state), digest_of(three));
  EXPECT_EQ(chunks.schemas, 1);
  EXPECT_EQ(chunks.batch(0).schema_releases, 1);
  for (std::size_t index = 0; index < 4; ++index)
    EXPECT_EQ(chunks.batch(index).array_releases, 1) << index;
  EXPECT_EQ(chunks.releases, 0) << "it stays the caller's";
}

TEST_F(arrow_import, a_stream_that_fails_says_how_many_rows_went_in) {
  const auto stream_of = [&](std::size_t fails_at, bool bad_row) {
    std::vector<arrow_values> batches;
    for (int chunk = 0; chunk < 3; ++chunk) {
      auto answers = ratings;
      if (bad_row && chunk == 1) answers[1] = 6;
      batches.push_back(arrow_batch_of(
          arrow_texts<std::int32_t>("team", teams), arrow_numbers<double>("wait_s", "g", waits),
          arrow_truths("solved", solved), arrow_numbers<std::int32_t>("rating", "i", answers)));
    }
    auto chunks = std::make_unique<arrow_chunks>(std::move(batches));
    chunks->fails_at = fails_at;
    return chunks;
  };
  failure problem;
  auto records = sized<assay_records>();
  records.record = "contact";
  records.record_bytes = -1;
  std::int64_t added = 0;
  const owned<assay_state> state = desk_state(model_);
  const auto broken = stream_of(2, false);
  records.stream = &broken->stream();
  EXPECT_EQ(assay_state_update(state.get(), &records, &added, &problem), ASSAY_STREAM);
  EXPECT_EQ(added, 6);
  EXPECT_THAT(problem.text(), AllOf(HasSubstr("failed with 5"), HasSubstr("the cable was pulled")));
  EXPECT_EQ(broken->batch(1).array_releases, 1);
  EXPECT_EQ(broken->batch(2).array_releases, 0) << "it never came";

  const auto wrong = stream_of(1'000, true);
  records.stream = &wrong->stream();
  EXPECT_EQ(assay_state_update(state.get(), &records, &added, &problem), ASSAY_DATA);
  EXPECT_EQ(added, 3);
  EXPECT_EQ(problem.row, 5) << "rows count from the beginning of the stream";
  EXPECT_EQ(wrong->batch(1).array_releases, 1);
  EXPECT_EQ(wrong->batch(2).array_releases, 0);

  const auto used = stream_of(1'000, false);
  used->stream().release(&used->stream());
  records.stream = &used->stream();
  EXPECT_EQ(assay_state_update(state.get(), &records, &added, &problem), ASSAY_ARGUMENT);
  EXPECT_THAT(problem.text(), HasSubstr("released already"));
}

TEST_F(arrow_import, types_that_a_column_does_not_take) {
  const std::vector<std::optional<std::int64_t>> integers{1, 2, 3};
  const std::vector<std::optional<std::int32_t>> narrow{1, 2, 3};
  const struct {
    std::size_t column;
    const char* format;
  } refused[] = {{team, "i"},          {team, "tss:"},          {team, "z"},
                 {rating, "u"},        {rating, "tss:"},        {rating, "tDs"},
                 {rating, "tdD"},      {rating, "b"},           {rating, "e"},
                 {rating, "ttm"},      {rating, "tiM"},         {rating, "w:4"},
                 {rating, "+l"},       {rating, "+r"},          {rating, ""},
                 {rating, "tsx:"},     {rating, "ts"},          {rating, "d:5"},
                 {rating, "d:,"},      {rating, "d:5,x"},       {rating, "d:76,2,256"},
                 {rating, "d:5,99"},   {rating, "d:5,2,128x"},  {wait, "tss:"},
                 {wait, "tdD"},        {is_solved, "u"},        {is_solved, "tdD"},
                 {rating, "\xFF\xFE"}, {rating, "iiiiiiiiiiii"}};
  for (const auto& each : refused) {
    EXPECT_THAT(refusal_with(each.column, arrow_numbers<std::int64_t>("", each.format, integers)),
                HasSubstr("has the Arrow type"))
        << each.format;
  }
  const auto coded =
      arrow_dictionary<std::int32_t>("", "i", narrow, arrow_numbers<std::int64_t>("", "l", integers));
  EXPECT_THAT(refusal_with(rating, arrow_dictionary<std::int32_t>(
                                       "", "i", narrow, arrow_numbers<std::int64_t>("", "l", integers))),
              HasSubstr("dictionary of l"));
  EXPECT_THAT(refusal_with(team, arrow_dictionary<std::int32_t>(
                                     "", "i", narrow, arrow_numbers<std::int64_t>("", "l", integers))),
              HasSubstr("dictionary of l"));
  EXPECT_THAT(refusal_with(team, arrow_dictionary<std::int32_t>("", "f", narrow,
                                                                arrow_texts<std::int32_t>("", teams))),
              HasSubstr("dictionary of u"));
}

/// Columns that nothing reads may be anything, so that a whole table may be passed.
TEST_F(arrow_import, columns_that_nothing_needs_are_left_aside) {
  batch_->children.push_back(arrow_numbers<std::int64_t>("note", "+l", {1, 2, 3}));
  batch_->children.push_back(arrow_numbers<std::int64_t>("", "i", {1}));
  batch_->children.push_back(arrow_numbers<std::int64_t>("note", "w:4", {1, 2, 3}));
  EXPECT_EQ(digest_with(*batch_), expected_);
}

TEST_F(arrow_import, columns_are_found_by_their_names) {
  std::swap(batch_->children[0], batch_->children[4]);
  std::swap(batch_->children[1], batch_->children[2]);
  EXPECT_EQ(digest_with(*batch_), expected_);
  batch_->children[0]->name = "ratings";
  EXPECT_THAT(
      refusal(),
      HasSubstr(
          R"(column "rating": the model needs this column, and the records do not have it; did you mean "ratings"?)"));
  batch_->children[0]->name = "rating";
  batch_->children.push_back(arrow_numbers<std::int32_t>("rating", "i", ratings));
  EXPECT_THAT(refusal(), HasSubstr("two columns have this name"));
}

TEST_F(arrow_import, arrays_whose_parts_do_not_fit_each_other) {
  constexpr std::int64_t absurd = std::numeric_limits<std::int64_t>::max();
  arrow_part& column = *batch_->children[rating];
  arrow_part& text = *batch_->children[team];
  const struct {
    const char* what;
    std::function<void()> damage;
  } damages[] = {
      {"shorter", [&] { column.length = 2; }},
      {"negative length", [&] { column.length = -1; }},
      {"negative offset", [&] { column.offset = -1; }},
      {"absurd offset", [&] { column.offset = absurd; }},
      {"absurd length", [&] { column.length = absurd; }},
      {"more than any machine has",
       [&] {
         column.offset = (std::int64_t{1} << 40) + 1;
         column.length = 3;
       }},
      {"too few buffers", [&] { column.buffers.pop_back(); }},
      {"too many buffers", [&] { column.buffers.push_back(nullptr); }},
      {"nulls without validity", [&] { column.buffers[0] = nullptr; }},
      {"no values", [&] { column.buffers[1] = nullptr; }},
      {"values at an odd address",
       [&] { column.buffers[1] = static_cast<const char*>(column.buffers[1]) + 1; }},
      {"texts without offsets", [&] { text.buffers[1] = nullptr; }},
      {"texts at an odd address", [&] { text.buffers[1] = static_cast<const char*>(text.buffers[1]) + 1; }},
      {"no format", [&] { column.format = "?"; }},
  };
  for (const auto& each : damages) {
    const std::vector<const void*> numbers = column.buffers;
    const std::vector<const void*> offsets = text.buffers;
    each.damage();
    EXPECT_NE(refusal(), "") << each.what;
    column.buffers = numbers;
    text.buffers = offsets;
    column.length = 3;
    column.offset = 0;
    column.format = "i";
    EXPECT_EQ(digest_with(*batch_), expected_) << each.what;
  }
}

TEST_F(arrow_import, batches_that_are_none) {
  const auto refused = [&](const std::function<void(arrow_part&)>& damage) {
    const owned<assay_state> state = desk_state(model_);
    const std::string before = digest_of(state);
    const assay_records records = records_of(*batch_);
    damage(*batch_);
    return refusal_of(state, records, before, ASSAY_ARGUMENT);
  };
  constexpr std::int64_t absurd = std::numeric_limits<std::int64_t>::max();
  EXPECT_THAT(refused([](arrow_part& batch) { batch.schema.format = "i"; }),
              HasSubstr("pass a record batch"));
  EXPECT_THAT(refused([](arrow_part& batch) { batch.schema.format = nullptr; }), HasSubstr("is NULL"));
  EXPECT_THAT(refused([](arrow_part& batch) { batch.schema.n_children = 4; }),
              HasSubstr("4 columns, and the array 5"));
  EXPECT_THAT(refused([](arrow_part& batch) { batch.schema.n_children = batch.array.n_children = -1; }),
              HasSubstr("-1 columns"));
  EXPECT_THAT(refused([](arrow_part& batch) { batch.array.children = nullptr; }), HasSubstr("is NULL"));
  EXPECT_THAT(refused([](arrow_part& batch) { batch.schema.children = nullptr; }), HasSubstr("is NULL"));
  EXPECT_THAT(refused([](arrow_part& batch) { batch.array.children[2] = nullptr; }), HasSubstr("is NULL"));
  EXPECT_THAT(refused([](arrow_part& batch) { batch.array.release = nullptr; }),
              HasSubstr("released already"));
  EXPECT_THAT(refused([](arrow_part& batch) { batch.schema.release = nullptr; }),
              HasSubstr("released already"));
  EXPECT_THAT(refused([](arrow_part& batch) { batch.array.length = absurd; }), HasSubstr("does not allow"));
  EXPECT_THAT(refused([](arrow_part& batch) { batch.array.offset = -1; }), HasSubstr("does not allow"));
  EXPECT_THAT(refused([](arrow_part& batch) { batch.array.null_count = 1; }),
              HasSubstr("records that are null"));
  const std::uint8_t validity = 0b101;
  EXPECT_THAT(refused([&](arrow_part& batch) {
                batch.array.null_count = -1;
                batch.buffers[0] = &validity;
              }),
              HasSubstr("records that are null"));
  batch_->buffers[0] = nullptr;
  EXPECT_THAT(refused([](arrow_part& batch) { batch.children[rating]->array.release = nullptr; }),
              HasSubstr("released already"));
  EXPECT_THAT(refused([](arrow_part& batch) { batch.children[rating]->schema.format = nullptr; }),
              HasSubstr("is NULL"));
  EXPECT_THAT(refused([](arrow_part& batch) { batch.children[rating]->array.buffers = nullptr; }),
              HasSubstr("has no validity"));
}

TEST_F(arrow_import, damaged_texts_and_dictionaries) {
  arrow_values views = arrow_text_views("team", {"a text that is longer than twelve bytes", "b", "c"});
  auto* const entries = static_cast<std::int32_t*>(const_cast<void*>(views->buffers[1]));
  entries[3] = 1'000;
  EXPECT_THAT(refusal_with(team, std::move(views), ASSAY_DATA), HasSubstr("row 1"));
  views = arrow_text_views("team", {"a", "b", "c"});
  views->buffers.back() = nullptr;
  EXPECT_THAT(refusal_with(team, std::move(views)), HasSubstr("is NULL"));
  // Sizes at an odd address are read as they are.
  const std::string long_text = "a text that is longer than twelve bytes";
  views = arrow_text_views("team", {long_text, "b", std::nullopt});
  alignas(8) char shifted[16] = {};
  std::memcpy(shifted + 1, views->buffers.back(), 8);
  views->buffers.back() = shifted + 1;
  EXPECT_EQ(digest_with(team, std::move(views)),
            digest_with(team, arrow_texts<std::int32_t>("team", {long_text, "b", std::nullopt})));
  views = arrow_text_views("team", {"a", "b", "c"});
  const std::int64_t negative = -5;
  views->buffers.back() = &negative;
  EXPECT_THAT(refusal_with(team, std::move(views)), HasSubstr("the length -5"));
  views = arrow_text_views("team", {"a", "b", "c"});
  views->buffers.resize(2);
  EXPECT_THAT(refusal_with(team, std::move(views)), HasSubstr("2 buffers"));

  arrow_values offsets = arrow_texts<std::int32_t>("team", {"a", "b", "c"});
  static_cast<std::int32_t*>(const_cast<void*>(offsets->buffers[1]))[1] = 1;
  EXPECT_THAT(refusal_with(team, std::move(offsets), ASSAY_DATA), HasSubstr("offsets that descend"));
  EXPECT_THAT(refusal_with(team, arrow_texts<std::int32_t>("team", {"a", "\xFF\xFE", "c"}), ASSAY_DATA),
              HasSubstr("UTF-8"));

  const std::vector<std::optional<std::int8_t>> codes{0, 5, -1};
  EXPECT_THAT(
      refusal_with(team,
                   arrow_dictionary<std::int8_t>("team", "c", codes, arrow_texts<std::int32_t>("", teams)),
                   ASSAY_DATA),
      AllOf(HasSubstr("row 2"), HasSubstr("5 is no code of the dictionary")));
  arrow_values coded =
      arrow_dictionary<std::int8_t>("team", "c", codes, arrow_texts<std::int32_t>("", teams));
  coded->dictionary->length = -4;
  EXPECT_THAT(refusal_with(team, std::move(coded)), HasSubstr("the length -4"));
}

TEST_F(arrow_import, records_come_in_one_form) {
  const owned<assay_state> state = desk_state(model_);
  const std::string before = digest_of(state);
  assay_records records = records_of(*batch_);
  records.rows = 3;
  EXPECT_THAT(refusal_of(state, records, before, ASSAY_ARGUMENT), HasSubstr("more than one form"));
  records = records_of(*batch_);
  records.schema = nullptr;
  EXPECT_THAT(refusal_of(state, records, before, ASSAY_ARGUMENT), HasSubstr("\"records.schema\" is NULL"));
  records = records_of(*batch_);
  records.array = nullptr;
  EXPECT_THAT(refusal_of(state, records, before, ASSAY_ARGUMENT), HasSubstr("\"records.array\" is NULL"));
}

}  // namespace
}  // namespace assay::c_test
