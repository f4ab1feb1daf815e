// SPDX-License-Identifier: Apache-2.0
//
// CSV exports into a state, by their bytes: a host that has them from wherever it may be (a socket, a request, a decompressor of its own)
// pushes them in pieces. Which columns of the file are which, and how their texts are read, says a source mapping.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <assay/diagnostic.hpp>
#include <assay/error.hpp>
#include <assay/message.hpp>
#include <assay/model.hpp>
#include <assay/state.hpp>

namespace assay {

namespace detail {
struct csv_reader_parts;
}

/// What to do with a row that cannot be used.
enum class bad_row_policy : std::uint8_t {
  stop,  ///< throw an error for the first one
  skip,  ///< count it by its reason and go on
};

struct csv_reader_options {
  bad_row_policy on_error = bad_row_policy::stop;
  std::uint64_t maximum_keys = 10'000'000;  ///< different keys of rows, where the mapping has a "key"
  std::size_t kept_messages = 20;           ///< of skipped rows
  std::size_t maximum_row_bytes = std::size_t{1} << 20U;  ///< 1 to 2^30, unless the mapping says another
};

/// Cells of one column that became something else than they say, and that did not cost their row.
struct altered_csv_cells {
  std::string column;      ///< of the record type
  std::string reason;      ///< stable id, such as "spreadsheet_number"
  bool kept = false;       ///< as they are; otherwise they have no value
  std::int64_t cells = 0;  ///< how many
  std::string place;       ///< of the first: `csv:17:42`
  std::string text;        ///< of the first, as it is written
};

/// What became of the rows of a file: accepted + filtered + duplicates + rejected are the rows after its header.
struct csv_report {
  std::int64_t rows = 0;
  std::int64_t accepted = 0;  ///< rows that are records
  std::int64_t applied =
      0;  ///< of these: rows that are in the state; the others come in a later block, or are lost to an error
  std::int64_t filtered = 0;                       ///< rows that a condition of the mapping dropped
  std::int64_t duplicates = 0;                     ///< rows with a key seen before, of which one row is used
  std::int64_t rejected = 0;                       ///< rows that cannot be used
  std::vector<rejected_count> rejected_by_reason;  ///< those that occurred
  std::vector<error>
      messages;  ///< the first rejected rows, with file, line, column, header, value and reason
  std::vector<message>
      notes;  ///< what is worth knowing of the file: a delimiter that was guessed, columns that are not there, no records
  std::vector<altered_csv_cells> altered;
};

/// Reads one CSV export of one record type into a state. Rows, messages and the state's bytes are those that the command line gives for
/// a file with these bytes, however they are cut. Rows go into the state in blocks of 65,536 and at the end; a row that a later one
/// may replace (duplicates "keep_last", "order_by") goes in at the end. Memory is that of a block, of the longest row and of the keys.
/// One thread at a time, and no other use of the state meanwhile.
class csv_reader {
 public:
  /// Borrows `into`, which has to live, and stay where it is, until the reader ends; everything else is copied. `mapping_json` is a
  /// source mapping document (docs/data.md), of which the table of that record type counts; empty: a CSV file whose headers are the
  /// record type's own column names. `name` stands for the file in messages. Throws assay::error: argument for an unknown record
  /// type, a state that is sealed or has no model, an option out of its range, and a mapping whose "encoding" is not utf-8; model,
  /// with every fault in its text, for a mapping that cannot be used. Records of a type that no measure reads are not looked at:
  /// that is a note in the report.
  csv_reader(state& into, std::string_view record, std::string_view mapping_json = {},
             std::string_view name = "csv", const csv_reader_options& options = {});
  csv_reader(csv_reader&&) noexcept;
  csv_reader& operator=(csv_reader&&) noexcept;
  /// What was pushed and is in no block yet is lost without finish().
  ~csv_reader();

  /// The next bytes of the file, cut anywhere, also within a character; not needed afterwards. They are UTF-8, with or without a
  /// byte order mark, and not compressed. Throws assay::error:
  ///   data      for bytes that begin a compressed file, an archive or text in UTF-16 or UTF-32; for a header that lacks what is
  ///             needed; and, under bad_row_policy::stop, for the first row that cannot be used, naming file, line, column,
  ///             header, value, reason and what to do. error::location() has the place;
  ///   limit     for one key too many, and what state::update throws;
  ///   argument  after finish() and after an error.
  /// Errors of rows say how many rows of the file are in the state: those of the blocks before. When memory runs out std::bad_alloc
  /// passes through; the state is sound and holds the blocks before. After any exception the reader takes nothing more.
  void push(std::string_view bytes);

  /// Says that the file ends here: the last rows go into the state, and rejected ones are counted there (state::count_rejected). A
  /// file without rows says that there are no such records. Throws what push() throws.
  csv_report finish();

  /// What is known so far; also after an error.
  [[nodiscard]] csv_report report() const;

 private:
  std::unique_ptr<detail::csv_reader_parts> parts_;
};

/// Everything that is wrong or doubtful with a source mapping document for the record types of a model; nothing is thrown for it. A mapping
/// without an error among its findings can be used.
[[nodiscard]] std::vector<diagnostic> check_source_mapping(const model& of, std::string_view json);

}  // namespace assay
