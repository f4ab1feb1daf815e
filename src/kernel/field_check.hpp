// SPDX-License-Identifier: Apache-2.0
//
// Whether the fields of an aggregate are ones that records can have led to.
#pragma once

#include <cstdint>

#include "bytes/byte_reader.hpp"
#include "kernel/counter_layout.hpp"

namespace assay::kernel {

/// Fails at the reader's place unless they are, for a group of so many rows of the record type.
void check_fields(const counted_aggregate& of, const std::int64_t* fields, std::int64_t rows,
                  const bytes::byte_reader& in);

}  // namespace assay::kernel
