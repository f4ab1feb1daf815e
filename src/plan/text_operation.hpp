// SPDX-License-Identifier: Apache-2.0
//
// What functions do to a text. They are applied to the entries of a dictionary, not to rows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay::plan {

enum class text_function : std::uint8_t {
  // To a text.
  lower,       ///< ASCII letters only
  upper,       ///< ASCII letters only
  trim,        ///< without the characters of texts[0] at both ends
  trim_left,   ///< at the begin
  trim_right,  ///< at the end
  substring,   ///< `length` code points from the code point `from` on; see text_operation
  replace,     ///< every texts[0] becomes texts[1]
  // To a number.
  length,    ///< code points
  position,  ///< code point at which texts[0] begins first, from 1; 0 when it does not occur
  // To a condition.
  like,  ///< matches the pattern texts[0], in which `\` takes the meaning from the character after it
};

/// A function with its constant arguments.
struct text_operation {
  text_function function = text_function::lower;
  std::vector<std::string> texts;
  std::int64_t from = 0;     ///< of substring: 1 is the first code point, -1 the last
  std::int64_t length = -1;  ///< of substring; negative: to the end

  friend bool operator==(const text_operation&, const text_operation&) = default;
  friend bool operator<(const text_operation& left, const text_operation& right) noexcept;
};

/// Longest result of a function: texts that grow in each other cannot fill the memory.
inline constexpr std::size_t longest_text_bytes = 65'536;

/// The result of a function to a text. Throws assay::error (limit) when it is longer than longest_text_bytes.
[[nodiscard]] std::string mapped(const text_operation& operation, std::string_view text);
/// The same, empty where the result is longer.
[[nodiscard]] std::optional<std::string> mapped_if_short(const text_operation& operation,
                                                         std::string_view text);
/// Throws the error of a text longer than longest_text_bytes.
[[noreturn]] void fail_too_long();
/// left and right joined; the same limit.
[[nodiscard]] std::string joined(std::string_view left, std::string_view right);

/// The result of a function to a number; at most longest_measure.
[[nodiscard]] std::int64_t measured(const text_operation& operation, std::string_view text) noexcept;
inline constexpr std::int64_t longest_measure = INT32_MAX;

/// A pattern of `like`: `%` stands for any characters, `_` for one code point, everything else for itself.
class like_pattern {
 public:
  /// `text` as in text_operation.
  explicit like_pattern(std::string_view text);

  [[nodiscard]] bool matches(std::string_view text) const noexcept;

 private:
  enum class item_kind : std::uint8_t { byte, one, any };
  struct item {
    item_kind kind = item_kind::byte;
    char byte = 0;
  };
  std::vector<item> items_;
};

/// The one spelling of a pattern that the language writes with the escape character `escape` (none: empty): `\` before
/// each `%`, `_` and `\` that stands for itself, and in a run of wildcards `_` first and one `%` last. Nothing when the
/// pattern ends in the escape character.
[[nodiscard]] std::optional<std::string> normal_pattern(std::string_view pattern, std::string_view escape);

/// The text that is the only one to match a normal pattern; nothing when there are wildcards in it.
[[nodiscard]] std::optional<std::string> only_match(std::string_view normal);

}  // namespace assay::plan
