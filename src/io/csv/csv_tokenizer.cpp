// SPDX-License-Identifier: Apache-2.0
//
// The tokenizer finds delimiters, quotes and line ends 64 bytes at a time as a bit mask and walks from one to the
// next; no other byte is looked at singly. Text is checked for UTF-8 and NUL per record, and only where the mask pass
// saw a byte that is not plain ASCII.
#include "io/csv/csv_tokenizer.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include <assay/error.hpp>

#include "io/csv/csv_block.hpp"
#include "message/csv_sentences.hpp"
#include "text/utf8.hpp"

namespace assay::io {
namespace {

constexpr char quote = '"';
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t largest_record_bytes = std::size_t{1} << 30U;  // field offsets are 32 bits wide
constexpr std::size_t first_field_capacity = 64;
using csv_block::block_bytes;

constexpr bool is_line_end(char c) noexcept { return c == '\n' || c == '\r'; }

[[noreturn]] void refuse(const message& what) { throw error{error_code::argument, what}; }

}  // namespace

csv_position csv_record::position_of(std::size_t index) const noexcept {
  const field& wanted = fields_[index];
  return position_after(raw_.substr(0, wanted.begin - (wanted.quoted ? 1U : 0U)), line_);
}

csv_tokenizer::csv_tokenizer(const csv_options& options) : options_(options) {
  const char delimiter = options.delimiter;
  if (delimiter == '\0' || delimiter == quote || is_line_end(delimiter) ||
      static_cast<unsigned char>(delimiter) >= 0x80) {
    refuse(says::csv_delimiter());
  }
  if (options.maximum_record_bytes == 0 || options.maximum_record_bytes > largest_record_bytes)
    refuse(says::csv_record_bytes());
  if (options.maximum_fields == 0) refuse(says::csv_fields());
  fields_.resize(std::min(first_field_capacity, options.maximum_fields));
  if (options.skips_first_line) state_ = state::skipping;
}

void csv_tokenizer::require_drained(std::string_view caller) const {
  if (finished_) refuse(says::csv_finished(caller));
  if (!drained_) refuse(says::csv_undrained(caller));
}

void csv_tokenizer::feed(std::string_view bytes) {
  require_drained("feed");
  drained_ = false;
  input_ = without_byte_order_mark(bytes);
  record_start_ = 0;
  load_block(0);
}

void csv_tokenizer::finish() {
  require_drained("finish");
  drained_ = false;
  finished_ = true;
}

// The mark may come in pieces; what looked like its beginning and is not begins the first record.
std::string_view csv_tokenizer::without_byte_order_mark(std::string_view bytes) {
  while (at_byte_order_mark_ && !bytes.empty()) {
    if (bytes.front() == byte_order_mark[byte_order_mark_matched_]) {
      bytes.remove_prefix(1);
      ++input_offset_;
      if (++byte_order_mark_matched_ == byte_order_mark.size()) at_byte_order_mark_ = false;
    } else {
      at_byte_order_mark_ = false;
      if (state_ == state::skipping) break;
      carry_ = byte_order_mark.substr(0, byte_order_mark_matched_);
      record_is_plain_ = carry_.empty();
    }
  }
  return bytes;
}

void csv_tokenizer::load_block(std::size_t at) {
  block_ = at;
  structural_ = 0;
  block_is_plain_ = true;
  if (at >= input_.size()) return;
  csv_block::block_bits found{};
  if (input_.size() - at >= block_bytes) {
    found = csv_block::classify(input_.data() + at, options_.delimiter);
  } else {
    std::array<char, block_bytes> padded;
    padded.fill(options_.delimiter == ' ' ? '_' : ' ');
    std::memcpy(padded.data(), input_.data() + at, input_.size() - at);
    found = csv_block::classify(padded.data(), options_.delimiter);
  }
  structural_ = found.structural;
  block_is_plain_ = found.plain;
  record_is_plain_ = record_is_plain_ && found.plain;
}

csv_event csv_tokenizer::next() {
  for (;;) {
    if (state_ == state::unquoted) scan_delimiters();
    while (structural_ == 0 && block_ < input_.size()) {
      load_block(block_ + block_bytes);
    }
    if (structural_ != 0 ? step() : step_end_of_input()) return event_;
  }
}

// The bulk of most files: delimiters between fields without quotes. Stops at anything else, which is for step().
void csv_tokenizer::scan_delimiters() {
  const char* const bytes = input_.data();
  const std::size_t to_offset = carry_.size() - record_start_;  // may wrap around, as does the sum
  const std::size_t capacity = fields_.size();
  csv_record::field* const fields = fields_.data();
  std::size_t count = field_count_;
  std::size_t begin = field_begin_;
  for (;;) {
    std::uint64_t structural = structural_;
    const std::size_t block = block_;
    bool stopped = false;
    while (structural != 0) {
      const std::size_t at = block + static_cast<std::size_t>(std::countr_zero(structural));
      const std::size_t offset = at + to_offset;
      stopped =
          bytes[at] != options_.delimiter || count == capacity || offset >= options_.maximum_record_bytes;
      if (stopped) break;
      fields[count++] = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(offset), false, false};
      begin = offset + 1;
      structural &= structural - 1;
    }
    structural_ = structural;
    if (stopped || block_ >= input_.size()) break;
    load_block(block_ + block_bytes);
  }
  field_count_ = count;
  field_begin_ = begin;
}

