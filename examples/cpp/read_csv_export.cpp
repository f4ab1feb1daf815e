// SPDX-License-Identifier: Apache-2.0
//
// A CSV export on its way into a state: its bytes come in pieces, and a source mapping says which columns they are.
#include <algorithm>
#include <cstddef>
#include <iostream>
#include <string_view>

#include <assay/csv_reader.hpp>
#include <assay/display.hpp>
#include <assay/result.hpp>

namespace {

constexpr std::string_view desk_document = R"json({
  "assay": 0, "id": "desk", "version": "1", "label": "Service desk",
  "records": {"contact": {"label": "Contact", "groups": ["team"], "columns": {
    "team": {"type": "category"}, "wait_s": {"type": "duration"}, "solved": {"type": "bool"}}}},
  "indicators": {
    "wait": {"label": "Mean wait", "unit": "seconds", "better": "lower", "from": "contact", "value": "avg(wait_s)"},
    "solved": {"label": "Solved", "unit": "ratio", "better": "higher", "from": "contact", "value": "rate(solved)"}
  }
})json";

// The export calls things by other names, and waits are minutes and seconds.
constexpr std::string_view source_mapping = R"json({
  "assay_source": 0,
  "tables": {"contact": {"delimiter": ";", "key": ["Ticket"], "columns": {
    "team": "Queue",
    "wait_s": {"column": "Waited", "format": "m:ss"},
    "solved": {"column": "Status", "values": {"closed": true, "open": false}}
  }}}
})json";

constexpr std::string_view export_of_the_day =
    "Ticket;Queue;Waited;Status\r\n"
    "T-1;East;0:42;closed\r\n"
    "T-2;East;4:18;open\r\n"
    "T-3;West;1:00;closed\r\n"
    "T-4;West;soon;closed\r\n"
    "T-3;West;1:00;closed\r\n";

}  // namespace

int main() {
  const auto desk = assay::model::parse(desk_document);
  for (const auto& finding : assay::check_source_mapping(desk, source_mapping))
    std::cout << describe(finding, "mapping") << '\n';

  assay::state state{desk, {"team"}};
  assay::csv_reader reader{state, "contact", source_mapping, "export.csv", {assay::bad_row_policy::skip}};
  constexpr std::size_t piece = 16;  // as a socket or a decompressor hands them out; mostly more
  for (std::string_view rest = export_of_the_day; !rest.empty();
       rest.remove_prefix(std::min(piece, rest.size())))
    reader.push(rest.substr(0, piece));
  const assay::csv_report report = reader.finish();

  std::cout << report.rows << " rows, " << report.applied << " in the state, " << report.rejected
            << " rejected\n";
  for (const auto& row : report.messages)
    std::cout << row.what() << '\n';

  const auto graded = assay::grade_state(desk, state);
  const assay::display shown{desk, "en"};
  assay::scorecard card;
  for (std::size_t group = 0; group < graded.size(); ++group) {
    graded.explain(group, card);
    std::cout << *card.key()[0] << ": mean wait " << shown.value(*card.find("wait")) << ", solved "
              << shown.value(*card.find("solved")) << '\n';
  }
}
