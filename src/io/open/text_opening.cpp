// SPDX-License-Identifier: Apache-2.0
//
// The stages in their order, each after a look at the beginning of what the one before it gives.
#include "io/open/text_opening.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include <assay/error.hpp>

#include "io/open/decompression.hpp"
#include "io/open/encoding.hpp"
#include "io/open/hashing_source.hpp"
#include "message/file_sentences.hpp"
#include "message/note_sentences.hpp"
#include "message/row_sentences.hpp"

namespace assay::io {
namespace {

constexpr std::size_t beginning_bytes = std::size_t{64} << 10U;

message spelled(char delimiter) {
  return delimiter == '\t' ? says::a_tab() : says::a_delimiter(std::string_view{&delimiter, 1});
}

encoding encoding_of(std::string_view beginning, const table_mapping& mapping, const std::string& name,
                     std::vector<message>& notes) {
  if (const std::string_view wide = marked_utf_32(beginning); !wide.empty())
    throw error(error_code::data, says::file_in_utf32(wide), {name, 0, 0});
  if (mapping.text_encoding) {
    const encoding declared = *mapping.text_encoding;
    if (const message reason = contradiction(declared, beginning); !reason.empty())
      throw error(error_code::data, says::encoding_contradicted(name_of(declared), reason), {name, 0, 0});
    return declared;
  }
  const encoding marked = marked_encoding(beginning).value_or(encoding::utf_8);
  if (marked != encoding::utf_8)
    notes.push_back(says::note_of_file(says::encoding_by_mark(name_of(marked)), name));
  return marked;
}

// What spreadsheets write before the header, `sep=;`, alone or in quotes: the delimiter, or nothing.
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

/// The delimiter is what the mapping says, else a first line that states it, else the header line.
void find_delimiter(opened_text& opened, const table_mapping& mapping, std::string_view beginning,
                    const std::string& name) {
  const std::optional<char> stated = stated_delimiter(beginning);
  opened.format.skips_first_line = stated.has_value();
  opened.format.delimiter =
      mapping.delimiter ? *mapping.delimiter : stated.value_or(likely_delimiter(beginning));
  const message delimiter = spelled(opened.format.delimiter);
  message note;
  if (stated && opened.format.delimiter == *stated) {
    note = says::delimiter_stated(delimiter);
  } else if (stated) {
    note = says::delimiter_overruled(spelled(*stated), delimiter);
  } else if (!mapping.delimiter && opened.format.delimiter != ',') {
    note = says::delimiter_guessed(delimiter);
  }
  if (!note.empty()) opened.notes.push_back(says::note_of_file(note, name));
}

}  // namespace

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

opened_text open_text(std::unique_ptr<byte_source> source, const std::string& name,
                      const table_mapping& mapping, std::size_t maximum_row_bytes,
                      std::shared_ptr<text::sha256> digest) {
  opened_text opened;
  expansion_limit limit;
  limit.ratio = mapping.maximum_expansion;
  source = decompressed(std::move(source), name, limit);
  if (digest != nullptr) source = hashed(std::move(source), std::move(digest));
  std::string beginning = take_beginning(*source, beginning_bytes);
  const encoding which = encoding_of(beginning, mapping, name, opened.notes);
  source = rejoined(std::move(beginning), std::move(source));
  if (which != encoding::utf_8) {
    opened.format.converted_from = name_of(which);
    source = decoded(std::move(source), which, name);
  }
  opened.format.maximum_record_bytes = mapping.maximum_row_bytes.value_or(maximum_row_bytes);
  beginning = take_beginning(*source, beginning_bytes);
  find_delimiter(opened, mapping, beginning, name);
  opened.source = rejoined(std::move(beginning), std::move(source));
  return opened;
}

}  // namespace assay::io
