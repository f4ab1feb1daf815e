// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a file of records. The first byte says how it is cut into pieces: that must not show, neither in what a reader asks for
// nor in what a host pushes, and every row is either used, dropped or rejected.
#include <memory>
#include <string>
#include <vector>

#include <assay/csv_reader.hpp>
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

/// The same by pushing.
reading push(std::string_view bytes, std::size_t piece) {
  const model& desk = fuzz::desk_model();
  reading done;
  state records{desk, {"team"}};
  csv_reader_options options;
  options.on_error = bad_row_policy::skip;
  options.maximum_row_bytes = 4096;
  csv_reader reader{records, "contact", {}, "file", options};
  try {
    for (; bytes.size() > piece; bytes.remove_prefix(piece))
      reader.push(bytes.substr(0, piece));
    reader.push(bytes);
    (void)reader.finish();
  } catch (const error& problem) {
    done.fault = problem.what();
  }
  const csv_report report = reader.report();
  fuzz::require(report.rows == report.accepted + report.filtered + report.duplicates + report.rejected,
                "every row is counted once");
  fuzz::require(report.applied == records.rows(), "applied rows are in the state");
  if (!done.fault.empty()) return done;
  fuzz::require(report.accepted == records.rows(), "accepted rows are in the state");
  done.body = records.body();
  for (const error& rejected_row : report.messages)
    done.messages.emplace_back(rejected_row.what());
  done.counts = {static_cast<std::uint64_t>(report.accepted), static_cast<std::uint64_t>(report.filtered),
                 static_cast<std::uint64_t>(report.rejected)};
  return done;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t piece = std::size_t{data[0]} % 67 + 1;
  const std::string_view bytes = fuzz::as_text(data + 1, size - 1);
  fuzz::require(read(bytes, 1 << 16, 65'536) == read(bytes, piece, piece % 5 + 1),
                "pieces and blocks do not show");
  const reading pushed = push(bytes, bytes.size() + 1);
  fuzz::require(pushed == push(bytes, piece), "pieces that are pushed do not show");
  const reading asked = read(bytes, 1 << 16, 65'536);
  // Compressed files and other encodings are read, and not taken when they are pushed.
  if (pushed.fault.empty())
    fuzz::require(pushed.counts == asked.counts && pushed.messages == asked.messages,
                  "what is pushed and what is read are the same rows");
  return 0;
}
