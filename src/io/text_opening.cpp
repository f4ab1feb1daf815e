// SPDX-License-Identifier: Apache-2.0
//
// The stages in their order, each after a look at the beginning of what the one before it gives.
#include "io/text_opening.hpp"

#include <array>
#include <cstddef>
#include <utility>

#include <assay/error.hpp>

#include "io/decompression.hpp"
#include "io/encoding.hpp"

namespace assay::io {
namespace {

constexpr std::size_t beginning_bytes = std::size_t{64} << 10U;

std::string spelled(char delimiter) {
  return delimiter == '\t' ? std::string{"a tab"} : "'" + std::string(1, delimiter) + "'";
}

encoding encoding_of(std::string_view beginning, const table_mapping& mapping, const std::string& name,
                     std::vector<std::string>& notes) {
  if (mapping.text_encoding) {
    const encoding declared = *mapping.text_encoding;
    if (const std::string reason = contradiction(declared, beginning); !reason.empty()) {
      throw error(error_code::data,
                  "the source mapping declares \"encoding\": \"" + std::string{name_of(declared)} +
                      "\", and the file is not: " + reason +
                      "; correct the declaration, or leave it out for utf-8",
                  {name, 0, 0});
    }
    return declared;
  }
  const encoding marked = marked_encoding(beginning).value_or(encoding::utf_8);
  if (marked != encoding::utf_8)
    notes.push_back(name + ": read as " + std::string{name_of(marked)} + ", by its byte order mark");
  return marked;
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
                      const table_mapping& mapping, std::size_t maximum_row_bytes) {
  opened_text opened;
  expansion_limit limit;
  limit.ratio = mapping.maximum_expansion;
  source = decompressed(std::move(source), name, limit);
  std::string beginning = take_beginning(*source, beginning_bytes);
  const encoding which = encoding_of(beginning, mapping, name, opened.notes);
  source = rejoined(std::move(beginning), std::move(source));
  if (which != encoding::utf_8) {
    opened.format.converted_from = name_of(which);
    source = decoded(std::move(source), which, name);
  }
  opened.format.maximum_record_bytes = mapping.maximum_row_bytes.value_or(maximum_row_bytes);
  if (mapping.delimiter) {
    opened.format.delimiter = *mapping.delimiter;
  } else {
    beginning = take_beginning(*source, beginning_bytes);
    opened.format.delimiter = likely_delimiter(beginning);
    source = rejoined(std::move(beginning), std::move(source));
    if (opened.format.delimiter != ',')
      opened.notes.push_back(name + ": fields are taken to be separated by " +
                             spelled(opened.format.delimiter) +
                             ", by the header line; a source mapping can state the \"delimiter\"");
  }
  opened.source = std::move(source);
  return opened;
}

}  // namespace assay::io