// Handles the next delimiter, quote or line end. Like all that return bool here, true: there is an event.
bool csv_tokenizer::step() {
  const std::size_t at = block_ + static_cast<std::size_t>(std::countr_zero(structural_));
  const char c = input_[at];
  if (state_ == state::skipping) {
    structural_ &= structural_ - 1;
    if (!is_line_end(c)) return false;
    ++line_;
    after_carriage_return_ = c == '\r';
    start_record(at + 1);
    return false;
  }
  const std::size_t offset = offset_of(at);
  if (fail_before(offset)) return true;
  const bool ends_record = is_line_end(c) && state_ != state::quoted;
  if (offset == options_.maximum_record_bytes && !ends_record) return fail_too_long();
  structural_ &= structural_ - 1;
  if (ends_record) return step_line_end(at, offset);
  if (c == quote) return step_quote(offset);
  if (state_ == state::quoted) {
    field_has_line_ends_ = field_has_line_ends_ || is_line_end(c);
    record_has_line_ends_ = record_has_line_ends_ || field_has_line_ends_;
  } else {
    end_field(offset);
  }
  return false;
}

bool csv_tokenizer::step_quote(std::size_t offset) {
  switch (state_) {
    case state::quoted:
      state_ = state::quote_closed;
      closed_at_ = offset;
      return false;
    case state::quote_closed:  // fail_before() made sure that nothing is between the two quotes
      state_ = state::quoted;
      field_has_doubled_quotes_ = true;
      return false;
    default:
      if (offset != field_begin_) {
        return fail_and_skip_line({csv_fault::quote_in_unquoted_field, offset}, offset);
      }
      state_ = state::quoted;
      return false;
  }
}

bool csv_tokenizer::step_line_end(std::size_t at, std::size_t offset) {
  const bool second_half = input_[at] == '\n' && after_carriage_return_ && offset == 0;
  after_carriage_return_ = input_[at] == '\r';
  const bool hands_out = offset != 0 && complete_record(offset);
  if (offset == 0 && !second_half) ++line_;
  start_record(at + 1);
  return hands_out;
}

bool csv_tokenizer::step_end_of_input() {
  if (state_ != state::skipping) {
    if (fail_before(offset_of(input_.size()))) return true;
    carry_.append(input_.substr(record_start_));
  }
  input_offset_ += input_.size();
  input_ = std::exchange(suspended_, {});
  record_start_ = 0;
  load_block(0);
  if (!input_.empty()) return false;
  if (finished_) return step_last_record();
  drained_ = true;
  event_ = csv_event::need_input;
  return true;
}

