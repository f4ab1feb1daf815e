// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a stored state: refused, or canonical, mergeable, gradable.
#include <assay/error.hpp>
#include <assay/result.hpp>
#include <assay/state.hpp>

#include "fuzz/desk_model.hpp"
#include "fuzz/fuzz.hpp"

namespace {

using namespace assay;

void use(const model& desk, std::string_view bytes) {
  const state loaded = state::load(desk, bytes);
  const bool is_older = bytes[10] == 0;
  const std::string saved = loaded.save(is_older ? oldest_state_format : current_state_format);
  // A sealed one names its writer anew.
  if (!loaded.sealed()) fuzz::require(saved == bytes, "what is accepted is canonical");
  state doubled = loaded;
  doubled.merge(loaded);
  fuzz::require(doubled.rows() == 2 * loaded.rows(), "merging adds up");
  static_cast<void>(to_json(grade_state(desk, doubled)));
  const state total = loaded.rolled_up({});
  fuzz::require(total.rows() == loaded.rows(), "rolling up loses nothing");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::as_text(data, size);
  try {
    use(fuzz::desk_model(), bytes);
  } catch (const error&) {
  }
  try {
    const state alone = state::load(bytes);
    if (!alone.sealed())
      fuzz::require(alone.save() == bytes, "what is accepted without its model is canonical");
    static_cast<void>(alone.rolled_up({}).save());
  } catch (const error&) {
  }
  return 0;
}
