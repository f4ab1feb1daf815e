// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <assay/csv_reader.hpp>
#include <assay/diagnostic.hpp>

#include "guard.hpp"
#include "handles.hpp"
#include "interface.hpp"
#include "message/error_message.hpp"
#include "outputs.hpp"
#include "structs.hpp"
#include "text/json_writer.hpp"

namespace assay::capi {
namespace {

/// The one fault that ended the reading of stored bytes.
std::vector<diagnostic> check_state(const assay_model* of, std::string_view bytes) {
  try {
    (void)(of == nullptr ? state::load(bytes) : state::load(of->of, bytes));
    return {};
  } catch (const error& problem) {
    if (problem.code() != error_code::state && problem.code() != error_code::limit) throw;
    diagnostic finding;
    finding.message = says::said_by(problem);
    return {finding};
  }
}

std::vector<diagnostic> findings_of(std::int32_t document, std::string_view text, const assay_model* of) {
  switch (document) {
    case ASSAY_DOCUMENT_MODEL:
      return model::compile(text).diagnostics;
    case ASSAY_DOCUMENT_MAPPING:
      return check_source_mapping(required(of, "model").of, text);
    case ASSAY_DOCUMENT_STATE:
      return check_state(of, text);
    default:
      refuse_choice("document", document);
  }
}

std::string to_json(std::span<const diagnostic> findings, std::string_view language) {
  text::json_writer out;
  out.begin_array();
  for (const diagnostic& finding : findings) {
    out.begin_object();
    out.key("severity").string(name_of(finding.level));
    out.key("code").string(finding.message.code());
    out.key("pointer").string(finding.pointer);
    out.key("line").integer(finding.line);
    out.key("column").integer(finding.column);
    out.key("message").string(finding.message.text(language));
    out.key("hint").string(finding.message.hint(language));
    out.end_object();
  }
  out.end_array();
  return std::move(out).text();
}

}  // namespace
}  // namespace assay::capi

using namespace assay::capi;

int32_t assay_check(int32_t document, const char* text, int64_t text_bytes, const assay_model* model,
                    int32_t language, assay_bytes** findings, assay_error* error) {
  reset(findings);
  return guarded(error, [&] {
    assay_bytes*& made = required(findings, "findings");
    (void)required(text, "text");
    if (language != ASSAY_ENGLISH && language != ASSAY_CHINESE) refuse_choice("language", language);
    const std::string_view content = text_of(text, text_bytes, "text");
    made = bytes_of_text(
        to_json(findings_of(document, content, model), language == ASSAY_CHINESE ? "zh" : "en"));
  });
}
