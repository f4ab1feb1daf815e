// SPDX-License-Identifier: Apache-2.0
//
// Reads record files block by block and hands the blocks to states.
#include "cli/files/record_files.hpp"

#include <algorithm>
#include <cstddef>
#include <exception>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include <assay/error.hpp>

#include "cli/files/input_file.hpp"
#include "cli/files/state_pool.hpp"
#include "io/rows/record_intake.hpp"
#include "message/command_sentences.hpp"
#include "message/error_message.hpp"
#include "message/note_sentences.hpp"

namespace assay::cli {
namespace {

message at_its_place(const error& rejected_row) {
  const error_location& at = *rejected_row.location();
  return says::fault_at_place(says::said_by(rejected_row),
                              assay::detail::place_prefix(at.file, at.line, at.column));
}

/// Reads the files one after the other on the calling thread.
class file_reader {
 public:
  file_reader(const model& of, const evaluation& wanted)
      : model_{of},
        wanted_{wanted},
        pool_{of, wanted.by, wanted.period, wanted.threads, wanted.maximum_keys} {}

  evaluated read() {
    try {
      name_repeated();
      for (const record_file& file : wanted_.files)
        read_file(file);
      read_held_rows();
      name_negative();
    } catch (...) {
      // An earlier block that failed in a worker comes first, as it would without threads.
      (void)pool_.finish();
      throw;
    }
    evaluated done{pool_.finish(), std::move(sources_), std::move(contents_), std::move(remarks_)};
    for (const rejected_count& count : rejected_)
      done.records.count_rejected(count.record, count.reason, count.rows);
    name_absent(done.remarks);
    return done;
  }

 private:
  void read_file(const record_file& file) {
    const std::string name = input_name(file.path);
    if (!io::is_measured(model_, file.record)) {
      remarks_.push_back(says::note_of_file(says::file_not_read(model_.id(), file.record), name));
      return;
    }
    const io::table_mapping* const said = wanted_.mapping.find(file.record);
    io::table_mapping mapping = said == nullptr ? io::table_mapping{} : *said;
    mapping.maximum_expansion = wanted_.maximum_expansion.value_or(mapping.maximum_expansion);
    io::reader_options options;
    options.on_error = wanted_.on_error;
    options.keys = keys_of(file.record);
    options.unneeded_categories = false;
    options.hashes_text = wanted_.stores_state;
    const auto intake = intake_of(file.record);
    if (intake->needs_check()) options.check = intake;
    io::record_reader reader{open_input(file.path), name,   intake->record(), mapping,
                             intake->required(),    options};
    while (reader.next(block_)) {
      intake->count_negative(block_.view());
      pool_.add(file.record, block_);
    }
    // The block is empty now. It is added too: a file without a single complaint says that there are none.
    pool_.add(file.record, block_);
    if (wanted_.stores_state) take_content(file.record, name, reader.report());
    take_report(file.record, name, reader.report());
  }

  /// States know their sources by contents: records that are there twice cannot be told from a mistake.
  void take_content(const std::string& record, const std::string& name, const io::read_report& report) {
    contents_.push_back({record, report.text_digest});
    if (report.rows() == 0) return;
    const auto [known, is_new] = content_names_.try_emplace({record, report.text_digest}, name);
    if (is_new) return;
    throw error{error_code::data, says::same_contents(known->second), {name, 0, 0}};
  }

  void name_repeated() {
    if (wanted_.stores_state) return;
    std::set<std::pair<std::string, std::string>> given;
    for (const record_file& file : wanted_.files) {
      if (given.emplace(file.record, file.path).second) continue;
      remarks_.push_back(says::file_repeated(file.record, file.path));
    }
  }

  // The keys of all files of one type: rows may repeat those of another file.
  std::shared_ptr<io::key_book> keys_of(const std::string& record) {
    for (const auto& [name, keys] : keys_) {
      if (name == record) return keys;
    }
    return keys_.emplace_back(record, std::make_shared<io::key_book>(wanted_.maximum_keys)).second;
  }

