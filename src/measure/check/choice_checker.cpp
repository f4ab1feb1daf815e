// SPDX-License-Identifier: Apache-2.0
//
// All values of a choice have one type and, where they are numbers, one unit and one scale.
#include "measure/check/choice_checker.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "measure/check/comparison_checker.hpp"
#include "measure/check/number_checker.hpp"
#include "message/measure_function_sentences.hpp"
#include "message/measure_type_sentences.hpp"

namespace assay::measure {
namespace {

row_expression damaged(const place& where) {
  row_expression result;
  result.where = where;
  return result;
}

row_expression of_kind(row_kind kind, row_type type, const place& where) {
  row_expression result = damaged(where);
  result.kind = kind;
  result.type = type;
  return result;
}

bool is_unknown(const row_expression& expression) { return expression.type == row_type::unknown; }

/// The type that all values have which are not the literal null; nothing after a fault.
std::optional<row_type> common_type(const check_context& context, const place& where,
                                    const std::vector<row_expression>& values) {
  if (std::any_of(values.begin(), values.end(), is_unknown)) return std::nullopt;
  const row_expression* first = nullptr;
  for (const row_expression& value : values) {
    if (value.type == row_type::null) continue;
    if (first == nullptr) first = &value;
    if (value.type == first->type) continue;
    context.report(value.where,
                   says::types_differ(context.quote(value.where), describe(value),
                                      context.quote(first->where), describe(*first), says::one_type));
    return std::nullopt;
  }
  if (first != nullptr) return first->type;
  context.report(where, says::always_null());
  return std::nullopt;
}

row_expression boolean_literal(const place& where, bool truth) {
  row_expression result = of_kind(row_kind::boolean_literal, row_type::boolean, where);
  result.truth = truth;
  return result;
}

}  // namespace

row_expression checked_coalesce(const check_context& context, const place& where,
                                std::vector<row_expression> options) {
  const auto type = common_type(context, where, options);
  if (!type) return damaged(where);
  std::erase_if(options, [](const row_expression& option) { return option.type == row_type::null; });
  if (options.size() == 1) return std::move(options.front());
  if (*type == row_type::number) return checked_choice(context, where, std::move(options));
  row_expression result = of_kind(row_kind::coalesce, *type, where);
  result.operands = std::move(options);
  return result;
}

row_expression checked_case(const check_context& context, const place& where,
                            std::vector<row_expression> conditions, std::vector<row_expression> results) {
  const auto type = common_type(context, where, results);
  if (!type || std::any_of(conditions.begin(), conditions.end(), is_unknown)) return damaged(where);
  row_expression chosen = of_kind(row_kind::choice, *type, where);
  if (*type == row_type::number) {
    std::vector<row_expression> numbers;
    for (row_expression& result : results) {
      if (result.type == row_type::number) numbers.push_back(std::move(result));
    }
    row_expression options = checked_choice(context, where, std::move(numbers));
    if (is_unknown(options)) return options;
    chosen.shape = options.shape;
    auto option = options.operands.begin();
    for (row_expression& result : results) {
      if (result.type == row_type::number) result = std::move(*option++);
    }
  }
  for (std::size_t index = 0; index < conditions.size(); ++index) {
    chosen.operands.push_back(std::move(conditions[index]));
    chosen.operands.push_back(std::move(results[index]));
  }
  const bool otherwise = results.size() > conditions.size() && results.back().type != row_type::null;
  if (otherwise) chosen.operands.push_back(std::move(results.back()));
  return chosen;
}

row_expression checked_nullif(const check_context& context, const place& where,
                              std::vector<row_expression> operands) {
  if (std::any_of(operands.begin(), operands.end(), is_unknown)) return damaged(where);
  if (!context.may_repeat(operands[0], 1)) return damaged(where);
  std::vector<row_expression> conditions;
  conditions.push_back(compared(context, where, row_kind::equal, operands[0], std::move(operands[1])));
  std::vector<row_expression> results;
  results.push_back(of_kind(row_kind::null_literal, row_type::null, where));
  results.push_back(std::move(operands[0]));
  return checked_case(context, where, std::move(conditions), std::move(results));
}

row_expression checked_extreme(const check_context& context, const place& where, row_kind kind,
                               std::vector<row_expression> operands) {
  if (std::any_of(operands.begin(), operands.end(), is_unknown)) return damaged(where);
  const std::string_view function = kind == row_kind::greatest ? "greatest" : "least";
  for (const row_expression& operand : operands) {
    if (operand.type == row_type::number) continue;
    context.report(operand.where, operand.type == row_type::null
                                      ? says::always_null()
                                      : says::extreme_without_order(context.quote(operand.where),
                                                                    describe(operand), function));
    return damaged(where);
  }
  row_expression result = checked_choice(context, where, std::move(operands));
  if (is_unknown(result)) return result;
  result.kind = kind;
  for (const row_expression& operand : result.operands) {
    const wide_shape bounds = rescaled(operand.shape, result.shape.scale);
    const auto low = static_cast<std::int64_t>(bounds.low);
    const auto high = static_cast<std::int64_t>(bounds.high);
    if (kind == row_kind::greatest) {
      result.shape.low = std::max(result.shape.low, low);
    } else {
      result.shape.high = std::min(result.shape.high, high);
    }
  }
  return result;
}

row_expression checked_truth_test(const place& where, row_expression condition, bool truth) {
  if (is_unknown(condition)) return condition;
  row_expression known = of_kind(row_kind::coalesce, row_type::boolean, where);
  known.operands.push_back(std::move(condition));
  known.operands.push_back(boolean_literal(where, !truth));
  return truth ? known : negated_condition(std::move(known), where);
}

}  // namespace assay::measure
