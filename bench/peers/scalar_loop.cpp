// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cmath>
#include <limits>

#include "peers.hpp"

namespace assay::bench {
namespace {

/// The sheet as numbers; a card is one row of doubles, NaN where there is no value.
class scalar_loop : public peer {
 public:
  scalar_loop(const scoring_sheet& sheet, const scoring_cards& cards)
      : width_{sheet.lines.size()}, veto_{sheet.veto}, answers_(cards.size()) {
    for (std::size_t dimension = 0; dimension < scoring_sheet::dimensions; ++dimension) {
      dimension_rules made{as_double(sheet.dimension_weight(dimension)), {}};
      const auto lists = sheet.parts_of(dimension);
      for (std::size_t part = 0; part < lists.size(); ++part) {
        part_rules rules{as_double(sheet.part_weight(dimension, part)), {}};
        for (const std::size_t line : lists[part]) {
          const sheet_line& from = sheet.lines[line];
          rules.indicators.push_back({line,
                                      from.higher,
                                      as_double(sheet.line_weight(line)),
                                      {from.edges[0], from.edges[1], from.edges[2]}});
        }
        made.parts.push_back(rules);
      }
      if (made.parts.size() > 1) parts_.resize(cards.size());
      rules_.push_back(made);
    }
    for (std::size_t card = 0; card < cards.size(); ++card) {
      for (std::size_t line = 0; line < width_; ++line)
        values_.push_back(cards.values(line)[card]);
    }
  }

  [[nodiscard]] std::string name() const override { return "scalar loop"; }

  void score() override {
    for (std::size_t card = 0; card < answers_.size(); ++card)
      answers_[card] = score(&values_[card * width_], parts_.empty() ? nullptr : &parts_[card]);
  }

  [[nodiscard]] card_answers answers() override {
    score();
    card_answers all;
    for (const answer& one : answers_) {
      all.totals.push_back(one.total);
      for (std::size_t dimension = 0; dimension < scoring_sheet::dimensions; ++dimension)
        all.dimensions[dimension].push_back(one.dimensions[dimension]);
      all.grades.push_back(one.grade);
    }
    return all;
  }

 private:
  struct indicator_rules {
    std::size_t column;
    bool higher;
    double weight;
    double edges[3];
  };
  struct part_rules {
    double weight;
    std::vector<indicator_rules> indicators;
  };
  struct dimension_rules {
    double weight;
    std::vector<part_rules> parts;
  };
  struct answer {
    double total;
    double dimensions[scoring_sheet::dimensions];
    std::uint8_t grade;
  };
  /// Of the dimensions below the five, two each.
  using part_points = std::array<double, 2 * scoring_sheet::dimensions>;
  /// Σ weight × points / Σ weight over what is there.
  struct mean {
    double top = 0;
    double bottom = 0;
    void add(double weight, double points) {
      top += weight * points;
      bottom += weight;
    }
    [[nodiscard]] double value() const {
      return bottom > 0 ? top / bottom : std::numeric_limits<double>::quiet_NaN();
    }
  };

  static double as_double(std::int64_t billionths) { return static_cast<double>(billionths) / 1e9; }

  static double points(const indicator_rules& rules, double value) {
    int band = 0;  // without a branch, which is more than twice as fast
    for (const double edge : rules.edges)
      band += (rules.higher ? value >= edge : value <= edge) ? 1 : 0;
    return sheet_line::points[band];
  }
  static double score(const part_rules& part, const double* card) {
    mean of_part;
    for (const indicator_rules& rules : part.indicators) {
      const double value = card[rules.column];
      if (!std::isnan(value)) of_part.add(rules.weight, points(rules, value));
    }
    return of_part.value();
  }
  [[nodiscard]] answer score(const double* card, part_points* below) const {
    answer made;
    mean total;
    for (std::size_t dimension = 0; dimension < scoring_sheet::dimensions; ++dimension) {
      const dimension_rules& rules = rules_[dimension];
      double of_dimension = 0;
      if (rules.parts.size() == 1) {
        of_dimension = score(rules.parts.front(), card);
      } else {
        mean parts;
        for (std::size_t index = 0; index < rules.parts.size(); ++index) {
          const part_rules& part = rules.parts[index];
          const double of_part = score(part, card);
          (*below)[2 * dimension + index] = of_part;
          if (!std::isnan(of_part)) parts.add(part.weight, of_part);
        }
        of_dimension = parts.value();
      }
      made.dimensions[dimension] = of_dimension;
      if (!std::isnan(of_dimension)) total.add(rules.weight, of_dimension);
    }
    made.total = card[veto_] > scoring_sheet::veto_above ? 0 : total.value();
    made.grade = made.total >= 80 ? 0 : made.total >= 65 ? 1 : made.total >= 50 ? 2 : 3;
    return made;
  }

  std::size_t width_;
  std::size_t veto_;
  std::vector<dimension_rules> rules_;
  std::vector<double> values_;
  std::vector<answer> answers_;
  std::vector<part_points> parts_;  ///< where there are any
};

}  // namespace

std::unique_ptr<peer> make_scalar_loop(const scoring_sheet& sheet, const scoring_cards& cards) {
  return std::make_unique<scalar_loop>(sheet, cards);
}

}  // namespace assay::bench