bool csv_tokenizer::step_last_record() {
  if (state_ == state::quoted) return fail_and_skip_line_of_opening_quote(csv_fault::unterminated_quote);
  if (at_byte_order_mark_) {
    at_byte_order_mark_ = false;
    carry_ = byte_order_mark.substr(0, byte_order_mark_matched_);
    record_is_plain_ = false;
  }
  if (state_ == state::skipping || carry_.empty()) {
    event_ = csv_event::end;
    return true;
  }
  complete_record(carry_.size());
  start_record(0);
  return true;
}

void csv_tokenizer::start_record(std::size_t at) {
  state_ = state::unquoted;
  record_start_ = at;
  field_begin_ = 0;
  field_count_ = 0;
  excess_at_ = none;
  field_has_doubled_quotes_ = false;
  field_has_line_ends_ = false;
  record_has_doubled_quotes_ = false;
  record_has_line_ends_ = false;
  record_is_plain_ = block_is_plain_;
}

void csv_tokenizer::end_field(std::size_t end) {
  const bool quoted = state_ == state::quote_closed;
  if (field_count_ == options_.maximum_fields) {
    excess_at_ = std::min(excess_at_, field_begin_);
  } else {
    if (field_count_ == fields_.size()) fields_.resize(std::min(2 * fields_.size(), options_.maximum_fields));
    fields_[field_count_++] = {static_cast<std::uint32_t>(field_begin_ + (quoted ? 1U : 0U)),
                               static_cast<std::uint32_t>(quoted ? closed_at_ : end), quoted,
                               field_has_doubled_quotes_};
  }
  record_has_doubled_quotes_ = record_has_doubled_quotes_ || field_has_doubled_quotes_;
  field_has_doubled_quotes_ = false;
  field_has_line_ends_ = false;
  field_begin_ = end + 1;
  state_ = state::unquoted;
}

// The record's bytes in one piece, valid until the next record.
std::string_view csv_tokenizer::take_record(std::size_t size) {
  if (carry_.empty()) return input_.substr(record_start_, size);
  carry_.append(input_.substr(record_start_, size - carry_.size()));
  handed_out_.swap(carry_);
  carry_.clear();
  return handed_out_;
}

// The record under way ends after `size` bytes, at a line end or the end of the input.
bool csv_tokenizer::complete_record(std::size_t size) {
  end_field(size);
  const std::uint64_t byte_offset = record_offset();
  const std::string_view raw = take_record(size);
  fault_place fault{csv_fault::too_many_fields, none};
  if (!record_is_plain_ || excess_at_ != none) fault = earliest_fault(fault, raw);
  if (fault.offset != none) {
    report(fault, raw, byte_offset);
  } else {
    event_ = csv_event::record;
    record_.raw_ = raw;
    record_.base_ = raw.data();
    record_.fields_ = fields_.data();
    record_.size_ = field_count_;
    record_.line_ = line_;
    record_.byte_offset_ = byte_offset;
    record_.spans_lines_ = record_has_line_ends_;
    if (record_has_doubled_quotes_) make_quotes_single();
  }
  if (record_has_line_ends_) line_ = position_after(raw, line_).line;
  ++line_;
  return true;
}

// In a copy of the record, so that offsets and the raw bytes stay as they are.
void csv_tokenizer::make_quotes_single() {
  unescaped_ = record_.raw_;
  for (std::size_t i = 0; i < field_count_; ++i) {
    csv_record::field& field = fields_[i];
    if (!field.doubled_quotes) continue;
    std::size_t written = field.begin;
    for (std::size_t read = field.begin; read < field.end; ++read) {
      unescaped_[written++] = unescaped_[read];
      if (unescaped_[read] == quote) ++read;
    }
    field.end = static_cast<std::uint32_t>(written);
  }
  record_.base_ = unescaped_.data();
}

