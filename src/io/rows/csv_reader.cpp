// SPDX-License-Identifier: Apache-2.0
//
// A record_parser that is fed what comes, and a state that is given what comes out.
#include <assay/csv_reader.hpp>

#include <optional>
#include <utility>

#include "document/findings_error.hpp"
#include "io/csv/file_beginning.hpp"
#include "io/mapping/encoding.hpp"
#include "io/mapping/source_mapping.hpp"
#include "io/rows/key_book.hpp"
#include "io/rows/record_intake.hpp"
#include "io/rows/record_parser.hpp"
#include "io/rows/reject_reason.hpp"
#include "message/csv_reader_sentences.hpp"
#include "message/error_message.hpp"
#include "message/note_sentences.hpp"
#include "message/state_sentences.hpp"

namespace assay {
namespace {

io::table_mapping mapping_of(const model& of, std::string_view record, std::string_view json) {
  if (json.empty()) return {};
  const io::parsed_source_mapping parsed = io::parse_source_mapping(json, of.definition().records);
  if (!parsed.value) throw document::error_of(parsed.diagnostics, {});
  const io::table_mapping* const said = parsed.value->find(record);
  if (said == nullptr) return {};
  if (said->text_encoding.value_or(io::encoding::utf_8) != io::encoding::utf_8)
    throw error{error_code::argument, says::encoding_not_pushed(io::name_of(*said->text_encoding))};
  return *said;
}

std::string_view name_of(io::packing kind) noexcept {
  switch (kind) {
    case io::packing::gzip:
      return "gzip";
    case io::packing::zstd:
      return "zstd";
    case io::packing::bzip2:
      return "bzip2";
    default:
      return "xz";
  }
}

/// Why text that begins so is not read; empty: it may be.
message refusal_of(std::string_view beginning) {
  const io::packing kind = io::packing_of(beginning);
  if (kind == io::packing::zip) return says::pushed_archive();
  if (kind != io::packing::none) return says::pushed_compressed(name_of(kind));
  if (const std::string_view wide = io::marked_utf_32(beginning); !wide.empty())
    return says::pushed_in_utf32(wide);
  const io::encoding marked = io::marked_encoding(beginning).value_or(io::encoding::utf_8);
  return marked == io::encoding::utf_8 ? message{} : says::pushed_in_encoding(io::name_of(marked));
}

/// The same error, and how far the file came.
error with_applied(const error& problem, std::int64_t rows) {
  const message said = says::rows_of_file_applied(says::said_by(problem), rows);
  if (problem.location() != nullptr) return {problem.code(), said, *problem.location()};
  if (problem.cell() != nullptr) return {problem.code(), *problem.cell(), said};
  return {problem.code(), said};
}

std::int64_t count_of(std::uint64_t rows) noexcept { return static_cast<std::int64_t>(rows); }

}  // namespace

namespace detail {

struct csv_reader_parts {
  csv_reader_parts(state& target, std::string_view of_record, std::string_view mapping_json,
                   std::string_view file, const csv_reader_options& options)
      : into{&target}, record{target.of().record(of_record).name}, name{file} {
    if (target.sealed()) throw error{error_code::argument, says::sealed_state()};
    if (options.maximum_row_bytes == 0 || options.maximum_row_bytes > std::size_t{1} << 30U)
      throw error{error_code::argument, says::csv_reader_option()};
    const io::table_mapping mapping = mapping_of(target.of(), record, mapping_json);
    if (!io::is_measured(target.of(), record)) {
      notes.push_back(says::note_of_file(says::file_not_read(target.of().id(), record), name));
      return;
    }
    intake = std::make_shared<io::record_intake>(target.of(), record, target.by(), target.period());
    keys = std::make_shared<io::key_book>(options.maximum_keys);
    on_error =
        options.on_error == bad_row_policy::skip ? io::row_error_policy::skip : io::row_error_policy::stop;
    io::parser_options parsing;
    parsing.on_error = on_error;
    parsing.unneeded_categories = false;
    parsing.kept_messages = options.kept_messages;
    parsing.maximum_row_bytes = options.maximum_row_bytes;
    parsing.keys = keys;
    if (intake->needs_check()) parsing.check = intake;
    parser.emplace(name, intake->record(), mapping, intake->required(), parsing);
  }

  void require_going(std::string_view function) const {
    if (is_finished) throw error{error_code::argument, says::csv_reader_finished(function)};
    if (has_failed) throw error{error_code::argument, says::csv_reader_failed(function)};
  }

