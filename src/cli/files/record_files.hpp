// SPDX-License-Identifier: Apache-2.0
//
// The record files of one evaluation: which there are, which columns they need, and reading them into states.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <assay/model.hpp>
#include <assay/state.hpp>

#include "cli/files/result_output.hpp"
#include "io/mapping/source_mapping.hpp"
#include "io/open/record_reader.hpp"

namespace assay::cli {

/// A file with records of one type.
struct record_file {
  std::string record;
  std::string path;  ///< - is the standard input
};

/// Takes `contact=data/contact.csv` apart; throws assay::error (argument).
[[nodiscard]] record_file read_record_file(const std::string& argument, const model& of);

struct evaluation {
  std::vector<record_file> files;
  std::vector<std::string> by;
  period_rule period;
  io::source_mapping mapping;
  io::row_error_policy on_error = io::row_error_policy::stop;
  std::int32_t threads = 1;
  std::uint64_t maximum_keys = io::usual_maximum_keys;  ///< of each record type
  std::optional<std::uint64_t> maximum_expansion;       ///< of compressed files; none: what the mapping says
  bool stores_state = false;                            ///< contents are wanted, and none may be there twice
};

/// What a file was when it was read.
struct record_content {
  std::string record;
  std::string digest;  ///< SHA-256 of the decompressed bytes, in hexadecimal
};

struct evaluated {
  state records;
  std::vector<table_source> sources;     ///< one a record type, in the order they were first named
  std::vector<record_content> contents;  ///< of the files that were read, when a state is stored
  std::vector<message> remarks;          ///< rows that were skipped, and what is worth knowing
};

/// Reads all files. Throws assay::error: argument for a grouping that does not exist, file, data: also, when
/// a state is stored, for two files of one record type with the same contents and rows in them.
[[nodiscard]] evaluated read_records(const model& of, const evaluation& wanted);

}  // namespace assay::cli
