// SPDX-License-Identifier: Apache-2.0
//
// Walks the tree of a formula once: units and faults on the way down, steps in postfix order on the way up.
#include "measure/compile/formula_compiler.hpp"

#include <algorithm>
#include <utility>

#include "measure/check/aggregate_checker.hpp"
#include "measure/check/time_difference.hpp"
#include "measure/syntax/syntax.hpp"
#include "measure/words/token.hpp"
#include "message/measure_aggregate_sentences.hpp"
#include "message/measure_name_sentences.hpp"
#include "message/measure_type_sentences.hpp"
#include "message/suggestion.hpp"

namespace assay::measure {
namespace {

constexpr std::size_t maximum_steps = 10'000;

using syntax_kind = formula_syntax_kind;

/// What is known of a part of the formula; its steps are already written.
struct part {
  bool sound = false;
  bool constant = true;  ///< holds no aggregate
  operand_unit result;
  std::string text;
  int strength = 0;   ///< of its outermost operator: 1 sum, 2 product, 3 sign, 4 value
  bool root = false;  ///< a square root, known by its square only
};

constexpr int sum_strength = 1;
constexpr int product_strength = 2;
constexpr int sign_strength = 3;
constexpr int value_strength = 4;

std::string operand_text(const part& operand, int least) {
  return operand.strength < least ? "(" + operand.text + ")" : operand.text;
}

struct operation {
  formula_operation code;
  int strength;
  std::string_view sign;
};

operation operation_of(syntax_kind kind) {
  switch (kind) {
    case syntax_kind::add:
      return {formula_operation::add, sum_strength, " + "};
    case syntax_kind::subtract:
      return {formula_operation::subtract, sum_strength, " - "};
    case syntax_kind::multiply:
      return {formula_operation::multiply, product_strength, " * "};
    default:
      return {formula_operation::divide, product_strength, " / "};
  }
}

/// The record type to look names up in; one without columns when there is none.
const record_definition& record_at(const compilation_pool& pool, std::int32_t record) {
  static const record_definition none;
  return record < 0 ? none : pool.records[static_cast<std::size_t>(record)];
}

std::span<const derived_column> derived_at(const compilation_pool& pool, std::int32_t record) {
  if (record < 0) return {};
  return pool.derived[static_cast<std::size_t>(record)].columns;
}

std::string_view usual_aggregate(column_type type) {
  return type == column_type::boolean ? "rate" : type == column_type::category ? "count" : "avg";
}

class formula_compiler {
 public:
  formula_compiler(compilation_pool& pool, std::string_view text, std::int32_t record, bool may_name_measures,
                   std::vector<fault>& faults)
      : pool_{pool},
        record_{record},
        may_name_measures_{may_name_measures},
        context_{record_at(pool, record), text, faults, derived_at(pool, record)} {}

  compiled_formula compile(const formula_syntax& root) {
    const part whole = check(root);
    compiled_formula result;
    if (!whole.sound) return result;
    if (whole.constant) {
      report(root.where, says::constant_formula());
      return result;
    }
    if (steps_.size() > maximum_steps) {
      report(root.where, says::too_many_steps(steps_.size(), maximum_steps));
      return result;
    }
    result.sound = true;
    result.doubts = std::move(doubts_);
    result.value.result = whole.result.value_or(unit::number);
    result.value.text = whole.text;
    result.value.steps = std::move(steps_);
    result.value.depth = depth_of(result.value.steps);
    return result;
  }

 private:
  static std::int32_t depth_of(const std::vector<formula_step>& steps) {
    std::int32_t now = 0;
    std::int32_t most = 0;
    for (const formula_step& step : steps) {
      const bool pushes =
          step.operation == formula_operation::constant || step.operation == formula_operation::aggregate;
      if (pushes) {
        most = std::max(most, ++now);
      } else if (step.operation != formula_operation::negate) {
        --now;
      }
    }
    return most;
  }

