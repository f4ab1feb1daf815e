// SPDX-License-Identifier: Apache-2.0
//
// Live: contacts come one at a time, and a screen shows the score as it is now. Table and state are used again for every
// contact, so that memory does not grow with their number.
#include <cstdint>
#include <iostream>
#include <optional>
#include <string_view>

#include <assay/result.hpp>

namespace {

constexpr std::string_view desk = R"json({
  "assay": 0, "id": "desk", "version": "1", "label": "Service desk",
  "records": {"contact": {"label": "Contact", "columns": {
    "waited_s": {"type": "duration"}, "stars": {"type": "integer", "minimum": 1, "maximum": 5}}}},
  "indicators": {
    "answered_in_time": {"label": "Answered in time", "unit": "ratio", "better": "higher", "from": "contact",
                         "value": "rate(waited_s <= 60)", "bands": "≥95%:10;75%-94%:8;<75%:5"},
    "satisfied": {"label": "Satisfied", "unit": "ratio", "better": "higher", "from": "contact",
                  "value": "csat(stars, 'top2of5')", "bands": "≥80%:10;50%-79%:7;<50%:4"}
  },
  "dimensions": [{"id": "service", "label": "Service", "weight": 100, "indicators": [
    {"indicator": "answered_in_time", "weight": 50}, {"indicator": "satisfied", "weight": 50}]}],
  "grades": [{"id": "good", "label": "good", "at_least": 85}, {"id": "poor", "label": "poor", "at_least": 0}]
})json";

struct contact {
  std::int64_t waited_s;
  std::optional<std::int64_t> stars;  ///< customers need not answer
};

/// The desk as it is now.
class live_desk {
 public:
  explicit live_desk(const assay::model& model)
      : incoming_{model.record("contact")}, counted_{model}, grader_{model} {}

  void add(const contact& one) {
    incoming_.clear();  // keeps its memory
    incoming_.add({{"waited_s", one.waited_s},
                   {"stars", one.stars ? assay::cell{*one.stars} : assay::cell{assay::missing_cell{}}}});
    counted_.update(incoming_);
  }
  /// Valid until the next call.
  [[nodiscard]] const assay::scorecard& card() {
    grader_.grade(counted_, {}, card_);
    return card_;
  }

 private:
  assay::table incoming_;
  assay::state counted_;
  assay::grader grader_;
  assay::scorecard card_;  // used again: once it has grown, grading into it takes no memory
};

}  // namespace

int main() {
  live_desk now{assay::model::parse(desk)};
  for (const contact& one : {contact{20, 5}, contact{95, {}}, contact{31, 4}, contact{15, 2}}) {
    now.add(one);
    std::cout << "waited " << one.waited_s << " s; score now " << now.card().score()->text() << '\n';
  }
}
