// SPDX-License-Identifier: Apache-2.0
//
// What is wrong with a text that is not JSON, with advice for the slips that people really make.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

inline constexpr sentence json_empty{"json_syntax.empty",
                                     {"the document is empty", "write a JSON value, for example {}"},
                                     {"文档为空", "写一个 JSON 值，例如 {}"}};
inline constexpr sentence json_values{"json_too_large.values",
                                      with{"most"},
                                      {"the document has more than {most} values", "split it"},
                                      {"文档中的值超过 {most} 个", "拆分文档"}};
inline constexpr sentence json_too_deep{
    "json_too_deep",
    with{"most"},
    {"objects and arrays are nested more than {most} deep", "flatten the document"},
    {"对象和数组的嵌套超过 {most} 层", "减少文档的嵌套层数"}};

inline constexpr sentence json_too_large{"json_too_large.bytes",
                                         with{"most"},
                                         {"the document is larger than {most} MiB", "split it"},
                                         {"文档超过 {most} MiB", "拆分文档"}};
inline constexpr sentence invalid_utf8{"invalid_utf8.bytes",
                                       {"the text is not UTF-8 from here on", "save it as UTF-8"},
                                       {"从此处起文本不是 UTF-8", "以 UTF-8 编码保存"}};
inline constexpr sentence invalid_utf8_16{
    "invalid_utf8.utf16",
    {"the text is not UTF-8 from here on", "it is UTF-16; save it as UTF-8"},
    {"从此处起文本不是 UTF-8", "这是 UTF-16，请以 UTF-8 编码保存"}};
inline constexpr sentence duplicate_key{"duplicate_key",
                                        with{"key", "where"},
                                        {R"("{key}" is already given at {where})", "keep one of the two"},
                                        {R"("{key}" 已在{where}给出)", "两者只保留一个"}};
/// A place in a text.
inline constexpr sentence line_and_column{"place.line", with{"line", "column"},
                                          "line {line}, column {column}", "第 {line} 行第 {column} 列"};

// What was expected.
inline constexpr sentence json_unexpected{"json_syntax.unexpected",
                                          with{"expected", "found", "advice"},
                                          {"expected {expected} but found {found}", "{advice}"},
                                          {"此处应为：{expected}；实际为：{found}", "{advice}"}};
inline constexpr sentence json_end{"expected.end", "nothing more after the document", "文档的结尾"};
inline constexpr sentence json_value{"expected.value", "a value", "一个值"};
inline constexpr sentence json_name{"expected.name", "a name in double quotes", "双引号中的名称"};
inline constexpr sentence json_colon{"expected.colon", with{"name"}, R"(':' after the name "{name}")",
                                     R"(名称 "{name}" 之后的 ':')"};
inline constexpr sentence json_comma_or{"expected.comma", with{"closing"}, "a comma or '{closing}'",
                                        "逗号或 '{closing}'"};

// What stands there instead.
inline constexpr sentence found_end{"found.end", "the end of the text", "文本结尾"};
inline constexpr sentence found_ideographic_space{"found.ideographic_space", "an ideographic space (U+3000)",
                                                  "全角空格（U+3000）"};
inline constexpr sentence found_no_break_space{"found.no_break_space", "a no-break space (U+00A0)",
                                               "不换行空格（U+00A0）"};
inline constexpr sentence found_zero_width_space{"found.zero_width_space", "a zero-width space (U+200B)",
                                                 "零宽空格（U+200B）"};
inline constexpr sentence found_byte_order_mark{"found.byte_order_mark", "a byte order mark (U+FEFF)",
                                                "字节顺序标记（U+FEFF）"};
inline constexpr sentence found_control{"found.control", with{"character"},
                                        "the control character {character}", "控制字符 {character}"};
inline constexpr sentence found_word{"found.word", with{"word"}, "'{word}'", "'{word}'"};

// What to do.
inline constexpr sentence put_space{"advice.space", "put an ordinary space there", "改为普通空格"};
inline constexpr sentence remove_it{"advice.remove", "remove it", "删除它"};
inline constexpr sentence remove_mark{"advice.mark", "remove it; it may stand at the start of the text only",
                                      "删除它；它只能出现在文本开头"};
inline constexpr sentence put_ascii{"advice.ascii", with{"character"},
                                    "JSON is written with ASCII punctuation: put '{character}' there",
                                    "JSON 使用半角标点：此处改为 '{character}'"};
inline constexpr sentence no_comments{"advice.comment", "JSON has no comments", "JSON 没有注释"};
inline constexpr sentence put_double_quotes{"advice.double_quotes", "put text in double quotes",
                                            "把文本放在双引号中"};
inline constexpr sentence put_comma{"advice.comma", "put ',' there", "此处加上 ','"};
inline constexpr sentence put_colon{"advice.colon", "put ':' there", "此处加上 ':'"};
inline constexpr sentence save_as_utf8{"advice.utf8", "the file may be UTF-16; save it as UTF-8",
                                       "文件可能是 UTF-16，请以 UTF-8 编码保存"};
