// SPDX-License-Identifier: Apache-2.0
//
// Every integer a state holds, against SQLite on the same random records: nulls, ties, extremes, empty groups.
#include <sqlite3.h>

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <assay/model.hpp>
#include <assay/state.hpp>
#include <assay/table.hpp>

#include "measure/compile/planner.hpp"
#include "model/compiled_model.hpp"
#include "state/state_rows.hpp"

namespace assay {
namespace {

/// A measure, and SQL for each integer of its state; the first counts nulls behind the filter.
struct case_of {
  const char* measure;
  const char* filter;  ///< SQL condition of the rows that count
  std::vector<std::string> sql;
};

std::string nulls(const char* expression) { return std::string{"sum(("} + expression + ") is null)"; }

std::vector<case_of> cases() {
  return {
      {"count(*)", "true", {"0", "count(*)"}},
      {"count(*) filter (where flag)", "flag", {"0", "count(*)"}},
      {"count(amount)", "true", {nulls("amount"), "count(amount)"}},
      {"rate(flag)", "true", {nulls("flag"), "sum(flag)", "sum(not flag)"}},
      {"rate(coalesce(wait_s <= 300, false)) filter (where flag)",
       "flag",
       {"0", "sum(coalesce(wait_s <= 300, false))", "sum(not coalesce(wait_s <= 300, false))"}},
      {"rate(wait_s > 20 and not flag)",
       "true",
       {nulls("wait_s > 20 and not flag"), "sum(wait_s > 20 and not flag)",
        "sum(not (wait_s > 20 and not flag))"}},
      {"sum(amount)", "true", {nulls("amount"), "count(amount)", "coalesce(sum(amount), 0)"}},
      {"sum(amount * 3 - wait_count)",
       "true",
       {nulls("amount * 3 - wait_count * 100"), "count(amount * 3 - wait_count * 100)",
        "coalesce(sum(amount * 3 - wait_count * 100), 0)"}},
      {"avg(wait_s) filter (where kind in ('b', '投诉'))",
       "kind in ('b', '投诉')",
       {nulls("wait_s"), "count(wait_s)", "coalesce(sum(wait_s), 0)"}},
      {"min(amount)", "true", {nulls("amount"), "count(amount)", "coalesce(min(amount), 0)"}},
      {"max(amount) filter (where wait_s is not null or kind <> 'b')",
       "wait_s is not null or kind <> 'b'",
       {nulls("amount"), "count(amount)", "coalesce(max(amount), 0)"}},
      {"nps(answer)",
       "true",
       {nulls("answer"), "sum(answer >= 90)", "sum(answer >= 70 and answer < 90)", "sum(answer < 70)", "0"}},
      {"csat(answer, 'top3of10')", "true", {nulls("answer"), "sum(answer >= 80)", "sum(answer < 80)", "0"}},
      {"csat(rating, 'top2of5')", "true", {nulls("rating"), "sum(rating >= 40)", "sum(rating < 40)", "0"}},
      {"csat(rating, 'top1of3') filter (where rating <= 3)",
       "rating <= 30",
       {nulls("rating"), "sum(rating >= 30)", "sum(rating < 30)", "0"}},
      {"csat(rating, 'net')",
       "true",
       {nulls("rating"), "sum(rating >= 40)", "sum(rating > 20 and rating < 40)", "sum(rating <= 20)", "0"}},
      {"csat(answer, 'mean')", "true", {nulls("answer"), "count(answer)", "coalesce(sum(answer), 0)", "0"}},
      {"csat(rating, 'mean100')",
       "true",
       {nulls("rating"), "count(rating)", "coalesce(sum(rating), 0)", "0"}},
      {"variance(wait_s)",
       "true",
       {nulls("wait_s"), "count(wait_s)", "coalesce(sum(wait_s), 0)", "coalesce(sum(wait_s * wait_s), 0)",
        "0"}},
      {"variance(wait_count * 2 - answer) filter (where flag)",
       "flag",
       {nulls("wait_count * 20 - answer"), "count(wait_count * 20 - answer)",
        "coalesce(sum(wait_count * 20 - answer), 0)",
        "coalesce(sum((wait_count * 20 - answer) * (wait_count * 20 - answer)), 0)", "0"}},
      {"share(answer, rating)",
       "true",
       {"sum(answer is null or rating is null)", "count(answer + rating)",
        "coalesce(sum(case when rating is not null then answer end), 0)",
        "coalesce(sum(case when answer is not null then rating end), 0)"}},
  };
}

std::string model_document() {
  std::string measures;
  for (const case_of& item : cases()) {
    measures += std::string{measures.empty() ? "" : ", "} + "\"m" + std::to_string(measures.size()) +
                R"(": {"from": "r", "value": ")" + item.measure + "\"}";
  }
  return R"json({"assay": 0, "id": "m", "version": "1", "label": "m", "records": {"r": {"label": "r", "groups": ["team"],
    "columns": {"team": {"type": "category"}, "kind": {"type": "category"}, "flag": {"type": "bool"},
      "wait_s": {"type": "duration", "minimum": 0, "maximum": 100000}, "wait_count": {"type": "integer", "minimum": -1000, "maximum": 1000},
      "amount": {"type": "decimal", "decimals": 2, "minimum": "-40000000000000", "maximum": "40000000000000"},
      "answer": {"type": "decimal", "decimals": 1, "minimum": 0, "maximum": 10},
      "rating": {"type": "decimal", "decimals": 1, "minimum": 1, "maximum": 5}}}},
    "measures": {)json" +
         measures + R"json(}, "indicators": {}})json";
}

class database {
 public:
  database() {
    sqlite3* opened = nullptr;
    if (sqlite3_open(":memory:", &opened) != SQLITE_OK) throw std::runtime_error{"no database"};
    handle_.reset(opened);
  }
  void run(const std::string& sql) {
    if (sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(sql);
  }
  std::int64_t integer(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle_.get(), sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) fail(sql);
    const bool row = sqlite3_step(statement) == SQLITE_ROW;
    const std::int64_t value = row ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    if (!row) fail(sql);
    return value;
  }

