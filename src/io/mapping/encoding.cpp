// SPDX-License-Identifier: Apache-2.0
//
// Names of encodings, and what bytes say about theirs.
#include "io/mapping/encoding.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

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

char lower_case(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

constexpr bool lies_in(unsigned value, unsigned first, unsigned last) noexcept {
  return value >= first && value <= last;
}

unsigned byte_at(std::string_view bytes, std::size_t at) noexcept {
  return static_cast<unsigned char>(bytes[at]);
}

// The number of four bytes in the order of the standard.
constexpr unsigned rank_of(unsigned first, unsigned second, unsigned third, unsigned fourth) noexcept {
  return (((first - 0x81U) * 10 + (second - 0x30U)) * 126 + (third - 0x81U)) * 10 + (fourth - 0x30U);
}

// Four bytes that stand for no character: they would have to be one of two bytes, half a character of UTF-16, or one beyond the
// last.
constexpr bool is_unassigned(unsigned rank) noexcept {
  return lies_in(rank, rank_of(0x82, 0x35, 0x90, 0x37), rank_of(0x82, 0x35, 0x91, 0x34)) ||
         lies_in(rank, rank_of(0x84, 0x31, 0x82, 0x36), rank_of(0x84, 0x31, 0x83, 0x35)) ||
         lies_in(rank, rank_of(0x84, 0x31, 0xA5, 0x30), rank_of(0x90, 0x30, 0x81, 0x30) - 1) ||
         rank >= rank_of(0xE3, 0x32, 0x9A, 0x36);
}

// How many bytes the first character of a text in GB18030 has, all of them when the end cuts it off; 0: it is none.
std::size_t gb18030_character(std::string_view bytes) noexcept {
  const unsigned first = byte_at(bytes, 0);
  if (first < 0x80) return 1;
  if (!lies_in(first, 0x81, 0xFE)) return 0;
  if (bytes.size() < 2) return bytes.size();
  const unsigned second = byte_at(bytes, 1);
  if (!lies_in(second, 0x30, 0x39)) {
    const bool is_second = lies_in(second, 0x40, 0x7E) || lies_in(second, 0x80, 0xFE);
    return is_second ? 2 : 0;
  }
  if (bytes.size() < 4) return bytes.size();
  const unsigned third = byte_at(bytes, 2);
  const unsigned fourth = byte_at(bytes, 3);
  if (!lies_in(third, 0x81, 0xFE) || !lies_in(fourth, 0x30, 0x39)) return 0;
  return is_unassigned(rank_of(first, second, third, fourth)) ? 0 : 4;
}

// A character that the end cuts off does not count.
bool may_be_gb18030(std::string_view bytes) noexcept {
  while (!bytes.empty()) {
    const std::size_t size = gb18030_character(bytes);
    if (size == 0) return false;
    bytes.remove_prefix(size);
  }
  return true;
}

bool may_be_windows_1252(std::string_view bytes) noexcept {
  return bytes.find_first_of("\x81\x8D\x8F\x90\x9D") == std::string_view::npos;
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

std::optional<encoding> probable_encoding(std::string_view bytes) noexcept {
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
  if (paired >= lone && may_be_gb18030(bytes)) return encoding::gb18030;
  if (may_be_windows_1252(bytes)) return encoding::windows_1252;
  return std::nullopt;
}

}  // namespace assay::io
