// SPDX-License-Identifier: Apache-2.0
//
// From a sentence and its arguments to text. The only place that knows how an argument is written.
#include <assay/message.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <utility>

#include <assay/decimal.hpp>
#include <assay/diagnostic.hpp>

#include "message/sentence.hpp"

namespace assay {

namespace {

constexpr std::size_t longest_excerpt_bytes = 60;
/// A document of a stranger may hold texts of megabytes, and findings are kept.
constexpr std::size_t longest_argument_bytes = 4096;

constexpr bool is_continuation(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80;
}

/// At most `most` bytes, whole characters, with a mark where something is missing.
std::string cut_off(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string{text};
  std::size_t length = most;
  while (length > 0 && is_continuation(text[length]))
    --length;
  return std::string{text.substr(0, length)} + "...";
}

/// `value` times `factor` as a decimal, or as a fraction when it is none.
std::string exact_text(const fraction& value, int factor) {
  for (int scale = 0; scale <= decimal::maximum_scale; ++scale) {
    const auto scaled = value.times(fraction{int128{power_of_ten(scale)} * factor});
    if (!scaled) break;
    const fraction reduced = scaled->reduced();
    if (reduced.denominator == 1) return detail::scaled_text(reduced.numerator, scale);
  }
  return value.text();
}

/// `95%`, `300 s`, `12.5`: as short as it is exact.
std::string amount_text(const message_amount& amount) {
  const fraction value{amount.numerator, amount.denominator};
  if (amount.unit == name_of(unit::ratio)) return exact_text(value, 100) + "%";
  if (amount.unit == name_of(unit::seconds)) return exact_text(value, 1) + " s";
  return exact_text(value, 1);
}

/// What stands in quotes is what somebody wrote, and nobody reads all of a long one.
bool is_in_quotes(std::string_view text, const detail::place& at) noexcept {
  if (at.begin == 0 || at.end >= text.size()) return false;
  const char before = text[at.begin - 1];
  return (before == '"' || before == '\'') && text[at.end] == before;
}

/// A message that is in no catalogue. Its code is an argument of its own.
constexpr detail::sentence_data own_words{
    "own_words", {"code", "text", "hint"}, {"{text:whole}", "{hint:whole}"}, {}};

struct argument_text {
  std::string_view language;
  bool is_chinese;  ///< the sentence around it
  bool is_short;
  std::string_view form;

