// SPDX-License-Identifier: Apache-2.0
//
// One model, one answer, to the bit: whatever the order of the rows, the blocks they come in, the threads that share
// them and the tree they are merged by, a state has the same bytes and a result the same text.
#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include <assay/model.hpp>
#include <assay/result.hpp>
#include <assay/state.hpp>
#include <assay/table.hpp>

#include "text/sha256.hpp"

namespace assay {
namespace {

constexpr std::string_view document = R"json({
  "assay": 0, "id": "same-answer", "version": "1", "label": "same answer",
  "records": {
    "contact": {
      "label": "contact", "groups": ["team", "agent"],
      "columns": {
        "team": {"type": "category"}, "agent": {"type": "category"},
        "first_response_s": {"type": "duration", "minimum": 0, "maximum": 1000000},
        "due": {"type": "bool"}, "resolved": {"type": "bool"},
        "amount": {"type": "decimal", "decimals": 2, "minimum": "-10000000000", "maximum": "10000000000"},
        "answer": {"type": "decimal", "decimals": 1, "minimum": 0, "maximum": 10}
      }
    },
    "complaint": {
      "label": "complaint", "groups": ["team", "agent"],
      "columns": {"team": {"type": "category"}, "agent": {"type": "category"}, "severity": {"type": "integer"}}
    }
  },
  "measures": {"complaints": {"from": "complaint", "value": "count(*)"}},
  "indicators": {
    "on_time": {"label": "on time", "unit": "ratio", "better": "higher", "from": "contact",
      "value": "rate(coalesce(first_response_s <= 300, false)) filter (where due)", "bands": "≥95%:10;90%-94%:8;<90%:5"},
    "resolved": {"label": "resolved", "unit": "ratio", "better": "higher", "from": "contact", "value": "rate(resolved)",
      "linear": [{"value": "20%", "points": 0}, {"value": "80%", "points": 7}]},
    "response": {"label": "response", "unit": "seconds", "better": "lower", "from": "contact",
      "value": "avg(first_response_s)", "target": "5 min", "ratio_to_target": {"points": 100}},
    "nps": {"label": "NPS", "unit": "score", "better": "higher", "from": "contact", "value": "nps(answer)",
      "linear": [{"value": -100, "points": 0}, {"value": 100, "points": 3}]},
    "complaint_rate": {"label": "complaints", "unit": "ratio", "better": "lower", "from": "contact",
      "value": "complaints / count(*)", "maximum": "10000%", "bands": "<5%:3;5%-10%:2;>10%:0"},
    "spent": {"label": "spent", "unit": "number", "better": "context", "from": "contact",
      "value": "sum(amount) / 3 + max(amount) - min(amount) filter (where resolved)"},
    "severity": {"label": "severity", "unit": "number", "better": "lower", "from": "complaint", "value": "avg(severity)"},
    "csat": {"label": "CSAT", "unit": "ratio", "better": "higher", "from": "contact", "value": "csat(answer, 'top3of10')"},
    "spread": {"label": "spread", "unit": "seconds", "better": "lower", "from": "contact", "value": "stddev(first_response_s)"},
    "p90": {"label": "p90", "unit": "seconds", "better": "lower", "from": "contact",
      "value": "percentile(first_response_s, 0.9)"},
    "p99": {"label": "p99", "unit": "number", "better": "lower", "from": "contact",
      "value": "percentile(amount, 99%, 'sketch') - median(amount, 'sketch')"},
    "amounts": {"label": "amounts", "unit": "count", "better": "context", "from": "contact", "value": "count(distinct amount)"},
    "few": {"label": "few", "unit": "seconds", "better": "context", "from": "contact",
      "value": "percentile(first_response_s, 90%, 'sketch')"},
    "times": {"label": "times", "unit": "count", "better": "context", "from": "contact",
      "value": "count(distinct first_response_s, 'exact') + count(distinct due, 'exact')"},
    "agents": {"label": "agents", "unit": "count", "better": "context", "from": "contact",
      "value": "count(distinct agent, 'exact') filter (where resolved)"},
    "teams": {"label": "teams", "unit": "ratio", "better": "context", "from": "contact", "value": "mode_share(team)"},
    "share": {"label": "share", "unit": "ratio", "better": "context", "from": "contact",
      "value": "share(amount * answer, amount)", "minimum": "-1000000%", "maximum": "1000000%"},
    "level": {"label": "level", "unit": "ratio", "better": "higher", "from": "contact",
      "value": "service_level(resolved, first_response_s, 300, 'offered_less_short_abandons', 30)"}
  },
  "total": {"weights": "relative"},
  "dimensions": [
    {"id": "speed", "label": "speed", "weight": 3, "weights": "relative",
     "indicators": [{"indicator": "on_time", "weight": 2}, {"indicator": "response", "weight": 1}]},
    {"id": "effect", "label": "effect", "weight": 4, "weights": "relative",
     "indicators": [{"indicator": "resolved", "weight": 1}, {"indicator": "nps", "weight": 1},
                    {"indicator": "complaint_rate", "weight": 5}]}
  ],
  "grades": [{"id": "good", "label": "good", "at_least": 60}, {"id": "poor", "label": "poor", "at_least": 0}]
})json";

