// SPDX-License-Identifier: Apache-2.0
//
// The barrier between the engine, which throws, and callers that cannot catch: every function of the interface does its work
// behind it.
#pragma once

#include <cstdint>

#include "interface.hpp"

namespace assay::capi {

/// Makes the error say nothing; false when it is too small to be written to.
[[nodiscard]] bool clear(assay_error* error) noexcept;

/// The status of the exception that is being handled, which the error tells in words.
[[nodiscard]] std::int32_t caught(assay_error* error) noexcept;

template <class Work>
[[nodiscard]] std::int32_t guarded(assay_error* error, const Work& work) noexcept {
  if (!clear(error)) return ASSAY_ARGUMENT;
  try {
    work();
    return ASSAY_OK;
  } catch (...) {
    return caught(error);
  }
}

/// What an output is until the call has succeeded.
template <class Value>
void reset(Value* output) noexcept {
  if (output != nullptr) *output = Value{};
}

}  // namespace assay::capi
