// SPDX-License-Identifier: Apache-2.0
//
// Which aggregate, of what, with which variant; all from the table in aggregate_kind.cpp.
#include "measure/aggregate_checker.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "measure/function_checker.hpp"
#include "measure/token.hpp"
#include "text/nearest_name.hpp"

namespace assay::measure {
namespace {

using kind_list = std::span<const aggregate_kind>;

std::string variants_of(kind_list kinds) {
  std::string result;
  for (const aggregate_kind& kind : kinds) {
    if (kind.variant.empty()) continue;
    if (!result.empty()) result += ", ";
    result += written_text(kind.variant);
  }
  return result;
}

std::string usage_of(kind_list kinds) {
  std::string result;
  for (const aggregate_kind& kind : kinds) {
    std::string usage{kind.function};
    switch (kind.argument) {
      case argument_kind::star:
        usage += "(*)";
        break;
      case argument_kind::boolean:
        usage += "(condition)";
        break;
      default:
        usage += kind.variant.empty() || kind.default_variant ? "(x)" : "(x, variant)";
        break;
    }
    if (result.find(usage) == std::string::npos) result += (result.empty() ? "" : " or ") + usage;
  }
  return result;
}

class aggregate_checker {
 public:
  aggregate_checker(const check_context& context, const formula_syntax& syntax, row_compiler& rows)
      : context_{context}, syntax_{syntax}, rows_{rows}, kinds_{find_aggregate(syntax.name)} {}

  std::optional<aggregate> check() {
    const aggregate_kind* kind = select();
    const auto argument = check_argument(kind);
    const auto filter = check_filter();
    if (kind == nullptr || !argument || !filter) return std::nullopt;
    aggregate result = compile(*kind, *argument, *filter);
    if (!answers_fit(*kind, *argument, result)) return std::nullopt;
    return result;
  }

 private:
  std::nullptr_t fail(const place& where, std::string code, std::string message, std::string hint) {
    context_.report(where, std::move(code), std::move(message), std::move(hint));
    return nullptr;
  }

  const aggregate_kind* select() {
    // Arguments with a fault of grammar may be too many or too few because of it.
    for (const row_syntax& argument : syntax_.arguments) {
      if (argument.kind == row_syntax_kind::damaged) return nullptr;
    }
    const bool wants_star = syntax_.star;
    const auto takes = [wants_star](const aggregate_kind& kind) {
      return (kind.argument == argument_kind::star) == wants_star;
    };
    const auto first = std::find_if(kinds_.begin(), kinds_.end(), takes);
    const std::size_t count = syntax_.arguments.size();
    if (first == kinds_.end() ||
        (!wants_star && (count == 0 || count > (first->variant.empty() ? 1U : 2U)))) {
      return fail(syntax_.where, "argument_count",
                  context_.quote(syntax_.where) + " does not have the arguments that " +
                      std::string{kinds_.front().function} + " takes",
                  "write " + usage_of(kinds_));
    }
    return first->variant.empty() ? &*first : select_variant();
  }

  const aggregate_kind* select_variant() {
    if (syntax_.arguments.size() < 2) {
      const auto usual =
          std::find_if(kinds_.begin(), kinds_.end(), [](const auto& kind) { return kind.default_variant; });
      if (usual != kinds_.end()) return &*usual;
      return fail(syntax_.where, "missing_variant",
                  std::string{kinds_.front().function} + " is calculated in several ways: say which",
                  "write " + std::string{kinds_.front().function} + "(x, variant) with one of " +
                      variants_of(kinds_));
    }
    const row_syntax& written = syntax_.arguments[1];
    for (const aggregate_kind& kind : kinds_) {
      if (written.kind == row_syntax_kind::text_literal && kind.variant == written.name) return &kind;
    }
    return fail(written.where, "unknown_variant",
                context_.quote(written.where) + " is no variant of " + std::string{kinds_.front().function},
                "the variants are " + variants_of(kinds_));
  }

  /// The argument, a damaged expression for count(*); empty after a fault.
  std::optional<row_expression> check_argument(const aggregate_kind* kind) {
    if (syntax_.arguments.empty()) return row_expression{};
    if (kind == nullptr) {
      (void)check_row(context_, syntax_.arguments.front());
      return std::nullopt;
    }
    const row_syntax& written = syntax_.arguments.front();
    row_expression argument = kind->argument == argument_kind::boolean
                                  ? check_condition(context_, written, kind->function)
                                  : check_row(context_, written);
    if (argument.type == row_type::unknown) return std::nullopt;
    if (argument.kind == row_kind::null_literal) {
      fail(argument.where, "null_operand", "null has nothing to aggregate", "name a column");
      return std::nullopt;
    }
    if (kind->argument == argument_kind::number && !is_suitable_number(*kind, argument)) return std::nullopt;
    return argument;
  }