/// A row of a test, kept apart from tables so that it can be dealt out in any order.
struct contact_row {
  std::string team;
  std::string agent;
  cell first_response_s;
  cell due;
  cell resolved;
  cell amount;
  cell answer;
};
struct complaint_row {
  std::string team;
  std::string agent;
  cell severity;
};
struct records {
  std::vector<contact_row> contacts;
  std::vector<complaint_row> complaints;
};

class dice {
 public:
  explicit dice(std::uint64_t seed) : engine_{seed} {}
  std::int64_t below(std::int64_t limit) {
    return static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(limit));
  }
  bool one_in(std::int64_t limit) { return below(limit) == 0; }
  cell maybe(std::int64_t missing_one_in, cell value) {
    return one_in(missing_one_in) ? cell{missing_cell{}} : value;
  }

 private:
  std::mt19937_64 engine_;
};

records make_records(std::uint64_t seed, std::int64_t contacts) {
  const std::array<std::string, 5> teams{"", "华东", "华北", "north", "a,\"b"};
  dice random{seed};
  records made;
  for (std::int64_t index = 0; index < contacts; ++index) {
    const auto agent = std::to_string(random.below(40));
    const std::string& team = teams[static_cast<std::size_t>(random.below(5))];
    made.contacts.push_back(
        {team, agent, random.maybe(20, random.below(900)), random.maybe(50, random.one_in(2)),
         random.maybe(9, !random.one_in(3)),
         random.maybe(30, static_cast<double>(random.below(2'000'000) - 1'000'000) / 100.0),
         random.maybe(3, static_cast<double>(random.below(21)) / 2.0)});
    if (random.one_in(12)) made.complaints.push_back({team, agent, random.maybe(4, random.below(5) - 2)});
  }
  return made;
}

void append(table& to, const contact_row& row) {
  const cell team = row.team.empty() ? cell{missing_cell{}} : cell{std::string_view{row.team}};
  to.add({{"team", team},
          {"agent", std::string_view{row.agent}},
          {"first_response_s", row.first_response_s},
          {"due", row.due},
          {"resolved", row.resolved},
          {"amount", row.amount},
          {"answer", row.answer}});
}
void append(table& to, const complaint_row& row) {
  const cell team = row.team.empty() ? cell{missing_cell{}} : cell{std::string_view{row.team}};
  to.add({{"team", team}, {"agent", std::string_view{row.agent}}, {"severity", row.severity}});
}

/// Adds rows[begin, end) in blocks of at most `block` rows.
template <class Row>
void feed(state& into, std::string_view record, const std::vector<Row>& rows, std::size_t begin,
          std::size_t end, std::size_t block) {
  table buffer{into.of().record(record)};
  for (std::size_t at = begin; at < end; ++at) {
    append(buffer, rows[at]);
    if (buffer.rows() < block && at + 1 < end) continue;
    into.update(buffer);
    buffer.clear();
  }
}

state evaluate(const model& with, const records& rows, std::size_t block = 65'536) {
  state all{with, {"team", "agent"}};
  feed(all, "contact", rows.contacts, 0, rows.contacts.size(), block);
  feed(all, "complaint", rows.complaints, 0, rows.complaints.size(), block);
  return all;
}

class same_answer : public testing::Test {
 protected:
  const model model_ = model::parse(document);
  const records records_ = make_records(7, 12'000);
  const state reference_ = evaluate(model_, records_);
  const std::string body_ = reference_.body();
  const std::string json_ = to_json(grade_state(model_, reference_));

  void expect_same(const state& other) const {
    EXPECT_TRUE(other.body() == body_) << "the state's bytes differ";
    EXPECT_TRUE(to_json(grade_state(model_, other)) == json_) << "the result's text differs";
  }
};

TEST_F(same_answer, rows_in_any_order) {
  records shuffled = records_;
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    std::mt19937_64 random{seed};
    std::shuffle(shuffled.contacts.begin(), shuffled.contacts.end(), random);
    std::shuffle(shuffled.complaints.begin(), shuffled.complaints.end(), random);
    expect_same(evaluate(model_, shuffled));
  }
}

