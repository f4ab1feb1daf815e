// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "arrow_stream.hpp"
#include "grouping.hpp"
#include "guard.hpp"
#include "interface.hpp"
#include "model_document.hpp"
#include "model_handle.hpp"
#include "outputs.hpp"
#include "state_handle.hpp"
#include "structs.hpp"

namespace assay::capi {

record_binding& held_state::binding_of(std::size_t record) {
  const model& of = counted.of();
  bindings.resize(of.definition().records.size());
  if (bindings[record] == nullptr) {
    bindings[record] =
        std::make_unique<record_binding>(of, of.definition().records[record], counted.by(), counted.period());
  }
  return *bindings[record];
}

namespace {

/// One chunk of a stream: rows count from the beginning of the stream.
void add_chunk(held_state& state, record_binding& binding, std::int64_t before) {
  try {
    state.counted.update(binding.record().name, binding.bind(state.source));
  } catch (const error& problem) {
    if (before == 0 || problem.cell() == nullptr || problem.cell()->row == 0 || problem.said() == nullptr)
      throw;
    record_place place = *problem.cell();
    place.row += before;
    throw error{problem.code(), place, *problem.said()};
  }
}

std::int64_t rows_of(const source_columns& source) noexcept {
  return static_cast<std::int64_t>(source.rows());
}

void add_stream(held_state& state, record_binding& binding, ArrowArrayStream& given, std::int64_t& added) {
  arrow_stream stream{given};
  std::int64_t seen = 0;
  while (const ArrowArray* const chunk = stream.next()) {
    state.source.open(stream.schema(), *chunk);
    if (state.source.rows() == 0) continue;
    const std::int64_t before = state.counted.rows();
    try {
      add_chunk(state, binding, seen);
    } catch (...) {
      added += state.counted.rows() - before;
      throw;
    }
    seen += rows_of(state.source);
    added += rows_of(state.source);
  }
  // A stream without a row says that there are no such records.
  if (seen == 0) state.counted.update(binding.record().name, table_view{0, {}, false});
}

}  // namespace

void add_records(held_state& state, const assay_records& records, std::int64_t& added) {
  const record_form form = form_of(records);
  (void)required(records.record, "records.record");
  const std::string_view name = text_of(records.record, records.record_bytes, "records.record");
  const model& of = state.counted.of();
  const record_definition& record = of.record(name);
  record_binding& binding =
      state.binding_of(static_cast<std::size_t>(&record - of.definition().records.data()));
  if (form == record_form::stream) return add_stream(state, binding, *records.stream, added);
  if (form == record_form::array) {
    state.source.open(required(records.schema, "records.schema"), required(records.array, "records.array"));
  } else {
    state.source.open(records);
  }
  const std::int64_t before = state.counted.rows();
  try {
    if (form == record_form::columns && records.column_count == 0 && records.rows == 0) {
      state.counted.update(record.name, table_view{0, {}, false});
    } else {
      state.counted.update(record.name, binding.bind(state.source));
    }
  } catch (...) {
    added = state.counted.rows() - before;
    throw;
  }
  added = state.counted.rows() - before;
}

namespace {

state& counted_of(assay_state* state) { return required(state, "state").held->counted; }
const state& counted_of(const assay_state* state) { return required(state, "state").held->counted; }

assay_state* new_state(state counted) {
  auto held = std::make_shared<held_state>(std::move(counted));
  return new assay_state{std::move(held)};
}

state_format format_of(std::int32_t format) {
  switch (format) {
    case ASSAY_FORMAT_USUAL:
      return current_state_format;
    case ASSAY_FORMAT_0_0:
      return {0, 0};
    case ASSAY_FORMAT_0_1:
      return {0, 1};
    case ASSAY_FORMAT_0_2:
      return {0, 2};
    default:
      refuse_choice("format", format);
  }
}

}  // namespace
}  // namespace assay::capi

using namespace assay::capi;

int32_t assay_state_new(const assay_model* model, const assay_grouping* grouping, assay_state** state,
                        assay_error* error) {
  reset(state);
  return guarded(error, [&] {
    assay_state*& made = required(state, "state");
    const assay_model& of = required(model, "model");
    auto wanted = grouping_of(grouping);
    made = new_state(assay::state{of.of, std::move(wanted.by), wanted.period});
  });
}

void assay_state_free(assay_state* state) { delete state; }

int32_t assay_state_update(assay_state* state, const assay_records* records, int64_t* rows_added,
                           assay_error* error) {
  reset(rows_added);
  std::int64_t added = 0;
  const int32_t status = guarded(error, [&] {
    held_state& held = *required(state, "state").held;
    add_records(held, required(records, "records"), added);
  });
  if (rows_added != nullptr) *rows_added = added;
  return status;
}

