// SPDX-License-Identifier: Apache-2.0
//
// The stages in their order, each after a look at the beginning of what the one before it gives.
#include "io/open/text_opening.hpp"

#include <utility>

#include <assay/error.hpp>

#include "io/csv/file_beginning.hpp"
#include "io/open/decoding.hpp"
#include "io/open/decompression.hpp"
#include "io/open/hashing_source.hpp"
#include "io/rows/text_format.hpp"
#include "message/file_sentences.hpp"
#include "message/note_sentences.hpp"

namespace assay::io {
namespace {

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

}  // namespace

opened_source open_source(std::unique_ptr<byte_source> source, const std::string& name,
                          const table_mapping& mapping, std::shared_ptr<text::sha256> digest) {
  opened_source opened;
  expansion_limit limit;
  limit.ratio = mapping.maximum_expansion;
  source = decompressed(std::move(source), name, limit);
  if (digest != nullptr) source = hashed(std::move(source), std::move(digest));
  std::string beginning = take_beginning(*source, beginning_bytes);
  const encoding which = encoding_of(beginning, mapping, name, opened.notes);
  source = rejoined(std::move(beginning), std::move(source));
  if (which != encoding::utf_8) {
    opened.converted_from = name_of(which);
    source = decoded(std::move(source), which, name);
  }
  opened.source = std::move(source);
  return opened;
}

opened_text open_text(std::unique_ptr<byte_source> source, const std::string& name,
                      const table_mapping& mapping, std::size_t maximum_row_bytes) {
  opened_source decoded_text = open_source(std::move(source), name, mapping);
  std::string beginning = take_beginning(*decoded_text.source, beginning_bytes);
  text_format format = format_of(beginning, mapping, maximum_row_bytes);
  opened_text opened{rejoined(std::move(beginning), std::move(decoded_text.source)), format.options,
                     std::move(decoded_text.notes)};
  opened.format.converted_from = decoded_text.converted_from;
  if (!format.note.empty()) opened.notes.push_back(says::note_of_file(format.note, name));
  return opened;
}

}  // namespace assay::io
