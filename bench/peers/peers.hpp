// SPDX-License-Identifier: Apache-2.0
//
// Who is measured. Ours reads the cards where they are, so they must outlive it; the others keep them in a form of their own.
#pragma once

#include <cstdint>
#include <memory>

#include "adbc_database.hpp"
#include "peer.hpp"

namespace assay::bench {

/// The scorer of this library, on columns of doubles.
std::unique_ptr<peer> make_assay(const scoring_sheet& sheet, const scoring_cards& cards);
/// A loop over cards as somebody writes it who needs scores in a program and has not heard of this library.
std::unique_ptr<peer> make_scalar_loop(const scoring_sheet& sheet, const scoring_cards& cards);
/// ClickHouse tells missing values by NULL, as tables usually do, or by NaN, which is faster for it.
enum class clickhouse_missing : std::uint8_t { nulls, nans };
/// ClickHouse and DuckDB: one thread, a table in memory, one SELECT.
std::unique_ptr<peer> make_clickhouse(adbc_database& database, const scoring_sheet& sheet,
                                      const scoring_cards& cards, clickhouse_missing missing);
std::unique_ptr<peer> make_duckdb(adbc_database& database, const scoring_sheet& sheet,
                                  const scoring_cards& cards);

}  // namespace assay::bench