  void report(const place& where, message what) { context_.report(where, std::move(what)); }

  part check(const formula_syntax& syntax) {
    switch (syntax.kind) {
      case syntax_kind::damaged:
        return damaged(syntax);
      case syntax_kind::number_literal:
        return constant(syntax);
      case syntax_kind::name:
        return measure(syntax);
      case syntax_kind::aggregate:
        return aggregate_of(syntax);
      case syntax_kind::negate:
        return negation(syntax);
      default:
        return arithmetic(syntax);
    }
  }

  part damaged(const formula_syntax& syntax) {
    for (const formula_syntax& operand : syntax.operands)
      (void)check(operand);
    return {};
  }

  part constant(const formula_syntax& syntax) {
    steps_.push_back({formula_operation::constant, syntax.number, -1, {}});
    const bool time = syntax.style == number_style::time;
    return {true, true, time ? operand_unit{unit::seconds} : std::nullopt,
            syntax.number.text() + (time ? " s" : ""), value_strength};
  }

  part negation(const formula_syntax& syntax) {
    const part operand = check(syntax.operands.front());
    steps_.push_back({formula_operation::negate, {}, -1, {}});
    return {operand.sound && is_exact(operand, syntax.operands.front()), operand.constant, operand.result,
            "-" + operand_text(operand, sign_strength), sign_strength};
  }

  part arithmetic(const formula_syntax& syntax) {
    const formula_syntax& left_syntax = syntax.operands[0];
    const formula_syntax& right_syntax = syntax.operands[1];
    const part left = check(left_syntax);
    const part right = check(right_syntax);
    const auto [code, strength, sign] = operation_of(syntax.kind);
    steps_.push_back({code, {}, -1, {}});
    if (code == formula_operation::divide && right_syntax.kind == syntax_kind::number_literal &&
        right_syntax.number == decimal{0}) {
      report(right_syntax.where, says::division_by_zero());
      return {};
    }
    if (!left.sound || !right.sound) return {};
    const bool left_exact = is_exact(left, left_syntax);
    if (!is_exact(right, right_syntax) || !left_exact) return {};
    part result{true, left.constant && right.constant, {}, {}, strength};
    if (!combine_units(code, syntax, left, right, result)) return {};
    result.text = operand_text(left, strength) + std::string{sign} + operand_text(right, strength + 1);
    return result;
  }

  bool is_exact(const part& operand, const formula_syntax& syntax) {
    if (operand.root) report(syntax.where, says::root_in_formula(context_.quote(syntax.where)));
    return !operand.root;
  }

  bool combine_units(formula_operation code, const formula_syntax& syntax, const part& left,
                     const part& right, part& result) {
    if (code == formula_operation::multiply) {
      result.result = unit_of_product(left.result, right.result);
    } else if (code == formula_operation::divide) {
      result.result = unit_of_quotient(left.result, right.result);
    } else {
      const unit_result sum = unit_of_sum(left.result, right.result);
      if (sum.mixed) {
        const bool has_time = left.result == unit::seconds || right.result == unit::seconds;
        const auto& differ = has_time ? says::time_and_other : says::units_differ;
        report(syntax.where, differ(context_.quote(syntax.operands[0].where), word_of(left.result),
                                    context_.quote(syntax.operands[1].where), word_of(right.result)));
        return false;
      }
      result.result = sum.result;
    }
    return true;
  }

  static const detail::sentence_data& word_of(operand_unit value) {
    if (!value) return says::unitless_number;
    switch (*value) {
      case unit::ratio:
        return says::ratio_quantity;
      case unit::seconds:
        return says::seconds_quantity;
      case unit::score:
        return says::score_quantity;
      case unit::count:
        return says::count_quantity;
      case unit::number:
        break;
    }
    return says::plain_quantity;
  }

