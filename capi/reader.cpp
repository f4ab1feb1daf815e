// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <assay/csv_reader.hpp>

#include "document_fault.hpp"
#include "guard.hpp"
#include "handles.hpp"
#include "interface.hpp"
#include "message/error_message.hpp"
#include "message/place_text.hpp"
#include "outputs.hpp"
#include "structs.hpp"
#include "text/json_writer.hpp"

/// Shares the state, which therefore lives as long as the reader does.
struct assay_reader {
  assay_reader(std::shared_ptr<assay::capi::held_state> into, std::string_view record,
               std::string_view mapping, std::string_view name, const assay::csv_reader_options& options)
      : held{std::move(into)}, reader{held->counted, record, mapping, name, options} {}

  std::shared_ptr<assay::capi::held_state> held;
  assay::csv_reader reader;
};

namespace assay::capi {
namespace {

struct reader_settings {
  csv_reader_options options;
  std::string_view name = "csv";
};

reader_settings settings_of(const assay_reader_options* given) {
  reader_settings settings;
  if (given == nullptr) return settings;
  check_struct(*given, "options");
  if (given->on_error != ASSAY_ON_ERROR_STOP && given->on_error != ASSAY_ON_ERROR_SKIP)
    refuse_choice("options.on_error", given->on_error);
  if (given->on_error == ASSAY_ON_ERROR_SKIP) settings.options.on_error = bad_row_policy::skip;
  const std::size_t keys = not_negative(given->maximum_keys, "options.maximum_keys");
  if (keys != 0) settings.options.maximum_keys = keys;
  if (given->name != nullptr) settings.name = text_of(given->name, given->name_bytes, "options.name");
  return settings;
}

void write_report(text::json_writer& out, const csv_report& report, std::string_view language) {
  out.begin_object();
  out.key("rows").integer(report.rows);
  out.key("accepted").integer(report.accepted);
  out.key("filtered").integer(report.filtered);
  out.key("duplicates").integer(report.duplicates);
  out.key("rejected").integer(report.rejected);
  out.key("rejected_by_reason").begin_array();
  for (const rejected_count& count : report.rejected_by_reason) {
    out.begin_object();
    out.key("reason").string(count.reason);
    out.key("rows").integer(count.rows);
    out.end_object();
  }
  out.end_array();
  out.key("messages").begin_array();
  for (const error& problem : report.messages)
    out.string(says::place_text(problem, language) + says::said_by(problem).line(language));
  out.end_array();
  out.key("notes").begin_array();
  for (const message& note : report.notes)
    out.string(note.line(language));
  out.end_array();
  out.key("altered").begin_array();
  for (const altered_csv_cells& cells : report.altered) {
    out.begin_object();
    out.key("column").string(cells.column);
    out.key("reason").string(cells.reason);
    out.key("kept").boolean(cells.kept);
    out.key("cells").integer(cells.cells);
    out.key("place").string(cells.place);
    out.key("text").string(cells.text);
    out.end_object();
  }
  out.end_array();
  out.end_object();
}

}  // namespace
}  // namespace assay::capi

using namespace assay::capi;

int32_t assay_reader_new(assay_state* state, int64_t record, const char* mapping, int64_t mapping_bytes,
                         const assay_reader_options* options, assay_reader** reader, assay_error* error) {
  reset(reader);
  return guarded(error, [&] {
    assay_reader*& made = required(reader, "reader");
    const assay_state& into = required(state, "state");
    const auto& records = into.held->counted.of().definition().records;
    const std::string& name = records[index_below(record, records.size(), "record")].name;
    const reader_settings settings = settings_of(options);
    const std::string_view text =
        mapping == nullptr ? std::string_view{} : text_of(mapping, mapping_bytes, "mapping");
    if (!text.empty()) {
      const std::vector<assay::diagnostic> findings = check_source_mapping(into.held->counted.of(), text);
      if (!findings.empty() && findings.front().level == assay::severity::error) refuse_document(findings);
    }
    made = new assay_reader{into.held, name, text, settings.name, settings.options};
  });
}

void assay_reader_free(assay_reader* reader) { delete reader; }

int32_t assay_reader_push(assay_reader* reader, const void* bytes, int64_t size, assay_error* error) {
  return guarded(error, [&] {
    assay_reader& into = required(reader, "reader");
    const std::size_t count = not_negative(size, "size");
    if (count == 0) return;
    into.reader.push({&required(static_cast<const char*>(bytes), "bytes"), count});
  });
}

int32_t assay_reader_finish(assay_reader* reader, int32_t language, assay_bytes** report,
                            assay_error* error) {
  reset(report);
  return guarded(error, [&] {
    assay_reader& from = required(reader, "reader");
    if (language != ASSAY_ENGLISH && language != ASSAY_CHINESE) refuse_choice("language", language);
    const assay::csv_report made = from.reader.finish();
    if (report == nullptr) return;
    assay::text::json_writer out;
    write_report(out, made, language == ASSAY_CHINESE ? "zh" : "en");
    *report = bytes_of_text(std::move(out).text());
  });
}
