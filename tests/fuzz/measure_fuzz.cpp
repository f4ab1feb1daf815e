// SPDX-License-Identifier: Apache-2.0
//
// Any text as the value of an indicator: what compiles runs over records, and its canonical text compiles to itself.
#include <array>
#include <string>
#include <string_view>

#include <assay/error.hpp>
#include <assay/model.hpp>
#include <assay/result.hpp>
#include <assay/state.hpp>
#include <assay/table.hpp>

#include "fuzz/fuzz.hpp"
#include "model/compiled_model.hpp"
#include "text/json_writer.hpp"

namespace {

using namespace assay;

constexpr std::string_view beginning = R"json({
  "assay": 0, "id": "desk", "version": "1", "label": "desk",
  "records": {
    "contact": {"label": "contact", "time": "at", "groups": ["team"], "columns": {
      "team": {"type": "category"}, "topic": {"type": "category"}, "at": {"type": "timestamp"},
      "solved": {"type": "bool"}, "wait_s": {"type": "duration"}, "amount": {"type": "decimal", "decimals": 2},
      "answer": {"type": "decimal", "decimals": 1, "minimum": 0, "maximum": 10},
      "rating": {"type": "integer", "minimum": 1, "maximum": 5}}},
    "complaint": {"label": "complaint", "groups": ["team"], "columns": {"team": {"type": "category"}}}},
  "measures": {"complaints": {"from": "complaint", "value": "count(*)"}},
  "indicators": {"fuzzed": {"label": "f", "unit": )json";
constexpr std::string_view middle = R"json(, "better": "context", "from": "contact", "value": )json";

/// A text has one unit; which one is its own affair.
model::compiled compile(std::string_view value) {
  model::compiled compiled;
  for (const char* unit : {"ratio", "seconds", "score", "count", "number"}) {
    text::json_writer quoted;
    quoted.string(value);
    compiled = model::compile(std::string{beginning} + '"' + unit + '"' + std::string{middle} +
                              std::move(quoted).text() + "}}}");
    if (compiled.value) break;
  }
  return compiled;
}

/// Ties, missing cells, the ends of every range, texts of several scripts; more than one word of bits.
table records_of(const model& of) {
  table rows{of.record("contact")};
  constexpr std::array<std::string_view, 4> texts{"a", "投诉", "", "x y"};
  constexpr std::int64_t largest = 9'007'199'254'740'991;
  constexpr std::array<std::int64_t, 6> numbers{0, 1, -1, 300, largest, -largest};
  for (std::size_t row = 0; row < 130; ++row) {
    const auto pick = [row](std::size_t step, cell value) { return row % step == 0 ? cell{} : value; };
    rows.add({{"team", pick(7, texts[row % 3])},
              {"topic", pick(5, texts[row % 4])},
              {"at", pick(11, numbers[row % 6])},
              {"solved", pick(3, row % 2 == 0)},
              {"wait_s", pick(4, numbers[(row + 1) % 6])},
              {"amount", pick(6, std::string_view{row % 2 == 0 ? "12.34" : "-0.05"})},
              {"answer", pick(9, std::string_view{row % 2 == 0 ? "6.5" : "10"})},
              {"rating", pick(8, static_cast<std::int64_t>(row % 5 + 1))}});
  }
  return rows;
}

void require_canonical(const model& of) {
  for (const plan::aggregate& aggregate : of.internals().plan.aggregates) {
    const std::string_view text = aggregate.text;
    const std::string_view from = "contact: ";
    if (!text.starts_with(from)) continue;
    const model::compiled again = compile(text.substr(from.size()));
    fuzz::require(again.value.has_value(), "canonical text compiles");
    bool found = false;
    for (const plan::aggregate& other : again.value->internals().plan.aggregates)
      found = found || other.text == text;
    fuzz::require(found, "canonical text is its own canonical text");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const model::compiled compiled = compile(fuzz::as_text(data, size));
  if (!compiled.value) return 0;
  try {
    state whole{*compiled.value, {"team"}};
    whole.update(records_of(*compiled.value));
    const state loaded = state::load(*compiled.value, whole.save());
    fuzz::require(loaded.body() == whole.body(), "a state comes back");
    static_cast<void>(grade_state(*compiled.value, loaded));
  } catch (const error&) {
    // A value outside of its legal range, or a limit: said, not suffered.
  }
  require_canonical(*compiled.value);
  return 0;
}
