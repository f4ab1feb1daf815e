// SPDX-License-Identifier: Apache-2.0
//
// Which aggregate, of what, with which variant; all from the tables of functions and metrics.
#include "measure/check/aggregate_checker.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "measure/check/aggregate_text.hpp"
#include "measure/check/function_checker.hpp"
#include "measure/check/outcome_rewriter.hpp"
#include "measure/check/time_difference.hpp"
#include "message/measure_aggregate_sentences.hpp"
#include "message/suggestion.hpp"

namespace assay::measure {
namespace {

using kind_list = std::span<const aggregate_kind>;

class aggregate_checker {
 public:
  aggregate_checker(const check_context& context, const formula_syntax& syntax, row_compiler& rows)
      : context_{context}, syntax_{syntax}, rows_{rows}, kinds_{kinds_of(syntax)} {}

  std::optional<checked_aggregate> check() {
    const aggregate_kind* kind = select();
    if (kind != nullptr && kind->is_outcome()) return check_outcome(*kind);
    const auto argument = check_argument(kind);
    const auto second = check_second(kind, argument);
    const auto filter = check_filter();
    if (kind == nullptr || !argument || !second || !filter) return std::nullopt;
    checked_aggregate result = compile(*kind, *argument, *second, *filter);
    if (!answers_fit(*kind, *argument, result.stored) || !squares_fit(*kind, *argument, result.stored))
      return std::nullopt;
    return result;
  }

 private:
  std::nullptr_t fail(const place& where, message what) {
    context_.report(where, std::move(what));
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
    if (first == kinds_.end() || (!wants_star && syntax_.arguments.empty()) || misplaced_distinct())
      return wrong_count();
    if (wants_star) return syntax_.arguments.empty() ? &*first : wrong_count();
    if (first->variant.empty())
      return syntax_.arguments.size() == first->arguments() ? &*first : wrong_count();
    return select_variant(*first);
  }

  /// Only count tells apart.
  [[nodiscard]] bool misplaced_distinct() const {
    return syntax_.distinct && kinds_.front().argument != argument_kind::different;
  }

  std::nullptr_t wrong_count() {
    return fail(syntax_.where, says::wrong_arguments(context_.quote(syntax_.where), kinds_.front().function,
                                                     usages_of(kinds_)));
  }

  /// The variant is the first text among the arguments; what stands before and after it depends on the variant.
  const aggregate_kind* select_variant(const aggregate_kind& first) {
    const auto& arguments = syntax_.arguments;
    std::size_t at = 1;
    while (at < arguments.size() && arguments[at].kind != row_syntax_kind::text_literal)
      ++at;
    if (at == arguments.size()) return without_variant(first);
    for (const aggregate_kind& kind : kinds_) {
      if (kind.variant != arguments[at].name) continue;
      const bool has_room = kind.argument == argument_kind::outcome_and_limits &&
                            kind.variant.starts_with("offered_less_short_abandons");
      const std::size_t behind = arguments.size() - at - 1;
      return at == kind.arguments() && behind <= (has_room ? 1U : 0U) ? &kind : wrong_count();
    }
    return unknown_variant(arguments[at]);
  }

  const aggregate_kind* without_variant(const aggregate_kind& first) {
    const std::size_t count = syntax_.arguments.size();
    const auto usual =
        std::find_if(kinds_.begin(), kinds_.end(), [](const auto& kind) { return kind.default_variant; });
    if (usual != kinds_.end() && count == usual->arguments()) return &*usual;
    if (count == first.arguments() + 1) return unknown_variant(syntax_.arguments.back());
    const bool lacks_variant = std::any_of(kinds_.begin(), kinds_.end(),
                                           [count](const auto& kind) { return kind.arguments() == count; });
    if (usual != kinds_.end() || !lacks_variant) return wrong_count();
    return fail(syntax_.where, first.is_outcome()
                                   ? says::missing_outcome_variant(first.function, usages_of(kinds_))
                                   : says::missing_variant(first.function, variants_of(kinds_)));
  }

  std::nullptr_t unknown_variant(const row_syntax& written) {
    return fail(written.where, says::unknown_variant(context_.quote(written.where), kinds_.front().function,
                                                     variants_of(kinds_)));
  }

  /// Faults of what was written come first, so that none speaks of the rate it stands for.
  std::optional<checked_aggregate> check_outcome(const aggregate_kind& kind) {
    bool sound =
        check_condition(context_, syntax_.arguments.front(), kind.function).type != row_type::unknown;
    for (std::size_t index = 1; index < syntax_.arguments.size(); ++index) {
      const row_syntax& written = syntax_.arguments[index];
      if (written.kind == row_syntax_kind::text_literal) continue;
      const row_expression value = check_row(context_, written);
      sound = sound && value.type != row_type::unknown;
      if (value.type == row_type::unknown || value.type == row_type::number) continue;
      fail(written.where, says::wait_expected(context_.quote(written.where), describe(value), kind.function,
                                              usage_of(kind)));
      sound = false;
    }
    sound = check_filter().has_value() && sound;
    if (!sound) return std::nullopt;
    const formula_syntax rate = rewritten_outcome(syntax_, kind);
    return aggregate_checker{context_, rate, rows_}.check();
  }

