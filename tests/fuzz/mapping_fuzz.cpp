// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a source mapping; one that is accepted reads a file.
#include <string>
#include <vector>

#include <assay/error.hpp>

#include "fuzz/desk_model.hpp"
#include "fuzz/fuzz.hpp"
#include "io/mapping/source_mapping.hpp"
#include "io/open/byte_source.hpp"
#include "io/open/record_reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace assay;
  const model& desk = fuzz::desk_model();
  const auto parsed = io::parse_source_mapping(fuzz::as_text(data, size), desk.definition().records);
  bool has_error = false;
  for (const diagnostic& finding : parsed.diagnostics)
    has_error = has_error || finding.level == severity::error;
  fuzz::require(parsed.value.has_value() != has_error, "a document without an error is a mapping");
  if (!parsed.value) return 0;
  const io::table_mapping as_it_is;
  const io::table_mapping* mapping = parsed.value->find("contact");
  const std::string file =
      "team,agent,at,solved,wait_s,amount,answer,rating\nA,Ann,2026-03-01T10:00:00Z,true,12,3.40,9.5,4\n"
      "B,李,1/2/2026 9:05,Y,0:01:05,\"1,234\",10,5\n,,,,,,,\n";
  try {
    const std::vector<std::string> required{"team", "solved"};
    io::reader_options options;
    options.on_error = io::row_error_policy::skip;
    io::record_reader reader{io::from_text(file),
                             "file",
                             desk.record("contact"),
                             mapping == nullptr ? as_it_is : *mapping,
                             required,
                             options};
    io::record_block block;
    while (reader.next(block)) {
    }
  } catch (const error&) {
    // The mapping names columns that the file does not have.
  }
  return 0;
}
