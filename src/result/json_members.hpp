// SPDX-License-Identifier: Apache-2.0
//
// The result as JSON, member by member, so that a host can add members of its own to the same document.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include <assay/result.hpp>

#include "text/json_writer.hpp"

namespace assay::detail {

/// A document on its way to a sink.
class json_output {
 public:
  /// Below `indented_levels` levels an indented document stays on one line.
  json_output(text_sink& into, text::json_layout layout, std::size_t indented_levels = 0)
      : into_{into}, writer_{layout, indented_levels} {}

  [[nodiscard]] text::json_writer& writer() noexcept { return writer_; }
  /// Hands on what was written if it is that much.
  void pass_on(std::size_t at_least);
  /// The rest.
  void finish() { pass_on(0); }

 private:
  text_sink& into_;
  text::json_writer writer_;
  std::string piece_;
};

/// Writes the members of the document of docs/result.md into the object that is open in the writer.
void write_members(json_output& to, const result& scored);
/// The same of `groups` groups from `first` on, as many as there are.
void write_members(json_output& to, const result& scored, std::size_t first, std::size_t groups);

/// Write the members "period" and "rejected".
void write_period(text::json_writer& out, const period_rule& period);
void write_rejected(text::json_writer& out, std::span<const rejected_count> rejected);

/// Writes a name in both languages: {"zh": ..., "en": ...}.
void write_label(text::json_writer& out, const label& title);

}  // namespace assay::detail
