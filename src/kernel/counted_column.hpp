// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>

#include "kernel/metric_column.hpp"

namespace assay::kernel {

/// Columns that count how often each value came: exact percentiles, sketched ones, shares of the most frequent text.
[[nodiscard]] std::unique_ptr<metric_column> make_counted_column(const plan::aggregate& aggregate,
                                                                 state_form form);
[[nodiscard]] std::unique_ptr<metric_column> make_counted_column(state_form form);

/// Columns that count different values.
[[nodiscard]] std::unique_ptr<metric_column> make_distinct_column(const plan::aggregate& aggregate);
[[nodiscard]] std::unique_ptr<metric_column> make_distinct_column();

/// Fails unless the records with a value and those without are possible among the rows of a group; `takes_all`: there is
/// no filter, so that they are all rows.
void check_counted(std::int64_t known, std::int64_t missing, std::int64_t rows, bool takes_all,
                   const bytes::byte_reader& in);

}  // namespace assay::kernel
