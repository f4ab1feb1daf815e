// SPDX-License-Identifier: Apache-2.0
// Grades two teams by a model that ships with the library, from records the program already holds.
#include <iostream>

#include <assay/result.hpp>

int main() {
  const auto model = assay::model::preset("after-sales-quality");

  assay::table contacts{model.record("contact")};
  contacts.add(
      {{"team", "East"}, {"response_due", true}, {"first_response_limit_s", 300}, {"first_response_s", 42}});
  contacts.add(
      {{"team", "East"}, {"response_due", true}, {"first_response_limit_s", 300}, {"first_response_s", 250}});
  contacts.add(
      {{"team", "West"}, {"response_due", true}, {"first_response_limit_s", 300}});  // never answered: late

  assay::state state{model, {"team"}};
  state.update(contacts);

  const auto graded = assay::grade_state(model, state);
  assay::scorecard card;
  for (std::size_t group = 0; group < graded.size(); ++group) {
    graded.explain(group, card);
    const auto& on_time = *card.find("response_on_time_rate");
    std::cout << *card.key()[0] << ": " << on_time.value()->text() << " on time earns "
              << on_time.points()->text() << " of " << on_time.max_points()->text() << " points; lost "
              << on_time.lost()->text() << " of 100\n";
  }
}
