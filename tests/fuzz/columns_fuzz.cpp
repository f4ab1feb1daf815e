// SPDX-License-Identifier: Apache-2.0
//
// Columns of any type, shape and content as records: refused with nothing changed, or taken into a state that can be stored
// and loaded.
#include <string>
#include <vector>

#include <assay/error.hpp>
#include <assay/result.hpp>
#include <assay/state.hpp>

#include "fuzz/desk_model.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/hostile_columns.hpp"

namespace {

using namespace assay;

void use(fuzz::input& in) {
  const model& desk = fuzz::desk_model();
  const record_definition& record = desk.record("contact");
  const std::uint8_t how = in.byte();
  const std::vector<std::string> by = how % 3 == 0   ? std::vector<std::string>{}
                                      : how % 3 == 1 ? std::vector<std::string>{"team"}
                                                     : std::vector<std::string>{"agent", "team"};
  state target{desk, by, {how % 2 == 0 ? period_unit::none : period_unit::week}};
  const std::size_t rows = in.below(70);
  fuzz::column_maker maker{in};
  std::vector<column_view> columns;
  for (const column_definition& definition : record.columns)
    columns.push_back(maker.make(rows, definition));
  for (int turn = 0; turn < 2; ++turn) {
    const std::string before = target.save();
    try {
      target.update("contact", {rows, columns, false});
      const std::string bytes = target.save();
      fuzz::require(state::load(desk, bytes).save() == bytes, "what was taken can be loaded");
      static_cast<void>(to_json(grade_state(desk, target)));
    } catch (const error& refusal) {
      fuzz::require(target.save() == before, "what was refused changed nothing");
      fuzz::require(refusal.code() == error_code::data || refusal.code() == error_code::argument,
                    "columns are the caller's fault");
    }
  }
  // Believed without a look: what comes out may be wrong, and nothing is read from elsewhere.
  try {
    state believing{desk, by, {}};
    believing.update("contact", {rows, columns, true});
    static_cast<void>(believing.save());
  } catch (const error&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::input in{data, size};
  use(in);
  return 0;
}