inline constexpr sentence one_value{"advice.one_value", "a document is one value", "一个文档只能是一个值"};
inline constexpr sentence write_value{"advice.value", "write a value there", "在此处写一个值"};
inline constexpr sentence write_members{"advice.members", "write members as \"name\": value",
                                        R"(成员写成 "name": value 的形式)"};
inline constexpr sentence put_comma_before{"advice.comma_before", "put a comma before it", "在它前面加逗号"};
inline constexpr sentence write_lower_case{"advice.lower_case", with{"word"},
                                           "write it in lower case: {word}", "用小写：{word}"};
inline constexpr sentence write_true{"advice.true", "write true", "写 true"};
inline constexpr sentence write_false{"advice.false", "write false", "写 false"};
inline constexpr sentence write_null{"advice.null", "write null", "写 null"};
inline constexpr sentence no_infinity{"advice.infinity", "JSON has no NaN and no infinity; write null",
                                      "JSON 没有 NaN 和无穷大，请写 null"};
inline constexpr sentence no_plus{"advice.plus", "leave out the plus sign", "去掉加号"};
inline constexpr sentence no_percent{"advice.percent", "leave out the percent sign", "去掉百分号"};
inline constexpr sentence digit_before_point{"advice.digit_before", "write a digit before the decimal point",
                                             "小数点前要有数字"};
inline constexpr sentence no_leading_zeros{"advice.zeros", "leave out the leading zeros", "去掉开头的零"};
inline constexpr sentence digit_behind_point{"advice.digit_behind", "write a digit after the decimal point",
                                             "小数点后要有数字"};
inline constexpr sentence number_grammar{
    "advice.number", "a number is digits, with a decimal point and an exponent where needed: 12.5, 1e-3",
    "数字由数位组成，需要时带小数点和指数：12.5、1e-3"};

inline constexpr sentence json_not_a_number{"json_syntax.number",
                                            with{"word", "advice"},
                                            {"'{word}' is not a number", "{advice}"},
                                            {"'{word}' 不是数字", "{advice}"}};
inline constexpr sentence json_not_a_value{"json_syntax.value",
                                           with{"word", "advice"},
                                           {"expected a value but found '{word}'", "{advice}"},
                                           {"此处应为一个值，实际为 '{word}'", "{advice}"}};
inline constexpr sentence json_trailing_comma{
    "json_syntax.comma",
    with{"closing"},
    {"a comma must not stand before '{closing}'", "remove the comma"},
    {"'{closing}' 之前不能有逗号", "删除该逗号"}};
inline constexpr sentence json_array_open{"json_syntax.array_open", with{"where"},
                                          "the array opened at {where} is not closed yet",
                                          "从{where}开始的数组尚未结束"};
inline constexpr sentence json_object_open{"json_syntax.object_open", with{"where"},
                                           "the object opened at {where} is not closed yet",
                                           "从{where}开始的对象尚未结束"};
inline constexpr sentence json_too_early{"json_syntax.end",
                                         with{"open", "closing"},
                                         {"the text ends too early: {open}", "add '{closing}'"},
                                         {"文本过早结束：{open}", "加上 '{closing}'"}};
inline constexpr sentence json_string_open{"json_syntax.string_open",
                                           {"this string is not closed", R"(close it with '"')"},
                                           {"此字符串没有结束", R"(用 '"' 结束)"}};
inline constexpr sentence json_string_line{
    "json_syntax.string_line",
    {"this string is not closed on its line",
     R"(close it with '"', or write a line break inside a string as \n)"},
    {"此字符串没有在本行结束", R"(用 '"' 结束，或把字符串中的换行写成 \n)"}};
inline constexpr sentence json_surrogate{
    "json_syntax.surrogate",
    with{"written"},
    {"'{written}' is one half of a character without the other",
     "write the character itself, or both halves"},
    {"'{written}' 只是一个字符的一半，缺少另一半", "直接写该字符，或写全两半"}};
inline constexpr sentence json_unicode_escape{
    "json_syntax.unicode_escape",
    {R"('\u' must be followed by four hexadecimal digits)", R"(write a backslash itself as \\)"},
    {R"('\u' 之后必须有四位十六进制数字)", R"(反斜杠本身写成 \\)"}};
inline constexpr sentence json_escape{
    "json_syntax.escape",
    with{"character"},
    {R"('\{character}' is not an escape of JSON)", R"(write a backslash itself as \\)"},
    {R"('\{character}' 不是 JSON 的转义)", R"(反斜杠本身写成 \\)"}};
inline constexpr sentence json_control{
    "json_syntax.control",
    with{"character", "escape"},
    {"a string must not contain the control character {character}", "write it as {escape}"},
    {"字符串中不能有控制字符 {character}", "写成 {escape}"}};

}  // namespace assay::says
