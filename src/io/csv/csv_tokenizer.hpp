// SPDX-License-Identifier: Apache-2.0
//
// A CSV tokenizer that is pushed bytes in chunks of any size and hands out records one at a time: RFC 4180,
// with any ASCII delimiter, any line end, quoted line ends, UTF-8 checked, and the line and column of every
// field and every error.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "io/csv/csv_fault.hpp"
#include "io/csv/csv_options.hpp"

namespace assay::io {

/// One record: views that stay valid until the next call to the tokenizer that handed it out.
class csv_record {
 public:
  /// Number of fields, at least 1. A record is never compared with the header here: that is the caller's
  /// part.
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  /// Text of field `index` < size(): without its quotes, doubled quotes made single.
  [[nodiscard]] std::string_view operator[](std::size_t index) const noexcept {
    return {base_ + fields_[index].begin, fields_[index].end - fields_[index].begin};
  }
  /// Whether the field stands in quotes in the file: tells `""` (empty text) from nothing at all.
  [[nodiscard]] bool is_quoted(std::size_t index) const noexcept { return fields_[index].quoted; }
  /// Whether a quoted field goes over a line end.
  [[nodiscard]] bool spans_lines() const noexcept { return spans_lines_; }
  /// Line on which the record begins, 1-based.
  [[nodiscard]] std::uint64_t line() const noexcept { return line_; }
  /// 0-based offset of the record's first byte in the input (with its byte order mark).
  [[nodiscard]] std::uint64_t byte_offset() const noexcept { return byte_offset_; }
  /// The record as it stands in the file, without its line end.
  [[nodiscard]] std::string_view raw() const noexcept { return raw_; }
  /// Where field `index` begins, at its opening quote if it has one. Counts from the start of the record:
  /// meant for messages.
  [[nodiscard]] csv_position position_of(std::size_t index) const noexcept;

 private:
  friend class csv_tokenizer;
  struct field {
    std::uint32_t begin = 0;  // offsets from the start of the record, quotes excluded
    std::uint32_t end = 0;
    bool quoted = false;
    bool doubled_quotes = false;
  };

  const char* base_ = nullptr;  // of the texts: raw_, or a copy of it in which doubled quotes are made single
  const field* fields_ = nullptr;
  std::size_t size_ = 0;
  std::uint64_t line_ = 1;
  std::uint64_t byte_offset_ = 0;
  bool spans_lines_ = false;
  std::string_view raw_;
};

enum class csv_event : std::uint8_t {
  need_input,  ///< everything fed so far is used up: feed() or finish()
  record,      ///< record() is the next one
  error,       ///< error() says what was wrong with a record that was dropped; go on with next() or stop
  end,         ///< finish() was called and nothing is left
};

/// Turns the bytes of a CSV file into records, the caller in command:
/// ```
/// csv_tokenizer tokenizer({.delimiter = ';'});
/// bool more = true;
/// while (more) {
///   if (const std::string_view chunk = read_some(); !chunk.empty()) tokenizer.feed(chunk);
///   else tokenizer.finish();
///   csv_event event = tokenizer.next();
///   for (; event == csv_event::record || event == csv_event::error; event = tokenizer.next()) { ... }
///   more = event == csv_event::need_input;
/// }
/// ```
/// Details of the format:
/// * CR, LF and CRLF each end a line, mixed as they come; inside quotes they are text, kept as they are.
/// * A line with nothing on it is no record; it counts for line numbers. So an empty value of a file with a
///   single column is written `""`. A line of blanks is a record of one field.
/// * The last line needs no line end. A UTF-8 byte order mark is skipped at the very start and is text
///   elsewhere.
/// * Blanks around fields and quotes belong to the text; before a quote they make the field unquoted.
/// The same bytes give the same records and errors however they are cut into chunks.
///
/// Fields are views into the chunk where possible; only records that cross chunks or contain doubled quotes
/// are copied. One thread at a time.
class csv_tokenizer {
 public:
  /// Throws assay::error (argument) if an option is outside its range.
  explicit csv_tokenizer(const csv_options& options = {});
  csv_tokenizer(const csv_tokenizer&) = delete;
  csv_tokenizer& operator=(const csv_tokenizer&) = delete;

