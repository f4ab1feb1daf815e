// SPDX-License-Identifier: Apache-2.0
//
// Columns that callers describe themselves, as the engine reads them.
#pragma once

#include <cstddef>
#include <cstdint>

#include <assay/column.hpp>

#include "column_place.hpp"
#include "interface.hpp"
#include "scratch.hpp"

namespace assay::capi {

/// A column of `rows` rows. Borrows its memory; what lies in strides, and pointers to texts, are gathered in `memory`. Throws
/// assay::error (argument) at `place` for what is no column.
[[nodiscard]] column_view plain_view(const assay_column& column, std::size_t rows, const column_place& place,
                                     scratch& memory);

/// The engine's column as callers read it; `bytes` is the size of their struct.
[[nodiscard]] assay_column plain_column(const column_view& view, std::int32_t bytes) noexcept;

}  // namespace assay::capi
