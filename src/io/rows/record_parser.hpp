// SPDX-License-Identifier: Apache-2.0
//
// Makes records of one type of the text of a CSV file, which is pushed in pieces of any size: block by block.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <assay/error.hpp>
#include <assay/message.hpp>
#include <assay/record.hpp>

#include "io/csv/csv_tokenizer.hpp"
#include "io/mapping/source_mapping.hpp"
#include "io/rows/cell_taker.hpp"
#include "io/rows/header_binding.hpp"
#include "io/rows/key_book.hpp"
#include "io/rows/record_block.hpp"
#include "io/rows/reject_reason.hpp"
#include "io/rows/row_check.hpp"

namespace assay::io {

/// What to do with a row that cannot be used.
enum class row_error_policy : std::uint8_t {
  stop,  ///< throw an error for the first one
  skip,  ///< count it by its reason and go on
};

struct parser_options {
  row_error_policy on_error = row_error_policy::stop;
  std::size_t rows_per_block = 65536;  ///< at least 1
  /// Also hand out category columns that are not required. Without them reading is faster, the more so when they are
  /// numbers of tickets or customers; and the same rows are rejected, because no text is a wrong category.
  bool unneeded_categories = true;
  std::size_t kept_messages = 20;                         ///< of skipped rows
  std::size_t maximum_row_bytes = std::size_t{1} << 20U;  ///< 1 to 2^30, unless the mapping says another
  std::uint64_t maximum_keys = usual_maximum_keys;
  /// The keys of all files of the record type. Without them a parser knows those of its own file only, and hands out rows
  /// that waited itself; otherwise they are to be had from the book, after the last file.
  std::shared_ptr<key_book> keys;
  std::shared_ptr<row_check> check;  ///< refuses rows that could be read; null: none
};

/// Cells of one column that became something else than they say, and that did not cost their row.
struct altered_cells {
  std::string column;
  reject_reason reason = reject_reason::bad_number;
  bool kept = false;  ///< as they are; otherwise they have no value
  std::uint64_t cells = 0;
  std::string place;  ///< of the first: `calls.csv:17:42`
  std::string text;   ///< of the first, as it is written
};

/// What has been read so far. accepted + filtered + duplicates + rejected() are the rows of the file after its header.
struct read_report {
  std::uint64_t accepted = 0;    ///< rows handed out as records
  std::uint64_t filtered = 0;    ///< rows that a condition of the mapping dropped
  std::uint64_t duplicates = 0;  ///< rows with a key seen before, of which one row is used
  std::uint64_t repeated =
      0;  ///< of the accepted ones: rows with a key seen before that are used all the same
  std::uint64_t joined_lines = 0;        ///< rows with a line end inside quotes, whatever became of them
  std::uint64_t first_joined_lines = 0;  ///< line on which the first of them begins
  std::array<std::uint64_t, reject_reason_count> rejected_by_reason{};
  std::vector<error>
      messages;  ///< the first rejected rows, with file, line, column and reason; one line each
  std::vector<message>
      notes;  ///< `name: what is worth knowing`: empty, no records, columns that are not there
  std::vector<altered_cells> altered;
  /// At the end, when the options ask for it: SHA-256 of the file's bytes, decompressed and as yet not decoded, in hexadecimal.
  std::string text_digest;

  [[nodiscard]] std::uint64_t rows() const noexcept { return accepted + filtered + duplicates + rejected(); }
  [[nodiscard]] std::uint64_t rejected() const noexcept;
  [[nodiscard]] std::uint64_t rejected(reject_reason reason) const noexcept {
    return rejected_by_reason[static_cast<std::size_t>(reason)];
  }
};

/// What became of a call for records.
enum class parse_progress : std::uint8_t {
  filled,       ///< the block holds the next records
  needs_input,  ///< everything fed so far is used up: feed() or finish(); the block is empty
  ended,        ///< there are no more; the block is empty
};

/// One file, from its beginning to its end; memory is that of a block and of the longest row. The caller is in command, as
/// with a csv_tokenizer: feed() or finish() where next() asks for it. How the text is cut into pieces does not show. The
/// delimiter is found by the parser itself, from as much of the text as that takes. One thread at a time.
class record_parser {
 public:
  /// `name` stands for the file in messages. `required` are the record columns that the file must supply: those that the
  /// model's measures and the grouping need. Throws assay::error (argument) for options or required columns that make no
  /// sense. Keeps copies of everything.
  record_parser(std::string name, const record_definition& record, const table_mapping& mapping,
                std::span<const std::string> required, const parser_options& options = {});

