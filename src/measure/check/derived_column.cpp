// SPDX-License-Identifier: Apache-2.0
//
// Derived columns are checked in the order in which they need each other; a circle has no such order.
#include "measure/check/derived_column.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "measure/check/number_set.hpp"
#include "measure/check/row_checker.hpp"
#include "measure/check/time_difference.hpp"
#include "measure/syntax/row_parser.hpp"
#include "measure/words/token_cursor.hpp"
#include "message/measure_name_sentences.hpp"
#include "message/measure_syntax_sentences.hpp"
#include "message/measure_type_sentences.hpp"

namespace assay::measure {
namespace {

struct parsed_column {
  row_syntax syntax;
  std::vector<fault> faults;
  std::vector<std::size_t> uses;  ///< the derived columns it names
};

const detail::sentence_data& word_of(column_type type) {
  switch (type) {
    case column_type::boolean:
      return says::condition_type;
    case column_type::integer:
      return says::whole_number_type;
    case column_type::decimal:
      return says::number_type;
    case column_type::duration:
      return says::time_type;
    case column_type::timestamp:
      return says::instant_type;
    case column_type::category:
      break;
  }
  return says::text_type;
}

bool fits(const row_expression& value, column_type type) {
  if (type == column_type::boolean) return value.type == row_type::boolean;
  if (type == column_type::category) return value.type == row_type::text;
  if (value.type != row_type::number) return false;
  switch (value.shape.quantity) {
    case row_quantity::seconds:
      return type == column_type::duration;
    case row_quantity::instant:
      return type == column_type::timestamp;
    case row_quantity::plain:
      break;
  }
  return type == column_type::decimal || (type == column_type::integer && value.shape.scale == 0);
}

class derived_checker {
 public:
  explicit derived_checker(const record_definition& record) : record_{record} {
    for (const derived_definition& column : record.derived)
      parsed_.push_back(parse(column.value));
    result_.columns.resize(record.derived.size());
    progress_.assign(record.derived.size(), stage::untouched);
  }

  checked_columns check() {
    for (std::size_t index = 0; index < parsed_.size(); ++index)
      visit(index);
    for (parsed_column& column : parsed_) {
      std::stable_sort(column.faults.begin(), column.faults.end(),
                       [](const fault& left, const fault& right) { return left.offset < right.offset; });
      if (column.faults.size() > maximum_faults) column.faults.resize(maximum_faults);
      result_.faults.push_back(std::move(column.faults));
    }
    return std::move(result_);
  }

 private:
  enum class stage : std::uint8_t { untouched, open, done };

  parsed_column parse(std::string_view text) const {
    parsed_column result;
    token_cursor cursor{text};
    if (cursor.at_end()) {
      cursor.report(cursor.here(), says::empty_expression());
    } else {
      result.syntax = parse_row(cursor);
      if (!cursor.at_end()) cursor.report_expected(says::end_of_expression);
    }
    result.faults = cursor.take_faults();
    collect(result.syntax, result.uses);
    return result;
  }

  void collect(const row_syntax& syntax, std::vector<std::size_t>& uses) const {
    if (syntax.kind == row_syntax_kind::column && record_.column_index(syntax.name) < 0) {
      for (std::size_t index = 0; index < record_.derived.size(); ++index) {
        if (record_.derived[index].name == syntax.name) uses.push_back(index);
      }
    }
    for (const row_syntax& operand : syntax.operands)
      collect(operand, uses);
  }

  void visit(std::size_t index) {
    if (progress_[index] == stage::done) return;
    progress_[index] = stage::open;
    path_.push_back(index);
    bool circle = false;
    for (const std::size_t used : parsed_[index].uses) {
      if (progress_[used] == stage::open) {
        if (!circle) report_circle(index, used);
        circle = true;
      } else {
        visit(used);
      }
    }
    path_.pop_back();
    progress_[index] = stage::done;
    if (!circle) check_one(index);
  }

  void report_circle(std::size_t index, std::size_t begin) {
    std::vector<std::string> names;
    for (auto at = std::find(path_.begin(), path_.end(), begin); at != path_.end(); ++at)
      names.push_back(record_.derived[*at].name);
    names.push_back(record_.derived[begin].name);
    parsed_[index].faults.push_back({0, record_.derived[index].value.size(), says::circular_columns(names)});
  }

  void check_one(std::size_t index) {
    const derived_definition& definition = record_.derived[index];
    parsed_column& column = parsed_[index];
    if (definition.value.empty()) return;
    const bool readable = column.faults.empty();
    const check_context context{record_, definition.value, column.faults, result_.columns};
    row_expression value = check_row(context, column.syntax);
    if (!readable || !column.faults.empty() || value.type == row_type::unknown) return;
    const place whole = column.syntax.where;
    if (value.is_literal()) {
      context.report(whole, says::constant_column());
    } else if (!fits(value, definition.type)) {
      const bool decimals = value.type == row_type::number && value.shape.scale > 0;
      const auto& differs = decimals ? says::declared_without_decimals : says::declared_otherwise;
      context.report(whole, differs(context.quote(whole), describe(value), word_of(definition.type)));
    } else {
      derived_column& checked = result_.columns[index];
      checked.text = canonical_text(value);
      if (definition.has_range()) {
        if (!narrow(context, definition, value, checked)) return;
      } else {
        collect_undeclared_differences(value, checked.differences);
      }
      checked.value = std::move(value);
      result_.order.push_back(index);
    }
  }

  /// Applies a declared range to what is known of the value; false after a fault.
  static bool narrow(const check_context& context, const derived_definition& definition,
                     row_expression& value, derived_column& checked) {
    const std::int32_t scale = value.shape.scale;
    const number_range possible{value.shape.low, value.shape.high};
    number_range range{INT64_MIN, INT64_MAX};
    if (definition.minimum) range.low = scaled_end(*definition.minimum, scale, true);
    if (definition.maximum) range.high = scaled_end(*definition.maximum, scale, false);
    const number_set kept = intersection({possible}, {range});
    if (range.low > range.high || kept.empty()) {
      const auto text = [scale](std::int64_t end) { return assay::detail::scaled_text(end, scale); };
      context.report({0, context.text.size()},
                     says::range_never_met(text(possible.low), text(possible.high)));
      return false;
    }
    if (possible.low < range.low || possible.high > range.high) checked.range = range;
    checked.outside = definition.outside;
    value.shape.low = kept.front().low;
    value.shape.high = kept.front().high;
    return true;
  }

  /// The outermost integer of this scale that an end of a range allows; one beyond 64 bits allows everything on its side.
  static std::int64_t scaled_end(const decimal& end, std::int32_t scale, bool is_minimum) {
    const number_set set =
        set_of_comparison(is_minimum ? row_kind::greater_or_equal : row_kind::less_or_equal, end, scale);
    if (set.empty()) return is_minimum ? INT64_MAX : INT64_MIN;
    return is_minimum ? set.front().low : set.back().high;
  }

  const record_definition& record_;
  std::vector<parsed_column> parsed_;
  std::vector<stage> progress_;
  std::vector<std::size_t> path_;
  checked_columns result_;
};

}  // namespace

checked_columns check_derived_columns(const record_definition& record) {
  return derived_checker{record}.check();
}

}  // namespace assay::measure
