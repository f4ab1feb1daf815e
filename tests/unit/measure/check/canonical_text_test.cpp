// SPDX-License-Identifier: Apache-2.0
//
// Canonical texts are part of fingerprints: the expected texts here must never change.
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "unit/measure/sample_records.hpp"

namespace assay::measure_test {
namespace {

TEST(canonical_text, is_the_same_for_every_spelling) {
  const std::vector<std::pair<std::string, std::vector<std::string>>> cases = {
      {"rate(first_response_s <= 300)",
       {"RATE(first_response_s<=300.0)", "rate((first_response_s) <= 5 min)", "rate(300 >= first_response_s)",
        "rate(not first_response_s > 300)", "rate(first_response_s <= 3e2)",
        "rate(not(not(first_response_s <= 300 s)))"}},
      {"avg(handle_s)",
       {"mean(handle_s)", "AVG ( handle_s )", "avg((handle_s)) filter (where true)",
        "avg(handle_s) filter (where not false)"}},
      {"nps(score)", {"nps(score, 'standard')", "NPS(score)"}},
      {"csat(csat, 'top2of5')", {"Csat( csat,'top2of5' )"}},
      {"count(*) filter (where due)",
       {"count(*) filter (where due = true)", "count(*) filter (where true = due)",
        "count(*) FILTER(WHERE(due<>false))"}},
      {"count(*) filter (where not due)",
       {"count(*) filter (where due = false)", "count(*) filter (where due != true)"}},
      {"rate(score <> 5)",
       {"rate(score != 5)", "rate(not score = 5)", "rate(score not in (5))", "rate(score not in (5, 5.0))"}},
      {"rate(channel = 'chat')",
       {"rate('chat' = channel)", "rate(channel in ('chat'))", "rate(not channel <> 'chat')"}},
      {"rate(channel in ('chat', 'phone'))", {"rate(channel in ('phone', 'chat', 'phone'))"}},
      {"rate(score not in (1, 2.5, 10))", {"rate(not (score in (10, 2.50, 1, 1.0)))"}},
      {"rate(score >= 1 and score <= 5)",
       {"rate(score between 1 and 5)", "rate((score >= 1) and 5 >= score)"}},
      {"rate(not (score >= 1 and score <= 5))", {"rate(score not between 1 and 5)"}},
      {"rate(score is not null)", {"rate(not score is null)", "rate(not (score is null))"}},
      {"rate(due and resolved and score > 5)",
       {"rate((due and resolved) and score > 5)", "rate(due and (resolved and score > 5))"}},
      {"rate(due or resolved and score > 5)", {"rate(due or (resolved and (score > 5)))"}},
      {"rate((due or resolved) and score > 5)", {"rate(((due) or resolved) and score > 5)"}},
      {"sum(amount - (score - amount))", {"sum(amount - ( score-amount ))"}},
      {"sum(amount - score - amount)", {"sum((amount - score) - amount)"}},
      {"sum(amount * -2.5)", {"sum(amount * (-2.50))", "sum(amount * (0 - 2.5))", "sum(amount * -250%)"}},
      {"sum(-amount)", {"sum(-(amount))", "sum( - amount )"}},
      {"sum(amount * 300 s)", {"sum(amount * 5 min)"}},
      {"sum(coalesce(handle_s, 3600))",
       {"sum(coalesce(handle_s, 1 h))", "sum(Coalesce(handle_s, null, 3600))"}},
      {"rate(closed - created <= 172800)",
       {"rate(closed - created <= 48 h)", "rate(closed - created <= 2d)"}},
      {"rate((score > 5) = due)", {"rate((score>5)=(due))"}},
      {"count(\"agent id\")", {"count( \"agent id\" )"}},
      {"rate(\"filter\")",
       {"rate(\"filter\" = true)", "rate(not not \"filter\")", "rate(not (not (not (not \"filter\"))))"}},
      {"avg(首响秒)", {"avg(\"首响秒\")"}},
      {"rate(channel = 'it''s')", {"rate(channel='it''s')"}},
      {"sum(case when due then 1 else 0 end)",
       {"sum(CASE WHEN (due) THEN 1.0 ELSE 0 END)", "sum(case when due = true then 1 else 0 end)"}},
      {"sum(case when channel = 'a' then 1 when channel = 'b' then 2 end)",
       {"sum(case channel when 'a' then 1 when 'b' then 2 else null end)"}},
      {"sum(case when score = 0 then null else score end)", {"sum(nullif(score, 0))"}},
      {"sum(case when due then handle_s else 60 end)", {"sum(case when due then handle_s else 1 min end)"}},
      {"rate(coalesce(due, false))", {"rate(due is true)", "rate((due) IS TRUE)"}},
      {"rate(not coalesce(due, true))", {"rate(due is false)"}},
      {"rate(not coalesce(due, false))", {"rate(due is not true)"}},
      {"rate(channel like 'p%')",
       {"rate(channel LIKE 'p%%')", "rate(starts_with(channel, 'p'))",
        "rate(channel like '!p%' escape '!')"}},
      {"rate(channel not like '__%')", {"rate(not channel like '_%_')", "rate(channel not like '%__')"}},
      {"rate(channel like '50\\%%' escape '\\')",
       {"rate(channel like '50!%%' escape '!')", "rate(starts_with(channel, '50%'))"}},
      {"rate(channel = 'phone')", {"rate(channel like 'phone')"}},
      {"rate(lower(trim(channel)) in ('a', 'b'))", {"rate(LOWER(trim(channel, ' ')) in ('b', 'a'))"}},
      {"count(channel || '-' || team)",
       {"count(concat(channel, '-', team))", "count((channel || '-') || team)",
        "count(channel || ('-' || team))"}},
      {"count(substr(replace(channel, 'a', 'it''s'), 2, 3))", {}},
      {"sum(length(channel) + strpos(channel, 'a'))", {}},
      {"count(ltrim(rtrim(upper(channel), 'xy')))", {}},
      {"sum(floor_div(handle_s, 3600) + mod(score, 7))", {"sum(FLOOR_DIV(handle_s, 1 h) + mod(score, 7.0))"}},
      {"sum(abs(amount - 5))", {}},
      {"sum(score)", {"sum(abs(score))"}},
      {"max(greatest(handle_s, 300))", {"max(greatest(handle_s, 5 min))"}},
      {"rate(created >= 1769817600)",
       {"rate(created >= date '2026-01-31')", "rate(timestamp '2026-01-31 00:00:00' <= created)",
        "rate(created >= timestamp '2026-01-31 08:00:00+08:00')",
        "rate(created >= timestamp '2026-01-31T00:00:00Z')"}},
      {"avg(closed - timestamp '2026-01-31 00:00:00')",
       {"avg(closed - date '2026-01-31')", "avg(closed - (date '2026-02-01' - 1 d))"}},
      {"avg(timestamp '2026-01-31 00:00:00.5' - closed)",
       {"avg(timestamp '2026-01-31 00:00:00.500' - closed)"}},
      {"sum(extract(hour from created))",
       {"sum(EXTRACT(Hour FROM created))", "sum(extract('hour', created))",
        "sum(extract(hour from created, '+00:00'))"}},
      {"sum(extract(isoyear from created + 60, '-05:30'))",
       {"sum(extract(ISOYEAR from created + 1 min, '-0530'))"}},
      {"sum(extract(epoch from created))", {"sum(extract(epoch from created, '+08:00'))"}},
      {"avg(closed - date_trunc('week', created, '+08:00'))",
       {"avg(closed - date_trunc('Week', created, '+08'))"}},
      {"count(text(extract(hour from created)) || 'h')", {}},
      {"rate(amount >= 0.95)", {"rate(amount >= 95%)", "rate(amount >= 9.5e-1)"}},
  };
  for (const auto& [expected, spellings] : cases) {
    EXPECT_EQ(canonical(expected), expected) << "a canonical text is its own canonical text";
    for (const std::string& spelling : spellings)
      EXPECT_EQ(canonical(spelling), expected) << spelling;
  }
}

TEST(canonical_text, differs_where_the_meaning_differs) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"sum(amount * 5 min)", "sum(amount * 300)"},
      {"sum(5 min)", "sum(300)"},
      {"rate(due)", "count(due)"},
      {"rate(due) filter (where due)", "rate(due)"},
      {"csat(csat, 'mean')", "avg(csat)"},
      {"rate(channel = 'a')", "rate(channel = 'A')"},
      {"rate(channel in ('a', 'b'))", "rate(channel = 'a')"},
      {"count(*) filter (where false)", "count(*)"},
  };
  for (const auto& [left, right] : cases) {
    EXPECT_TRUE(compile_sample(left).outcome.ok() && compile_sample(right).outcome.ok());
    EXPECT_NE(canonical(left), canonical(right));
  }
}

TEST(canonical_text, starts_with_the_record_type) {
  const auto plan = compile_sample("complaints + count(*)").plan;
  ASSERT_EQ(plan.aggregates.size(), 2U);
  EXPECT_EQ(plan.aggregates[0].text, "complaint: count(*)");
  EXPECT_EQ(plan.aggregates[1].text, "contact: count(*)");
}

}  // namespace
}  // namespace assay::measure_test
