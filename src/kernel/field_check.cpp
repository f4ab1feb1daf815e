// SPDX-License-Identifier: Apache-2.0
#include "kernel/field_check.hpp"

#include <algorithm>
#include <string>

#include <assay/detail/wide.hpp>
#include <assay/integer.hpp>
#include <assay/metric/variance.hpp>

#include "message/state_bytes_sentences.hpp"

namespace assay::kernel {

namespace {

using plan::field_meaning;
using plan::field_width;

/// Sums within the range of their values: 2^48 rows of them can be merged without an overflow.
void check_sum(int128 sum, std::int64_t n, std::int64_t low, std::int64_t high,
               const bytes::byte_reader& in) {
  if (sum < int128{low} * n || sum > int128{high} * n) in.fail(says::state_total());
}

void check_squares(const counted_aggregate& of, int128 squares, int128 total, std::int64_t n,
                   const bytes::byte_reader& in) {
  constexpr int128 largest = metric::moments::largest_value;
  const int128 most = std::min(largest, std::max<int128>(-int128{of.low}, of.high));
  // By the inequality of Cauchy and Schwarz the squares are at least total squared / n.
  const bool possible = squares >= 0 && squares <= most * most * n &&
                        detail::wide{magnitude(squares)} * detail::wide{magnitude(n)} >=
                            detail::wide{magnitude(total)} * detail::wide{magnitude(total)};
  if (!possible) in.fail(says::state_squares());
}

/// Calls visit(field, word) for each field.
template <class Visit>
void for_each_field(const counted_aggregate& of, const std::int64_t* word, const Visit& visit) {
  for (const plan::state_field& field : plan::describe(of.form).fields) {
    visit(field, word);
    word += field.width == field_width::bytes_16 ? 2 : 1;
  }
}

bool counts_records(field_meaning meaning) noexcept {
  return meaning == field_meaning::missing || meaning == field_meaning::records ||
         meaning == field_meaning::out_of_scale;
}

}  // namespace

/// The numbers of records come first: they bound everything else.
void check_fields(const counted_aggregate& of, const std::int64_t* fields, std::int64_t rows,
                  const bytes::byte_reader& in) {
  uint128 counted = 0;
  std::int64_t n = 0;
  for_each_field(of, fields, [&](const plan::state_field& field, const std::int64_t* word) {
    if (!counts_records(field.meaning)) return;
    if (*word < 0) in.fail(says::state_records_negative());
    counted += static_cast<std::uint64_t>(*word);
    if (field.meaning == field_meaning::records) n += *word;
    if (counted > static_cast<std::uint64_t>(rows)) {
      in.fail(says::state_counts_more(rows));
    }
  });
  if (of.takes_all && counted != static_cast<std::uint64_t>(rows)) {
    in.fail(says::state_counts_fewer(rows));
  }
  int128 total = 0;
  for_each_field(of, fields, [&](const plan::state_field& field, const std::int64_t* word) {
    switch (field.meaning) {
      case field_meaning::missing:
      case field_meaning::records:
      case field_meaning::out_of_scale:
        return;
      case field_meaning::impossible:
        if (*word != 0) in.fail(says::state_squares_impossible());
        return;
      case field_meaning::total:
        total = wide_at(word);
        return check_sum(total, n, of.low, of.high, in);
      case field_meaning::second_total:
        return check_sum(wide_at(word), n, of.second_low, of.second_high, in);
      case field_meaning::squares:
        return check_squares(of, wide_at(word), total, n, in);
      case field_meaning::extreme:
        if (n == 0 ? *word != 0 : *word < of.low || *word > of.high) in.fail(says::state_extreme());
        return;
    }
  });
}

}  // namespace assay::kernel
