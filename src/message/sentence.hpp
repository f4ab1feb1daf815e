// SPDX-License-Identifier: Apache-2.0
//
// A line of the catalogue: a sentence in every language, with named places for its arguments. What is wrong with a line, and a
// call with another number of arguments, does not compile.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <assay/fraction.hpp>
#include <assay/message.hpp>
#include <assay/units.hpp>

namespace assay {
namespace detail {

/// What is wrong, and what to do about it, in one language.
struct wording {
  std::string_view text;
  std::string_view hint = {};

  constexpr wording() noexcept = default;
  // NOLINTNEXTLINE(google-explicit-constructor): a text without a hint is a wording
  constexpr wording(const char* what, const char* advice = "") noexcept : text{what}, hint{advice} {}

  [[nodiscard]] constexpr bool empty() const noexcept { return text.empty() && hint.empty(); }
};

struct sentence_data {
  static constexpr std::size_t most_arguments = 7;

  std::string_view id;
  std::array<std::string_view, most_arguments> names{};  ///< of the places; empty ones behind the last
  wording en;
  wording zh;  ///< empty: nobody has translated it, and it is said in English
};

/// A place of a wording: `{name}` or `{name:form}`. Forms: `whole` is never cut off, `visible` has control characters spelled out,
/// `hint` is the hint of a message within, `line` its text and hint; others say how names of a list stand side by side.
struct place {
  std::size_t begin = 0;  ///< of the brace
  std::size_t end = 0;    ///< behind the other brace
  std::string_view name;
  std::string_view form;
};

constexpr bool is_place_letter(char letter) noexcept {
  return (letter >= 'a' && letter <= 'z') || letter == '_' || letter == ':';
}

/// How the names of a list stand side by side in a form: all of them, none cut off.
struct list_form {
  std::string_view form;
  std::string_view between_en;
  std::string_view between_zh;
  bool in_quotes;
};
inline constexpr std::array<list_form, 4> list_forms{{
    {"plain", ", ", "、", false},
    {"or", " or ", " 或 ", false},
    {"and", " and ", " 和 ", true},
    {"needs", " needs ", " 需要 ", true},
}};

constexpr bool is_form(std::string_view form) noexcept {
  for (const list_form& each : list_forms) {
    if (each.form == form) return true;
  }
  return form.empty() || form == "whole" || form == "visible" || form == "hint" || form == "line";
}

/// The first place at or behind `from`. Braces around anything but a name are braces.
constexpr std::optional<place> next_place(std::string_view text, std::size_t from) noexcept {
  for (std::size_t begin = text.find('{', from); begin < text.size(); begin = text.find('{', begin + 1)) {
    std::size_t end = begin + 1;
    while (end < text.size() && is_place_letter(text[end]))
      ++end;
    if (end == begin + 1 || end >= text.size() || text[end] != '}') continue;
    const std::string_view inside = text.substr(begin + 1, end - begin - 1);
    const std::size_t colon = inside.find(':');
    return place{begin, end + 1, inside.substr(0, colon),
                 colon < inside.size() ? inside.substr(colon + 1) : std::string_view{}};
  }
  return std::nullopt;
}

}  // namespace detail

namespace says {

/// The argument of a sentence, from what a place in the program has at hand.
struct value {
  // NOLINTBEGIN(google-explicit-constructor): arguments are written as they are
  value(std::string_view text);
  value(const std::string& text) : value{std::string_view{text}} {}
  value(const char* text) : value{std::string_view{text}} {}
  template <std::integral Integer>
    requires(!std::same_as<Integer, bool> && !std::same_as<Integer, char> && sizeof(Integer) <= 8)
  value(Integer count) : content{static_cast<std::int64_t>(count)} {
    // A count of a stranger may be one that no count is; it is told by its digits.
    if (!std::in_range<std::int64_t>(count)) content = std::to_string(count);
  }
  value(message_amount amount) : content{amount} {}
  value(std::span<const std::string_view> names);
  value(std::vector<std::string> names);
  value(message inside) : content{std::move(inside)} {}
  /// A word of the vocabulary, such as `a_number`.
  value(const detail::sentence_data& word) : content{message{word}} {}
  // NOLINTEND(google-explicit-constructor)

  decltype(message_argument::value) content;
};

[[nodiscard]] message_amount amount(const fraction& amount, unit of);

[[nodiscard]] message say(const detail::sentence_data& sentence, std::span<value> values);

/// Names of the arguments, in the order in which calls give them.
template <std::size_t Count>
struct with {
  std::array<std::string_view, Count> names;
};
template <class... Name>
with(Name...) -> with<sizeof...(Name)>;

template <std::size_t Count>
struct sentence : detail::sentence_data {
  static_assert(Count <= most_arguments, "raise sentence_data::most_arguments");

  consteval sentence(std::string_view name, const with<Count>& arguments, detail::wording english,
                     detail::wording chinese = {}) {
    id = name;
    for (std::size_t index = 0; index < Count; ++index)
      names[index] = arguments.names[index];
    en = english;
    zh = chinese;
    check();
  }
  consteval sentence(std::string_view name, detail::wording english,
                     detail::wording chinese = {}) requires(Count == 0)
      : sentence{name, with<0>{}, english, chinese} {}

  /// The message with these arguments: texts, integers, amounts, lists of names, messages.
  template <class... Given>
    requires(sizeof...(Given) == Count && Count > 0)
  [[nodiscard]] message operator()(const Given&... given) const {
    std::array<value, Count> values{value{given}...};
    return say(*this, values);
  }
  [[nodiscard]] message operator()() const requires(Count == 0) { return message{*this}; }

 private:
  consteval void check() const {
    if (en.text.empty()) throw "a sentence needs an English text";
    check(en);
    if (!zh.empty()) check(zh);
  }
  /// Every place is an argument, every argument has a place in the text or in the hint.
  consteval void check(const detail::wording& in) const {
    std::array<bool, Count + 1> used{};
    for (const std::string_view text : {in.text, in.hint}) {
      for (auto at = detail::next_place(text, 0); at; at = detail::next_place(text, at->end)) {
        std::size_t index = 0;
        while (index < Count && names[index] != at->name)
          ++index;
        if (index == Count) throw "a place of the wording is none of the arguments";
        if (!detail::is_form(at->form)) throw "no such form of a place";
        used[index] = true;
      }
    }
    for (std::size_t index = 0; index < Count; ++index) {
      if (!used[index]) throw "an argument has no place in the wording";
    }
  }
};
sentence(std::string_view, detail::wording)->sentence<0>;
sentence(std::string_view, detail::wording, detail::wording)->sentence<0>;
template <std::size_t Count>
sentence(std::string_view, with<Count>, detail::wording) -> sentence<Count>;
template <std::size_t Count>
sentence(std::string_view, with<Count>, detail::wording, detail::wording) -> sentence<Count>;

}  // namespace says
}  // namespace assay