int32_t assay_state_add(assay_state* state, int64_t record, const assay_cell* cells, int32_t cell_count,
                        assay_error* error) {
  return guarded(error, [&] {
    held_state& held = *required(state, "state").held;
    const auto& records = held.counted.of().definition().records;
    const std::size_t index = index_below(record, records.size(), "record");
    const std::size_t count = not_negative(cell_count, "cell_count");
    if (count > 0) (void)required(cells, "cells");
    held.counted.update(records[index].name, held.binding_of(index).bind(cells, count));
  });
}

int32_t assay_state_count_rejected(assay_state* state, int64_t record, const char* reason,
                                   int64_t reason_bytes, int64_t rows, assay_error* error) {
  return guarded(error, [&] {
    assay::state& counted = counted_of(state);
    const auto& records = counted.of().definition().records;
    const std::size_t index = index_below(record, records.size(), "record");
    (void)required(reason, "reason");
    (void)not_negative(rows, "rows");
    counted.count_rejected(records[index].name, text_of(reason, reason_bytes, "reason"), rows);
  });
}

int32_t assay_state_merge(assay_state* state, const assay_state* other, assay_error* error) {
  return guarded(error, [&] { counted_of(state).merge(required(other, "other").held->counted); });
}

int32_t assay_state_roll_up(const assay_state* state, const assay_grouping* grouping, assay_state** rolled_up,
                            assay_error* error) {
  reset(rolled_up);
  return guarded(error, [&] {
    assay_state*& made = required(rolled_up, "rolled_up");
    auto wanted = grouping_of(grouping);
    made = new_state(counted_of(state).rolled_up(std::move(wanted.by), wanted.period));
  });
}

int32_t assay_state_seal(assay_state* state, const char* source, int64_t source_bytes, assay_error* error) {
  return guarded(error, [&] {
    (void)required(source, "source");
    counted_of(state).seal(text_of(source, source_bytes, "source"));
  });
}

int32_t assay_state_save(const assay_state* state, int32_t format, assay_bytes** bytes, assay_error* error) {
  reset(bytes);
  return guarded(error, [&] {
    assay_bytes*& made = required(bytes, "bytes");
    made = bytes_of_text(counted_of(state).save(format_of(format)));
  });
}

int32_t assay_state_load(const assay_model* model, const void* bytes, int64_t size, assay_state** state,
                         assay_error* error) {
  reset(state);
  return guarded(error, [&] {
    assay_state*& made = required(state, "state");
    const std::string_view stored{
        static_cast<const char*>(&required(static_cast<const char*>(bytes), "bytes")),
        not_negative(size, "size")};
    made = new_state(model == nullptr ? assay::state::load(stored) : assay::state::load(model->of, stored));
  });
}

int32_t assay_state_digest(const assay_state* state, uint8_t digest[32], assay_error* error) {
  if (digest != nullptr) std::fill_n(digest, 32, std::uint8_t{0});
  return guarded(error, [&] {
    (void)required(digest, "digest");
    const auto made = counted_of(state).digest();
    std::copy(made.begin(), made.end(), digest);
  });
}

int32_t assay_state_describe(const assay_state* state, assay_bytes** json, assay_error* error) {
  reset(json);
  return guarded(error, [&] {
    assay_bytes*& made = required(json, "json");
    made = bytes_of_text(describe_state(counted_of(state)));
  });
}

int32_t assay_state_grade(const assay_state* state, const assay_model* model,
                          const assay_grade_options* options, assay_result** result, assay_error* error) {
  reset(result);
  return guarded(error, [&] {
    assay_result*& made = required(result, "result");
    const assay::state& counted = counted_of(state);
    if (options != nullptr) {
      check_struct(*options, "options");
      if (options->reserved != 0) refuse_call(says::c_reserved_member("options"));
    }
    if (model == nullptr) {
      made = new assay_result{grade_state(counted.of(), counted)};
    } else if (counted.has_model()) {
      made = new assay_result{grade_state(model->of, counted)};
    } else {
      // What was loaded without a model knows neither measures nor record types.
      made = new assay_result{grade_state(model->of, assay::state::load(model->of, counted.save()))};
    }
  });
}

int32_t assay_evaluate(const char* model, int64_t model_bytes, const assay_records* records,
                       int32_t records_count, const assay_grouping* grouping, assay_result** result,
                       assay_error* error) {
  reset(result);
  return guarded(error, [&] {
    assay_result*& made = required(result, "result");
    (void)required(model, "model");
    const std::size_t count = not_negative(records_count, "records_count");
    if (count > 0) (void)required(records, "records");
    auto wanted = grouping_of(grouping);
    const assay::model of = model_of(text_of(model, model_bytes, "model"));
    held_state held{assay::state{of, std::move(wanted.by), wanted.period}};
    for (std::size_t index = 0; index < count; ++index) {
      std::int64_t added = 0;
      add_records(held, element_of(records, index, "records"), added);
    }
    made = new assay_result{grade_state(of, held.counted)};
  });
}