// Faults that follow from having reached `offset` without a delimiter, quote or line end on the way. A quote that
// closes a field lines later and is followed by text opens a field of its own row more likely: then it is the first
// quote that is too many, and the lines between are rows.
bool csv_tokenizer::fail_before(std::size_t offset) {
  const std::size_t after_quote = closed_at_ + 1;
  if (state_ == state::quote_closed && offset > after_quote && after_quote < options_.maximum_record_bytes) {
    if (field_has_line_ends_) return fail_and_skip_line_of_opening_quote(csv_fault::unterminated_quote);
    return fail_and_skip_line({csv_fault::text_after_closing_quote, after_quote}, after_quote);
  }
  return offset > options_.maximum_record_bytes && fail_too_long();
}

bool csv_tokenizer::fail_too_long() {
  if (state_ == state::quoted || (state_ == state::quote_closed && field_has_line_ends_))
    return fail_and_skip_line_of_opening_quote(csv_fault::record_too_long);
  return fail_and_skip_line({csv_fault::record_too_long, 0}, options_.maximum_record_bytes);
}

// Goes on after the line end that follows the first `skip_from` bytes of the record.
bool csv_tokenizer::fail_and_skip_line(fault_place fault, std::size_t skip_from) {
  const std::string_view before = first_bytes(skip_from);
  report(earliest_fault(fault, before), before, record_offset());
  line_ = position_after(before, line_).line;
  carry_.clear();
  state_ = state::skipping;
  return true;
}

// Goes on after the line with the opening quote of the current field, which may lie in bytes of earlier
// chunks. The lines that are tokenized again hold pairs of quotes only, which leave no field open at their line
// end; but for the last one, whose closing quote may open a field. So every line is gone through twice at most to
// its end as part of a longer record: the work stays linear.
bool csv_tokenizer::fail_and_skip_line_of_opening_quote(csv_fault fault) {
  const std::string_view before = first_bytes(field_begin_);
  report(earliest_fault({fault, field_begin_}, before), before, record_offset());
  line_ = position_after(before, line_).line;
  if (field_begin_ >= carry_.size()) {
    load_block(record_start_ + field_begin_ - carry_.size());
  } else {
    input_offset_ = record_offset() + field_begin_;
    suspended_ = input_;
    replay_.assign(carry_, field_begin_, std::string::npos);
    input_ = replay_;
    load_block(0);
  }
  carry_.clear();
  state_ = state::skipping;
  return true;
}

// The record's first bytes in one piece, the record itself left as it is.
std::string_view csv_tokenizer::first_bytes(std::size_t count) {
  if (carry_.empty()) return input_.substr(record_start_, count);
  if (count <= carry_.size()) return std::string_view(carry_).substr(0, count);
  handed_out_ = carry_;
  handed_out_.append(input_.substr(record_start_, count - carry_.size()));
  return handed_out_;
}

// `known`, or what is wrong before it with the bytes or the number of fields.
csv_tokenizer::fault_place csv_tokenizer::earliest_fault(fault_place known, std::string_view raw) const {
  if (excess_at_ < known.offset) known = {csv_fault::too_many_fields, excess_at_};
  if (record_is_plain_) return known;
  const std::string_view checked = raw.substr(0, known.offset);
  const std::size_t mark = checked.find(byte_order_mark);
  const std::size_t bad =
      std::min({checked.find('\0'), text::first_invalid_utf8(checked).value_or(none), mark});
  if (bad == none) return known;
  if (checked[bad] == '\0') return {csv_fault::nul_byte, bad};
  if (bad == mark) return {csv_fault::byte_order_mark, bad};
  return {options_.converted_from.empty() ? csv_fault::invalid_utf8 : csv_fault::bad_encoding, bad};
}

void csv_tokenizer::report(fault_place fault, std::string_view raw, std::uint64_t raw_offset) {
  event_ = csv_event::error;
  error_.fault = fault.fault;
  error_.position = position_after(raw.substr(0, fault.offset), line_);
  error_.byte_offset = raw_offset + fault.offset;
  error_.in_quotes = state_ == state::quoted;
  const bool is_told_by_bytes =
      fault.fault == csv_fault::invalid_utf8 || fault.fault == csv_fault::bad_encoding;
  error_.bytes = is_told_by_bytes ? raw.substr(fault.offset, csv_error::most_bytes) : std::string_view{};
}

}  // namespace assay::io
