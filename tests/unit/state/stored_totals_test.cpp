// SPDX-License-Identifier: Apache-2.0
//
// Sums, squares and registers in states written by hand: what no records lead to is refused, so that what is loaded can be
// merged without an overflow.
#include <assay/state.hpp>

#include <functional>
#include <limits>
#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <assay/error.hpp>
#include <assay/integer.hpp>
#include <assay/metric/variance.hpp>

#include "bytes/byte_writer.hpp"

namespace assay {
namespace {

using testing::HasSubstr;
using write_metric = std::function<void(bytes::byte_writer&)>;

constexpr std::string_view sound = "nothing was thrown";

/// States of one indicator, without groups: so many rows, then what the indicator keeps.
class written_metric {
 public:
  explicit written_metric(std::string_view unit, std::string_view value)
      : model_{model::parse(R"json({"assay": 0, "id": "one", "version": "1", "label": "one",
          "records": {"contact": {"label": "contact", "groups": [], "columns": {
            "part": {"type": "integer", "minimum": -2, "maximum": 9}, "ok": {"type": "bool"},
            "whole": {"type": "integer", "minimum": 1, "maximum": 100},
            "wide": {"type": "integer", "minimum": -100000, "maximum": 100000},
            "topic": {"type": "category"}}}},
          "indicators": {"i": {"label": "i", "better": "context", "from": "contact", "unit": ")json" +
                            std::string{unit} + R"json(", "value": ")json" + std::string{value} +
                            R"json("}}})json")} {}

  std::string bytes(std::int64_t rows, const write_metric& write) const {
    const state empty{model_, {}};
    std::string result = empty.body();
    result.resize(result.size() - 8);
    result[result.find("contact") + 7] = 1;  // supplied
    bytes::byte_writer out;
    out.i64(1);
    out.i64(rows);
    write(out);
    result += out.take();
    for (std::size_t index = 0, length = result.size(); index < 8; ++index, length >>= 8)
      result[16 + index] = static_cast<char>(length & 0xFF);
    return result;
  }
  std::string refusal(std::int64_t rows, const write_metric& write) const {
    return refusal_of([&] { (void)state::load(model_, bytes(rows, write)); });
  }
  std::string refusal_without_model(std::int64_t rows, const write_metric& write) const {
    return refusal_of([&] { (void)state::load(bytes(rows, write)); });
  }

 private:
  static std::string refusal_of(const auto& action) {
    try {
      action();
    } catch (const error& problem) {
      return problem.what();
    }
    return std::string{sound};
  }

