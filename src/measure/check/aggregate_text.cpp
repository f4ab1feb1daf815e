// SPDX-License-Identifier: Apache-2.0
#include "measure/check/aggregate_text.hpp"

#include <algorithm>
#include <utility>

#include "measure/words/token.hpp"

namespace assay::measure {

std::vector<std::string> variants_of(std::span<const aggregate_kind> kinds) {
  std::vector<std::string> result;
  for (const aggregate_kind& kind : kinds) {
    if (!kind.variant.empty()) result.push_back(written_text(kind.variant));
  }
  return result;
}

std::string usage_of(const aggregate_kind& kind) {
  const std::string function{kind.function};
  const std::string variant = kind.variant.empty() || kind.default_variant ? "" : ", variant";
  switch (kind.argument) {
    case argument_kind::star:
      return function + "(*)";
    case argument_kind::boolean:
      return function + "(condition)";
    case argument_kind::two_numbers:
      return function + "(part, whole)";
    case argument_kind::number_and_p:
      return function + (kind.default_variant ? "(x, 0.9)" : "(x, 0.9, " + written_text(kind.variant) + ")");
    case argument_kind::text:
      return function + "(category)";
    case argument_kind::different:
      return kind.default_variant ? "count(distinct x)"
                                  : "count(distinct x, " + written_text(kind.variant) + ")";
    case argument_kind::outcome:
      return function + "(answered, " + written_text(kind.variant) + ")";
    case argument_kind::outcome_and_limit:
      return function + "(answered, wait, 5 s, " + written_text(kind.variant) + ")";
    case argument_kind::outcome_and_limits:
      return function + "(answered, wait, 20 s, " + written_text(kind.variant) + ")";
    default:
      return function + "(x" + variant + ")";
  }
}

std::vector<std::string> usages_of(std::span<const aggregate_kind> kinds) {
  std::vector<std::string> result;
  for (const aggregate_kind& kind : kinds) {
    std::string usage = usage_of(kind);
    if (std::find(result.begin(), result.end(), usage) == result.end()) result.push_back(std::move(usage));
  }
  return result;
}

std::string stored_text(const aggregate_kind& kind, const std::string& arguments) {
  const std::string_view stored_as = kind.metric->stored_as;
  std::string text{stored_as.empty() ? kind.function : stored_as};
  text = kind.argument == argument_kind::different ? "count(distinct " : text + "(";
  text += arguments;
  if (!kind.variant.empty() && !kind.default_variant) text += ", " + written_text(kind.variant);
  return text + ")";
}

std::string asked_text(const aggregate_kind& kind, const finisher& finish, const std::string& arguments) {
  if (finish.kind == finish_kind::usual) return stored_text(kind, arguments);
  if (finish.kind != finish_kind::percentile) return std::string{kind.function} + "(" + arguments + ")";
  const std::string variant = kind.default_variant ? "" : ", " + written_text(kind.variant);
  return "percentile(" + arguments + ", " + finish.p.text() + variant + ")";
}

}  // namespace assay::measure