 private:
  [[noreturn]] void fail(const std::string& sql) const {
    throw std::runtime_error{sql + ": " + sqlite3_errmsg(handle_.get())};
  }
  struct closer {
    void operator()(sqlite3* open) const noexcept { sqlite3_close(open); }
  };
  std::unique_ptr<sqlite3, closer> handle_;
};

/// One random row, as a table row and as an SQL tuple of scaled integers.
class row_maker {
 public:
  explicit row_maker(std::uint64_t seed) : random_{seed} {}

  void add_to(table& rows, std::string& sql) {
    static constexpr std::array<std::string_view, 4> teams{"a", "b", "华东", "d"};
    static constexpr std::array<std::string_view, 3> kinds{"投诉", "b", "c"};
    static constexpr std::array<std::int64_t, 7> amounts{
        4'000'000'000'000'000, -4'000'000'000'000'000, 0, 1, -1, 250, 99};
    const auto team = teams[below(4)];
    const auto kind = maybe<std::string_view>(kinds[below(3)]);
    const auto flag = maybe<std::int64_t>(static_cast<std::int64_t>(below(2)));
    const auto wait = maybe<std::int64_t>(below(3) == 0 ? 300 : static_cast<std::int64_t>(below(600)));
    const auto waits = maybe<std::int64_t>(static_cast<std::int64_t>(below(2001)) - 1000);
    const auto amount = maybe<std::int64_t>(amounts[below(7)]);
    const auto answer = maybe<std::int64_t>(static_cast<std::int64_t>(below(21) * 5));
    const auto rating = maybe<std::int64_t>(static_cast<std::int64_t>(below(9) * 5) + 10);
    const std::string amount_text = amount ? decimal{*amount, 2}.text() : "";
    const std::string answer_text = answer ? decimal{*answer, 1}.text() : "";
    const std::string rating_text = rating ? decimal{*rating, 1}.text() : "";
    rows.add({{"team", team},
              {"kind", kind ? cell{*kind} : cell{}},
              {"flag", flag ? cell{*flag != 0} : cell{}},
              {"wait_s", whole(wait)},
              {"wait_count", whole(waits)},
              {"amount", amount ? cell{std::string_view{amount_text}} : cell{}},
              {"answer", answer ? cell{std::string_view{answer_text}} : cell{}},
              {"rating", rating ? cell{std::string_view{rating_text}} : cell{}}});
    sql += std::string{sql.empty() ? "" : ","} + "('" + std::string{team} + "'," +
           (kind ? "'" + std::string{*kind} + "'" : "null") + "," + text(flag) + "," + text(wait) + "," +
           text(waits) + "," + text(amount) + "," + text(answer) + "," + text(rating) + ")";
  }

