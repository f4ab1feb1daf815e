// SPDX-License-Identifier: Apache-2.0
//
// The text of a file, and what is said about it with the name of the file.
#include "io/open/source_mapping_file.hpp"

#include <utility>

#include <assay/error.hpp>

#include "document/json_document.hpp"
#include "io/open/byte_source.hpp"

namespace assay::io {

source_mapping load_source_mapping(const std::string& path, std::span<const record_definition> records,
                                   std::vector<diagnostic>& warnings) {
  const std::string json = read_all(*open_file(path), document::maximum_bytes, path);
  parsed_source_mapping parsed = parse_source_mapping(json, records);
  std::string faults;
  for (diagnostic& each : parsed.diagnostics) {
    if (each.level == severity::error) {
      faults += (faults.empty() ? "" : "\n") + describe(each, path);
    } else {
      warnings.push_back(std::move(each));
    }
  }
  if (!parsed.value) throw error(error_code::model, faults);
  return std::move(*parsed.value);
}

}  // namespace assay::io
