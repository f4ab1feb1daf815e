// SPDX-License-Identifier: Apache-2.0
//
// Reads the records of one type from a CSV file, block by block: opens it, and feeds a record_parser.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <assay/record.hpp>

#include "io/mapping/source_mapping.hpp"
#include "io/open/byte_source.hpp"
#include "io/rows/record_parser.hpp"
#include "text/sha256.hpp"

namespace assay::io {

struct reader_options : parser_options {
  std::size_t bytes_per_read = std::size_t{1} << 20U;  ///< asked from the source at once; at least 1
  bool hashes_text = false;                            ///< for read_report::text_digest
};

/// One file, read once from its beginning to its end; memory is that of a block and of the longest row. One thread at a
/// time.
class record_reader {
 public:
  /// `name` stands for the source in messages. `required` are the record columns that the file must supply: those that the
  /// model's measures and the grouping need. Nothing is read yet. Throws assay::error (argument) for options or required
  /// columns that make no sense. Keeps copies of everything.
  record_reader(std::unique_ptr<byte_source> source, std::string name, const record_definition& record,
                const table_mapping& mapping, std::span<const std::string> required,
                const reader_options& options = {});

  /// Fills `block` with the next records; false at the end, and then the block is empty. Throws assay::error:
  ///   file   when reading fails;
  ///   data   for a header that lacks what is needed, and, under row_error_policy::stop, for the first row that cannot be
  ///          used, naming file, line, column, header, value, reason and what to do. error::location() has the place.
  /// After an error the reader is at its end; what earlier calls handed out stays valid, the records of this call are lost.
  bool next(record_block& block);

  [[nodiscard]] const read_report& report() const noexcept { return parser_.report(); }

 private:
  void open();
  void read_more();

  std::unique_ptr<byte_source> source_;
  std::string name_;
  table_mapping mapping_;
  std::size_t bytes_per_read_;
  std::shared_ptr<text::sha256> digest_;
  bool is_open_ = false;
  std::vector<char> input_;
  record_parser parser_;
};

}  // namespace assay::io