  bool is_suitable_number(const aggregate_kind& kind, const row_expression& argument) {
    const std::string function{kind.function};
    const std::string written = context_.quote(argument.where);
    if (argument.type != row_type::number) {
      const std::string plain{context_.text.substr(argument.where.offset, argument.where.length)};
      fail(argument.where, "type_mismatch",
           written + " is " + std::string{describe(argument)} + ", and " + function + " needs numbers",
           argument.type == row_type::boolean
               ? "write rate(" + plain + ") or count(*) filter (where " + plain + ")"
               : "write count(" + plain + ") or count(*) filter (where " + plain + " = 'text')");
      return false;
    }
    if (argument.shape.quantity == row_quantity::instant) {
      fail(argument.where, "instant_value", written + " is a point in time, and an indicator's value is not",
           "aggregate the time between two points: " + function + "(finished - started)");
      return false;
    }
    const bool answers = kind.metric == metric_kind::csat_mean || kind.has_answer_scale;
    if (answers && argument.shape.quantity != row_quantity::plain) {
      fail(argument.where, "mixed_units", written + " is a time, and " + function + " takes answers",
           "declare the column as integer or decimal");
      return false;
    }
    return true;
  }

  /// The filter, a damaged expression when there is none or it is always true; empty after a fault.
  std::optional<row_expression> check_filter() {
    if (!syntax_.filter) return row_expression{};
    row_expression filter = check_condition(context_, *syntax_.filter, "filter");
    if (filter.type == row_type::unknown) return std::nullopt;
    if (filter.kind == row_kind::boolean_literal && filter.truth) return row_expression{};
    return filter;
  }

  aggregate compile(const aggregate_kind& kind, const row_expression& argument,
                    const row_expression& filter) {
    aggregate result;
    result.kind = kind.metric;
    result.result = kind.result;
    if (argument.kind != row_kind::damaged) result.argument_slot = rows_.slot_of(argument);
    if (filter.kind != row_kind::damaged) result.filter_slot = rows_.slot_of(filter);
    if (argument.type == row_type::number) {
      result.argument_scale = argument.shape.scale;
      result.argument_quantity = argument.shape.quantity;
      result.argument_low = argument.shape.low;
      result.argument_high = argument.shape.high;
      const bool seconds = argument.shape.quantity == row_quantity::seconds;
      if (seconds && kind.result == unit::number) result.result = unit::seconds;
    }
    result.text = text_of(kind, argument, filter);
    return result;
  }

  static std::string text_of(const aggregate_kind& kind, const row_expression& argument,
                             const row_expression& filter) {
    std::string text{kind.function};
    text += argument.kind == row_kind::damaged ? "(*" : "(" + canonical_text(argument);
    if (!kind.variant.empty() && !kind.default_variant) text += ", " + written_text(kind.variant);
    text += ")";
    if (filter.kind != row_kind::damaged) text += " filter (where " + canonical_text(filter) + ")";
    return text;
  }

  /// Answers outside of the scale would be counted as something they are not.
  bool answers_fit(const aggregate_kind& kind, const row_expression& argument, const aggregate& compiled) {
    if (!kind.has_answer_scale) return true;
    const std::int32_t scale = compiled.argument_scale;
    const number_range bounds = rows_.narrowed({compiled.argument_low, compiled.argument_high},
                                               compiled.argument_slot, compiled.filter_slot);
    const int128 factor = power_of_ten(scale);
    if (bounds.low >= kind.answer_low * factor && bounds.high <= kind.answer_high * factor) return true;
    const std::string low = std::to_string(kind.answer_low);
    const std::string high = std::to_string(kind.answer_high);
    const std::string plain{context_.text.substr(argument.where.offset, argument.where.length)};
    fail(argument.where, "answer_range",
         context_.quote(argument.where) + " may lie anywhere from " +
             assay::detail::scaled_text(bounds.low, scale) + " to " +
             assay::detail::scaled_text(bounds.high, scale) + ", and " + std::string{kind.function} +
             " takes answers from " + low + " to " + high,
         "declare minimum and maximum of the column, or add filter (where " + plain + " between " + low +
             " and " + high + ")");
    return false;
  }

  const check_context& context_;
  const formula_syntax& syntax_;
  row_compiler& rows_;
  kind_list kinds_;
};

}  // namespace

std::optional<aggregate> check_aggregate(const check_context& context, const formula_syntax& syntax,
                                         row_compiler& rows) {
  return aggregate_checker{context, syntax, rows}.check();
}

void report_unknown_aggregate(const check_context& context, const formula_syntax& syntax) {
  std::vector<std::string_view> known;
  for (const aggregate_kind& kind : aggregate_kinds()) {
    if (known.empty() || known.back() != kind.function) known.push_back(kind.function);
  }
  const bool for_rows = find_row_function(syntax.name) != nullptr;
  context.report(syntax.name_where, "unknown_function",
                 for_rows
                     ? context.quote(syntax.name_where) + " works on the values of a row, not on aggregates"
                     : "there is no aggregate " + context.quote(syntax.name_where),
                 for_rows ? "write it inside of the parentheses of an aggregate"
                          : text::did_you_mean(syntax.name, known));
}

}  // namespace assay::measure
