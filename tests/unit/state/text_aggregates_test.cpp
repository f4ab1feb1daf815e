// SPDX-License-Identifier: Apache-2.0
//
// What counts texts, over columns, derived categories and everything that makes texts: compared with a count of its own,
// over tables whose dictionaries differ and states that are merged.
#include <assay/state.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include <assay/model.hpp>
#include <assay/table.hpp>

#include "state/record_updater.hpp"
#include "state/state_rows.hpp"

namespace assay {
namespace {

using text = std::optional<std::string>;

struct contact {
  text a;
  text b;
};

struct expression {
  std::string_view written;
  std::function<text(const contact&)> value;
};

text joined(const text& left, const text& right) {
  return left && right ? text{*left + *right} : std::nullopt;
}
text lowered(text of) {
  if (of) {
    for (char& letter : *of)
      letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
  }
  return of;
}
text trimmed(const text& of) {
  if (!of) return of;
  const std::size_t begin = of->find_first_not_of(' ');
  if (begin == std::string::npos) return "";
  return of->substr(begin, of->find_last_not_of(' ') + 1 - begin);
}

const std::vector<expression>& expressions() {
  static const std::vector<expression> all{
      {"a", [](const contact& of) { return of.a; }},
      {"pair", [](const contact& of) { return joined(of.a, of.b); }},
      {"class", [](const contact& of) { return of.a && *of.a == "x1" ? text{"first"} : of.b; }},
      {"lower(a)", [](const contact& of) { return lowered(of.a); }},
      {"trim(a)", [](const contact& of) { return trimmed(of.a); }},
      {"a || b", [](const contact& of) { return joined(of.a, of.b); }},
      {"a || '!'", [](const contact& of) { return joined(of.a, "!"); }},
      {"coalesce(a, b)", [](const contact& of) { return of.a ? of.a : of.b; }},
      {"coalesce(a, 'none')", [](const contact& of) { return of.a ? of.a : text{"none"}; }},
      {"substr(a, 1, 1)", [](const contact& of) { return of.a ? text{of.a->substr(0, 1)} : of.a; }},
      {"replace(a, 'x', 'yy')",
       [](const contact& of) {
         text result = of.a;
         for (std::size_t at = 0; result && (at = result->find('x', at)) != std::string::npos; at += 2)
           result->replace(at, 1, "yy");
         return result;
       }},
      {"text(length(a))",
       [](const contact& of) { return of.a ? text{std::to_string(of.a->size())} : std::nullopt; }},
      {"text(length(a) * 1000000007)",
       [](const contact& of) { return of.a ? text{std::to_string(of.a->size() * 1'000'000'007)} : of.a; }},
      {"text(at)", [](const contact& of) { return of.a ? text{"1970-01-01 00:00:00"} : std::nullopt; }},
      {"case when a = 'x1' then b else a end",
       [](const contact& of) { return of.a && *of.a == "x1" ? of.b : of.a; }},
      {"case when a = 'x1' then 'one' when b = 'x2' then a end",
       [](const contact& of) {
         if (of.a && *of.a == "x1") return text{"one"};
         return of.b && *of.b == "x2" ? of.a : std::nullopt;
       }},
      {"nullif(a, b)", [](const contact& of) { return of.a == of.b ? std::nullopt : of.a; }},
      {"lower(trim(coalesce(b, a) || '-' || a))",
       [](const contact& of) { return lowered(trimmed(joined(joined(of.b ? of.b : of.a, "-"), of.a))); }},
  };
  return all;
}

/// An indicator of that value, which may name the column `made` of that expression.
model model_with(const std::string& value, const std::string& made) {
  return model::parse(R"json({
    "assay": 0, "id": "m", "version": "1", "label": "m",
    "records": {"contact": {"label": "c", "groups": ["b"], "columns": {
      "a": {"type": "category"}, "b": {"type": "category"}, "at": {"type": "timestamp"}},
      "derived": {"made": {"type": "category", "value": ")json" +
                      made + R"json("}, "pair": {"type": "category", "value": "a || b"},
                  "class": {"type": "category", "value": "case when a = 'x1' then 'first' else b end"}}}},
    "indicators": {"i": {"label": "i", "unit": ")json" +
                      std::string{value.starts_with("count") ? "count" : "ratio"} +
                      R"json(", "better": "context", "from": "contact", "value": ")json" + value +
                      R"json("}}})json");
}

/// Other texts in every table, in another order; few of them, or so many that not all pairs are made.
std::vector<std::vector<contact>> tables_of(std::size_t texts) {
  std::mt19937_64 random{texts};
  std::vector<std::vector<contact>> tables(3);
  for (std::size_t index = 0; index < tables.size(); ++index) {
    for (std::size_t row = 0; row < 300; ++row) {
      const auto made = [&]() -> text {
        const std::uint64_t pick = random() % (texts + index);
        if (pick == 0) return std::nullopt;
        constexpr std::array<std::string_view, 4> starts{"x", "X", " x", "Y "};
        return std::string{starts[pick % (index + 2)]} + std::to_string(pick % (texts / 2 + 1));
      };
      contact next{made(), made()};
      tables[index].push_back(std::move(next));
    }
  }
  return tables;
}

cell cell_of(const text& of) { return of ? cell{std::string_view{*of}} : cell{}; }

detail::state_rows state_of(const model& of, const std::vector<std::vector<contact>>& tables,
                            std::vector<std::string> by) {
  detail::state_rows result{of.internals(), std::move(by), {}};
  detail::record_updater updater{of.internals(), 0, result};
  for (const std::vector<contact>& contacts : tables) {
    table rows{of.record("contact")};
    for (const contact& next : contacts) {
      rows.add(
          {{"a", cell_of(next.a)}, {"b", cell_of(next.b)}, {"at", next.a ? cell{std::int64_t{0}} : cell{}}});
    }
    updater.update(result, rows.view());
  }
  return result;
}

/// Of the contacts whose b is `group`: how often each text comes.
using counts_by_group = std::map<text, std::map<std::string, std::int64_t>>;

counts_by_group counted(const expression& of, const std::vector<std::vector<contact>>& tables) {
  counts_by_group counts;
  for (const auto& contacts : tables) {
    for (const contact& next : contacts) {
      if (const text value = of.value(next)) ++counts[next.b][*value];
    }
  }
  return counts;
}

void expect_counted(const detail::state_rows& state, const counts_by_group& counts, bool different,
                    const std::string& value) {
  for (std::size_t group = 0; group < state.groups().size(); ++group) {
    const auto found = counts.find(state.groups().key(group)[0]);
    const auto answer = state.finish(0, group, {});
    std::int64_t n = 0;
    std::int64_t most = 0;
    if (found != counts.end()) {
      for (const auto& [one, count] : found->second) {
        n += count;
        most = std::max(most, count);
      }
    }
    ASSERT_EQ(answer.n, n) << value;
    if (different) {
      const std::size_t kinds = found == counts.end() ? 0 : found->second.size();
      ASSERT_EQ(answer.value, fraction{static_cast<std::int64_t>(kinds)}) << value;
    } else if (n > 0) {
      ASSERT_EQ(answer.value, (fraction{most, n})) << value;
    }
  }
}

TEST(text_aggregates, count_the_texts_whatever_makes_them) {
  for (const std::size_t texts : {std::size_t{6}, std::size_t{120}}) {
    const auto tables = tables_of(texts);
    for (const expression& of : expressions()) {
      const counts_by_group counts = counted(of, tables);
      for (const bool different : {true, false}) {
        const std::string written{of.written};
        const std::string value = different ? "count(distinct " + written + ")" : "mode_share(made)";
        const model made = model_with(value, written);
        const detail::state_rows whole = state_of(made, tables, {"b"});
        expect_counted(whole, counts, different, value + " of " + written);
        detail::state_rows merged = state_of(made, {tables[2]}, {"b"});
        merge(merged, state_of(made, {tables[0]}, {"b"}));
        merge(merged, state_of(made, {tables[1]}, {"b"}));
        expect_counted(merged, counts, different, value + " of " + written);
      }
    }
  }
}

}  // namespace
}  // namespace assay