  /// The argument, a damaged expression for count(*); empty after a fault.
  std::optional<row_expression> check_argument(const aggregate_kind* kind) {
    if (syntax_.arguments.empty()) return row_expression{};
    if (kind == nullptr) {
      const std::size_t before_variant = std::max<std::size_t>(1, kinds_.front().arguments());
      for (std::size_t index = 0; index < std::min(before_variant, syntax_.arguments.size()); ++index)
        (void)check_row(context_, syntax_.arguments[index]);
      return std::nullopt;
    }
    const row_syntax& written = syntax_.arguments.front();
    row_expression argument = kind->argument == argument_kind::boolean
                                  ? check_condition(context_, written, kind->function)
                                  : check_row(context_, written);
    if (argument.type == row_type::unknown) return std::nullopt;
    if (argument.kind == row_kind::null_literal) {
      fail(argument.where, says::null_aggregated());
      return std::nullopt;
    }
    if (takes_number(kind->argument) && !is_suitable_number(*kind, argument)) return std::nullopt;
    if (kind->argument == argument_kind::text && !is_category(*kind, argument)) return std::nullopt;
    if (kind->argument == argument_kind::different && argument.is_literal()) {
      fail(argument.where, says::constant_aggregated());
      return std::nullopt;
    }
    return argument;
  }

  static bool takes_number(argument_kind kind) noexcept {
    return kind == argument_kind::number || kind == argument_kind::square ||
           kind == argument_kind::two_numbers || kind == argument_kind::number_and_p;
  }

  bool is_category(const aggregate_kind& kind, const row_expression& argument) {
    if (argument.type == row_type::text && argument.kind == row_kind::column) return true;
    fail(argument.where,
         says::category_expected(context_.quote(argument.where), describe(argument), kind.function));
    return false;
  }

  /// The second number of two, a damaged expression where there is none; empty after a fault.
  std::optional<row_expression> check_second(const aggregate_kind* kind,
                                             const std::optional<row_expression>& first) {
    if (kind == nullptr) return std::nullopt;
    if (kind->argument == argument_kind::number_and_p && !is_percentile_written()) return std::nullopt;
    if (kind->argument != argument_kind::two_numbers) return row_expression{};
    row_expression second = check_row(context_, syntax_.arguments[1]);
    if (second.type == row_type::unknown || !is_suitable_number(*kind, second)) return std::nullopt;
    if (first && first->shape.quantity != second.shape.quantity) {
      fail(syntax_.where, says::share_of_two_kinds(context_.quote(first->where), describe(*first),
                                                   context_.quote(second.where), describe(second)));
      return std::nullopt;
    }
    return second;
  }

  bool is_percentile_written() {
    const row_syntax& written = syntax_.arguments[1];
    const bool in_range = written.kind == row_syntax_kind::number_literal &&
                          written.style != number_style::time && written.number > decimal{0} &&
                          written.number <= decimal{1};
    if (!in_range) fail(written.where, says::no_percentile(context_.quote(written.where)));
    return in_range;
  }

