// SPDX-License-Identifier: Apache-2.0
//
// Rows are counted in lines where a call brings many of each group, and one by one where it does not. Both give the same bytes, for
// random models and records: ranges up to what 64 bits hold, filters, missing values, groups that come late, skewed and sorted.
#include <algorithm>
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include <assay/error.hpp>
#include <assay/model.hpp>
#include <assay/state.hpp>
#include <assay/table.hpp>

namespace assay {
namespace {

/// Columns with the ranges that their sums and squares have to hold.
struct number_column {
  const char* name;
  const char* type;
  int decimals;
  std::int64_t low;
  std::int64_t high;
};
constexpr number_column number_columns[]{
    {"wait", "integer", 0, 0, 86'400},
    {"amount", "decimal", 2, -100'000'000, 100'000'000},
    {"fine", "decimal", 9, -4'000'000'000'000'000'000, 4'000'000'000'000'000'000},
    {"rating", "integer", 0, 1, 5},
    {"answer", "decimal", 1, -20, 120},
    {"whole", "integer", 0, -3'000'000'000, 3'000'000'000},
};
constexpr std::size_t number_count = std::size(number_columns);

class dice {
 public:
  explicit dice(std::uint64_t seed) : engine_{seed} {}
  std::uint64_t below(std::uint64_t limit) { return engine_() % limit; }
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low) + 1));
  }
  template <class Value, std::size_t Size>
  const Value& one_of(const Value (&values)[Size]) {
    return values[below(Size)];
  }

 private:
  std::mt19937_64 engine_;
};

std::string scaled_text(std::int64_t value, int decimals) {
  std::string digits = std::to_string(value < 0 ? -value : value);
  while (static_cast<int>(digits.size()) <= decimals)
    digits.insert(0, "0");
  if (decimals > 0) digits.insert(digits.size() - static_cast<std::size_t>(decimals), ".");
  return (value < 0 ? "-" : "") + digits;
}

std::string condition(dice& random) {
  const number_column& of = number_columns[random.below(number_count)];
  const std::string edge = scaled_text(random.between(of.low, of.high), of.decimals);
  switch (random.below(5)) {
    case 0:
      return "done";
    case 1:
      return "not again";
    case 2:
      return std::string{of.name} + " is null or team = 'b'";
    case 3:
      return std::string{of.name} + " <= " + edge;
    default:
      return std::string{of.name} + " > " + edge + " and done";
  }
}

std::string measure(dice& random) {
  const std::string of = number_columns[random.below(number_count)].name;
  const std::string small = random.one_of({"wait", "rating", "answer", "amount"});
  std::string text;
  std::vector<std::string> conditions;
  switch (random.below(13)) {
    case 0:
      text = "count(*)";
      break;
    case 1:
      text = "rate(" + condition(random) + ")";
      break;
    case 2:
      text = "avg(" + of + ")";
      break;
    case 3:
      text = "max(" + of + ")";
      break;
    case 4:
      text = "min(" + of + ")";
      break;
    case 5:
      text = "var_samp(" + small + ")";
      break;
    case 6:
      text = "share(rating, wait)";
      break;
    case 7:
      text = "nps(answer)";
      conditions.emplace_back("answer between 0 and 10");
      break;
    case 8:
      text = "csat(answer, 'top3of10')";
      conditions.emplace_back("answer between 0 and 10");
      break;
    case 9:
      text = random.below(2) == 0 ? "csat(rating, 'mean')" : "csat(rating, 'top2of5')";
      break;
    case 10:
      text = "csat(rating, 'net')";
      break;
    case 11:
      text = "percentile(" + small + ", 0.9, 'sketch')";
      break;
    default:
      text = "sum(" + of + ")";
  }
  // What else is asked of answers must not hide that they lie within their scale.
  if (random.below(3) == 0) conditions.push_back(conditions.empty() ? condition(random) : "done");
  for (std::size_t index = 0; index < conditions.size(); ++index)
    text += (index == 0 ? " filter (where " : " and ") + conditions[index];
  return conditions.empty() ? text : text + ")";
}

