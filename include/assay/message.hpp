// SPDX-License-Identifier: Apache-2.0
//
// What the library has to say, as data: which sentence, and what belongs in its places. It becomes text when somebody reads it.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <assay/detail/engine.hpp>
#include <assay/error.hpp>
#include <assay/integer.hpp>

namespace assay {

struct message_argument;

namespace detail {
struct sentence_data;  // a line of the catalogue; the engine has them
}

/// A sentence with its arguments. Cheap to copy; copies share the arguments, which never change, so any number of threads may use
/// them. A message that was not given anything is empty: no id, no text.
class message {
 public:
  message() noexcept = default;
  /// For the engine, which has the catalogue: `sentence` must live on.
  explicit message(const detail::sentence_data& sentence) noexcept : sentence_{&sentence} {}
  message(const detail::sentence_data& sentence, std::vector<message_argument> arguments);

  /// A message that is in no catalogue, for findings and errors of a host: the same text in every language.
  [[nodiscard]] static message in_own_words(std::string_view code, std::string_view text,
                                            std::string_view hint = {});

  [[nodiscard]] bool empty() const noexcept { return sentence_ == nullptr; }
  /// Stable name of the sentence, snake_case: `out_of_range`, `bad_id.empty`; programs may compare it.
  [[nodiscard]] std::string_view id() const noexcept;
  /// Stable name of the kind of message, which several sentences may share: `bad_id`.
  [[nodiscard]] std::string_view code() const noexcept;
  /// What stands in the places of the sentence, in the order of the catalogue. Owned by the message and its copies.
  [[nodiscard]] std::span<const message_argument> arguments() const noexcept;

  /// What is wrong. `language` is "zh"; everything else is English, and so is a sentence that nobody has translated. Wording
  /// may change.
  [[nodiscard]] std::string text(std::string_view language = "en") const;
  /// What to do about it; may be empty.
  [[nodiscard]] std::string hint(std::string_view language = "en") const;
  /// Both: `text; hint`.
  [[nodiscard]] std::string line(std::string_view language = "en") const;

  friend bool operator==(const message& left, const message& right) { return left.equals(right); }

 private:
  [[nodiscard]] bool equals(const message& other) const;

  const detail::sentence_data* sentence_ = nullptr;
  std::shared_ptr<const std::vector<message_argument>> arguments_;
};

/// An amount with its unit: numerator / denominator, in the base unit (shares of 1, seconds).
struct message_amount {
  int128 numerator = 0;
  int128 denominator = 1;
  std::string_view unit;  ///< `ratio`, `seconds`, `score`, `count`, `number`; lives as long as the program

  friend bool operator==(const message_amount&, const message_amount&) = default;
};

/// What stands in one place of a sentence.
struct message_argument {
  std::string_view name;  ///< of the place; lives as long as the program
  /// A text as somebody wrote it (without quotes, cut off when it is very long), or an exact number in decimal digits; a count;
  /// an amount; a list of names; a message within the message.
  std::variant<std::string, std::int64_t, message_amount, std::vector<std::string>, message> value;

  friend bool operator==(const message_argument&, const message_argument&) = default;
};

}  // namespace assay