  part aggregate_of(const formula_syntax& syntax) {
    if (kinds_of(syntax).empty()) {
      report_unknown_aggregate(context_, syntax);
      if (record_ >= 0) check_parts(syntax);
      return {};
    }
    if (record_ < 0) {
      report(syntax.where, says::no_record_type(context_.quote(syntax.where)));
      return {};
    }
    auto found = check_aggregate(context_, syntax, pool_.rows[static_cast<std::size_t>(record_)]);
    if (!found) return {};
    note_differences(std::move(found->differences));
    found->stored.record = record_;
    found->stored.text = written_name(context_.record.name) + ": " + found->stored.text;
    steps_.push_back({formula_operation::aggregate, {}, pool_.add(std::move(found->stored)), found->finish});
    return {true, false, found->result, std::move(found->text), value_strength, found->finish.gives_root()};
  }

  void note_differences(std::vector<row_expression> differences) {
    for (row_expression& difference : differences) {
      doubts_.push_back(doubt_about(difference, context_.text));
      pool_.differences[static_cast<std::size_t>(record_)].push_back(std::move(difference));
    }
  }

  /// Looks for faults in the arguments of something that is already at fault.
  void check_parts(const formula_syntax& syntax) {
    for (const row_syntax& argument : syntax.arguments)
      (void)check_row(context_, argument);
    if (syntax.filter) (void)check_row(context_, *syntax.filter);
  }

  part measure(const formula_syntax& syntax) {
    const auto found = pool_.measures.find(syntax.name);
    if (found == pool_.measures.end()) {
      report_unknown_measure(syntax);
      return {};
    }
    if (!may_name_measures_) {
      report(syntax.where, says::measure_in_measure());
      return {};
    }
    if (!found->second.sound) return {};
    const formula& value = found->second.value;
    if (steps_.size() <= maximum_steps) steps_.insert(steps_.end(), value.steps.begin(), value.steps.end());
    return {true,           false,
            value.result,   written_name(syntax.name),
            value_strength, value.steps.back().finish.gives_root()};
  }

  void report_unknown_measure(const formula_syntax& syntax) {
    const std::int32_t column = context_.record.column_index(syntax.name);
    if (column >= 0) {
      return report_column(syntax, context_.record.columns[static_cast<std::size_t>(column)].type);
    }
    for (const derived_definition& definition : context_.record.derived) {
      if (definition.name == syntax.name) return report_column(syntax, definition.type);
    }
    std::vector<std::string_view> known;
    if (may_name_measures_) {
      for (const auto& [name, measure] : pool_.measures)
        known.push_back(name);
    }
    report(syntax.where, says::unknown_measure(syntax.name, says::suggestion(syntax.name, known)));
  }

  void report_column(const formula_syntax& syntax, column_type type) {
    report(syntax.where,
           says::column_outside_aggregate(syntax.name, usual_aggregate(type), written_name(syntax.name)));
  }

  compilation_pool& pool_;
  std::int32_t record_;
  bool may_name_measures_;
  check_context context_;
  std::vector<formula_step> steps_;
  std::vector<fault> doubts_;
};

}  // namespace

std::int32_t compilation_pool::add(aggregate found) {
  const auto [place, fresh] =
      aggregate_indices.try_emplace(found.text, static_cast<std::int32_t>(aggregates.size()));
  if (fresh) aggregates.push_back(std::move(found));
  return place->second;
}

compiled_formula compile_formula(compilation_pool& pool, std::string_view text, std::int32_t record,
                                 bool may_name_measures) {
  parsed_formula parsed = parse_formula(text);
  std::vector<fault> faults = std::move(parsed.faults);
  const bool readable = faults.empty();
  compiled_formula result =
      formula_compiler{pool, text, record, may_name_measures, faults}.compile(parsed.root);
  result.sound = result.sound && readable && faults.empty();
  std::stable_sort(faults.begin(), faults.end(),
                   [](const fault& left, const fault& right) { return left.offset < right.offset; });
  if (faults.size() > maximum_faults) faults.resize(maximum_faults);
  result.faults = std::move(faults);
  return result;
}

}  // namespace assay::measure