 private:
  std::uint64_t below(std::uint64_t limit) { return random_() % limit; }
  template <class Value>
  std::optional<Value> maybe(Value value) {
    return below(6) == 0 ? std::nullopt : std::optional<Value>{value};
  }
  static cell whole(const std::optional<std::int64_t>& value) { return value ? cell{*value} : cell{}; }
  static std::string text(const std::optional<std::int64_t>& value) {
    return value ? std::to_string(*value) : "null";
  }

  std::mt19937_64 random_;
};

/// The aggregate of a measure in the plan: the only one of its canonical text among the model's.
std::size_t aggregate_of(const model& with, const std::string& measure) {
  const auto& plan = with.internals().plan;
  for (std::size_t index = 0; index < plan.aggregates.size(); ++index) {
    if (plan.aggregates[index].text == "r: " + measure) return index;
  }
  ADD_FAILURE() << measure << " is not in the plan by its own text";
  return 0;
}

/// The integers of an aggregate in a group, as its form lists them.
std::vector<int128> fields_of(const kernel::group_counters& counters, std::size_t aggregate,
                              std::size_t group) {
  const kernel::counted_aggregate& of = counters.layout().aggregates()[aggregate];
  bytes::byte_writer out;
  counters.write(aggregate, group, of.form, out);
  const std::string written = out.take();
  bytes::byte_reader in{written};
  std::vector<int128> fields;
  for (const plan::state_field& field : plan::describe(of.form).fields)
    fields.push_back(field.width == plan::field_width::bytes_16 ? in.i128() : in.i64());
  return fields;
}

class state_sqlite : public testing::TestWithParam<std::uint64_t> {};

TEST_P(state_sqlite, holds_the_integers_that_sqlite_counts) {
  const model with = model::parse(model_document());
  table rows{with.record("r")};
  std::string tuples;
  row_maker maker{GetParam()};
  const int count = GetParam() % 2 == 0 ? 3000 : 40;  // small ones leave groups without a single eligible row
  for (int row = 0; row < count; ++row)
    maker.add_to(rows, tuples);
  database sqlite;
  sqlite.run(
      "create table r (team text, kind text, flag int, wait_s int, wait_count int, amount int, answer int, "
      "rating int)");
  sqlite.run("insert into r values " + tuples);
  state counted{with, {"team"}};
  counted.update(rows);

  const auto& inside = counted.internals();
  for (std::size_t group = 0; group < inside.groups().size(); ++group) {
    const std::string team = *inside.groups().key(group).at(0);
    for (const case_of& item : cases()) {
      const std::size_t aggregate = aggregate_of(with, item.measure);
      const auto fields = fields_of(inside.counters(), aggregate, group);
      ASSERT_EQ(fields.size(), item.sql.size()) << item.measure;
      for (std::size_t field = 0; field < item.sql.size(); ++field) {
        const std::string sql = "select coalesce(" + item.sql[field] + ", 0) from r where team = '" + team +
                                "' and (" + item.filter + ")";
        EXPECT_EQ(static_cast<std::int64_t>(fields[field]), sqlite.integer(sql))
            << item.measure << ": " << sql;
      }
    }
  }
}

/// A measure, and SQL for its finished value.
struct value_case {
  const char* measure;
  std::string sql;
};

/// The value of rank ceil(p n / 100) of an SQL expression.
std::string ranked(const std::string& expression, int percent) {
  return "select " + expression + " from r where team = ?1 and " + expression +
         " is not null order by 1 limit 1 offset (select (" + std::to_string(percent) + " * count(" +
         expression + ") + 99) / 100 - 1 from r where team = ?1)";
}

std::vector<value_case> value_cases() {
  return {
      {"count(distinct wait_s)", "select count(distinct wait_s) from r where team = ?1"},
      {"count(distinct kind)", "select count(distinct kind) from r where team = ?1"},
      {"count(distinct flag)", "select count(distinct flag) from r where team = ?1"},
      {"count(distinct wait_s > 300) filter (where flag)",
       "select count(distinct wait_s > 300) from r where team = ?1 and flag"},
      {"count(distinct amount)", "select count(distinct amount) from r where team = ?1"},
      {"percentile(wait_s, 0.9)", ranked("wait_s", 90)},
      {"percentile(amount, 1%)", ranked("amount", 1)},
      {"median(answer)", ranked("answer", 50)},
      {"percentile(wait_count, 1)", ranked("wait_count", 100)},
  };
}

TEST_P(state_sqlite, answers_what_sqlite_answers) {
  std::string measures;
  for (const value_case& item : value_cases()) {
    measures += std::string{measures.empty() ? "" : ", "} + "\"m" + std::to_string(measures.size()) +
                R"(": {"from": "r", "value": ")" + item.measure + "\"}";
  }
  std::string text = model_document();
  const std::size_t begin = text.find("\"measures\": {") + 13;
  text.replace(begin, text.find("}, \"indicators\"") - begin, measures);
  const model with = model::parse(text);
  table rows{with.record("r")};
  std::string tuples;
  row_maker maker{GetParam() + 100};
  const int count = GetParam() % 2 == 0 ? 3000 : 40;
  for (int row = 0; row < count; ++row)
    maker.add_to(rows, tuples);
  database sqlite;
  sqlite.run(
      "create table r (team text, kind text, flag int, wait_s int, wait_count int, amount int, answer int, "
      "rating int)");
  sqlite.run("insert into r values " + tuples);
  state counted{with, {"team"}};
  counted.update(rows);
  const auto& inside = counted.internals();
  const plan::model_plan& plan = with.internals().plan;
  for (std::size_t group = 0; group < inside.groups().size(); ++group) {
    const std::string team = *inside.groups().key(group).at(0);
    for (const value_case& item : value_cases()) {
      measure::planner asked{with.definition().records};
      ASSERT_TRUE(asked.compile_indicator(item.measure, "r").ok());
      const plan::model_plan alone = asked.finish();
      std::size_t index = 0;
      while (plan.aggregates[index].text != alone.aggregates.at(0).text)
        ++index;
      const auto& step = alone.formulas.at(0).steps.at(0);
      const auto finished = inside.finish(index, group, step.finish);
      ASSERT_TRUE(finished.value) << item.measure;
      std::string sql = item.sql;
      for (std::size_t at = sql.find("?1"); at != std::string::npos; at = sql.find("?1"))
        sql.replace(at, 2, "'" + team + "'");
      const bool counts = std::string_view{item.measure}.starts_with("count");
      const std::int64_t one = counts ? 1 : power_of_ten(plan.aggregates[index].argument_scale);
      EXPECT_EQ(*finished.value, (fraction{sqlite.integer(sql), one})) << item.measure << ": " << sql;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(seeds, state_sqlite, testing::Range<std::uint64_t>(1, 9));

}  // namespace
}  // namespace assay
