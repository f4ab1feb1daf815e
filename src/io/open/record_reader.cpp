// SPDX-License-Identifier: Apache-2.0
//
// Bytes are read where the parser asks for them.
#include "io/open/record_reader.hpp"

#include <utility>

#include <assay/error.hpp>

#include "io/open/text_opening.hpp"
#include "message/row_sentences.hpp"

namespace assay::io {

record_reader::record_reader(std::unique_ptr<byte_source> source, std::string name,
                             const record_definition& record, const table_mapping& mapping,
                             std::span<const std::string> required, const reader_options& options)
    : source_{std::move(source)},
      name_{std::move(name)},
      mapping_{mapping},
      bytes_per_read_{options.bytes_per_read},
      digest_{options.hashes_text ? std::make_shared<text::sha256>() : nullptr},
      parser_{name_, record, mapping, required, options} {
  if (bytes_per_read_ == 0) throw error(error_code::argument, says::reader_option());
}

bool record_reader::next(record_block& block) {
  for (;;) {
    switch (parser_.next(block)) {
      case parse_progress::filled:
        return true;
      case parse_progress::ended:
        return false;
      case parse_progress::needs_input:
        break;
    }
    try {
      read_more();
    } catch (...) {
      parser_.give_up();
      throw;
    }
  }
}

void record_reader::open() {
  is_open_ = true;
  opened_source opened = open_source(std::move(source_), name_, mapping_, digest_);
  source_ = std::move(opened.source);
  parser_.was_opened(opened.converted_from, std::move(opened.notes));
  input_.resize(bytes_per_read_);
}

void record_reader::read_more() {
  if (!is_open_) open();
  const std::size_t count = source_->read(input_);
  if (count != 0) {
    parser_.feed({input_.data(), count});
    return;
  }
  if (digest_ != nullptr) parser_.note_digest(text::to_hexadecimal(digest_->digest()));
  parser_.finish();
}

}  // namespace assay::io
