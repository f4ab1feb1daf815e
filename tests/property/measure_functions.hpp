// SPDX-License-Identifier: Apache-2.0
//
// Functions, case and like in both languages: templates over operands that are expressions themselves.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "property/measure_expression.hpp"

namespace assay::measure_test {

enum class kind { boolean, text, plain, seconds, instant };

inline expression random_literal(random_source& random, kind what, int scale) {
  static const std::vector<std::int64_t> usual{
      0, 1, 2, 3, 5, 7, 10, 50, 99, 100, 101, 300, 1000, 9007199254740991, INT64_MAX};
  std::int64_t digits = one_of(random, usual);
  int own_scale = 0;
  if (digits < 100'000 && chance(random, 40))
    own_scale = static_cast<int>(below(random, static_cast<std::size_t>(scale) + 3));
  decimal number{digits, own_scale};
  std::string written = number.text();
  if (what == kind::seconds && digits < 100'000 && own_scale == 0 && chance(random, 30)) {
    const std::pair<const char*, std::int64_t> units[] = {
        {" s", 1}, {" min", 60}, {"h", 3600}, {" d", 86'400}};
    const auto& [suffix, factor] = units[below(random, 4)];
    written += random_case(random, suffix);
    number.coefficient *= factor;
  }
  if (what == kind::plain && own_scale == 0 && digits < 100'000 && chance(random, 10)) {
    written += "%";
    number = decimal{digits, 2};
  }
  const bool negative = chance(random, 25);
  if (negative) written.insert(0, "-");
  number = (negative ? -number : number).shortest();
  return {"", expression::form::number, negative ? sign : value, number.scale, number, written, false, {}};
}

inline expression prefix(std::string_view word, int binds, expression operand) {
  expression result{std::string{word}, expression::form::prefix, binds, operand.scale, {}, {}, false, {}};
  result.operands.push_back(std::move(operand));
  return result;
}

inline expression infix(std::string_view word, int binds, int scale, expression left, expression right) {
  expression result{std::string{word}, expression::form::infix, binds, scale, {}, {}, false, {}};
  result.operands.push_back(std::move(left));
  result.operands.push_back(std::move(right));
  return result;
}

inline expression compared(std::string_view word, expression left, expression right) {
  return infix(word, condition, 0, std::move(left), std::move(right));
}

inline expression call(std::string_view word, std::vector<expression> operands, int scale) {
  return {std::string{word}, expression::form::call, value, scale, {}, {}, false, std::move(operands)};
}

/// `{n}` stands for operand n; in SQL with its own decimals, as `{n@}` with those of the result. In the measure
/// language `{n+}` puts it in parentheses where it binds less than a sum.
inline expression from_template(std::string written, std::string in_sql, std::vector<expression> operands,
                                int scale = 0, int binds = value) {
  return {std::move(in_sql),  expression::form::from_template, binds, scale, {}, std::move(written), false,
          std::move(operands)};
}

/// Makes functions of operands that are random already.
class function_maker {
 public:
  explicit function_maker(random_source& random) : random_{random} {}

  expression truth_test(expression condition_operand) {
    const std::string test = one_of<std::string>(random_, {"true", "false", "not true", "not false"});
    return from_template("{0+} is " + test, "{0} is " + test, {std::move(condition_operand)}, 0, condition);
  }

  expression choice(const expression& when, expression then, expression otherwise, bool numbers) {
    const int scale = numbers ? std::max(then.scale, otherwise.scale) : 0;
    const bool has_else = chance(random_, 70);
    std::string end = has_else ? " else {2} end" : " end";
    std::string sql_end = has_else ? " else {2@} end" : " end";
    if (!has_else) {
      otherwise = then;
    }
    const int own = has_else ? scale : then.scale;
    return from_template("case when {0} then {1}" + end, "case when {0} then {1@}" + sql_end,
                         {when, std::move(then), std::move(otherwise)}, own);
  }

  /// case with two conditions, one of them null.
  expression long_choice(const expression& first, const expression& second, expression then,
                         expression otherwise) {
    const int scale = std::max(then.scale, otherwise.scale);
    return from_template("CASE WHEN {0} THEN {2} WHEN {1} THEN null ELSE {3} END",
                         "case when {0} then {2@} when {1} then null else {3@} end",
                         {first, second, std::move(then), std::move(otherwise)}, scale);
  }

  expression extreme(expression left, expression right) {
    const bool greatest = chance(random_, 50);
    const int scale = std::max(left.scale, right.scale);
    return from_template(greatest ? "greatest({0}, {1})" : "least({0}, {1})",
                         greatest ? "max({0@}, {1@})" : "min({0@}, {1@})",
                         {std::move(left), std::move(right)}, scale);
  }

  expression absolute(expression operand) {
    const int scale = operand.scale;
    return from_template("abs({0})", "abs({0})", {std::move(operand)}, scale);
  }

  expression floored(expression operand) {
    const std::string divisor = one_of<std::string>(random_, {"1", "2", "7", "60", "3600", "86400"});
    const std::string one = std::to_string(std::stoll(divisor) * power_of_ten(operand.scale));
    if (chance(random_, 50)) {
      return from_template("floor_div({0}, " + divisor + ")", "({0} / " + one + " - ({0} % " + one + " < 0))",
                           {std::move(operand)});
    }
    const int scale = operand.scale;
    return from_template("mod({0}, " + divisor + ")", "(({0} % " + one + " + " + one + ") % " + one + ")",
                         {std::move(operand)}, scale);
  }

  /// extract of a point in time, to an integer.
  expression part_of(expression instant) {
    struct part {
      const char* name;
      const char* in_sql;
    };
    static const std::vector<part> parts{
        {"year", "strftime('%Y', @, 'unixepoch')"},
        {"month", "strftime('%m', @, 'unixepoch')"},
        {"quarter", "(strftime('%m', @, 'unixepoch') + 2) / 3"},
        {"day", "strftime('%d', @, 'unixepoch')"},
        {"hour", "strftime('%H', @, 'unixepoch')"},
        {"minute", "strftime('%M', @, 'unixepoch')"},
        {"second", "strftime('%S', @, 'unixepoch')"},
        {"dow", "strftime('%w', @, 'unixepoch')"},
        {"isodow", "(strftime('%w', @, 'unixepoch') + 6) % 7 + 1"},
        {"doy", "strftime('%j', @, 'unixepoch')"},
        {"week", "(strftime('%j', @, 'unixepoch', '-3 days', 'weekday 4') - 1) / 7 + 1"},
        {"isoyear", "strftime('%Y', @, 'unixepoch', '-3 days', 'weekday 4')"},
    };
    const part& chosen = one_of(random_, parts);
    const offset moved = random_offset();
    const std::string seconds = seconds_of(instant, moved);
    return from_template("extract(" + random_case(random_, chosen.name) + " from {0}" + moved.written + ")",
                         "cast(" + with(chosen.in_sql, seconds) + " as integer)", {std::move(instant)});
  }

  /// date_trunc, to a point in time.
  expression begin_of(expression instant) {
    struct unit {
      const char* name;
      const char* in_sql;
    };
    static const std::vector<unit> units{
        {"day", "strftime('%s', @, 'unixepoch', 'start of day')"},
        {"month", "strftime('%s', @, 'unixepoch', 'start of month')"},
        {"year", "strftime('%s', @, 'unixepoch', 'start of year')"},
        {"week", "strftime('%s', @, 'unixepoch', 'start of day', '-6 days', 'weekday 1')"},
        {"quarter",
         "strftime('%s', strftime('%Y', @, 'unixepoch') || '-' || printf('%02d', (strftime('%m', @, "
         "'unixepoch') - 1) / 3 * 3 + 1) || '-01')"},
        {"hour", "(@ - (@ % 3600 + 3600) % 3600)"},
        {"minute", "(@ - (@ % 60 + 60) % 60)"},
    };
    const unit& chosen = one_of(random_, units);
    const offset moved = random_offset();
    const std::string seconds = seconds_of(instant, moved);
    return from_template(
        "date_trunc('" + random_case(random_, chosen.name) + "', {0}" + moved.written + ")",
        "(cast(" + with(chosen.in_sql, seconds) + " as integer) - " + std::to_string(moved.seconds) + ")",
        {std::move(instant)});
  }

  expression time_text(expression instant) {
    const std::string seconds = seconds_of(instant, {});
    return from_template("text({0})", "datetime(" + seconds + ", 'unixepoch')", {std::move(instant)});
  }
  expression number_text(expression whole) {
    return from_template("text({0})", "cast({0} as text)", {std::move(whole)});
  }

  expression like(expression text) {
    static const std::vector<std::string> patterns{"%",   "",    "p%",      "%e",  "%h%",   "_____", "电_",
                                                   "%话", "_h%", "it's%",   "%_",  "PHONE", "p%n%",  "%%o__",
                                                   "\\%", "_",   "50!%!_%", "!%%", "%!!"};
    const std::string pattern = sql_text(one_of(random_, patterns));
    const std::string escape =
        pattern.find('!') == std::string::npos ? "" : random_case(random_, " escape ") + std::string{"'!'"};
    const std::string word = chance(random_, 30) ? " not like " : " like ";
    return from_template("{0+}" + word + pattern + escape, "{0}" + word + pattern + escape, {std::move(text)},
                         0, condition);
  }

  expression starts_with(expression text) {
    const std::string start = sql_text(one_of<std::string>(random_, {"p", "", "电", "50%", "_", "it'"}));
    return from_template("starts_with({0}, " + start + ")",
                         "substr({0}, 1, length(" + start + ")) = " + start, {std::move(text)});
  }

  /// A text made of a text.
  expression text_call(expression text) {
    static const std::vector<std::string> calls{"lower({0})",
                                                "upper({0})",
                                                "trim({0})",
                                                "ltrim({0})",
                                                "rtrim({0})",
                                                "trim({0}, 'p电e')",
                                                "ltrim({0}, ' 5')",
                                                "rtrim({0}, '话x')",
                                                "substr({0}, 2)",
                                                "substr({0}, 1, 1)",
                                                "substr({0}, -2)",
                                                "substr({0}, -9, 5)",
                                                "substr({0}, 3, 0)",
                                                "substr({0}, 2, 100)",
                                                "replace({0}, 'h', '')",
                                                "replace({0}, '电', 'tele')",
                                                "replace({0}, 'e', 'ee')"};
    const std::string& call = one_of(random_, calls);
    return from_template(call, call, {std::move(text)});
  }

  expression joined(expression left, expression right) {
    return from_template("{0+} || {1*}", "({0} || {1})", {std::move(left), std::move(right)}, 0, sum);
  }

  expression text_number(expression text) {
    static const std::vector<std::pair<std::string, std::string>> calls{
        {"length({0})", "length({0})"},
        {"strpos({0}, 'h')", "instr({0}, 'h')"},
        {"strpos({0}, '话')", "instr({0}, '话')"},
        {"strpos({0}, '')", "instr({0}, '')"}};
    const auto& [written, in_sql] = one_of(random_, calls);
    return from_template(written, in_sql, {std::move(text)});
  }

  expression nullif(expression left, expression right) {
    return from_template("nullif({0}, {1})", "nullif({0}, {1})", {std::move(left), std::move(right)});
  }

  expression simple_choice(expression text, expression then, expression otherwise) {
    const int scale = std::max(then.scale, otherwise.scale);
    return from_template("case {0} when 'phone' then {1} when '电话' then {2} end",
                         "case {0} when 'phone' then {1@} when '电话' then {2@} end",
                         {std::move(text), std::move(then), std::move(otherwise)}, scale);
  }

 private:
  struct offset {
    std::string written;
    int seconds = 0;
  };

  offset random_offset() {
    static const std::vector<offset> offsets{
        {"", 0}, {", 'Z'", 0}, {", '+08:00'", 28'800}, {", '-05:30'", -19'800}, {", '+14'", 50'400}};
    return one_of(random_, offsets);
  }

  /// Whole seconds of the operand, rounded down.
  static std::string seconds_of(const expression& instant, const offset& moved) {
    const std::string one = std::to_string(power_of_ten(instant.scale));
    return "({0} / " + one + " - ({0} % " + one + " < 0) + " + std::to_string(moved.seconds) + ")";
  }

  static std::string with(std::string_view pattern, const std::string& seconds) {
    std::string result;
    for (const char letter : pattern)
      result += letter == '@' ? seconds : std::string(1, letter);
    return result;
  }

  random_source& random_;
};

}  // namespace assay::measure_test
