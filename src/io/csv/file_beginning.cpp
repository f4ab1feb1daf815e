// SPDX-License-Identifier: Apache-2.0
//
// Signatures, and the first line.
#include "io/csv/file_beginning.hpp"

#include <algorithm>
#include <array>

namespace assay::io {

packing packing_of(std::string_view beginning) noexcept {
  if (beginning.starts_with("\x1F\x8B")) return packing::gzip;
  if (beginning.starts_with("\x28\xB5\x2F\xFD")) return packing::zstd;
  const bool is_skippable_frame = beginning.size() >= 4 && beginning.substr(1).starts_with("\x2A\x4D\x18") &&
                                  (static_cast<unsigned char>(beginning[0]) & 0xF0U) == 0x50U;
  if (is_skippable_frame) return packing::zstd;
  if (beginning.starts_with("PK\x03\x04")) return packing::zip;
  constexpr std::string_view bzip2_block = "1AY&SY";  // behind a digit, which says how long blocks are
  if (beginning.starts_with("BZh") && beginning.find(bzip2_block) == 4) return packing::bzip2;
  if (beginning.starts_with("\xFD\x37zXZ")) return packing::xz;
  return packing::none;
}

std::optional<char> stated_delimiter(std::string_view beginning) noexcept {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  constexpr std::string_view statement = "sep=";
  if (beginning.starts_with(byte_order_mark)) beginning.remove_prefix(byte_order_mark.size());
  std::string_view line = beginning.substr(0, beginning.find_first_of("\r\n"));
  if (line.size() == statement.size() + 3 && line.front() == '"' && line.back() == '"')
    line = line.substr(1, line.size() - 2);
  if (line.size() != statement.size() + 1) return std::nullopt;
  const bool is_statement = std::equal(statement.begin(), statement.end(), line.begin(), [](char a, char b) {
    return a == b || (b >= 'A' && b <= 'Z' && a == b - 'A' + 'a');
  });
  const char delimiter = line.back();
  const bool is_possible =
      delimiter != '"' && delimiter != '\0' && static_cast<unsigned char>(delimiter) < 0x80;
  return is_statement && is_possible ? std::optional{delimiter} : std::nullopt;
}

char likely_delimiter(std::string_view beginning) noexcept {
  constexpr std::string_view candidates = ",\t;|";
  const std::size_t first = beginning.find_first_not_of("\r\n");
  beginning.remove_prefix(first == std::string_view::npos ? beginning.size() : first);
  std::array<std::size_t, candidates.size()> counts{};
  bool quoted = false;
  for (const char c : beginning) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    if (const std::size_t which = candidates.find(c); which != std::string_view::npos) ++counts[which];
  }
  std::size_t best = 0;
  for (std::size_t each = 1; each < counts.size(); ++each)
    best = counts[each] > counts[best] ? each : best;
  return candidates[best];
}

}  // namespace assay::io