  // Rows that a later one might have replaced.
  void read_held_rows() {
    const io::reader_options usual;
    for (const auto& [record, keys] : keys_) {
      const auto intake = intake_of(record);
      while (keys->next(block_, usual.rows_per_block)) {
        refuse_held_rows(record, *intake);
        intake->count_negative(block_.view());
        pool_.add(record, block_);
      }
    }
  }

  void refuse_held_rows(const std::string& record, io::record_intake& intake) {
    const auto rows = static_cast<std::int64_t>(intake.refuse_held(block_, wanted_.on_error));
    if (rows == 0) return;
    rejected_.push_back({record, std::string{io::name_of(io::reject_reason::outside_range)}, rows});
    table_source& source = source_of(record);
    source.rows_used -= rows;
    source.rows_rejected += rows;
  }

  /// One for all files of a record type.
  std::shared_ptr<io::record_intake> intake_of(const std::string& record) {
    for (const auto& [name, intake] : intakes_) {
      if (name == record) return intake;
    }
    return intakes_
        .emplace_back(record, std::make_shared<io::record_intake>(model_, record, wanted_.by, wanted_.period))
        .second;
  }

  void name_negative() {
    for (const auto& [record, intake] : intakes_)
      intake->append_notes(remarks_);
  }

  void take_report(const std::string& record, const std::string& name, const io::read_report& report) {
    table_source& source = source_of(record);
    const auto accepted = static_cast<std::int64_t>(report.accepted);
    const auto filtered = static_cast<std::int64_t>(report.filtered);
    const auto rejected = static_cast<std::int64_t>(report.rejected());
    const auto duplicates = static_cast<std::int64_t>(report.duplicates);
    source.rows_read += static_cast<std::int64_t>(report.rows());
    source.rows_used += accepted;
    source.rows_filtered += filtered;
    source.rows_duplicate += duplicates;
    source.rows_rejected += rejected;
    for (std::size_t reason = 0; reason < io::reject_reason_count; ++reason) {
      const auto rows = static_cast<std::int64_t>(report.rejected_by_reason[reason]);
      if (rows > 0)
        rejected_.push_back({record, std::string{io::name_of(static_cast<io::reject_reason>(reason))}, rows});
    }
    for (const error& rejected_row : report.messages)
      remarks_.push_back(at_its_place(rejected_row));
    const auto untold = rejected - static_cast<std::int64_t>(report.messages.size());
    if (untold > 0) remarks_.push_back(says::note_of_file(says::more_rows_skipped(untold), name));
    remarks_.insert(remarks_.end(), report.notes.begin(), report.notes.end());
  }

  table_source& source_of(const std::string& record) {
    for (table_source& source : sources_) {
      if (source.table == record) return source;
    }
    sources_.push_back({record});
    return sources_.back();
  }

  /// Record types that measures need and nobody gave.
  void name_absent(std::vector<message>& remarks) const {
    for (const record_definition& record : model_.definition().records) {
      const bool given = std::any_of(wanted_.files.begin(), wanted_.files.end(),
                                     [&](const record_file& file) { return file.record == record.name; });
      if (given || !io::is_measured(model_, record.name)) continue;
      remarks.push_back(says::records_not_given(record.name));
    }
  }

  const model& model_;
  const evaluation& wanted_;
  state_pool pool_;
  io::record_block block_;
  std::vector<std::pair<std::string, std::shared_ptr<io::key_book>>> keys_;
  std::vector<std::pair<std::string, std::shared_ptr<io::record_intake>>> intakes_;
  std::vector<table_source> sources_;
  std::vector<record_content> contents_;
  std::map<std::pair<std::string, std::string>, std::string> content_names_;
  std::vector<rejected_count> rejected_;
  std::vector<message> remarks_;
};

}  // namespace

record_file read_record_file(const std::string& argument, const model& of) {
  const std::size_t equals = argument.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == argument.size()) {
    throw error{error_code::argument, says::data_argument(argument)};
  }
  return {of.record(argument.substr(0, equals)).name, argument.substr(equals + 1)};
}

evaluated read_records(const model& of, const evaluation& wanted) { return file_reader{of, wanted}.read(); }

}  // namespace assay::cli
