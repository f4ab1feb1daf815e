// SPDX-License-Identifier: Apache-2.0
//
// The one exception type of the library, with a code for programs and a place for people.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include <assay/requirements.hpp>

namespace assay {

class message;

/// Whose input was wrong: what a caller may want to branch on. The text says the rest.
enum class error_code : std::uint8_t {
  argument,  ///< a call that makes no sense: unknown name, value outside its range, call out of order
  model,     ///< a model that cannot be used
  data,      ///< records that do not fit the model: a cell, a column, a row
  state,     ///< stored bytes that are damaged, of another version, or of another shape
  limit,     ///< a documented limit is passed: rows, groups, distinct values, bytes
  file,      ///< a file that cannot be opened, read or written
};

/// A place in a text or a file; parts that are empty or 0 are unknown.
struct error_location {
  std::string file;
  std::int64_t line = 0;    ///< 1-based
  std::int32_t column = 0;  ///< 1-based, in characters

  friend bool operator==(const error_location&, const error_location&) = default;
};

/// A cell among records that came as columns; parts that are empty or 0 are unknown.
struct record_place {
  std::string record;    ///< name of the record type
  std::string column;    ///< name of the column
  std::int64_t row = 0;  ///< 1-based, in the call that was refused

  friend bool operator==(const record_place&, const record_place&) = default;
};

namespace detail {

/// `model.json:12:7: `, without a file `line 12, column 7: `, and as much of it as is known.
inline std::string place_prefix(std::string_view file, std::int64_t line, std::int64_t column) {
  std::string text{file};
  if (line > 0) {
    text += file.empty() ? "line " : ":";
    text += std::to_string(line);
    if (column > 0) text += (file.empty() ? ", column " : ":") + std::to_string(column);
  }
  if (!text.empty()) text += ": ";
  return text;
}

/// `record type "contact", row 3, column "csat": `, as much of it as is known.
inline std::string place_prefix(const record_place& place) {
  std::string text;
  const auto add = [&text](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
  if (!place.record.empty()) add("record type \"" + place.record + "\"");
  if (place.row > 0) add("row " + std::to_string(place.row));
  if (!place.column.empty()) add("column \"" + place.column + "\"");
  if (!text.empty()) text += ": ";
  return text;
}

}  // namespace detail

/// Thrown by everything in the library that fails. what() says what is wrong, where, why, and what to do, starting
/// with the place when there is one. Copying never throws.
class error : public std::runtime_error {
 public:
  error(error_code code, const std::string& message) : std::runtime_error{message}, code_{code} {}

  error(error_code code, const std::string& message, error_location location)
      : std::runtime_error{detail::place_prefix(location.file, location.line, location.column) + message},
        code_{code},
        location_{std::make_shared<const error_location>(std::move(location))} {}

  error(error_code code, record_place cell, const std::string& message)
      : std::runtime_error{detail::place_prefix(cell) + message},
        code_{code},
        cell_{std::make_shared<const record_place>(std::move(cell))} {}

  /// What the engine throws: what() is the English text of the message, with its hint. Defined by the engine.
  error(error_code code, const assay::message& said);
  error(error_code code, const assay::message& said, error_location location);
  error(error_code code, record_place cell, const assay::message& said);

  [[nodiscard]] error_code code() const noexcept { return code_; }

  /// The message as data, for another language or a program (<assay/message.hpp>); without the place, which what() puts before it.
  /// Null for errors of types that are used without the engine, and for errors of a host: those have their English text alone.
  /// Owned by the exception.
  [[nodiscard]] const assay::message* said() const noexcept { return message_.get(); }

  /// Where it happened; null when the error has no place. Owned by the exception.
  [[nodiscard]] const error_location* location() const noexcept { return location_.get(); }

  /// Which cell of which records it was; null when the error is not about one. Owned by the exception.
  [[nodiscard]] const record_place* cell() const noexcept { return cell_.get(); }

 private:
  error_code code_;
  std::shared_ptr<const error_location> location_;
  std::shared_ptr<const record_place> cell_;
  std::shared_ptr<const assay::message> message_;
};

namespace detail {

/// Throws an error; where exceptions are switched off it prints the message and ends the program. For headers that are used without
/// the engine, which has the catalogue of messages: their short texts are English.
[[noreturn]] inline void raise(error_code code, const std::string& message) {
#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
  throw error{code, message};
#else
  (void)code;
  (void)std::fprintf(stderr, "assay: %s\n", message.c_str());
  std::abort();
#endif
}

}  // namespace detail

}  // namespace assay
