// SPDX-License-Identifier: Apache-2.0
//
// answers_cpp <folder of the conformance cases>: the cases through the C++ engine, a digest a line. The exit code says whether they
// gave what is written down beside them.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <assay/csv_reader.hpp>
#include <assay/result.hpp>
#include <assay/state.hpp>

#include "conformance_cases.h"
#include "text/sha256.hpp"

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#endif

namespace {

int differences = 0;

void compare(std::string_view of, std::string_view answer, bool equal) {
  if (equal) return;
  std::fprintf(stderr, "answers_cpp: %s: not the %s that is written down\n", std::string{of}.c_str(),
               std::string{answer}.c_str());
  ++differences;
}

void print_answer(std::string_view of, std::string_view answer, std::string_view bytes) {
  const std::string line = "cpp/" + std::string{of} + "/" + std::string{answer} + " " +
                           assay::text::to_hexadecimal(assay::text::sha256::of(bytes));
  std::puts(line.c_str());
}

std::string bytes_of(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  if (!in) throw std::runtime_error{path + ": cannot be opened"};
  return {std::istreambuf_iterator<char>{in}, {}};
}

std::string from_hexadecimal(std::string_view text) {
  const auto value = [](char digit) { return digit <= '9' ? digit - '0' : digit - 'a' + 10; };
  std::string bytes;
  int high = -1;
  for (const char digit : text) {
    if (digit == '\n') continue;
    if (high < 0) {
      high = value(digit);
    } else {
      bytes += static_cast<char>(high * 16 + value(digit));
      high = -1;
    }
  }
  return bytes;
}

assay::period_rule period_of(const conformance_case& one) {
  assay::period_rule rule;
  switch (one.period) {
    case ASSAY_PERIOD_DAY:
      rule.unit = assay::period_unit::day;
      break;
    case ASSAY_PERIOD_WEEK:
      rule.unit = assay::period_unit::week;
      break;
    case ASSAY_PERIOD_MONTH:
      rule.unit = assay::period_unit::month;
      break;
    case ASSAY_PERIOD_QUARTER:
      rule.unit = assay::period_unit::quarter;
      break;
    case ASSAY_PERIOD_YEAR:
      rule.unit = assay::period_unit::year;
      break;
    default:
      break;
  }
  rule.utc_offset_minutes = one.utc_offset_minutes;
  rule.fiscal_start_month = one.fiscal_start_month;
  return rule;
}

void answer_case(const std::string& root, const conformance_case& one) {
  const std::string folder = root + "/" + one.name + "/";
  const assay::model of = assay::model::parse(bytes_of(folder + one.model));
  const std::vector<std::string> by(one.by, one.by + one.by_count);
  const std::string mapping = one.mapping == nullptr ? std::string{} : bytes_of(folder + one.mapping);
  const bool skips = one.on_error == ASSAY_ON_ERROR_SKIP;
  // Every table into a state of its own, merged from the last to the first.
  assay::state merged{of, by, period_of(one)};
  for (std::int32_t table = one.table_count; table-- > 0;) {
    assay::state part{of, by, period_of(one)};
    assay::csv_reader reader{part,
                             one.tables[table].record,
                             mapping,
                             "csv",
                             {skips ? assay::bad_row_policy::skip : assay::bad_row_policy::stop}};
    reader.push(bytes_of(folder + one.tables[table].file));
    (void)reader.finish();
    merged.merge(part);
  }
  const std::string body = merged.body();
  const std::string written_body = from_hexadecimal(bytes_of(folder + "state.hex"));
  compare(one.name, "state", body == written_body);
  print_answer(one.name, "state", body);
  const std::string result = to_json(grade_state(of, merged));
  compare(one.name, "result",
          assay::text::to_hexadecimal(assay::text::sha256::of(result)) + "\n" ==
              bytes_of(folder + "result.sha256"));
  print_answer(one.name, "result", result);
  compare(one.name, "result of the loaded state",
          to_json(grade_state(of, assay::state::load(of, written_body))) == result);
}

}  // namespace

int main(int argument_count, char** arguments) try {
#ifdef _WIN32
  // The line ends of the platform are none of the answer.
  if (_setmode(_fileno(stdout), _O_BINARY) == -1) return 2;
#endif
  if (argument_count != 2) {
    std::fputs("usage: answers_cpp <folder of the conformance cases>\n", stderr);
    return 2;
  }
  for (const conformance_case& one : conformance_cases)
    answer_case(arguments[1], one);
  return differences == 0 ? 0 : 1;
} catch (const std::exception& problem) {
  std::fprintf(stderr, "answers_cpp: %s\n", problem.what());
  return 2;
}
