// SPDX-License-Identifier: Apache-2.0
//
// From formula texts to a plan. A fault elsewhere in the document (a column without a type) is not reported again
// through every formula that meets it.
#include "model/formula_reader.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "measure/compile/planner.hpp"
#include "measure/syntax/syntax.hpp"
#include "message/model_sentences.hpp"
#include "model/amount_reader.hpp"

namespace assay::model_reader {

namespace {

const detail::sentence_data& unit_in_words(unit of) noexcept {
  switch (of) {
    case unit::ratio:
      return says::unit_ratio;
    case unit::seconds:
      return says::unit_seconds;
    case unit::score:
      return says::unit_score;
    case unit::count:
      return says::unit_count;
    case unit::number:
      break;
  }
  return says::unit_number;
}

void collect_names(const measure::formula_syntax& part, std::set<std::string>& names) {
  if (part.kind == measure::formula_syntax_kind::name) names.insert(part.name);
  for (const auto& operand : part.operands)
    collect_names(operand, names);
}

class formula_reader {
 public:
  formula_reader(document::findings& found, const record_section& records)
      : found_{found}, records_{records}, planner_{records.records} {}

  void report_derived() {
    for (std::size_t record = 0; record < records_.derived.size(); ++record) {
      for (std::size_t column = 0; column < records_.derived[record].size(); ++column) {
        const derived_place& at = records_.derived[record][column];
        const bool meaningful = at && !records_.doubts[record].columns_unknown;
        if (meaningful)
          report(*at, static_cast<std::int32_t>(record), false, planner_.derived_faults(record)[column]);
      }
    }
  }

  void declare(const measure_definition& measure, const std::optional<document::element>& formula) {
    std::vector<measure::fault> doubts;
    auto faults = planner_.declare_measure(measure.name, measure.from, measure.value, &doubts);
    // Without a text the measure is known as a faulty one, so that its users are not told it does not exist.
    if (!formula) return;
    report(*formula, measure.from, std::move(faults));
    warn(*formula, doubts);
  }

  std::int32_t compile(const indicator_definition& indicator, const indicator_notes& notes) {
    if (!notes.formula) return -1;
    auto compiled = planner_.compile_indicator(indicator.value, indicator.from);
    report(*notes.formula, indicator.from, std::move(compiled.faults));
    warn(*notes.formula, compiled.doubts);
    collect_names(measure::parse_formula(indicator.value).root, used_measures_);
    if (compiled.ok() && notes.unit && !plan::accepts(indicator.value_unit, compiled.result)) {
      found_.error(*notes.unit,
                   says::unit_mismatch(unit_in_words(compiled.result), unit_in_words(indicator.value_unit),
                                       name_of(compiled.result)));
    }
    return compiled.handle;
  }

  void note_unused(const measure_section& measures) {
    for (std::size_t index = 0; index < measures.list.size(); ++index) {
      const std::string& name = measures.list[index].name;
      if (used_measures_.contains(name)) continue;
      found_.note(measures.keys[index], says::unused_measure(name));
    }
  }

  void warn_of_derived() {
    for (std::size_t record = 0; record < records_.derived.size(); ++record) {
      const auto doubts = planner_.derived_doubts(record);
      for (std::size_t column = 0; column < records_.derived[record].size(); ++column) {
        if (const derived_place& at = records_.derived[record][column]) warn(*at, doubts[column]);
      }
    }
  }

  plan::model_plan finish() { return planner_.finish(); }

 private:
  void report(const document::element& formula, const std::string& from, std::vector<measure::fault> faults) {
    const std::int32_t record = from.empty() && records_.records.size() == 1 ? 0 : records_.index_of(from);
    report(formula, record, !records_.known || (!from.empty() && record < 0), std::move(faults));
  }

