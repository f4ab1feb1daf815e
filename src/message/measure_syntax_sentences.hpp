// SPDX-License-Identifier: Apache-2.0
//
// The measure language: words that are none, and what was expected in their place.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

// Characters.
inline constexpr sentence measure_not_utf8{"invalid_utf8.measure",
                                           {"the text is not valid UTF-8", "save the model as UTF-8"},
                                           {"文本不是有效的 UTF-8", "以 UTF-8 编码保存模型"}};
inline constexpr sentence foreign_operator{
    "unexpected_character.operator",
    with{"written", "spelling"},
    {R"("{written}" is not an operator of this language)", "write {spelling}"},
    {R"("{written}" 不是本语言的运算符)", "写 {spelling}"}};
inline constexpr sentence stray_character{"unexpected_character.stray",
                                          with{"character", "advice"},
                                          {R"("{character}" has no meaning here)", "{advice}"},
                                          {R"("{character}" 在此处没有意义)", "{advice}"}};
inline constexpr sentence write_ascii_digits{"advice.ascii_digits", "write the digits 0 to 9",
                                             "写半角数字 0 到 9"};
inline constexpr sentence write_not{"advice.not", "write not", "写 not"};
inline constexpr sentence write_blank{"advice.blank", "this is a special blank: write an ordinary one",
                                      "这是特殊空格，请改为普通空格"};
inline constexpr sentence write_single_quotes{"advice.single_quotes",
                                              "write texts in straight single quotes: 'phone'",
                                              "文本写在半角单引号中：'phone'"};
inline constexpr sentence write_straight_quotes{
    "advice.straight_quotes", "write texts in straight single quotes, names in straight double quotes",
    "文本写在半角单引号中，名称写在半角双引号中"};
inline constexpr sentence write_digit_first{
    "advice.digit_first", "write numbers with a digit before the point: 0.5", "小数点前要有数字：0.5"};
inline constexpr sentence one_formula{"advice.one_formula", "one text holds one formula; remove it",
                                      "一个文本只能有一个算式，请删除此处"};
inline constexpr sentence use_parentheses{"advice.parentheses", "use ( and )", "使用 ( 和 )"};
inline constexpr sentence quote_other_names{
    "advice.other_names",
    "a name with other characters than letters, digits and _ is written in double quotes",
    "名称若含字母、数字和 _ 以外的字符，要写在双引号中"};

// Words.
inline constexpr sentence unterminated_text{
    "unterminated_text",
    {"the text that starts here has no end", "close it with '; inside of it a ' is written twice"},
    {"从此处开始的文本没有结束", "用 ' 结束；文本中的 ' 要写两遍"}};
inline constexpr sentence unterminated_name{
    "unterminated_name",
    {"the name that starts here has no end", R"(close it with "; inside of it a " is written twice)"},
    {"从此处开始的名称没有结束", R"(用 " 结束；名称中的 " 要写两遍)"}};
inline constexpr sentence digit_missing{
    "invalid_number",
    with{"digits"},
    {"a digit must follow the point of a number", "write {digits} without the point"},
    {"小数点之后必须有数字", "写 {digits}，不带小数点"}};
inline constexpr const char* exact_numbers_hint =
    "numbers are exact: at most 18 digits, before and after the point together";
inline constexpr const char* exact_numbers_hint_zh = "数字是精确的：小数点前后合计最多 18 位";
inline constexpr sentence number_too_long{"number_too_long.written",
                                          {"the number needs more than 18 digits", exact_numbers_hint},
                                          {"该数字超过 18 位", exact_numbers_hint_zh}};
inline constexpr sentence result_too_long{"number_too_long.result",
                                          with{"written"},
                                          {"{written} needs more than 18 digits", exact_numbers_hint},
                                          {"{written} 超过 18 位数字", exact_numbers_hint_zh}};
inline constexpr sentence unknown_time_unit{
    "unknown_time_unit",
    with{"written"},
    {R"("{written:whole}" is not a unit of time)", "the units are s, min, h and d"},
    {R"("{written:whole}" 不是时间单位)", "时间单位有 s、min、h 和 d"}};

// The text as a whole.
inline constexpr sentence empty_formula{"empty_text.formula",
                                        {"the text is empty", "write an aggregate, for example count(*)"},
                                        {"文本为空", "写一个聚合函数，例如 count(*)"}};
inline constexpr sentence empty_expression{"empty_text.expression",
                                           {"the text is empty", "write an expression of other columns"},
                                           {"文本为空", "写一个由其他列组成的表达式"}};
inline constexpr sentence measure_too_long{"text_too_long",
                                           with{"bytes", "most"},
                                           {"the text has {bytes} bytes", "at most {most} are allowed"},
                                           {"文本有 {bytes} 字节", "最多允许 {most} 字节"}};
inline constexpr sentence nested_too_deeply{
    "nested_too_deeply",
    with{"parentheses", "operators"},
    {"the text is nested too deeply here",
     "at most {parentheses} parentheses inside each other and {operators} operators in a row are allowed"},
    {"文本在此处嵌套过深", "最多允许 {parentheses} 层括号，以及连续 {operators} 个运算符"}};

// Grammar.
inline constexpr sentence unexpected_word{"unexpected_word.found",
                                          with{"expected", "word", "advice"},
                                          {R"(expected {expected}, found "{word:whole}")", "{advice}"},
                                          {R"(此处应为：{expected}；实际为："{word:whole}")", "{advice}"}};