TEST_F(same_answer, blocks_of_any_size) {
  for (const std::size_t block : {1U, 2U, 63U, 64U, 65U, 1023U, 1024U, 1025U, 5000U, 100'000U}) {
    expect_same(evaluate(model_, records_, block));
  }
}

TEST_F(same_answer, record_types_in_any_order) {
  state other{model_, {"team", "agent"}};
  feed(other, "complaint", records_.complaints, 0, records_.complaints.size(), 100);
  feed(other, "contact", records_.contacts, 0, records_.contacts.size(), 100);
  expect_same(other);
}

TEST_F(same_answer, any_merge_tree) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    dice random{seed};
    std::vector<state> forest;
    std::size_t contact = 0;
    std::size_t complaint = 0;
    while (contact < records_.contacts.size() || complaint < records_.complaints.size()) {
      state leaf{model_, {"team", "agent"}};
      const auto next_contact =
          std::min(records_.contacts.size(), contact + static_cast<std::size_t>(random.below(2500)));
      const auto next_complaint =
          std::min(records_.complaints.size(), complaint + static_cast<std::size_t>(random.below(200)));
      feed(leaf, "contact", records_.contacts, contact, next_contact, 500);
      feed(leaf, "complaint", records_.complaints, complaint, next_complaint, 500);
      contact = next_contact;
      complaint = next_complaint;
      forest.push_back(std::move(leaf));
    }
    while (forest.size() > 1) {
      const auto from = static_cast<std::size_t>(random.below(static_cast<std::int64_t>(forest.size())));
      const state taken = forest[from];
      forest.erase(forest.begin() + static_cast<std::ptrdiff_t>(from));
      forest[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(forest.size())))].merge(taken);
    }
    expect_same(forest.front());
  }
}

TEST_F(same_answer, one_two_and_seven_threads) {
  for (const std::size_t threads : {1U, 2U, 7U}) {
    std::vector<state> parts(threads, state{model_, {"team", "agent"}});
    std::vector<std::thread> workers;
    for (std::size_t worker = 0; worker < threads; ++worker) {
      workers.emplace_back([&, worker] {
        const auto share = [&](std::size_t size, std::size_t index) { return size * index / threads; };
        const std::size_t contacts = records_.contacts.size();
        const std::size_t complaints = records_.complaints.size();
        feed(parts[worker], "contact", records_.contacts, share(contacts, worker),
             share(contacts, worker + 1), 777);
        feed(parts[worker], "complaint", records_.complaints, share(complaints, worker),
             share(complaints, worker + 1), 50);
      });
    }
    for (std::thread& worker : workers)
      worker.join();
    state all{model_, {"team", "agent"}};
    for (const state& part : parts)
      all.merge(part);
    expect_same(all);
  }
}

TEST_F(same_answer, an_empty_state_changes_nothing) {
  state empty{model_, {"team", "agent"}};
  empty.merge(reference_);
  expect_same(empty);
  state other = reference_;
  other.merge(state{model_, {"team", "agent"}});
  expect_same(other);
}

TEST_F(same_answer, merging_a_state_into_itself_doubles_it) {
  state doubled = reference_;
  doubled.merge(doubled);
  state twice = evaluate(model_, records_);
  twice.merge(reference_);
  EXPECT_TRUE(doubled.body() == twice.body());
  EXPECT_EQ(doubled.rows(), 2 * reference_.rows());
}

// The same on every compiler, optimisation level, instruction set and machine: a change of these two texts is a change
// of the state format or of an answer, and must be meant.
TEST_F(same_answer, on_every_platform) {
  EXPECT_EQ(text::to_hexadecimal(text::sha256::of(body_)),
            "a677207ef16046943d69067c8af868bfcbf2ce304f1b2da84b3c827ebe5f88cc");
  EXPECT_EQ(text::to_hexadecimal(text::sha256::of(json_)),
            "d468fca76603a2f7d6be7dc6816294694e1fb5a861a41ab5607912d16ff2c5e6");
}

}  // namespace
}  // namespace assay