  /// Before the first piece: the text was converted from an encoding (csv_options::converted_from), and what its opening has
  /// to say comes first among the notes.
  void was_opened(std::string_view converted_from, std::vector<message> notes) noexcept;

  /// Gives the next bytes, which are UTF-8, borrowed until next() asks for more or ends.
  void feed(std::string_view bytes);
  /// Says that no more bytes come.
  void finish();

  /// Fills `block` with the next records. A block that the input ends in the middle of is kept here, and finished by the
  /// calls that follow. Throws assay::error (data) for a header that lacks what is needed, and, under row_error_policy::stop,
  /// for the first row that cannot be used, naming file, line, column, header, value, reason and what to do; error::location()
  /// has the place. After an error the parser is at its end; what earlier calls handed out stays valid, the records of the block
  /// under way are lost.
  [[nodiscard]] parse_progress next(record_block& block);

  /// Ends the parser as an error does: for those who feed it and cannot go on.
  void give_up() noexcept;

  [[nodiscard]] const read_report& report() const noexcept { return report_; }
  /// For read_report::text_digest, by those who have the bytes that the text was made of.
  void note_digest(std::string digest) noexcept { report_.text_digest = std::move(digest); }

 private:
  struct cell_place {
    std::size_t column = 0;  // index in binding_.columns
    column::cell_fault fault = column::cell_fault::none;
  };
  void begin();
  [[nodiscard]] parse_progress parse(record_block& block);
  [[nodiscard]] error header_damage() const;
  [[nodiscard]] parse_progress fill(record_block& block);
  void show(record_block& block);
  csv_event next_event();
  void bind();
  void prepare(record_block& block) const;
  void make_room(record_block& block) const;
  void note_line_ends(const csv_record& row) noexcept;
  void refuse_rows(record_block& block);
  void take_row(const csv_record& row, record_block& block);
  [[nodiscard]] bool is_kept(const csv_record& row) const noexcept;
  [[nodiscard]] bool read_cells(const csv_record& row, record_block& block, cell_place& failed);
  // True when the mapping says what becomes of such cells other than rejecting their rows.
  [[nodiscard]] bool keep_or_clear(const csv_record& row, const cell_place& failed,
                                   column::column_buffer& target, std::size_t at);
  void count_altered(const csv_record& row, const cell_place& failed, bool kept);
  // True when the row that was read into the block is to be handed out.
  [[nodiscard]] bool take_key(const csv_record& row, record_block& block);
  [[nodiscard]] std::string_view key_value(const bound_key_part& part, std::string_view text);
  [[nodiscard]] bool make_key(const csv_record& row);
  [[nodiscard]] message key_repeats(const csv_record& row) const;
  void note(const message& said);
  void note_end();

  void reject_damaged();
  void reject_ragged(const csv_record& row);
  void reject_cell(const csv_record& row, const cell_place& failed);
  [[nodiscard]] message place_of(const bound_column& column) const;
  // `skips`: the mapping says that such rows are left out, whatever the options say.
  [[nodiscard]] bool wants_message(reject_reason reason, bool skips = false);
  void report_row(reject_reason reason, const message& fault, const csv_position& at, bool skips = false);

  std::string name_;
  record_definition record_;
  table_mapping mapping_;
  std::vector<std::string> required_;
  parser_options options_;
  std::string_view converted_from_;
  std::string beginning_;  // until the delimiter is known
  std::string_view rest_;  // of a piece: what comes behind the beginning
  bool has_beginning_ = false;
  bool finish_waits_ = false;  // what was fed before comes first
  std::optional<csv_tokenizer> tokenizer_;
  bool in_block_ = false;   // a block was begun and has room
  record_block under_way_;  // it, between the calls
  std::optional<header_binding> binding_;
  std::vector<std::size_t> supplied_;
  std::vector<std::uint64_t> lines_;  // of the rows of the block, when somebody may refuse them
  cell_taker taker_;
  std::string key_;
  std::string usual_width_;
  bool owns_keys_ = false;
  bool at_end_ = false;
  read_report report_;
};

}  // namespace assay::io