model random_model(dice& random, std::size_t indicators) {
  std::string text =
      R"json({"assay": 0, "id": "lanes", "version": "1", "label": "x", "records": {"call": {"label": "x",
    "groups": ["team", "agent"], "columns": {"team": {"type": "category"}, "agent": {"type": "category"},
    "done": {"type": "bool"}, "again": {"type": "bool"})json";
  for (const number_column& column : number_columns) {
    text += std::string{", \""} + column.name + "\": {\"type\": \"" + column.type + "\"" +
            (column.decimals > 0 ? ", \"decimals\": " + std::to_string(column.decimals) : std::string{}) +
            ", \"minimum\": \"" + scaled_text(column.low, column.decimals) + "\", \"maximum\": \"" +
            scaled_text(column.high, column.decimals) + "\"}";
  }
  text += "}}}, \"indicators\": {";
  for (std::size_t index = 0; index < indicators; ++index) {
    text += (index > 0 ? ", \"i" : "\"i") + std::to_string(index) +
            R"json(": {"label": "x", "unit": "number", "better": "context", "from": "call", "value": ")json" +
            measure(random) + "\"}";
  }
  return model::parse(text + "}}");
}

/// Records as a host has them.
class calls {
 public:
  calls(dice& random, std::size_t rows, std::size_t agents, std::uint64_t order) {
    for (std::size_t agent = 0; agent < agents; ++agent)
      agent_names_.push_back("agent " + std::to_string(agent));
    for (std::size_t row = 0; row < rows; ++row) {
      const std::uint64_t even = random.below(agents);
      agents_.push_back(static_cast<std::int64_t>(order == 0   ? even
                                                  : order == 1 ? std::min(even, random.below(agents))
                                                               : row * agents / rows));
      teams_.push_back(static_cast<std::int64_t>(random.below(2)));
      done_.push_back(static_cast<std::int64_t>(random.below(2)));
      again_.push_back(static_cast<std::int64_t>(random.below(2)));
      for (std::size_t column = 0; column < number_count; ++column) {
        const number_column& of = number_columns[column];
        const std::uint64_t kind = random.below(20);
        numbers_[column].push_back(kind == 0   ? of.low
                                   : kind == 1 ? of.high
                                               : random.between(of.low, of.high));
      }
    }
    for (auto& validity : validity_) {
      const std::uint64_t missing_one_in = 1 + random.below(40);
      validity.resize(rows / 64 + 1);
      for (std::size_t row = 0; row < rows; ++row) {
        if (random.below(missing_one_in) != 0 || missing_one_in == 40)
          validity[row / 64] |= std::uint64_t{1} << (row % 64);
      }
    }
  }

  [[nodiscard]] std::vector<column_view> columns() const {
    std::vector<column_view> views{
        column_view::codes(teams_, std::span<const std::string_view>{team_names}),
        column_view::codes(agents_, std::span<const std::string_view>{agent_views()}),
        column_view::scaled(done_).with_validity(validity_[0].data()), column_view::scaled(again_)};
    for (std::size_t column = 0; column < number_count; ++column)
      views.push_back(column_view::scaled(numbers_[column]).with_validity(validity_[column + 1].data()));
    return views;
  }
  [[nodiscard]] std::size_t rows() const { return teams_.size(); }

 private:
  [[nodiscard]] const std::vector<std::string_view>& agent_views() const {
    agent_views_.assign(agent_names_.begin(), agent_names_.end());
    return agent_views_;
  }
  static constexpr std::string_view team_names[] = {"a", "b"};

  std::vector<std::string> agent_names_;
  mutable std::vector<std::string_view> agent_views_;
  std::vector<std::int64_t> teams_;
  std::vector<std::int64_t> agents_;
  std::vector<std::int64_t> done_;
  std::vector<std::int64_t> again_;
  std::vector<std::int64_t> numbers_[number_count];
  std::vector<std::uint64_t> validity_[number_count + 1];
};

void add(state& to, const calls& from, std::size_t first, std::size_t count) {
  auto columns = from.columns();
  for (column_view& column : columns)
    column = column.slice(first, count);
  to.update("call", {count, columns, false});
}

/// Calls of so many rows each.
state counted(const model& by, const calls& from, const std::vector<std::string>& grouping,
              std::size_t rows_a_call) {
  state all{by, grouping};
  for (std::size_t first = 0; first < from.rows(); first += rows_a_call)
    add(all, from, first, std::min(rows_a_call, from.rows() - first));
  return all;
}

TEST(Lanes, give_the_bytes_of_rows_counted_one_by_one) {
  dice random{29};
  for (int round = 0; round < 60; ++round) {
    const std::size_t indicators = 1 + random.below(round % 10 == 0 ? 120 : 20);
    const model by = random_model(random, indicators);
    const std::size_t agents = random.one_of<std::size_t>({1, 2, 7, 60});
    const calls from{random, 40 + random.below(round % 6 == 0 ? 6'000 : 2'500), agents, random.below(3)};
    const auto grouping = random.one_of<std::vector<std::string>>({{}, {"agent"}, {"team", "agent"}});
    // Seven rows never make a line worth while.
    const std::string expected = counted(by, from, grouping, 7).body();
    ASSERT_EQ(counted(by, from, grouping, from.rows()).body(), expected) << round;
    ASSERT_EQ(counted(by, from, grouping, 700).body(), expected) << round;
    // By turns, so that what lines hold meets what came without them.
    state mixed{by, grouping};
    for (std::size_t first = 0; first < from.rows();) {
      const std::size_t count = std::min(random.one_of<std::size_t>({1, 3, 500, 1'500}), from.rows() - first);
      add(mixed, from, first, count);
      first += count;
    }
    ASSERT_EQ(mixed.body(), expected) << round;
  }
}

TEST(Lanes, a_call_that_is_refused_leaves_nothing_in_lines) {
  dice random{31};
  const model by = random_model(random, 20);
  const calls from{random, 3'000, 5, 0};
  state all{by, {"agent"}};
  add(all, from, 0, 1'500);
  const std::string before = all.body();
  auto columns = from.columns();
  std::vector<std::int64_t> outside(from.rows(), 5);
  outside.back() = 6;
  columns[4 + 3] = column_view::scaled(outside);
  EXPECT_THROW(all.update("call", {from.rows(), columns, false}), error);
  EXPECT_EQ(all.body(), before);
  add(all, from, 1'500, 1'500);
  EXPECT_EQ(all.body(), counted(by, from, {"agent"}, 7).body());
}

}  // namespace
}  // namespace assay
