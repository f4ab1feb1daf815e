// SPDX-License-Identifier: Apache-2.0
//
// Names of encodings, and what bytes say about theirs.
#include "io/open/encoding.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "io/open/text_converter.hpp"
#include "message/file_sentences.hpp"
#include "text/utf8.hpp"

namespace assay::io {
namespace {

constexpr std::array<std::pair<std::string_view, encoding>, 10> names = {{
    {"utf-8", encoding::utf_8},
    {"gbk", encoding::gbk},
    {"gb18030", encoding::gb18030},
    {"latin-1", encoding::latin_1},
    {"windows-1252", encoding::windows_1252},
    {"utf-16le", encoding::utf_16le},
    {"utf-16be", encoding::utf_16be},
    {"iso-8859-1", encoding::latin_1},
    {"cp936", encoding::gbk},
    {"cp1252", encoding::windows_1252},
}};
constexpr std::size_t own_names = 7;

constexpr bool is_utf_16(encoding which) noexcept {
  return which == encoding::utf_16le || which == encoding::utf_16be;
}

char lower_case(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

struct utf_8_evidence {
  bool holds = true;               ///< well-formed, but for a sequence that the end cuts off
  std::size_t sequences = 0;       ///< of two bytes and more
  std::size_t long_sequences = 0;  ///< of three and more
};

utf_8_evidence evidence_of_utf_8(std::string_view bytes) {
  constexpr std::size_t longest_sequence = 4;
  utf_8_evidence found;
  while (!bytes.empty()) {
    const text::code_point point = text::first_code_point(bytes);
    if (!point.valid) {
      found.holds = bytes.size() < longest_sequence && point.byte_count == bytes.size();
      return found;
    }
    found.sequences += point.byte_count > 1 ? 1 : 0;
    found.long_sequences += point.byte_count > 2 ? 1 : 0;
    bytes.remove_prefix(point.byte_count);
  }
  return found;
}

}  // namespace

std::string_view name_of(encoding which) noexcept { return names[static_cast<std::size_t>(which)].first; }

std::optional<encoding> encoding_named(std::string_view name) noexcept {
  const auto same = [name](std::string_view known) {
    return std::equal(name.begin(), name.end(), known.begin(), known.end(),
                      [](char a, char b) { return lower_case(a) == b; });
  };
  for (const auto& entry : names) {
    if (same(entry.first)) return entry.second;
  }
  return std::nullopt;
}

std::string encoding_names() {
  std::string all;
  for (std::size_t index = 0; index < own_names; ++index) {
    if (index != 0) all += ", ";
    all += names[index].first;
  }
  return all;
}

std::optional<encoding> marked_encoding(std::string_view beginning) noexcept {
  if (beginning.starts_with("\xEF\xBB\xBF")) return encoding::utf_8;
  if (beginning.starts_with("\xFF\xFE")) return encoding::utf_16le;
  if (beginning.starts_with("\xFE\xFF")) return encoding::utf_16be;
  return std::nullopt;
}

std::string_view marked_utf_32(std::string_view beginning) noexcept {
  using std::string_view_literals::operator""sv;
  if (beginning.starts_with("\xFF\xFE\0\0"sv)) return "UTF-32LE";
  if (beginning.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32BE";
  return {};
}

std::optional<encoding> probable_encoding(std::string_view bytes) {
  const bool has_high_bytes =
      std::any_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (!has_high_bytes) return std::nullopt;
  // Letters of the West stand alone among ASCII ones; Chinese ones come in pairs of high bytes.
  std::size_t lone = 0;
  std::size_t paired = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t end = at;
    while (end < bytes.size() && static_cast<unsigned char>(bytes[end]) >= 0x80)
      ++end;
    lone += end - at == 1 ? 1 : 0;
    paired += end - at > 1 ? 1 : 0;
    at = end + 1;
  }
  if (paired >= lone && text_converter::reads_all(encoding::gb18030, bytes)) return encoding::gb18030;
  if (text_converter::reads_all(encoding::windows_1252, bytes)) return encoding::windows_1252;
  return std::nullopt;
}

message contradiction(encoding declared, std::string_view beginning) {
  if (const auto marked = marked_encoding(beginning); marked && *marked != declared)
    return says::mark_of_encoding(name_of(*marked));
  if (declared == encoding::utf_8) return {};
  const utf_8_evidence evidence = evidence_of_utf_8(beginning);
  if (!evidence.holds) return {};
  if (is_utf_16(declared)) {
    const bool has_zeros = beginning.find('\0') != std::string_view::npos;
    return beginning.empty() || has_zeros ? message{} : says::no_zero_bytes();
  }
  // Chinese text in GBK passes for UTF-8 of two-byte sequences now and then, and never for many longer ones.
  constexpr std::size_t enough = 4;
  const bool is_chinese = declared == encoding::gbk || declared == encoding::gb18030;
  const bool is_utf_8 = is_chinese ? evidence.long_sequences >= enough : evidence.sequences > 0;
  return is_utf_8 ? says::characters_in_utf8() : message{};
}

}  // namespace assay::io
