// SPDX-License-Identifier: Apache-2.0
//
// Handles of the C interface that end by themselves, and what a test wants of a call.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include <assay.h>

namespace assay::c_test {

struct free_handle {
  void operator()(assay_bytes* handle) const { assay_bytes_free(handle); }
  void operator()(assay_model* handle) const { assay_model_free(handle); }
  void operator()(assay_state* handle) const { assay_state_free(handle); }
  void operator()(assay_result* handle) const { assay_result_free(handle); }
  void operator()(assay_scorecard* handle) const { assay_scorecard_free(handle); }
  void operator()(assay_scorer* handle) const { assay_scorer_free(handle); }
  void operator()(assay_reader* handle) const { assay_reader_free(handle); }
};
template <class Handle>
using owned = std::unique_ptr<Handle, free_handle>;

/// A struct of this header with nothing in it.
template <class Struct>
Struct sized() {
  Struct made{};
  made.struct_bytes = sizeof(Struct);
  return made;
}

/// An error that waits to be filled.
struct failure : assay_error {
  explicit failure(std::int32_t wanted = ASSAY_ENGLISH) : assay_error{sized<assay_error>()} {
    language = wanted;
  }
  [[nodiscard]] std::string text() const { return message; }
};

template <class Handle, class... Given, class... Passed>
owned<Handle> made_by(std::int32_t (*function)(Given...), Passed... passed) {
  Handle* handle = nullptr;
  failure problem;
  EXPECT_EQ(function(passed..., &handle, &problem), ASSAY_OK) << problem.message;
  return owned<Handle>{handle};
}

inline std::string text_of(const owned<assay_bytes>& bytes) {
  std::int64_t size = 0;
  const char* const content = assay_bytes_data(bytes.get(), &size);
  return {content, static_cast<std::size_t>(size)};
}

inline owned<assay_model> model_of(std::string_view text) {
  return made_by<assay_model>(assay_model_new, text.data(), static_cast<std::int64_t>(text.size()));
}

inline std::string digest_of(const owned<assay_state>& state) {
  std::uint8_t digest[32];
  failure problem;
  EXPECT_EQ(assay_state_digest(state.get(), digest, &problem), ASSAY_OK) << problem.message;
  return {reinterpret_cast<const char*>(digest), sizeof digest};
}

inline assay_column column_of(const char* name, std::int32_t type, const void* values) {
  auto column = sized<assay_column>();
  column.name = name;
  column.name_bytes = -1;
  column.type = type;
  column.values = values;
  return column;
}

}  // namespace assay::c_test
