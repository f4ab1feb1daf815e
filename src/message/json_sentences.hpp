// SPDX-License-Identifier: Apache-2.0
//
// What is wrong with a text that is not JSON, with advice for the slips that people really make.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

inline constexpr sentence json_empty{"json_syntax.empty",
                                     {"the document is empty", "write a JSON value, for example {}"}};
inline constexpr sentence json_values{
    "json_too_large.values", with{"most"}, {"the document has more than {most} values", "split it"}};
inline constexpr sentence json_too_deep{
    "json_too_deep",
    with{"most"},
    {"objects and arrays are nested more than {most} deep", "flatten the document"}};

inline constexpr sentence json_too_large{
    "json_too_large.bytes", with{"most"}, {"the document is larger than {most} MiB", "split it"}};
inline constexpr sentence invalid_utf8{"invalid_utf8.bytes",
                                       {"the text is not UTF-8 from here on", "save it as UTF-8"}};
inline constexpr sentence invalid_utf8_16{
    "invalid_utf8.utf16", {"the text is not UTF-8 from here on", "it is UTF-16; save it as UTF-8"}};
inline constexpr sentence duplicate_key{
    "duplicate_key", with{"key", "where"}, {R"("{key}" is already given at {where})", "keep one of the two"}};
/// A place in a text.
inline constexpr sentence line_and_column{"place.line", with{"line", "column"},
                                          "line {line}, column {column}"};

// What was expected.
inline constexpr sentence json_unexpected{"json_syntax.unexpected",
                                          with{"expected", "found", "advice"},
                                          {"expected {expected} but found {found}", "{advice}"}};
inline constexpr sentence json_end{"expected.end", "nothing more after the document"};
inline constexpr sentence json_value{"expected.value", "a value"};
inline constexpr sentence json_name{"expected.name", "a name in double quotes"};
inline constexpr sentence json_colon{"expected.colon", with{"name"}, R"(':' after the name "{name}")"};
inline constexpr sentence json_comma_or{"expected.comma", with{"closing"}, "a comma or '{closing}'"};

// What stands there instead.
inline constexpr sentence found_end{"found.end", "the end of the text"};
inline constexpr sentence found_ideographic_space{"found.ideographic_space", "an ideographic space (U+3000)"};
inline constexpr sentence found_no_break_space{"found.no_break_space", "a no-break space (U+00A0)"};
inline constexpr sentence found_zero_width_space{"found.zero_width_space", "a zero-width space (U+200B)"};
inline constexpr sentence found_byte_order_mark{"found.byte_order_mark", "a byte order mark (U+FEFF)"};
inline constexpr sentence found_control{"found.control", with{"character"},
                                        "the control character {character}"};
inline constexpr sentence found_word{"found.word", with{"word"}, "'{word}'"};

// What to do.
inline constexpr sentence put_space{"advice.space", "put an ordinary space there"};
inline constexpr sentence remove_it{"advice.remove", "remove it"};
inline constexpr sentence remove_mark{"advice.mark", "remove it; it may stand at the start of the text only"};
inline constexpr sentence put_ascii{"advice.ascii", with{"character"},
                                    "JSON is written with ASCII punctuation: put '{character}' there"};
inline constexpr sentence no_comments{"advice.comment", "JSON has no comments"};
inline constexpr sentence put_double_quotes{"advice.double_quotes", "put text in double quotes"};
inline constexpr sentence put_comma{"advice.comma", "put ',' there"};
inline constexpr sentence put_colon{"advice.colon", "put ':' there"};
inline constexpr sentence save_as_utf8{"advice.utf8", "the file may be UTF-16; save it as UTF-8"};
inline constexpr sentence one_value{"advice.one_value", "a document is one value"};
inline constexpr sentence write_value{"advice.value", "write a value there"};
inline constexpr sentence write_members{"advice.members", "write members as \"name\": value"};
inline constexpr sentence put_comma_before{"advice.comma_before", "put a comma before it"};
inline constexpr sentence write_lower_case{"advice.lower_case", with{"word"},
                                           "write it in lower case: {word}"};
inline constexpr sentence write_true{"advice.true", "write true"};
inline constexpr sentence write_false{"advice.false", "write false"};
inline constexpr sentence write_null{"advice.null", "write null"};
inline constexpr sentence no_infinity{"advice.infinity", "JSON has no NaN and no infinity; write null"};
inline constexpr sentence no_plus{"advice.plus", "leave out the plus sign"};
inline constexpr sentence no_percent{"advice.percent", "leave out the percent sign"};
inline constexpr sentence digit_before_point{"advice.digit_before", "write a digit before the decimal point"};
inline constexpr sentence no_leading_zeros{"advice.zeros", "leave out the leading zeros"};
inline constexpr sentence digit_behind_point{"advice.digit_behind", "write a digit after the decimal point"};
inline constexpr sentence number_grammar{
    "advice.number", "a number is digits, with a decimal point and an exponent where needed: 12.5, 1e-3"};

inline constexpr sentence json_not_a_number{
    "json_syntax.number", with{"word", "advice"}, {"'{word}' is not a number", "{advice}"}};
inline constexpr sentence json_not_a_value{
    "json_syntax.value", with{"word", "advice"}, {"expected a value but found '{word}'", "{advice}"}};
inline constexpr sentence json_trailing_comma{
    "json_syntax.comma", with{"closing"}, {"a comma must not stand before '{closing}'", "remove the comma"}};
inline constexpr sentence json_array_open{"json_syntax.array_open", with{"where"},
                                          "the array opened at {where} is not closed yet"};
inline constexpr sentence json_object_open{"json_syntax.object_open", with{"where"},
                                           "the object opened at {where} is not closed yet"};
inline constexpr sentence json_too_early{
    "json_syntax.end", with{"open", "closing"}, {"the text ends too early: {open}", "add '{closing}'"}};
inline constexpr sentence json_string_open{"json_syntax.string_open",
                                           {"this string is not closed", R"(close it with '"')"}};
inline constexpr sentence json_string_line{
    "json_syntax.string_line",
    {"this string is not closed on its line",
     R"(close it with '"', or write a line break inside a string as \n)"}};
inline constexpr sentence json_surrogate{"json_syntax.surrogate",
                                         with{"written"},
                                         {"'{written}' is one half of a character without the other",
                                          "write the character itself, or both halves"}};
inline constexpr sentence json_unicode_escape{
    "json_syntax.unicode_escape",
    {R"('\u' must be followed by four hexadecimal digits)", R"(write a backslash itself as \\)"}};
inline constexpr sentence json_escape{
    "json_syntax.escape",
    with{"character"},
    {R"('\{character}' is not an escape of JSON)", R"(write a backslash itself as \\)"}};
inline constexpr sentence json_control{
    "json_syntax.control",
    with{"character", "escape"},
    {"a string must not contain the control character {character}", "write it as {escape}"}};

}  // namespace assay::says
