// SPDX-License-Identifier: Apache-2.0
//
// Chooses the form of a result and adds what was read.
#include "cli/files/result_output.hpp"

#include <cstdint>
#include <utility>

#include "cli/show/scorecard_csv.hpp"
#include "cli/show/scorecard_table.hpp"
#include "io/rows/reject_reason.hpp"
#include "result/json_members.hpp"
#include "text/json_writer.hpp"
#include "text/number_format.hpp"

namespace assay::cli {
namespace {

/// The document, its members, the groups and the nodes have lines of their own.
constexpr std::size_t indented_levels = 4;

void write_json(const result& scored, const std::vector<table_source>& sources, text_sink& into) {
  detail::json_output to{into, text::json_layout::indented, indented_levels};
  text::json_writer& out = to.writer();
  out.begin_object();
  detail::write_members(to, scored);
  // No names of files: equal data give equal documents wherever they lie.
  out.key("source").begin_object();
  for (const table_source& source : sources) {
    out.key(source.table).begin_object();
    out.key("rows_read").integer(source.rows_read);
    out.key("rows_used").integer(source.rows_used);
    out.key("rows_filtered").integer(source.rows_filtered);
    out.key("rows_duplicate").integer(source.rows_duplicate);
    out.key("rows_rejected").integer(source.rows_rejected);
    out.end_object();
  }
  out.end_object();
  out.end_object();
  to.finish();
  into.write("\n");
}

/// `too many digits 2, not a number 1`: the reasons for which rows of a record type were left out.
std::string reasons_text(const result& scored, const std::string& record, language spoken) {
  std::string text;
  for (const rejected_count& count : scored.rejected()) {
    if (count.record != record) continue;
    if (!text.empty()) text += say(spoken, phrase::list_separator);
    text += std::string{io::describe(count.reason, code_of(spoken))} + " " + text::grouped_text(count.rows);
  }
  return text;
}

/// Rows of a stored state that were rejected when it was made: `rows rejected: contact (not a number 3)`.
std::string rejected_line(const result& scored, language spoken) {
  std::string line;
  std::string last;
  for (const rejected_count& count : scored.rejected()) {
    if (count.record == last) continue;
    last = count.record;
    line += line.empty() ? std::string{say(spoken, phrase::rows_rejected_of)} : "  ·  ";
    line += count.record + " (" + reasons_text(scored, count.record, spoken) + ")";
  }
  return line;
}

/// `values outside of their range, taken as missing: contact.wait 3`, of all groups together.
std::string outside_line(const result& scored, language spoken) {
  std::string line;
  for (const outside_values& values : scored.outside()) {
    const record_definition& record =
        scored.of().definition().records[static_cast<std::size_t>(values.record)];
    line += line.empty() ? std::string{say(spoken, phrase::values_outside)} : "  ·  ";
    line += record.name + "." + record.derived[static_cast<std::size_t>(values.column)].name + " " +
            text::grouped_text(values.rows);
  }
  return line;
}

std::string source_line(const result& scored, const std::vector<table_source>& sources, language spoken) {
  std::string line;
  for (const table_source& source : sources) {
    line += line.empty() ? say(spoken, phrase::rows_read) : "  ·  ";
    line += source.table + " " + text::grouped_text(source.rows_read);
    const std::pair<phrase, std::int64_t> unused[] = {{phrase::rows_filtered, source.rows_filtered},
                                                      {phrase::rows_duplicate, source.rows_duplicate}};
    for (const auto& [what, rows] : unused) {
      if (rows > 0) line += filled_in(say(spoken, what), {text::grouped_text(rows)});
    }
    if (source.rows_rejected > 0) {
      const std::string reasons = reasons_text(scored, source.table, spoken);
      const std::string rows = text::grouped_text(source.rows_rejected);
      line += reasons.empty() ? filled_in(say(spoken, phrase::rows_rejected), {rows})
                              : filled_in(say(spoken, phrase::rows_rejected_for), {rows, reasons});
    }
  }
  return line;
}

void write_table(const result& scored, const std::vector<table_source>& sources, const presentation& how,
                 text_sink& into) {
  std::vector<std::string> about_data;
  if (std::string line = source_line(scored, sources, how.spoken); !line.empty())
    about_data.push_back(std::move(line));
  // What was read now says so itself, beside its rows.
  if (sources.empty()) {
    if (std::string line = rejected_line(scored, how.spoken); !line.empty())
      about_data.push_back(std::move(line));
  }
  if (std::string line = outside_line(scored, how.spoken); !line.empty())
    about_data.push_back(std::move(line));
  std::string names;
  for (const std::string& name : scored.by())
    names += (names.empty() ? "" : ", ") + name;
  if (scored.period().unit != period_unit::none)
    names +=
        std::string{names.empty() ? "" : ", "} + std::string{unit_word(how.spoken, scored.period().unit)};
  if (!names.empty()) {
    about_data.push_back(filled_in(say(how.spoken, phrase::grouped_by), {names}));
  }
  write_page(scored, how, about_data, into);
}

}  // namespace

void write_result(const result& scored, const std::vector<table_source>& sources,
                  const output_options& output, bool explain, const surroundings& where, text_sink& into) {
  const language spoken = output.language_or(where.spoken);
  if (output.format == "json") return write_json(scored, sources, into);
  if (output.format == "csv") return write_csv(scored, spoken, into);
  write_table(scored, sources, {spoken, where.colour, explain}, into);
}

}  // namespace assay::cli