  model model_;
};

write_metric share_of(std::int64_t records, int128 part, int128 whole) {
  return [=](bytes::byte_writer& out) {
    out.i64(0);
    out.i64(records);
    out.i128(part);
    out.i128(whole);
  };
}

TEST(stored_totals, of_a_share_lie_in_the_ranges_of_both_arguments) {
  const written_metric share{"ratio", "share(part, whole)"};
  EXPECT_EQ(share.refusal(3, share_of(3, 27, 300)), sound);
  EXPECT_EQ(share.refusal(3, share_of(3, -6, 3)), sound);
  EXPECT_THAT(share.refusal(3, share_of(3, 28, 300)), HasSubstr("total lies outside"));
  EXPECT_THAT(share.refusal(3, share_of(3, -7, 300)), HasSubstr("total lies outside"));
  EXPECT_THAT(share.refusal(3, share_of(3, 27, 301)), HasSubstr("total lies outside"));
  EXPECT_THAT(share.refusal(3, share_of(3, 27, 2)), HasSubstr("total lies outside"));
}

TEST(stored_totals, of_a_share_without_its_model_are_sums_of_64_bits) {
  const written_metric share{"ratio", "share(part, whole)"};
  constexpr int128 low = std::numeric_limits<std::int64_t>::min();
  constexpr int128 high = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(share.refusal_without_model(2, share_of(2, low * 2, high * 2)), sound);
  EXPECT_THAT(share.refusal_without_model(2, share_of(2, low * 2 - 1, 0)), HasSubstr("total lies outside"));
  EXPECT_THAT(share.refusal_without_model(2, share_of(2, 0, high * 2 + 1)), HasSubstr("total lies outside"));
  constexpr auto largest = static_cast<int128>(~uint128{0} >> 1);
  EXPECT_THAT(share.refusal_without_model(1, share_of(1, largest, largest)), HasSubstr("total lies outside"));
  EXPECT_THAT(share.refusal(1, share_of(1, largest, largest)), HasSubstr("total lies outside"));
}

TEST(stored_totals, of_squares_fit_their_sum) {
  const written_metric variance{"number", "variance(part)"};
  const auto moments = [](std::int64_t records, int128 total, int128 squares, std::int64_t too_large = 0) {
    return [=](bytes::byte_writer& out) {
      out.i64(0);
      out.i64(records);
      out.i128(total);
      out.i128(squares);
      out.i64(too_large);
    };
  };
  EXPECT_EQ(variance.refusal(2, moments(2, 18, 162)), sound);
  EXPECT_EQ(variance.refusal(2, moments(2, 7, 85)), sound);
  EXPECT_THAT(variance.refusal(2, moments(2, 7, 163)), HasSubstr("squares"));
  EXPECT_THAT(variance.refusal(2, moments(2, 7, 24)), HasSubstr("squares"));
  EXPECT_THAT(variance.refusal(2, moments(2, 0, -1)), HasSubstr("squares"));
  EXPECT_THAT(variance.refusal(1, moments(1, 1, 1, 1)), HasSubstr("too large"));
  constexpr int128 largest = metric::moments::largest_value;
  EXPECT_EQ(variance.refusal_without_model(1, moments(1, largest, largest * largest)), sound);
  EXPECT_THAT(variance.refusal_without_model(1, moments(1, largest, largest * largest + 1)),
              HasSubstr("squares"));
}

write_metric estimated(std::int64_t records, const std::string& registers) {
  return [=](bytes::byte_writer& out) {
    out.i64(0);
    out.i64(records);
    out.u8(1);
    for (const char rank : registers)
      out.u8(static_cast<std::uint8_t>(rank));
  };
}
write_metric listed(std::int64_t records, std::uint32_t hashes) {
  return [=](bytes::byte_writer& out) {
    out.i64(0);
    out.i64(records);
    out.u8(0);
    out.u32(hashes);
    for (std::uint64_t hash = 1; hash <= hashes; ++hash)
      out.u64(hash);
  };
}

TEST(stored_totals, registers_come_from_records) {
  const written_metric count{"count", "count(distinct topic)"};
  const std::string none(4096, '\0');
  std::string one = none;
  one[7] = 12;
  EXPECT_EQ(count.refusal(1025, estimated(1025, one)), sound);
  EXPECT_EQ(count.refusal(4096, estimated(4096, std::string(4096, '\1'))), sound);
  EXPECT_THAT(count.refusal(1025, estimated(1025, none)), HasSubstr("registers"));
  EXPECT_THAT(count.refusal_without_model(1025, estimated(1025, none)), HasSubstr("registers"));
  EXPECT_THAT(count.refusal(4095, estimated(4095, std::string(4096, '\1'))), HasSubstr("registers"));
  EXPECT_THAT(count.refusal(1024, estimated(1024, one)), HasSubstr("too few records"));
  one[7] = 54;
  EXPECT_THAT(count.refusal(1025, estimated(1025, one)), HasSubstr("impossible rank"));
}

TEST(stored_totals, different_values_are_no_more_than_the_argument_can_have) {
  std::string one(4096, '\0');
  one[7] = 12;
  EXPECT_EQ((written_metric{"count", "count(distinct wide)"}.refusal(2000, estimated(2000, one))), sound);
  const written_metric count{"count", "count(distinct part)"};
  EXPECT_THAT(count.refusal(2000, estimated(2000, one)), HasSubstr("cannot be so many"));
  EXPECT_EQ(count.refusal_without_model(2000, estimated(2000, one)), sound);
  EXPECT_EQ(count.refusal(20, listed(20, 12)), sound) << "-2 to 9";
  EXPECT_THAT(count.refusal(20, listed(20, 13)), HasSubstr("does not fit"));
  EXPECT_THAT(count.refusal(5, listed(5, 6)), HasSubstr("does not fit"));
  EXPECT_THAT(count.refusal(5, listed(5, 0)), HasSubstr("does not fit"));
  const written_metric conditions{"count", "count(distinct ok)"};
  EXPECT_EQ(conditions.refusal(20, listed(20, 2)), sound);
  EXPECT_THAT(conditions.refusal(20, listed(20, 3)), HasSubstr("does not fit"));
}

}  // namespace
}  // namespace assay
