// SPDX-License-Identifier: Apache-2.0
//
// assay merge, assay grade, assay state: what becomes of stored states.
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <assay/error.hpp>
#include <assay/result.hpp>

#include "cli/command/commands.hpp"
#include "cli/command/model_argument.hpp"
#include "cli/files/output_file.hpp"
#include "cli/files/result_output.hpp"
#include "cli/files/state_files.hpp"
#include "state/state_layout.hpp"
#include "text/json_writer.hpp"
#include "text/number_format.hpp"
#include "text/sha256.hpp"

namespace assay::cli {
namespace {

std::string counted(std::int64_t count, std::string_view what) {
  return text::grouped_text(count) + " " + std::string{what} + (count == 1 ? "" : "s");
}

std::string summary_of(const state& stored) {
  std::string text =
      counted(static_cast<std::int64_t>(stored.groups()), "group") + ", " + counted(stored.rows(), "record");
  if (stored.sealed()) text += ", " + counted(stored.sealed()->leaves, "source");
  return text;
}

std::string hexadecimal(const auto& bytes) { return text::to_hexadecimal(bytes); }

std::string as_json(const state& stored) {
  text::json_writer out{text::json_layout::indented};
  out.begin_object();
  out.key("identity").string(hexadecimal(stored.digest()));
  out.key("shape").string(to_hex(stored.shape()));
  out.key("by").begin_array();
  for (const std::string& column : stored.by())
    out.string(column);
  out.end_array();
  out.key("period").string(name_of(stored.period().unit));
  out.key("utc_offset_minutes").integer(stored.period().utc_offset_minutes);
  out.key("fiscal_start_month").integer(stored.period().fiscal_start_month);
  out.key("groups").integer(static_cast<std::int64_t>(stored.groups()));
  out.key("rows").integer(stored.rows());
  out.key("rejected").begin_array();
  for (const rejected_count& count : stored.rejected()) {
    out.begin_object();
    out.key("record").string(count.record).key("reason").string(count.reason).key("rows").integer(count.rows);
    out.end_object();
  }
  out.end_array();
  out.key("seal");
  if (stored.sealed()) {
    out.begin_object();
    out.key("sources").string(hexadecimal(stored.sealed()->sources));
    out.key("leaves").integer(stored.sealed()->leaves);
    out.key("listed").begin_array();
    for (const source_digest& source : stored.sealed()->listed)
      out.string(hexadecimal(source));
    out.end_array();
    out.key("writer").string(stored.sealed()->writer);
    out.end_object();
  } else {
    out.null();
  }
  out.end_object();
  return std::move(out).text() + "\n";
}

std::string as_text(const state& stored) {
  std::string by;
  for (const std::string& column : stored.by())
    by += (by.empty() ? "" : ", ") + column;
  std::string text = " identity  " + hexadecimal(stored.digest()) + "\n shape     " + to_hex(stored.shape()) +
                     "\n by        " + (by.empty() ? "nothing" : by) + "\n periods   " +
                     detail::describe(stored.period()).text() + "\n groups    " +
                     text::grouped_text(static_cast<std::int64_t>(stored.groups())) + "\n records   " +
                     text::grouped_text(stored.rows()) + "\n";
  for (const rejected_count& count : stored.rejected())
    text += " rejected  " + count.record + ", " + count.reason + ": " + text::grouped_text(count.rows) + "\n";
  if (!stored.sealed()) return text + " seal      none\n";
  text += " seal      " + counted(stored.sealed()->leaves, "source") + ", sum " +
          hexadecimal(stored.sealed()->sources) + ", written by " + stored.sealed()->writer + "\n";
  constexpr std::size_t most_shown = 10;
  const auto& listed = stored.sealed()->listed;
  for (std::size_t index = 0; index < std::min(listed.size(), most_shown); ++index)
    text += " source    hash:" + hexadecimal(listed[index]) + "\n";
  if (listed.size() > most_shown) text += " source    … (--format json lists all)\n";
  return text;
}

}  // namespace

outcome merge_states(const merge_options& options) {
  output_place place{options.target, options.overwrite, "-o", options.states};
  if (!options.sources.empty()) place.inputs.push_back(options.sources);
  require_writable(place);
  const state merged = read_states(options.states, std::nullopt);
  if (!options.sources.empty()) require_sources(merged, options.states, options.sources);
  const state regrouped = options.grouping.regroup(merged);
  write_file(place, regrouped.save());
  return {exit_ok, options.target + ": " + summary_of(regrouped) + "\n", {}};
}

outcome grade_states(const grade_options& options, const surroundings& where) {
  const model of = load_model(options.model);
  const state stored = options.grouping.regroup(read_states(options.states, of));
  outcome done;
  done.write_out = [graded = grade_state(of, stored), options, where](text_sink& into) {
    write_result(graded, {}, options.output, options.explain, where, into);
  };
  return done;
}

outcome show_state(const state_options& options) {
  const state stored = read_state(options.state, std::nullopt);
  return {exit_ok, options.output.format == "json" ? as_json(stored) : as_text(stored), {}};
}

}  // namespace assay::cli
