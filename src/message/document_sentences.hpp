// SPDX-License-Identifier: Apache-2.0
//
// What documents can have wrong whatever they say: JSON itself, kinds of values, keys, single values.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

// Kinds of values, as they are found.
inline constexpr sentence null_value{"kind.null", "null"};
inline constexpr sentence true_value{"kind.true", "true"};
inline constexpr sentence false_value{"kind.false", "false"};
inline constexpr sentence a_number{"kind.number", "a number"};
inline constexpr sentence a_string{"kind.string", "a string"};
inline constexpr sentence an_array{"kind.array", "an array"};
inline constexpr sentence an_object{"kind.object", "an object"};
// And as they are wanted.
inline constexpr sentence a_whole_number{"kind.whole_number", "a whole number"};
inline constexpr sentence string_or_label{"kind.label", R"(a string or {"zh": ..., "en": ...})"};
inline constexpr sentence object_of_kind{"kind.known_object", with{"kind"}, "an object ({kind})"};
inline constexpr sentence object_by_name{"kind.named_object", with{"what"}, "an object ({what} by name)"};
inline constexpr sentence array_of{"kind.array_of", with{"what"}, "an array of {what}"};
inline constexpr sentence one_of_words{"kind.word", with{"known"}, "one of {known}"};

inline constexpr sentence wrong_type{"wrong_type", with{"wanted", "found"}, "must be {wanted}, not {found}"};
inline constexpr sentence wrong_type_null{
    "wrong_type.null",
    with{"wanted", "found"},
    {"must be {wanted}, not {found}", "leave the key out where there is nothing to say"}};
inline constexpr sentence too_many_findings{
    "too_many_findings", with{"count"}, {"{count} more findings are not listed", "correct these first"}};

// Objects.
inline constexpr sentence a_label{"object.label", "a label"};
inline constexpr sentence too_many{
    "too_many",
    with{"count", "what", "most"},
    {"{count} {what}, more than the {most} that are allowed", "split the model"}};
inline constexpr sentence missing_key{"missing_key", with{"whose", "key"}, R"({whose} needs "{key}")"};
inline constexpr sentence key_as_reason{"object.key", with{"key"}, R"("{key}")"};
inline constexpr sentence unknown_key{
    "unknown_key", with{"whose", "key", "suggestion"}, {R"({whose} has no key "{key}")", "{suggestion}"}};
inline constexpr sentence key_out_of_place{
    "key_out_of_place", with{"key", "why"}, {R"("{key}" does not go with {why})", "remove it"}};

// Single values.
inline constexpr sentence empty_text{"empty_text", "must not be empty"};
inline constexpr sentence out_of_range{"out_of_range", with{"value", "low", "high"},
                                       "{value} is not within {low} to {high}"};
inline constexpr sentence label_missing{
    "label_missing",
    with{"languages"},
    {"has no text for {languages}", "add it, or give one text for both languages as a string"}};
inline constexpr sentence language_zh{"language.zh", "zh"};
inline constexpr sentence language_en{"language.en", "en"};
inline constexpr sentence language_both{"language.both", "zh and en"};
inline constexpr const char* id_hint =
    "use letters, digits, '_', '-' and '.'; letters of any language will do";
inline constexpr sentence bad_id_empty{"bad_id.empty", {R"("" cannot be a name: it is empty)", id_hint}};
inline constexpr sentence bad_id_long{
    "bad_id.long",
    with{"id", "most"},
    {R"("{id}" cannot be a name: it is longer than {most} bytes)", id_hint}};
inline constexpr sentence bad_id_character{"bad_id.character",
                                           with{"id", "character"},
                                           {R"("{id}" cannot be a name: it holds "{character}")", id_hint}};
inline constexpr sentence reserved_id{"reserved_id",
                                      {R"("total" is the name of the whole score)", "choose another id"}};
inline constexpr sentence too_many_digits{"bad_number.too_many_digits", with{"written"},
                                          R"("{written}" needs more than 18 digits)"};
inline constexpr sentence bad_number{"bad_number.text",
                                     with{"written"},
                                     {R"("{written}" is not a number)", R"(write it like 12.5 or "12.5")"}};
inline constexpr sentence not_whole{"not_whole", with{"value"}, "{value} is not a whole number"};
inline constexpr sentence points_too_fine{"too_many_decimals.points", with{"value"},
                                          "{value} has more than nine digits after the point"};
inline constexpr sentence unknown_word{"unknown_word",
                                       with{"written", "known", "suggestion"},
                                       {R"("{written}" is not one of {known})", "{suggestion}"}};

}  // namespace assay::says
