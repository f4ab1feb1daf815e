// SPDX-License-Identifier: Apache-2.0
#include "comparison.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iomanip>
#include <limits>
#include <optional>
#include <sstream>
#include <stdexcept>

#include "exact_oracle.hpp"

namespace assay::bench {
namespace {

constexpr std::size_t exact_cards = 20'000;
constexpr double edges[] = {80, 65, 50};
constexpr double edge_reach = 1e-9;

[[noreturn]] void differ(std::size_t card, const std::string& who, const std::string& what, double theirs,
                         double ours) {
  std::ostringstream text;
  text << std::setprecision(17) << "card " << card << ": " << who << " has the " << what << ' ' << theirs
       << ", not " << ours;
  throw std::runtime_error{text.str()};
}

std::string dimension_name(std::size_t dimension) { return "points of d" + std::to_string(dimension); }

double as_double(const std::optional<std::int64_t>& quanta) {
  return quanta ? static_cast<double>(*quanta) / 1e9 : std::numeric_limits<double>::quiet_NaN();
}
bool same(double left, double right) { return left == right || (std::isnan(left) && std::isnan(right)); }
bool near(double left, double right, double reach) {
  return same(left, right) || std::abs(left - right) <= reach;
}

/// Doubles of nine decimals below 1000 differ wherever the quanta do, so this is to the bit.
std::size_t compare_exactly(const scoring_sheet& sheet, const scoring_cards& cards,
                            const card_answers& ours) {
  const std::size_t step = std::max<std::size_t>(1, cards.size() / exact_cards);
  std::size_t compared = 0;
  for (std::size_t card = 0; card < cards.size(); card += step, ++compared) {
    const exact_answer exact = exact_answer_of(sheet, cards, card);
    const double total = as_double(exact.total);
    if (!same(ours.totals[card], total)) differ(card, "assay", "total", ours.totals[card], total);
    for (std::size_t dimension = 0; dimension < scoring_sheet::dimensions; ++dimension) {
      const double points = as_double(exact.dimensions[dimension]);
      const double found = ours.dimensions[dimension][card];
      if (!same(found, points)) differ(card, "assay", dimension_name(dimension), found, points);
    }
    if (ours.grades[card] != exact.grade) differ(card, "assay", "grade", ours.grades[card], exact.grade);
  }
  return compared;
}

struct difference {
  double largest = 0;        ///< between totals
  std::size_t at_edges = 0;  ///< cards so near to the edge of a grade that doubles may take the other side
  std::size_t other_grades = 0;
};

difference compare_with(const std::string& who, const card_answers& theirs, const card_answers& ours,
                        double reach) {
  difference found;
  if (theirs.totals.size() != ours.totals.size())
    differ(theirs.totals.size(), who, "number of cards", static_cast<double>(theirs.totals.size()),
           static_cast<double>(ours.totals.size()));
  for (std::size_t card = 0; card < ours.totals.size(); ++card) {
    const double total = ours.totals[card];
    if (!near(theirs.totals[card], total, reach)) differ(card, who, "total", theirs.totals[card], total);
    if (!std::isnan(total)) found.largest = std::max(found.largest, std::abs(theirs.totals[card] - total));
    for (std::size_t dimension = 0; dimension < scoring_sheet::dimensions; ++dimension) {
      const double points = ours.dimensions[dimension][card];
      const double given = theirs.dimensions[dimension][card];
      if (!near(given, points, reach)) differ(card, who, dimension_name(dimension), given, points);
    }
    const bool at_edge =
        std::ranges::any_of(edges, [&](double edge) { return std::abs(total - edge) <= edge_reach * 1.01; });
    found.at_edges += at_edge ? 1 : 0;
    if (std::isnan(total) || theirs.grades[card] == ours.grades[card]) continue;
    if (!at_edge) differ(card, who, "grade", theirs.grades[card], ours.grades[card]);
    ++found.other_grades;
  }
  return found;
}

}  // namespace

std::string compare(const scoring_sheet& sheet, const scoring_cards& cards,
                    std::span<const std::unique_ptr<peer>> peers) {
  // Ours is rounded to a quantum on every level and theirs is not: half of a quantum for each, and what doubles lose.
  const int levels = sheet.weights == sheet_weights::small ? 2 : 3;
  const double reach = levels * 0.5e-9 + 1e-12;
  const card_answers ours = peers.front()->answers();
  std::ostringstream text;
  text << sheet.lines.size() << " indicators, "
       << (levels == 2 ? "small weights" : "weights of nine decimals") << ", " << cards.size()
       << " cards\n  assay: equal to exact arithmetic on " << compare_exactly(sheet, cards, ours)
       << " cards\n";
  for (const auto& other : peers.subspan(1)) {
    const difference found = compare_with(other->name(), other->answers(), ours, reach);
    text << "  " << other->name() << ": totals within " << std::setprecision(2) << found.largest
         << " of ours; " << found.at_edges << " cards at an edge of a grade, " << found.other_grades
         << " of them graded otherwise\n";
  }
  return text.str();
}

}  // namespace assay::bench