  std::string operator()(const std::string& text) const {
    std::string shown = is_short ? cut_off(text, longest_excerpt_bytes) : text;
    if (form != "visible") return shown;
    std::string spelled;
    detail::append_visible(spelled, shown);
    return spelled;
  }
  std::string operator()(std::int64_t count) const { return std::to_string(count); }
  std::string operator()(const message_amount& amount) const { return amount_text(amount); }
  std::string operator()(const std::vector<std::string>& names) const {
    std::string list;
    for (const std::string& name : names)
      list += (list.empty() ? "\"" : is_chinese ? "、\"" : ", \"") + (*this)(name) + '"';
    return list;
  }
  std::string operator()(const message& inside) const {
    if (form == "line") return inside.line(language);
    return form == "hint" ? inside.hint(language) : inside.text(language);
  }
};

const detail::list_form* find_list_form(std::string_view form) noexcept {
  const auto found = std::find_if(detail::list_forms.begin(), detail::list_forms.end(),
                                  [form](const detail::list_form& each) { return each.form == form; });
  return found == detail::list_forms.end() ? nullptr : &*found;
}

std::string joined(const std::vector<std::string>& names, const detail::list_form& form, bool is_chinese) {
  std::string list;
  for (const std::string& name : names) {
    if (!list.empty()) list += is_chinese ? form.between_zh : form.between_en;
    list += form.in_quotes ? '"' + name + '"' : name;
  }
  return list;
}

bool is_said_in_chinese(const detail::sentence_data& sentence, std::string_view language) noexcept {
  return language == "zh" && !sentence.zh.empty();
}

/// Text or hint with the places filled, in English where there is no wording in the language. Messages within see for themselves.
std::string filled(const detail::sentence_data& sentence, std::string_view detail::wording::*part,
                   std::span<const message_argument> arguments, std::string_view language) {
  const bool is_chinese = is_said_in_chinese(sentence, language);
  const std::string_view text = (is_chinese ? sentence.zh : sentence.en).*part;
  std::string result;
  std::size_t done = 0;
  for (auto at = detail::next_place(text, 0); at; at = detail::next_place(text, at->end)) {
    result += text.substr(done, at->begin - done);
    done = at->end;
    const auto argument = std::find_if(arguments.begin(), arguments.end(),
                                       [&](const message_argument& each) { return each.name == at->name; });
    if (argument == arguments.end()) continue;
    const auto* list = std::get_if<std::vector<std::string>>(&argument->value);
    if (const auto* form = find_list_form(at->form); form != nullptr && list != nullptr) {
      result += joined(*list, *form, is_chinese);
      continue;
    }
    const bool is_short = at->form != "whole" && (list != nullptr || is_in_quotes(text, *at));
    result += std::visit(argument_text{language, is_chinese, is_short, at->form}, argument->value);
  }
  result += text.substr(done);
  return result;
}

}  // namespace

message::message(const detail::sentence_data& sentence, std::vector<message_argument> arguments)
    : sentence_{&sentence},
      arguments_{std::make_shared<const std::vector<message_argument>>(std::move(arguments))} {}

message message::in_own_words(std::string_view code, std::string_view text, std::string_view hint) {
  std::array values{says::value{code}, says::value{text}, says::value{hint}};
  return says::say(own_words, values);
}

std::string_view message::id() const noexcept {
  return sentence_ == nullptr ? std::string_view{} : sentence_->id;
}

std::string_view message::code() const noexcept {
  if (sentence_ == nullptr) return {};
  if (sentence_ == &own_words) return std::get<std::string>(arguments_->front().value);
  // A sentence that only says where another one is right has the code of that one.
  if (sentence_->id.front() == '.') {
    for (const message_argument& each : arguments()) {
      if (const auto* inside = std::get_if<message>(&each.value)) return inside->code();
    }
  }
  return sentence_->id.substr(0, sentence_->id.find('.'));
}

std::span<const message_argument> message::arguments() const noexcept {
  return arguments_ == nullptr ? std::span<const message_argument>{}
                               : std::span<const message_argument>{*arguments_};
}

std::string message::text(std::string_view language) const {
  return sentence_ == nullptr ? std::string{}
                              : filled(*sentence_, &detail::wording::text, arguments(), language);
}

std::string message::hint(std::string_view language) const {
  return sentence_ == nullptr ? std::string{}
                              : filled(*sentence_, &detail::wording::hint, arguments(), language);
}

std::string message::line(std::string_view language) const {
  std::string result = text(language);
  if (const std::string advice = hint(language); !advice.empty())
    result += (is_said_in_chinese(*sentence_, language) ? "；" : "; ") + advice;
  return result;
}

bool message::equals(const message& other) const {
  if (sentence_ != other.sentence_) return false;
  // libc++ 14 has no ranges::equal.
  const auto mine = arguments();
  const auto others = other.arguments();
  return arguments_ == other.arguments_ || std::equal(mine.begin(), mine.end(), others.begin(), others.end());
}

error::error(error_code code, const assay::message& said)
    : std::runtime_error{said.line()}, code_{code}, message_{std::make_shared<const assay::message>(said)} {}

error::error(error_code code, const assay::message& said, error_location location)
    : std::runtime_error{detail::place_prefix(location.file, location.line, location.column) + said.line()},
      code_{code},
      location_{std::make_shared<const error_location>(std::move(location))},
      message_{std::make_shared<const assay::message>(said)} {}

error::error(error_code code, record_place cell, const assay::message& said)
    : std::runtime_error{detail::place_prefix(cell) + said.line()},
      code_{code},
      cell_{std::make_shared<const record_place>(std::move(cell))},
      message_{std::make_shared<const assay::message>(said)} {}

namespace says {

value::value(std::string_view text) : content{cut_off(text, longest_argument_bytes)} {}

value::value(std::span<const std::string_view> names) {
  std::vector<std::string> list;
  list.reserve(names.size());
  for (const std::string_view name : names)
    list.push_back(cut_off(name, longest_argument_bytes));
  content = std::move(list);
}

value::value(std::vector<std::string> names) {
  for (std::string& name : names) {
    if (name.size() > longest_argument_bytes) name = cut_off(name, longest_argument_bytes);
  }
  content = std::move(names);
}

message_amount amount(const fraction& amount, unit of) {
  return {amount.numerator, amount.denominator, name_of(of)};
}

message say(const detail::sentence_data& sentence, std::span<value> values) {
  std::vector<message_argument> arguments;
  arguments.reserve(values.size());
  for (std::size_t index = 0; index < values.size(); ++index)
    arguments.push_back({sentence.names[index], std::move(values[index].content)});
  return message{sentence, std::move(arguments)};
}

}  // namespace says

}  // namespace assay
