// SPDX-License-Identifier: Apache-2.0
//
// What can go wrong, and how a program learns of it: every finding of a model at once, and one exception type for the rest.
#include <iostream>
#include <string>
#include <string_view>

#include <assay/result.hpp>

namespace {

// Two faults: the measure names a column that does not exist, and the weights do not add up to 100.
constexpr std::string_view with_faults = R"json({
  "assay": 0, "id": "desk", "version": "1", "label": "Service desk",
  "records": {"contact": {"label": "Contact", "columns": {"solved": {"type": "bool"}}}},
  "indicators": {
    "solved": {"label": "Solved", "unit": "ratio", "better": "higher", "from": "contact", "value": "rate(sovled)",
               "bands": "≥80%:10;<80%:6"}
  },
  "dimensions": [{"id": "service", "label": "Service", "weight": 95,
                  "indicators": [{"indicator": "solved", "weight": 100}]}],
  "grades": [{"id": "good", "label": "good", "at_least": 85}, {"id": "poor", "label": "poor", "at_least": 0}]
})json";

std::string corrected(std::string text) {
  text.replace(text.find("sovled"), 6, "solved");
  text.replace(text.find("\"weight\": 95"), 12, "\"weight\": 100");
  return text;
}

}  // namespace

int main() {
  // Compiling does not throw for a faulty document: it says everything that is wrong or doubtful.
  const auto first = assay::model::compile(with_faults);
  std::cout << (first.value ? "usable" : "not usable") << ", findings:\n";
  for (const auto& finding : first.diagnostics)
    std::cout << "  " << finding.message.code() << " at line " << finding.line << '\n';

  const auto second = assay::model::compile(corrected(std::string{with_faults}));
  if (!second.value) return 1;
  const assay::model& desk = *second.value;

  // Everything else that fails throws assay::error. A cell that is refused changes nothing.
  assay::table contacts{desk.record("contact")};
  contacts.add({{"solved", true}});
  try {
    contacts.add({{"solved", "perhaps"}});
  } catch (const assay::error& fault) {
    std::cout << (fault.code() == assay::error_code::data ? "data: " : "") << fault.what() << '\n';
  }
  std::cout << "rows: " << contacts.rows() << '\n';

  // Bytes from elsewhere are checked one by one.
  try {
    (void)assay::state::load(desk, "not a state");
  } catch (const assay::error& fault) {
    std::cout << (fault.code() == assay::error_code::state ? "state: " : "") << fault.what() << '\n';
  }
}
