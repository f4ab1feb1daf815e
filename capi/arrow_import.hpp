// SPDX-License-Identifier: Apache-2.0
//
// Arrow arrays as the engine reads them, where they lie. Every length, offset and count of buffers is looked at before memory is.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include <assay/column.hpp>
#include <assay/record.hpp>

#include "column_place.hpp"
#include "interface.hpp"
#include "scratch.hpp"

namespace assay::capi {

/// The columns of a record batch with its schema: `rows` rows from `first` on in each of `children`.
struct arrow_batch {
  std::size_t rows = 0;
  std::size_t first = 0;
  std::span<ArrowSchema* const> fields;
  std::span<ArrowArray* const> children;
};

/// Throws assay::error (argument) for what is no record batch.
[[nodiscard]] arrow_batch read_batch(const ArrowSchema& schema, const ArrowArray& array);

/// A column of a batch for one of the model of type `as`, or for numbers of any kind. Throws assay::error (argument) at `place`
/// for a type that it does not take, and for an array whose parts do not fit each other.
[[nodiscard]] column_view arrow_view(const arrow_batch& batch, std::size_t column,
                                     std::optional<column_type> as, const column_place& place,
                                     scratch& memory);

}  // namespace assay::capi
