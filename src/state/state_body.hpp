// SPDX-License-Identifier: Apache-2.0
//
// The canonical bytes of a state (docs/state.md): equal records give equal bytes, whatever way they came.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <assay/state.hpp>

#include "bytes/byte_reader.hpp"
#include "state/state_rows.hpp"

namespace assay::detail {

/// Throws assay::error (argument) for an unknown format and for one that cannot hold this state.
[[nodiscard]] std::string write_body(const state_rows& rows, state_format format = current_state_format);

/// Reads a body from bytes nobody vouches for and leaves the reader behind it. With a model it must be of its shape;
/// without one a body of format 0.0 is refused. Throws assay::error (state).
[[nodiscard]] state_rows read_body(bytes::byte_reader& in, const compiled_model* model);

/// The head of a body.
inline constexpr std::string_view body_magic = "ASSAYSTA";
/// Most columns that a state is grouped by.
inline constexpr std::size_t maximum_columns = 64;

}  // namespace assay::detail
