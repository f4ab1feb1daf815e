// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a model document: faults are reported, never suffered; a model that compiles can be evaluated.
#include <assay/model.hpp>
#include <assay/result.hpp>
#include <assay/state.hpp>

#include "fuzz/fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace assay;
  const model::compiled compiled = model::compile(fuzz::as_text(data, size));
  bool has_error = false;
  for (const diagnostic& finding : compiled.diagnostics) {
    has_error = has_error || finding.level == severity::error;
    fuzz::require(!finding.message.code().empty() && !finding.message.text().empty(),
                  "a finding has a code and a message");
  }
  fuzz::require(compiled.value.has_value() != has_error, "a document without an error is a model");
  if (!compiled.value) return 0;
  const state empty{*compiled.value};
  fuzz::require(to_json(grade_state(*compiled.value, empty)).size() > 2, "no records give a result too");
  const state loaded = state::load(*compiled.value, empty.save());
  fuzz::require(loaded.body() == empty.body(), "an empty state comes back");
  return 0;
}
