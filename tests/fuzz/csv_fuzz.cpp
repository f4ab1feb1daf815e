// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a file of records. The first byte says how it is cut into pieces: that must not show, and every row is
// either used, dropped or rejected.
#include <memory>
#include <string>
#include <vector>

#include <assay/error.hpp>
#include <assay/state.hpp>

#include "fuzz/desk_model.hpp"
#include "fuzz/fuzz.hpp"
#include "io/open/byte_source.hpp"
#include "io/open/record_reader.hpp"

namespace {

using namespace assay;

struct reading {
  std::string body;
  std::string fault;
  std::vector<std::uint64_t> counts;
  std::vector<std::string> messages;

  friend bool operator==(const reading&, const reading&) = default;
};

reading read(std::string_view bytes, std::size_t bytes_per_read, std::size_t rows_per_block) {
  const model& desk = fuzz::desk_model();
  reading done;
  state records{desk, {"team"}};
  const std::vector<std::string> required{"team", "solved", "wait_s", "amount", "answer", "rating"};
  io::reader_options options;
  options.on_error = io::row_error_policy::skip;
  options.bytes_per_read = bytes_per_read;
  options.rows_per_block = rows_per_block;
  options.maximum_row_bytes = 4096;
  io::record_reader reader{
      io::from_text(std::string{bytes}), "file", desk.record("contact"), {}, required, options};
  try {
    io::record_block block;
    while (reader.next(block))
      records.update("contact", block.view());
  } catch (const error& problem) {
    done.fault = problem.what();
  }
  // What was read before a fault depends on the blocks; what is said about it does not.
  if (done.fault.empty()) done.body = records.body();
  for (const error& rejected_row : reader.report().messages)
    done.messages.emplace_back(rejected_row.what());
  done.counts = {reader.report().accepted, reader.report().filtered, reader.report().rejected()};
  if (done.fault.empty())
    fuzz::require(static_cast<std::uint64_t>(records.rows()) == reader.report().accepted,
                  "accepted rows are in the state");
  if (!done.fault.empty()) done.counts.clear();
  return done;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t piece = std::size_t{data[0]} % 67 + 1;
  const std::string_view bytes = fuzz::as_text(data + 1, size - 1);
  fuzz::require(read(bytes, 1 << 16, 65'536) == read(bytes, piece, piece % 5 + 1),
                "pieces and blocks do not show");
  return 0;
}
