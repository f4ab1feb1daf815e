// SPDX-License-Identifier: Apache-2.0
//
// Words for what is wrong with a text that is not JSON. Reading is the business of json_document.cpp.
#pragma once

#include <string>
#include <string_view>

#include <assay/message.hpp>

#include "message/sentence.hpp"

namespace assay::document {

/// The longest start of `rest` that one would take for a single number or word: `0.10`, `1e+3`, `95%`, `True`.
[[nodiscard]] std::string_view leading_word(std::string_view rest) noexcept;

/// `rest` does not go on with what was expected (`a value`, `a comma or ']'`). When nothing better is known about
/// what stands there instead, the hint is `otherwise`.
[[nodiscard]] message unexpected(const says::value& expected, std::string_view rest,
                                 const message& otherwise = {});

/// `word` stands where a value should, and is neither a number nor true, false or null.
[[nodiscard]] message not_a_value(std::string_view word);

/// `rest` begins with a backslash that is no escape of JSON.
[[nodiscard]] message not_an_escape(std::string_view rest);

/// A control character inside a string.
[[nodiscard]] message raw_control_character(char character);

}  // namespace assay::document
