// SPDX-License-Identifier: Apache-2.0
//
// The record types that the tests of the measure language speak about, and short ways to compile.
#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <assay/record.hpp>

#include "measure/compile/planner.hpp"

namespace assay::measure {

inline void PrintTo(const fault& found, std::ostream* out) {
  *out << found.message.code() << " at " << found.offset << "+" << found.length << ": "
       << found.message.text() << " | " << found.message.hint();
}

}  // namespace assay::measure

namespace assay::measure_test {

inline column_definition column(std::string name, column_type type, std::int32_t decimals = 0,
                                std::int64_t minimum = -default_range_scaled,
                                std::int64_t maximum = default_range_scaled) {
  column_definition result;
  result.name = std::move(name);
  result.type = type;
  result.decimals = decimals;
  result.minimum_scaled = minimum;
  result.maximum_scaled = maximum;
  return result;
}

/// Contacts with a column of every type and range, and complaints.
inline const std::vector<record_definition>& sample_records() {
  static const std::vector<record_definition> records = [] {
    record_definition contact;
    contact.name = "contact";
    contact.columns = {
        column("due", column_type::boolean),
        column("resolved", column_type::boolean),
        column("channel", column_type::category),
        column("team", column_type::category),
        column("first_response_s", column_type::duration, 0, 0, 1'000'000),
        column("handle_s", column_type::duration, 1, 0, 1'000'000),
        column("首响秒", column_type::duration),
        column("created", column_type::timestamp, 0, 0, 4'000'000'000),
        column("closed", column_type::timestamp, 3, 0, 4'000'000'000'000),
        column("score", column_type::integer, 0, 0, 10),
        column("csat", column_type::integer, 0, 1, 5),
        column("csat_half", column_type::decimal, 1, 10, 50),
        column("amount", column_type::decimal, 2, 0, 100'000),
        column("any", column_type::integer),
        column("widest", column_type::integer, 0, INT64_MIN, INT64_MAX),
        column("precise", column_type::decimal, 9, 0, 1'000'000'000),
        column("agent id", column_type::category),
        column("filter", column_type::boolean),
    };
    record_definition complaint;
    complaint.name = "complaint";
    complaint.columns = {column("severity", column_type::integer, 0, 1, 5),
                         column("upheld", column_type::boolean)};
    return std::vector<record_definition>{contact, complaint};
  }();
  return records;
}

/// What compiling one indicator over contacts leaves; a measure "complaints" is declared for texts that name
/// it.
struct compiled_sample {
  measure::compilation outcome;
  plan::model_plan plan;
};

inline compiled_sample compile_sample(std::string_view text, std::string_view from = "contact") {
  measure::planner planner{sample_records()};
  if (text.find("complaint") != std::string_view::npos) {
    (void)planner.declare_measure("complaints", "complaint", "count(*)");
  }
  compiled_sample result;
  result.outcome = planner.compile_indicator(text, from);
  result.plan = planner.finish();
  return result;
}

/// The only aggregate of the text, without its record type; the code of the first fault when there is one.
inline std::string canonical(std::string_view text) {
  const compiled_sample sample = compile_sample(text);
  if (!sample.outcome.ok())
    return sample.outcome.faults.empty() ? "no fault"
                                         : std::string{sample.outcome.faults.front().message.code()};
  for (const plan::aggregate& found : sample.plan.aggregates) {
    if (found.text.starts_with("contact: ")) return found.text.substr(9);
  }
  return "no aggregate";
}

/// The codes of all faults, in order, each with the text it points at: `unknown_column[a] mixed_units[b +
/// c]`.
inline std::string faults_of(std::string_view text, std::string_view from = "contact") {
  const compiled_sample sample = compile_sample(text, from);
  std::string result;
  for (const measure::fault& found : sample.outcome.faults) {
    if (!result.empty()) result += " ";
    result +=
        std::string{found.message.code()} + "[" + std::string{text.substr(found.offset, found.length)} + "]";
  }
  return result;
}

}  // namespace assay::measure_test