inline constexpr sentence unexpected_end{"unexpected_word.end",
                                         with{"expected", "advice"},
                                         {"expected {expected}, the text ends here", "{advice}"},
                                         {"此处应为：{expected}；但文本到此结束", "{advice}"}};
inline constexpr sentence missing_operator{"missing_operator.value", with{"word"},
                                           R"(no operator stands before "{word:whole}")",
                                           R"("{word:whole}" 之前没有运算符)"};
inline constexpr sentence missing_operator_or_quotes{
    "missing_operator.name",
    with{"word"},
    {R"(no operator stands before "{word:whole}")",
     "a name with blanks or signs in it is written in double quotes"},
    {R"("{word:whole}" 之前没有运算符)", "名称中若有空格或符号，要写在双引号中"}};
inline constexpr sentence chained_comparison{
    "chained_comparison",
    {"a comparison cannot be compared again",
     "write a < b and b < c, or put the first comparison in parentheses"},
    {"比较的结果不能再作比较", "写 a < b and b < c，或把第一个比较放在括号中"}};

// What was expected.
inline constexpr sentence end_of_formula{"expected.formula_end", "the end of the formula", "算式的结尾"};
inline constexpr sentence operator_or_end{"expected.operator", "+, -, *, / or the end of the formula",
                                          "+、-、*、/ 或算式的结尾"};
inline constexpr sentence end_of_expression{"expected.expression_end", "the end of the expression",
                                            "表达式的结尾"};
inline constexpr sentence formula_operand{"expected.formula_operand",
                                          R"(an aggregate, a measure, a number or "(")",
                                          R"(聚合函数、度量、数字或 "(")"};
inline constexpr sentence row_operand{"expected.row_operand", R"(a column, a value or "(")",
                                      R"(列、值或 "(")"};
inline constexpr sentence end_of_parenthesis{"expected.parenthesis_end", "\")\" to end the parenthesis",
                                             "结束括号的 \")\""};
inline constexpr sentence end_of_arguments{"expected.arguments_end", with{"function"},
                                           "\")\" to end the arguments of {function}",
                                           "结束 {function} 的参数的 \")\""};
inline constexpr sentence end_of_filter{"expected.filter_end", "\")\" to end the filter",
                                        "结束过滤条件的 \")\""};
inline constexpr sentence end_of_list{"expected.list_end", "\")\" to end the list", "结束列表的 \")\""};
inline constexpr sentence filter_open{"expected.filter_open", R"("(" after filter)", R"(filter 之后的 "(")"};
inline constexpr sentence filter_where{"expected.where", R"("where")", R"("where")"};
inline constexpr sentence state_after_is{"expected.state", "null, true or false after is",
                                         "is 之后的 null、true 或 false"};
inline constexpr sentence and_of_between{"expected.and", R"("and" of between)", R"(between 的 "and")"};
inline constexpr sentence list_open{"expected.list_open", R"("(" after in)", R"(in 之后的 "(")"};
inline constexpr sentence list_item{"expected.list_item", "a number, a text, true, false or null",
                                    "数字、文本、true、false 或 null"};
inline constexpr sentence list_goes_on{"expected.list_next", "\",\" or \")\" in the list",
                                       "列表中的 \",\" 或 \")\""};
inline constexpr sentence when_of_case{"expected.when", R"("when" of case)", R"(case 的 "when")"};
inline constexpr sentence then_of_case{"expected.then", R"("then" of case)", R"(case 的 "then")"};
inline constexpr sentence end_of_case{"expected.case_end", R"("end" of case)", R"(case 的 "end")"};
inline constexpr sentence case_goes_on{"expected.case_next", R"("when", "else" or "end" of case)",
                                       R"(case 的 "when"、"else" 或 "end")"};

// How it is written.
inline constexpr sentence none_is_open{"advice.none_open", "no parenthesis is open here",
                                       "此处没有未结束的括号"};
inline constexpr sentence conditions_belong{"advice.conditions",
                                            "conditions belong into rate(...) or filter (where ...)",
                                            "条件要写在 rate(...) 或 filter (where ...) 中"};
inline constexpr sentence write_filter{"advice.filter", "write filter (where condition)",
                                       "写 filter (where 条件)"};
inline constexpr sentence write_filter_behind{"advice.filter_behind", with{"function"},
                                              "write {function}(...) filter (where condition)",
                                              "写 {function}(...) filter (where 条件)"};
inline constexpr sentence compare_values{"advice.compare_values", "compare values with =: x = 5",
                                         "用 = 比较值：x = 5"};
inline constexpr sentence write_between{"advice.between", "write x between 1 and 5", "写 x between 1 and 5"};
inline constexpr sentence write_list{"advice.list", "write x in ('a', 'b')", "写 x in ('a', 'b')"};
inline constexpr sentence constants_only{"advice.constants",
                                         "a list holds constants only; compare with = or between otherwise",
                                         "列表中只能有常量，其他情况用 = 或 between 比较"};
inline constexpr sentence negation_in_parentheses{
    "advice.negation", "put the negated condition in parentheses", "把取反的条件放在括号中"};
inline constexpr sentence write_case{"advice.case",
                                     "write case when condition then value else other value end",
                                     "写 case when 条件 then 值 else 其他值 end"};
inline constexpr sentence keyword_as_name{"advice.keyword",
                                          "put it in double quotes if it is the name of a column or measure",
                                          "若它是列或度量的名称，请写在双引号中"};

}  // namespace assay::says
