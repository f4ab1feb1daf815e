// SPDX-License-Identifier: Apache-2.0
#include "exact_oracle.hpp"

#include <boost/multiprecision/cpp_int.hpp>
#include <cmath>

#include "peer.hpp"

namespace assay::bench {
namespace {

using boost::multiprecision::cpp_int;

constexpr std::int64_t quanta = 1'000'000'000;

/// Σ weight × points / Σ weight, rounded half to even once.
class exact_mean {
 public:
  void add(std::int64_t weight, std::int64_t points) {
    top_ += cpp_int{weight} * points;
    bottom_ += weight;
  }
  [[nodiscard]] std::optional<std::int64_t> value() const {
    if (bottom_ == 0) return std::nullopt;
    cpp_int quotient;
    cpp_int rest;
    divide_qr(top_, bottom_, quotient, rest);
    const int beside = cpp_int{2 * rest}.compare(bottom_);
    if (beside > 0 || (beside == 0 && bit_test(quotient, 0))) ++quotient;
    return static_cast<std::int64_t>(quotient);
  }

 private:
  cpp_int top_ = 0;
  cpp_int bottom_ = 0;
};

/// Values and edges have two decimals at most, so they are compared as hundredths.
std::int64_t hundredths(double value) { return std::llround(value * 100); }

std::int64_t points_of(const sheet_line& line, double value) {
  int reached = 0;
  for (int edge = 0; edge < 3; ++edge) {
    const std::int64_t at = hundredths(line.edges[edge]);
    if (line.higher ? hundredths(value) >= at : hundredths(value) <= at) reached = edge + 1;
  }
  return sheet_line::points[reached] * quanta;
}

}  // namespace

exact_answer exact_answer_of(const scoring_sheet& sheet, const scoring_cards& cards, std::size_t card) {
  exact_answer answer;
  exact_mean total;
  for (std::size_t dimension = 0; dimension < scoring_sheet::dimensions; ++dimension) {
    const auto lists = sheet.parts_of(dimension);
    exact_mean of_parts;
    std::optional<std::int64_t> last;
    for (std::size_t part = 0; part < lists.size(); ++part) {
      exact_mean of_lines;
      for (const std::size_t line : lists[part]) {
        const double value = cards.values(line)[card];
        if (!std::isnan(value)) of_lines.add(sheet.line_weight(line), points_of(sheet.lines[line], value));
      }
      last = of_lines.value();
      if (last) of_parts.add(sheet.part_weight(dimension, part), *last);
    }
    answer.dimensions[dimension] = lists.size() == 1 ? last : of_parts.value();
    if (const auto& points = answer.dimensions[dimension])
      total.add(sheet.dimension_weight(dimension), *points);
  }
  answer.total = total.value();
  if (!answer.total) {
    answer.grade = card_answers::no_grade;
    return answer;
  }
  const double veto = cards.values(sheet.veto)[card];
  if (!std::isnan(veto) && hundredths(veto) > std::int64_t{scoring_sheet::veto_above} * 100) answer.total = 0;
  for (const std::int64_t edge : {80, 65, 50}) {
    if (*answer.total < edge * quanta) ++answer.grade;
  }
  return answer;
}

}  // namespace assay::bench
