// SPDX-License-Identifier: Apache-2.0
//
// Metrics of this library beside Boost's own in one accumulator_set: the answers of a survey, read once.
#include <iostream>

#include <boost/accumulators/accumulators.hpp>
#include <boost/accumulators/statistics/count.hpp>
#include <boost/accumulators/statistics/mean.hpp>
#include <boost/accumulators/statistics/stats.hpp>

#include <assay/adapter/boost_accumulators.hpp>

int main() {
  using namespace boost::accumulators;

  accumulator_set<double, stats<tag::nps, tag::csat_top3of10, tag::mean, tag::count>> answers;
  for (const double answer : {10.0, 9.0, 8.5, 6.5, 9.0, 3.0, 10.0, 7.0})
    answers(answer);

  const auto recommendation = nps(answers);
  const auto satisfied = csat_top3of10(answers);
  if (!recommendation || !satisfied) return 1;  // empty as long as there is no answer
  std::cout << "answers " << count(answers) << ", mean " << mean(answers) << '\n'
            << "NPS " << recommendation->to_double() << ", exactly " << recommendation->exact().text() << '\n'
            << "satisfied " << satisfied->exact().text() << '\n';
}