  void report(const document::element& formula, std::int32_t record, bool is_unknown,
              std::vector<measure::fault> faults) {
    const std::string& text = formula.text();
    const auto* doubts = record < 0 ? nullptr : &records_.doubts[static_cast<std::size_t>(record)];
    if (is_unknown || (doubts != nullptr && doubts->columns_unknown)) {
      // What the names mean cannot be said; the grammar can.
      faults = measure::parse_formula(text).faults;
    } else if (doubts != nullptr) {
      std::erase_if(faults,
                    [&](const measure::fault& fault) { return touches(fault, text, doubts->columns); });
    }
    for (auto& fault : faults) {
      if (fault.offset == 0 && fault.length == 0) {
        found_.error(formula, std::move(fault.message));
      } else {
        found_.error_inside(formula, fault.offset, std::move(fault.message));
      }
    }
  }

  void warn(const document::element& formula, const std::vector<measure::fault>& doubts) {
    for (const measure::fault& doubt : doubts)
      found_.warning_inside(formula, doubt.offset, doubt.message);
  }

  static bool touches(const measure::fault& fault, std::string_view text,
                      const std::vector<std::string>& columns) {
    const auto place = text.substr(std::min(fault.offset, text.size()), fault.length);
    return std::any_of(columns.begin(), columns.end(), [place](const std::string& name) {
      return place.find(name) != std::string_view::npos;
    });
  }

  document::findings& found_;
  const record_section& records_;
  measure::planner planner_;
  std::set<std::string> used_measures_;
};

/// Net satisfaction may be negative; a share whose range nobody declared may not.
void warn_of_narrow_range(document::findings& found, const formula_section& formulas,
                          const indicator_section& indicators) {
  for (std::size_t index = 0; index < indicators.list.size(); ++index) {
    const std::int32_t handle = formulas.handles[index];
    const auto& indicator = indicators.list[index];
    if (handle < 0 || indicator.value_unit != unit::ratio || indicators.notes[index].minimum_declared)
      continue;
    const auto& steps = formulas.plan.formulas[static_cast<std::size_t>(handle)].steps;
    if (steps.size() != 1 || steps.front().aggregate < 0) continue;
    const auto& only = formulas.plan.aggregates[static_cast<std::size_t>(steps.front().aggregate)];
    if (!only.kind->is_net) continue;
    const std::string& formula = formulas.plan.formulas[static_cast<std::size_t>(handle)].text;
    found.warning(*indicators.notes[index].formula, says::net_share(formula));
  }
}

}  // namespace

void warn_of_scored_estimates(document::findings& found, const formula_section& formulas,
                              const indicator_section& indicators, std::span<const node_definition> tree,
                              std::span<const critical_definition> rules) {
  std::set<std::int32_t> deciding;
  for (const node_definition& node : tree)
    deciding.insert(node.indicator);
  for (const critical_definition& rule : rules)
    deciding.insert(rule.indicator);
  for (const std::int32_t indicator : deciding) {
    const std::int32_t handle = indicator < 0 ? -1 : formulas.handles[static_cast<std::size_t>(indicator)];
    if (handle < 0) continue;
    for (const auto& step : formulas.plan.formulas[static_cast<std::size_t>(handle)].steps) {
      if (step.aggregate < 0) continue;
      const auto& aggregate = formulas.plan.aggregates[static_cast<std::size_t>(step.aggregate)];
      const plan::key_rule& keys = plan::describe(aggregate.form()).keys;
      if (keys.kind == plan::key_kind::none || keys.beyond == plan::beyond_cap::dropped) continue;
      const bool sketch = keys.beyond == plan::beyond_cap::buckets;
      found.warning(*indicators.notes[static_cast<std::size_t>(indicator)].formula,
                    sketch ? says::scored_sketch() : says::scored_distinct());
      break;
    }
  }
}

formula_section read_formulas(document::findings& found, const record_section& records,
                              const measure_section& measures, const indicator_section& indicators) {
  formula_section section;
  formula_reader reader{found, records};
  reader.report_derived();
  for (std::size_t index = 0; index < measures.list.size(); ++index) {
    reader.declare(measures.list[index], measures.formulas[index]);
  }
  for (std::size_t index = 0; index < indicators.list.size(); ++index) {
    section.handles.push_back(reader.compile(indicators.list[index], indicators.notes[index]));
  }
  if (indicators.known) reader.note_unused(measures);
  reader.warn_of_derived();
  section.plan = reader.finish();
  warn_of_narrow_range(found, section, indicators);
  return section;
}

}  // namespace assay::model_reader
