// SPDX-License-Identifier: Apache-2.0
//
// The measure language: words that are none, and what was expected in their place.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

// Characters.
inline constexpr sentence measure_not_utf8{"invalid_utf8.measure",
                                           {"the text is not valid UTF-8", "save the model as UTF-8"}};
inline constexpr sentence foreign_operator{
    "unexpected_character.operator",
    with{"written", "spelling"},
    {R"("{written}" is not an operator of this language)", "write {spelling}"}};
inline constexpr sentence stray_character{"unexpected_character.stray",
                                          with{"character", "advice"},
                                          {R"("{character}" has no meaning here)", "{advice}"}};
inline constexpr sentence write_ascii_digits{"advice.ascii_digits", "write the digits 0 to 9"};
inline constexpr sentence write_not{"advice.not", "write not"};
inline constexpr sentence write_blank{"advice.blank", "this is a special blank: write an ordinary one"};
inline constexpr sentence write_single_quotes{"advice.single_quotes",
                                              "write texts in straight single quotes: 'phone'"};
inline constexpr sentence write_straight_quotes{
    "advice.straight_quotes", "write texts in straight single quotes, names in straight double quotes"};
inline constexpr sentence write_digit_first{"advice.digit_first",
                                            "write numbers with a digit before the point: 0.5"};
inline constexpr sentence one_formula{"advice.one_formula", "one text holds one formula; remove it"};
inline constexpr sentence use_parentheses{"advice.parentheses", "use ( and )"};
inline constexpr sentence quote_other_names{
    "advice.other_names",
    "a name with other characters than letters, digits and _ is written in double quotes"};

// Words.
inline constexpr sentence unterminated_text{
    "unterminated_text",
    {"the text that starts here has no end", "close it with '; inside of it a ' is written twice"}};
inline constexpr sentence unterminated_name{
    "unterminated_name",
    {"the name that starts here has no end", R"(close it with "; inside of it a " is written twice)"}};
inline constexpr sentence digit_missing{
    "invalid_number",
    with{"digits"},
    {"a digit must follow the point of a number", "write {digits} without the point"}};
inline constexpr const char* exact_numbers_hint =
    "numbers are exact: at most 18 digits, before and after the point together";
inline constexpr sentence number_too_long{"number_too_long.written",
                                          {"the number needs more than 18 digits", exact_numbers_hint}};
inline constexpr sentence result_too_long{
    "number_too_long.result", with{"written"}, {"{written} needs more than 18 digits", exact_numbers_hint}};
inline constexpr sentence unknown_time_unit{
    "unknown_time_unit",
    with{"written"},
    {R"("{written:whole}" is not a unit of time)", "the units are s, min, h and d"}};

// The text as a whole.
inline constexpr sentence empty_formula{"empty_text.formula",
                                        {"the text is empty", "write an aggregate, for example count(*)"}};
inline constexpr sentence empty_expression{"empty_text.expression",
                                           {"the text is empty", "write an expression of other columns"}};
inline constexpr sentence measure_too_long{
    "text_too_long", with{"bytes", "most"}, {"the text has {bytes} bytes", "at most {most} are allowed"}};
inline constexpr sentence nested_too_deeply{
    "nested_too_deeply",
    with{"parentheses", "operators"},
    {"the text is nested too deeply here",
     "at most {parentheses} parentheses inside each other and {operators} operators in a row are allowed"}};

// Grammar.
inline constexpr sentence unexpected_word{"unexpected_word.found",
                                          with{"expected", "word", "advice"},
                                          {R"(expected {expected}, found "{word:whole}")", "{advice}"}};
inline constexpr sentence unexpected_end{"unexpected_word.end",
                                         with{"expected", "advice"},
                                         {"expected {expected}, the text ends here", "{advice}"}};
inline constexpr sentence missing_operator{"missing_operator.value", with{"word"},
                                           R"(no operator stands before "{word:whole}")"};
inline constexpr sentence missing_operator_or_quotes{
    "missing_operator.name",
    with{"word"},
    {R"(no operator stands before "{word:whole}")",
     "a name with blanks or signs in it is written in double quotes"}};
inline constexpr sentence chained_comparison{
    "chained_comparison",
    {"a comparison cannot be compared again",
     "write a < b and b < c, or put the first comparison in parentheses"}};

// What was expected.
inline constexpr sentence end_of_formula{"expected.formula_end", "the end of the formula"};
inline constexpr sentence operator_or_end{"expected.operator", "+, -, *, / or the end of the formula"};
inline constexpr sentence end_of_expression{"expected.expression_end", "the end of the expression"};
inline constexpr sentence formula_operand{"expected.formula_operand",
                                          R"(an aggregate, a measure, a number or "(")"};
inline constexpr sentence row_operand{"expected.row_operand", R"(a column, a value or "(")"};
inline constexpr sentence end_of_parenthesis{"expected.parenthesis_end", "\")\" to end the parenthesis"};
inline constexpr sentence end_of_arguments{"expected.arguments_end", with{"function"},
                                           "\")\" to end the arguments of {function}"};
inline constexpr sentence end_of_filter{"expected.filter_end", "\")\" to end the filter"};
inline constexpr sentence end_of_list{"expected.list_end", "\")\" to end the list"};
inline constexpr sentence filter_open{"expected.filter_open", R"("(" after filter)"};
inline constexpr sentence filter_where{"expected.where", R"("where")"};
inline constexpr sentence state_after_is{"expected.state", "null, true or false after is"};
inline constexpr sentence and_of_between{"expected.and", R"("and" of between)"};
inline constexpr sentence list_open{"expected.list_open", R"("(" after in)"};
inline constexpr sentence list_item{"expected.list_item", "a number, a text, true, false or null"};
inline constexpr sentence list_goes_on{"expected.list_next", "\",\" or \")\" in the list"};
inline constexpr sentence when_of_case{"expected.when", R"("when" of case)"};
inline constexpr sentence then_of_case{"expected.then", R"("then" of case)"};
inline constexpr sentence end_of_case{"expected.case_end", R"("end" of case)"};
inline constexpr sentence case_goes_on{"expected.case_next", R"("when", "else" or "end" of case)"};

// How it is written.
inline constexpr sentence none_is_open{"advice.none_open", "no parenthesis is open here"};
inline constexpr sentence conditions_belong{"advice.conditions",
                                            "conditions belong into rate(...) or filter (where ...)"};
inline constexpr sentence write_filter{"advice.filter", "write filter (where condition)"};
inline constexpr sentence write_filter_behind{"advice.filter_behind", with{"function"},
                                              "write {function}(...) filter (where condition)"};
inline constexpr sentence compare_values{"advice.compare_values", "compare values with =: x = 5"};
inline constexpr sentence write_between{"advice.between", "write x between 1 and 5"};
inline constexpr sentence write_list{"advice.list", "write x in ('a', 'b')"};
inline constexpr sentence constants_only{"advice.constants",
                                         "a list holds constants only; compare with = or between otherwise"};
inline constexpr sentence negation_in_parentheses{"advice.negation",
                                                  "put the negated condition in parentheses"};
inline constexpr sentence write_case{"advice.case",
                                     "write case when condition then value else other value end"};
inline constexpr sentence keyword_as_name{"advice.keyword",
                                          "put it in double quotes if it is the name of a column or measure"};

}  // namespace assay::says
