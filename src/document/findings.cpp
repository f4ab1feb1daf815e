// SPDX-License-Identifier: Apache-2.0
//
// Places of findings, also inside of strings, and their order.
#include "document/findings.hpp"

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <utility>

#include "message/document_sentences.hpp"
#include "message/suggestion.hpp"

namespace assay::document {

namespace {

constexpr std::size_t longest_pointer_bytes = 4096;
constexpr std::size_t most_compared = 200;
constexpr std::size_t most_names_compared = 2000;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string_view without_mark(std::string_view document) noexcept {
  if (document.starts_with(byte_order_mark)) document.remove_prefix(byte_order_mark.size());
  return document;
}

/// The four hexadecimal digits of `\uXXXX` at the start of `rest`; 0 when they are not there.
std::uint32_t escaped_code(std::string_view rest) noexcept {
  std::uint32_t code = 0;
  if (rest.size() < 6 || rest[0] != '\\' || rest[1] != 'u') return 0;
  for (const char digit : rest.substr(2, 4)) {
    const auto letter = static_cast<std::uint32_t>(static_cast<unsigned char>(digit));
    code = code * 16 + (letter <= '9' ? letter - '0' : (letter | 0x20U) - 'a' + 10);
  }
  return code;
}

/// How long an escape is in the document, and how many bytes it stands for.
struct escape_size {
  std::size_t written;
  std::size_t meant;
};
escape_size size_of_escape(std::string_view rest) noexcept {
  if (!rest.starts_with("\\u")) return {2, 1};
  const std::uint32_t code = escaped_code(rest);
  if (code >= 0xD800 && code < 0xDC00) return {12, 4};
  return {6, code < 0x80 ? std::size_t{1} : code < 0x800 ? std::size_t{2} : std::size_t{3}};
}

const detail::sentence_data& kind_of(const value& value) noexcept {
  switch (value.kind()) {
    case value_kind::null:
      return says::null_value;
    case value_kind::boolean:
      return value.boolean() ? says::true_value : says::false_value;
    case value_kind::number:
      return says::a_number;
    case value_kind::string:
      return says::a_string;
    case value_kind::array:
      return says::an_array;
    case value_kind::object:
      break;
  }
  return says::an_object;
}

}  // namespace

findings::findings(std::string_view document) noexcept : start_{without_mark(document)}, walker_{start_} {}

void findings::add(severity level, const element& at, position where, message what) {
  std::size_t& count = level == severity::error ? errors_ : others_;
  if (++count > most_listed) return;
  list_.push_back({level, at.pointer.size() <= longest_pointer_bytes ? at.pointer : std::string{}, where.line,
                   where.column, std::move(what)});
}

void findings::error_inside(const element& string, std::size_t offset, message what) {
  // Nobody reads the place of an error that is only counted, and finding it takes long in a hostile document.
  const bool is_listed = errors_ < most_listed;
  const auto where = is_listed ? position_inside(string.where, offset) : string.where;
  add(severity::error, string, where, std::move(what));
}

void findings::warning_inside(const element& string, std::size_t offset, message what) {
  const bool is_listed = others_ < most_listed;
  const auto where = is_listed ? position_inside(string.where, offset) : string.where;
  add(severity::warning, string, where, std::move(what));
}

void findings::wrong_type(const element& at, const says::value& wanted) {
  const auto& sentence = at.is(value_kind::null) ? says::wrong_type_null : says::wrong_type;
  error(at, sentence(wanted, kind_of(at.value())));
}

void findings::take_over(std::vector<diagnostic> earlier) {
  for (auto& each : earlier) {
    if (++errors_ <= most_listed) list_.push_back(std::move(each));
  }
}

message findings::nearest(std::string_view unknown, std::span<const std::string_view> known) const {
  const bool is_quick = errors_ < most_compared && known.size() < most_names_compared;
  return is_quick ? says::suggestion(unknown, known) : message{};
}

position findings::position_inside(position string, std::size_t offset) {
  if (string < walker_.here) walker_ = start_;
  while (!walker_.at_end() && walker_.here < string)
    walker_.step();
  auto cursor = walker_;
  if (!cursor.at('"')) return string;
  cursor.step();
  for (std::size_t passed = 0; passed < offset && !cursor.at_end() && !cursor.at('"');) {
    const auto size = cursor.at('\\') ? size_of_escape(cursor.rest()) : escape_size{1, 1};
    cursor.skip(std::min(size.written, cursor.rest().size()));
    passed += size.meant;
  }
  return cursor.here;
}

std::vector<diagnostic> findings::take() {
  std::stable_sort(list_.begin(), list_.end(), [](const diagnostic& left, const diagnostic& right) {
    return std::tuple{left.level, left.line, left.column} < std::tuple{right.level, right.line, right.column};
  });
  const auto unlisted = [this](severity level, std::size_t count) {
    if (count <= most_listed) return;
    list_.push_back({level, {}, 0, 0, says::too_many_findings(count - most_listed)});
  };
  unlisted(severity::error, errors_);
  unlisted(severity::note, others_);
  return std::move(list_);
}

}  // namespace assay::document
