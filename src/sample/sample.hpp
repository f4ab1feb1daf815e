// SPDX-License-Identifier: Apache-2.0
//
// Sample records for a preset: a small invented company, so that a model can be tried before any data are at hand.
// Equal options give equal bytes on every machine and compiler: all of it is integer arithmetic.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assay::sample {

/// One CSV file: UTF-8, LF, the column names of the record type as header.
struct file {
  std::string table;  ///< name of the record type; also the stem of the file's name
  std::string csv;
};

struct options {
  std::uint64_t seed = 2026;
  /// Problems that customers come with, 1 to 1'000'000. The contacts are some more: who is not helped comes again.
  std::int32_t contacts = 4000;
};

/// The presets that have sample records, ascending.
[[nodiscard]] std::span<const std::string_view> presets() noexcept;

/// The sample records of a preset, one file for each record type, in the order of the preset. Throws assay::error
/// (argument) for a preset without sample records and for a number of contacts outside its range.
[[nodiscard]] std::vector<file> make(std::string_view preset_id, const options& wanted = {});

}  // namespace assay::sample
