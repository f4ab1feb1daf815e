// SPDX-License-Identifier: Apache-2.0
#include <assay/scorer.hpp>

#include <limits>

#include "peers.hpp"

namespace assay::bench {
namespace {

class assay_peer : public peer {
 public:
  assay_peer(const scoring_sheet& sheet, const scoring_cards& cards)
      : cards_{cards}, by_{model::parse(sheet.document())} {}

  [[nodiscard]] std::string name() const override { return "assay"; }
  void score() override { by_.score(cards_.size(), cards_.columns(), scored_); }

  [[nodiscard]] card_answers answers() override {
    score();
    card_answers all;
    all.totals = points_of(scored_.score());
    const auto& nodes = by_.of().definition().nodes;
    for (std::size_t node = 0; node < nodes.size(); ++node) {
      if (nodes[node].kind == node_kind::dimension &&
          nodes[node].id.size() == 2)  // d0 to d4, not the parts below
        all.dimensions[static_cast<std::size_t>(nodes[node].id[1] - '0')] = points_of(scored_.points(node));
    }
    for (std::size_t card = 0; card < cards_.size(); ++card) {
      const auto grade = scored_.grade_of(card);
      all.grades.push_back(grade ? static_cast<std::uint8_t>(*grade) : card_answers::no_grade);
    }
    return all;
  }

 private:
  /// Points of nine decimals below 1000 are whole quanta again when they are multiplied and rounded.
  [[nodiscard]] static std::vector<double> points_of(const column_view& column) {
    std::vector<double> list;
    const auto* const quanta = static_cast<const std::int64_t*>(column.values);
    for (std::size_t row = 0; row < column.rows; ++row) {
      list.push_back(column.present(row) ? static_cast<double>(quanta[row]) / 1e9
                                         : std::numeric_limits<double>::quiet_NaN());
    }
    return list;
  }

  const scoring_cards& cards_;
  scorer by_;
  scored_cards scored_;
};

}  // namespace

std::unique_ptr<peer> make_assay(const scoring_sheet& sheet, const scoring_cards& cards) {
  return std::make_unique<assay_peer>(sheet, cards);
}

}  // namespace assay::bench
