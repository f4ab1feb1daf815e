// SPDX-License-Identifier: Apache-2.0
//
// What documents can have wrong whatever they say: JSON itself, kinds of values, keys, single values.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

// Kinds of values, as they are found.
inline constexpr sentence null_value{"kind.null", "null", "空值（null）"};
inline constexpr sentence true_value{"kind.true", "true", "真值（true）"};
inline constexpr sentence false_value{"kind.false", "false", "假值（false）"};
inline constexpr sentence a_number{"kind.number", "a number", "数字"};
inline constexpr sentence a_string{"kind.string", "a string", "字符串"};
inline constexpr sentence an_array{"kind.array", "an array", "数组"};
inline constexpr sentence an_object{"kind.object", "an object", "对象"};
// And as they are wanted.
inline constexpr sentence a_whole_number{"kind.whole_number", "a whole number", "整数"};
inline constexpr sentence string_or_label{"kind.label", R"(a string or {"zh": ..., "en": ...})",
                                          R"(字符串或 {"zh": ..., "en": ...})"};
inline constexpr sentence object_of_kind{"kind.known_object", with{"kind"}, "an object ({kind})",
                                         "对象（{kind}）"};
inline constexpr sentence object_by_name{"kind.named_object", with{"what"}, "an object ({what} by name)",
                                         "对象（按名称列出{what}）"};
inline constexpr sentence array_of{"kind.array_of", with{"what"}, "an array of {what}", "{what}的数组"};
inline constexpr sentence one_of_words{"kind.word", with{"known"}, "one of {known}", "以下之一：{known}"};

inline constexpr sentence wrong_type{"wrong_type", with{"wanted", "found"}, "must be {wanted}, not {found}",
                                     "应为{wanted}，而不是{found}"};
inline constexpr sentence wrong_type_null{
    "wrong_type.null",
    with{"wanted", "found"},
    {"must be {wanted}, not {found}", "leave the key out where there is nothing to say"},
    {"应为{wanted}，而不是{found}", "无内容可写时去掉此键"}};
inline constexpr sentence too_many_findings{"too_many_findings",
                                            with{"count"},
                                            {"{count} more findings are not listed", "correct these first"},
                                            {"另有 {count} 个问题未列出", "请先更正已列出的问题"}};

// Objects.
inline constexpr sentence a_label{"object.label", "a label", "名称标签"};
inline constexpr sentence too_many{
    "too_many",
    with{"count", "what", "most"},
    {"{count} {what}, more than the {most} that are allowed", "split the model"},
    {"有 {count} 个{what}，超过允许的 {most} 个", "拆分模型"}};
inline constexpr sentence missing_key{"missing_key", with{"whose", "key"}, R"({whose} needs "{key}")",
                                      R"({whose}缺少 "{key}")"};
inline constexpr sentence key_as_reason{"object.key", with{"key"}, R"("{key}")", R"(写有 "{key}" 的对象)"};
inline constexpr sentence unknown_key{"unknown_key",
                                      with{"whose", "key", "suggestion"},
                                      {R"({whose} has no key "{key}")", "{suggestion}"},
                                      {R"({whose}没有键 "{key}")", "{suggestion}"}};
inline constexpr sentence key_out_of_place{"key_out_of_place",
                                           with{"key", "why"},
                                           {R"("{key}" does not go with {why})", "remove it"},
                                           {R"("{key}" 不适用于{why})", "删除此键"}};

// Single values.
inline constexpr sentence empty_text{"empty_text", "must not be empty", "不能为空"};
inline constexpr sentence out_of_range{"out_of_range", with{"value", "low", "high"},
                                       "{value} is not within {low} to {high}",
                                       "{value} 不在 {low} 到 {high} 之间"};
inline constexpr sentence label_missing{
    "label_missing",
    with{"languages"},
    {"has no text for {languages}", "add it, or give one text for both languages as a string"},
    {"缺少 {languages} 文本", "补上，或用一个字符串作为两种语言共用的文本"}};
inline constexpr sentence language_zh{"language.zh", "zh", "zh"};
inline constexpr sentence language_en{"language.en", "en", "en"};
inline constexpr sentence language_both{"language.both", "zh and en", "zh 和 en"};
inline constexpr const char* id_hint =
    "use letters, digits, '_', '-' and '.'; letters of any language will do";
inline constexpr const char* id_hint_zh = "使用字母、数字、'_'、'-' 和 '.'；任何语言的文字均可";
inline constexpr sentence bad_id_empty{"bad_id.empty",
                                       {R"("" cannot be a name: it is empty)", id_hint},
                                       {R"("" 不能作为名称：它是空的)", id_hint_zh}};
inline constexpr sentence bad_id_long{"bad_id.long",
                                      with{"id", "most"},
                                      {R"("{id}" cannot be a name: it is longer than {most} bytes)", id_hint},
                                      {R"("{id}" 不能作为名称：它超过 {most} 字节)", id_hint_zh}};
inline constexpr sentence bad_id_character{"bad_id.character",
                                           with{"id", "character"},
                                           {R"("{id}" cannot be a name: it holds "{character}")", id_hint},
                                           {R"("{id}" 不能作为名称：它含有 "{character}")", id_hint_zh}};
inline constexpr sentence reserved_id{"reserved_id",
                                      {R"("total" is the name of the whole score)", "choose another id"},
                                      {R"("total" 是总分的名称)", "换一个 id"}};
inline constexpr sentence too_many_digits{"bad_number.too_many_digits", with{"written"},
                                          R"("{written}" needs more than 18 digits)",
                                          R"("{written}" 超过 18 位数字)"};
inline constexpr sentence bad_number{"bad_number.text",
                                     with{"written"},
                                     {R"("{written}" is not a number)", R"(write it like 12.5 or "12.5")"},
                                     {R"("{written}" 不是数字)", R"(写成 12.5 或 "12.5" 的形式)"}};
inline constexpr sentence not_whole{"not_whole", with{"value"}, "{value} is not a whole number",
                                    "{value} 不是整数"};
inline constexpr sentence points_too_fine{"too_many_decimals.points", with{"value"},
                                          "{value} has more than nine digits after the point",
                                          "{value} 的小数超过 9 位"};
inline constexpr sentence unknown_word{"unknown_word",
                                       with{"written", "known", "suggestion"},
                                       {R"("{written}" is not one of {known})", "{suggestion}"},
                                       {R"("{written}" 不是以下之一：{known})", "{suggestion}"}};

}  // namespace assay::says
