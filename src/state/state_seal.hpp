// SPDX-License-Identifier: Apache-2.0
//
// The trailer of a sealed state: what it rests on, who wrote it, and a checksum over everything.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <assay/state.hpp>

#include "bytes/byte_reader.hpp"

namespace assay::detail {

/// Appends the trailer to a body.
void append_trailer(std::string& body, const state_seal& seal);

/// Reads what follows a body: nothing, or a trailer and nothing else. `all` are the bytes from the begin of the body.
/// Throws assay::error (state).
[[nodiscard]] std::optional<state_seal> read_trailer(bytes::byte_reader& in, std::string_view all);

}  // namespace assay::detail
