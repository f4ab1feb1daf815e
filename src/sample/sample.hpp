// SPDX-License-Identifier: Apache-2.0
//
// Sample records for a preset: a small invented company, so that a model can be tried before any data are at hand.
// Equal options give equal bytes on every machine and compiler: all of it is integer arithmetic.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assay::sample {

struct options {
  std::uint64_t seed = 2026;
  /// Rows of the table of contacts, exactly; 1 to 20'000'000. The other tables follow from them.
  std::int64_t rows = 5000;
  /// Agents in all teams together, 25 to 20'000; without it as many as the contacts need.
  std::optional<std::int64_t> agents = std::nullopt;
};

/// Takes the next bytes of a table; tables are numbered as in `tables_of`.
using sink = std::function<void(std::size_t table, std::string_view bytes)>;

/// The presets that have sample records, ascending.
[[nodiscard]] std::span<const std::string_view> presets() noexcept;

/// The record types of a preset in its order; they are also the stems of the files' names. Throws assay::error (argument)
/// for a preset without sample records.
[[nodiscard]] std::span<const std::string_view> tables_of(std::string_view preset_id);

/// Throws assay::error (argument) for numbers outside their range.
void check(const options& wanted);

/// Writes the tables of a preset as CSV (UTF-8, LF, the columns of the record type as header) piece by piece, while the
/// records come up, and returns their rows. The memory needed is that of what is open or still to come: some 20 bytes for
/// each contact asked for. Throws assay::error (argument) for a preset without sample records and for numbers outside
/// their range, before anything is written.
std::vector<std::int64_t> write(std::string_view preset_id, const options& wanted, const sink& target);

/// One CSV file, whole.
struct file {
  std::string table;
  std::string csv;
};

/// The same as `write`, in memory.
[[nodiscard]] std::vector<file> make(std::string_view preset_id, const options& wanted = {});

}  // namespace assay::sample