  /// A step of the file: what it throws ends the reader, and errors say how far it came.
  template <class Step>
  void run(Step step) {
    has_failed = true;
    try {
      step();
    } catch (const error& problem) {
      if (parser) parser->give_up();
      throw with_applied(problem, applied);
    } catch (...) {
      if (parser) parser->give_up();
      throw;
    }
    has_failed = false;
  }

  /// Signatures may come in pieces. Nothing is applied before they are known: the parser waits for more than that.
  void look_at_beginning(std::string_view bytes) {
    if (beginning.size() == io::signature_bytes) return;
    beginning += bytes.substr(0, io::signature_bytes - beginning.size());
    if (beginning.size() == io::signature_bytes) refuse_other_files();
  }

  void refuse_other_files() {
    const message refusal = refusal_of(beginning);
    if (refusal.empty()) return;
    has_failed = true;
    throw error{error_code::data, refusal, {name, 0, 0}};
  }

  void apply_rows() {
    while (parser->next(block) == io::parse_progress::filled)
      apply(block);
  }

  void apply(const io::record_block& rows) {
    intake->count_negative(rows.view());
    into->update(record, rows.view());
    applied += count_of(rows.rows());
  }

  /// Rows that a later one might have replaced.
  void apply_held_rows() {
    const io::parser_options usual;
    while (keys->next(block, usual.rows_per_block)) {
      held_rejected += count_of(intake->refuse_held(block, on_error));
      apply(block);
    }
  }

  void end() {
    parser->finish();
    apply_rows();
    // A file without a single complaint says that there are none.
    into->update(record, block.view());
    apply_held_rows();
    for (const rejected_count& each : rejected())
      into->count_rejected(each.record, each.reason, each.rows);
    intake->append_notes(notes);
  }

  [[nodiscard]] std::vector<rejected_count> rejected() const {
    std::vector<rejected_count> found;
    for (std::size_t index = 0; index < io::reject_reason_count; ++index) {
      const auto reason = static_cast<io::reject_reason>(index);
      std::int64_t rows = count_of(parser->report().rejected(reason));
      if (reason == io::reject_reason::outside_range) rows += held_rejected;
      if (rows > 0) found.push_back({record, std::string{io::name_of(reason)}, rows});
    }
    return found;
  }

  [[nodiscard]] csv_report report() const {
    csv_report told;
    told.applied = applied;
    if (parser) {
      const io::read_report& read = parser->report();
      told.rows = count_of(read.rows());
      told.accepted = count_of(read.accepted) - held_rejected;
      told.filtered = count_of(read.filtered);
      told.duplicates = count_of(read.duplicates);
      told.rejected = count_of(read.rejected()) + held_rejected;
      told.rejected_by_reason = rejected();
      told.messages = read.messages;
      told.notes = read.notes;
      for (const io::altered_cells& each : read.altered)
        told.altered.push_back({each.column, std::string{io::name_of(each.reason)}, each.kept,
                                count_of(each.cells), each.place, each.text});
    }
    told.notes.insert(told.notes.end(), notes.begin(), notes.end());
    return told;
  }

  state* into;
  std::string record;
  std::string name;
  io::row_error_policy on_error = io::row_error_policy::stop;
  std::shared_ptr<io::record_intake> intake;
  std::shared_ptr<io::key_book> keys;
  std::optional<io::record_parser> parser;  ///< none: no measure reads such records
  io::record_block block;
  std::string beginning;
  bool is_finished = false;
  bool has_failed = false;
  std::int64_t applied = 0;
  std::int64_t held_rejected = 0;
  std::vector<message> notes;
};

}  // namespace detail

csv_reader::csv_reader(state& into, std::string_view record, std::string_view mapping_json,
                       std::string_view name, const csv_reader_options& options)
    : parts_{std::make_unique<detail::csv_reader_parts>(into, record, mapping_json, name, options)} {}

csv_reader::csv_reader(csv_reader&&) noexcept = default;
csv_reader& csv_reader::operator=(csv_reader&&) noexcept = default;
csv_reader::~csv_reader() = default;

void csv_reader::push(std::string_view bytes) {
  parts_->require_going("push");
  if (!parts_->parser || bytes.empty()) return;
  parts_->look_at_beginning(bytes);
  parts_->run([this, bytes] {
    parts_->parser->feed(bytes);
    parts_->apply_rows();
  });
}

csv_report csv_reader::finish() {
  parts_->require_going("finish");
  if (parts_->parser) {
    parts_->refuse_other_files();
    parts_->run([this] { parts_->end(); });
  }
  parts_->is_finished = true;
  return parts_->report();
}

csv_report csv_reader::report() const { return parts_->report(); }

std::vector<diagnostic> check_source_mapping(const model& of, std::string_view json) {
  return io::parse_source_mapping(json, of.definition().records).diagnostics;
}

}  // namespace assay