  bool is_suitable_number(const aggregate_kind& kind, const row_expression& argument) {
    const place& where = argument.where;
    if (argument.type != row_type::number) {
      const message written = context_.quote(where);
      const std::string_view piece = context_.piece(where);
      fail(where, argument.type == row_type::boolean
                      ? says::condition_aggregated(written, kind.function, piece)
                      : says::other_aggregated(written, describe(argument), kind.function, piece));
      return false;
    }
    if (argument.shape.quantity == row_quantity::instant) {
      fail(where, says::instant_aggregated(context_.quote(where), kind.function));
      return false;
    }
    if (counts_answers(kind.metric->form) && argument.shape.quantity != row_quantity::plain) {
      fail(where, says::time_as_answer(context_.quote(where), kind.function));
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

  checked_aggregate compile(const aggregate_kind& kind, const row_expression& argument,
                            const row_expression& second, const row_expression& filter) {
    checked_aggregate result;
    aggregate& stored = result.stored;
    stored.kind = kind.metric;
    result.result = kind.result;
    if (argument.kind != row_kind::damaged) stored.argument_slot = rows_.slot_of(argument);
    if (second.kind != row_kind::damaged) stored.second_slot = rows_.slot_of(second);
    if (filter.kind != row_kind::damaged) stored.filter_slot = rows_.slot_of(filter);
    if (second.type == row_type::number) {
      stored.second_scale = second.shape.scale;
      stored.second_low = second.shape.low;
      stored.second_high = second.shape.high;
    }
    if (argument.type == row_type::boolean) stored.argument_type = slot_type::boolean;
    if (argument.type == row_type::text) stored.argument_type = slot_type::text;
    if (argument.type == row_type::number) {
      stored.argument_scale = argument.shape.scale;
      stored.argument_quantity = argument.shape.quantity;
      stored.argument_low = argument.shape.low;
      stored.argument_high = argument.shape.high;
    }
    for (const row_expression* part : {&argument, &second, &filter})
      collect_undeclared_differences(*part, result.differences);
    result.finish = finisher_of(kind);
    // The variance of times is in square seconds, which is no unit of an indicator.
    const bool squared = result.finish.kind == finish_kind::variance_sample ||
                         result.finish.kind == finish_kind::variance_population;
    const bool seconds =
        argument.type == row_type::number && argument.shape.quantity == row_quantity::seconds;
    if (seconds && kind.result == unit::number && !squared) result.result = unit::seconds;
    write_texts(kind, argument, second, filter, result);
    return result;
  }

  [[nodiscard]] finisher finisher_of(const aggregate_kind& kind) const {
    if (kind.finish != finish_kind::percentile) return {kind.finish, {}};
    const bool written = kind.argument == argument_kind::number_and_p;
    return {kind.finish, written ? syntax_.arguments[1].number.shortest() : decimal{5, 1}};
  }

  static void write_texts(const aggregate_kind& kind, const row_expression& argument,
                          const row_expression& second, const row_expression& filter,
                          checked_aggregate& result) {
    std::string arguments = argument.kind == row_kind::damaged ? "*" : canonical_text(argument);
    if (second.kind != row_kind::damaged) arguments += ", " + canonical_text(second);
    const std::string condition =
        filter.kind == row_kind::damaged ? "" : " filter (where " + canonical_text(filter) + ")";
    result.stored.text = stored_text(kind, arguments) + condition;
    result.text = asked_text(kind, result.finish, arguments) + condition;
  }

  /// Squares are added up in 128 bits: 48 of them for the rows, twice those of the values for the rest.
  bool squares_fit(const aggregate_kind& kind, const row_expression& argument, const aggregate& compiled) {
    if (kind.argument != argument_kind::square) return true;
    const number_range bounds = rows_.narrowed({compiled.argument_low, compiled.argument_high},
                                               compiled.argument_slot, compiled.filter_slot);
    constexpr std::int64_t most = (std::int64_t{1} << 39) - 1;
    if (bounds.low >= -most && bounds.high <= most) return true;
    const auto text = [scale = compiled.argument_scale](std::int64_t value) {
      return assay::detail::scaled_text(value, scale);
    };
    fail(argument.where, says::squares_too_large(context_.quote(argument.where), text(bounds.low),
                                                 text(bounds.high), text(most)));
    return false;
  }

  /// Answers outside of the scale would be counted as something they are not.
  bool answers_fit(const aggregate_kind& kind, const row_expression& argument, const aggregate& compiled) {
    const std::optional<survey_scale>& answers = kind.metric->scale;
    if (!answers) return true;
    const std::int32_t scale = compiled.argument_scale;
    const number_range bounds = rows_.narrowed({compiled.argument_low, compiled.argument_high},
                                               compiled.argument_slot, compiled.filter_slot);
    const int128 factor = power_of_ten(scale);
    if (bounds.low >= answers->low * factor && bounds.high <= answers->high * factor) return true;
    fail(argument.where, says::answers_off_scale(
                             context_.quote(argument.where), assay::detail::scaled_text(bounds.low, scale),
                             assay::detail::scaled_text(bounds.high, scale), kind.function, answers->low,
                             answers->high, context_.piece(argument.where)));
    return false;
  }

  const check_context& context_;
  const formula_syntax& syntax_;
  row_compiler& rows_;
  kind_list kinds_;
};

}  // namespace

std::span<const aggregate_kind> kinds_of(const formula_syntax& syntax) {
  const auto kinds = find_aggregate(syntax.name);
  const bool counts = !kinds.empty() && kinds.front().argument == argument_kind::star;
  return syntax.distinct && counts ? find_aggregate("distinct") : kinds;
}

std::optional<checked_aggregate> check_aggregate(const check_context& context, const formula_syntax& syntax,
                                                 row_compiler& rows) {
  return aggregate_checker{context, syntax, rows}.check();
}

void report_unknown_aggregate(const check_context& context, const formula_syntax& syntax) {
  const message written = context.quote(syntax.name_where);
  if (find_row_function(syntax.name) != nullptr)
    return context.report(syntax.name_where, says::function_of_rows(written));
  std::vector<std::string_view> known;
  for (const aggregate_kind& kind : aggregate_kinds()) {
    if (known.empty() || known.back() != kind.function) known.push_back(kind.function);
  }
  message suggestion = says::suggestion(syntax.name, known);
  if (suggestion.empty()) suggestion = says::known_names(known);
  context.report(syntax.name_where, says::unknown_aggregate(written, suggestion));
}

}  // namespace assay::measure