  /// Gives the next bytes, borrowed until next() returns need_input. Throws assay::error (argument) if earlier bytes
  /// are not used up or finish() was called.
  void feed(std::string_view bytes);
  /// Says that no more bytes come; next() then hands out what is left. Throws as feed() does.
  void finish();
  /// Moves to the next record or error. Invalidates the views of the record before.
  csv_event next();

  [[nodiscard]] const csv_record& record() const noexcept { return record_; }
  [[nodiscard]] const csv_error& error() const noexcept { return error_; }
  /// What is wrong by error(), and what to do: made when somebody asks, which for most of a million bad rows is nobody.
  [[nodiscard]] message complaint() const { return describe(error_, options_); }

 private:
  enum class state : std::uint8_t {
    unquoted,      // at the start of a field or inside one without quotes
    quoted,        // after an opening quote
    quote_closed,  // after a quote that closes the field unless another quote follows at once
    skipping,      // after a fault, up to the next line end
  };
  struct fault_place {
    csv_fault fault;
    std::size_t offset;  // in the record
  };
  static constexpr std::size_t none = std::string_view::npos;

  void require_drained(std::string_view caller) const;
  std::string_view without_byte_order_mark(std::string_view bytes);
  void load_block(std::size_t at);
  void scan_delimiters();
  bool step();
  bool step_quote(std::size_t offset);
  bool step_line_end(std::size_t at, std::size_t offset);
  bool step_end_of_input();
  bool step_last_record();
  void start_record(std::size_t at);
  void end_field(std::size_t end);
  std::string_view take_record(std::size_t size);
  bool complete_record(std::size_t size);
  void make_quotes_single();
  bool fail_before(std::size_t offset);
  bool fail_too_long();
  bool fail_and_skip_line(fault_place fault, std::size_t skip_from);
  bool fail_and_skip_line_of_opening_quote(csv_fault fault);
  std::string_view first_bytes(std::size_t count);
  [[nodiscard]] fault_place earliest_fault(fault_place known, std::string_view raw) const;
  void report(fault_place fault, std::string_view raw, std::uint64_t raw_offset);

  // Offset in the record of position `at` of the input; offset in everything fed of the record's first byte.
  [[nodiscard]] std::size_t offset_of(std::size_t at) const noexcept {
    return at - record_start_ + carry_.size();
  }
  [[nodiscard]] std::uint64_t record_offset() const noexcept {
    return input_offset_ + record_start_ - carry_.size();
  }

  csv_options options_;

  // What is being looked at: a chunk, or bytes of a rewound record (`replay_`) while the chunk waits in
  // `suspended_`. Everything before `block_` is done; the bits of `structural_` are the delimiters, quotes
  // and line ends still to be handled among the 64 bytes from `block_` on.
  std::string_view input_;
  std::string_view suspended_;
  std::string replay_;
  std::uint64_t input_offset_ = 0;
  std::size_t block_ = 0;
  std::uint64_t structural_ = 0;
  std::size_t byte_order_mark_matched_ = 0;
  bool at_byte_order_mark_ = true;
  bool drained_ = true;
  bool finished_ = false;

  // The record under way: `carry_` (from earlier chunks), then `input_` from `record_start_` on. Offsets are
  // the record's.
  std::string carry_;
  std::size_t record_start_ = 0;
  std::uint64_t line_ = 1;
  state state_ = state::unquoted;
  std::size_t field_begin_ = 0;  // with its opening quote
  std::size_t closed_at_ = 0;    // of the quote that led to state::quote_closed
  std::size_t excess_at_ = none;
  std::size_t field_count_ = 0;
  std::vector<csv_record::field> fields_;
  bool field_has_doubled_quotes_ = false;
  bool field_has_line_ends_ = false;
  bool record_has_doubled_quotes_ = false;
  bool record_has_line_ends_ = false;
  bool block_is_plain_ = true;  // neither NUL nor non-ASCII bytes
  bool record_is_plain_ = true;
  bool after_carriage_return_ = false;  // the line before ended with CR: an LF at offset 0 belongs to it

  // What next() handed out.
  csv_event event_ = csv_event::need_input;
  csv_record record_;
  csv_error error_;
  std::string handed_out_;
  std::string unescaped_;
};

}  // namespace assay::io
