// SPDX-License-Identifier: Apache-2.0
//
// A JSON document that remembers how it was written: where every value stands, how every number is spelled, in
// which order members come. Checks of a model need all of it to say what is wrong where.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <assay/diagnostic.hpp>

namespace assay::document {

inline constexpr std::size_t maximum_bytes = std::size_t{16} * 1024 * 1024;
inline constexpr std::size_t maximum_depth = 64;  ///< objects and arrays inside each other
inline constexpr std::size_t maximum_values = 1'000'000;

/// Where the first character of something stands, both 1-based. A line ends with LF, CR or CR LF; columns count
/// code points (a tab is one), a byte order mark is not counted.
struct position {
  std::int32_t line = 0;
  std::int32_t column = 0;

  friend auto operator<=>(const position&, const position&) = default;
};

enum class value_kind : std::uint8_t { null, boolean, number, string, array, object };

struct member;

/// One value with everything inside it. Accessors of another kind answer with empty, never with an error.
class value {
 public:
  [[nodiscard]] value_kind kind() const noexcept { return kind_; }
  [[nodiscard]] bool is(value_kind wanted) const noexcept { return kind_ == wanted; }
  [[nodiscard]] position where() const noexcept { return where_; }

  /// Content of a string (UTF-8, escapes resolved), or a number exactly as written (`0.10`, `1e3`, `-0`).
  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  [[nodiscard]] bool boolean() const noexcept { return boolean_; }
  /// Items of an array, in order.
  [[nodiscard]] std::span<const value> items() const noexcept;
  /// Members of an object, in order, repeated keys included.
  [[nodiscard]] std::span<const member> members() const noexcept;
  /// The first member of an object named `key`, or null; looks at one member after the other.
  [[nodiscard]] const value* find(std::string_view key) const noexcept;

 private:
  friend class json_reader;

  value_kind kind_ = value_kind::null;
  bool boolean_ = false;
  position where_;
  std::string text_;
  std::vector<value> items_;
  std::vector<member> members_;
};

struct member {
  std::string key;
  position key_where;
  value content;
};

/// What parse() found. `root` is empty exactly when the text cannot be used as JSON at all.
struct parsed {
  std::optional<value> root;
  std::vector<diagnostic> diagnostics;  ///< in the order of the text
};

/// Reads strict JSON (RFC 8259), a byte order mark before it allowed. Nothing is thrown for a wrong text; the codes of
/// the diagnostics, all errors, are
///   invalid_utf8, json_syntax, json_too_deep, json_too_large   no root: reading ended there;
///   duplicate_key   one for each repetition, the first hundred of them; the root is there all the same.
[[nodiscard]] parsed parse(std::string_view text);

/// JSON pointer (RFC 6901) to the member or item `key_or_index` of the value at `parent`.
[[nodiscard]] std::string pointer_join(std::string_view parent, std::string_view key_or_index);

}  // namespace assay::document
