// SPDX-License-Identifier: Apache-2.0
//
// Sample records through the engine: the rows that a test chooses, graded with the preset.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <assay/model.hpp>
#include <assay/result.hpp>
#include <assay/state.hpp>
#include <assay/table.hpp>

#include "cards.hpp"
#include "unit/sample/sample_tables.hpp"

namespace assay::sample {

inline const model& preset() {
  static const model compiled = model::preset("after-sales-quality");
  return compiled;
}

/// The chosen rows of a table as records; adding a row checks each of its cells against the declared type and range.
inline table records_of(std::string_view type, const parsed& csv, const row_test& chosen = {}) {
  table rows{preset().record(type)};
  std::vector<table::named_cell> cells;
  for (std::size_t row = 0; row < csv.rows(); ++row) {
    if (chosen && !chosen(row)) continue;
    cells.clear();
    for (std::size_t column = 0; column < csv.names().size(); ++column) {
      const std::string_view text = csv.row(row).at(column);
      cells.emplace_back(csv.names()[column], text.empty() ? cell{missing_cell{}} : cell{text});
    }
    rows.add(cells);
  }
  return rows;
}

/// Scorecards of a sample, found by their keys.
class graded {
 public:
  explicit graded(result all) : all_{std::move(all)}, cards_{test::cards_of(all_)} {}

  [[nodiscard]] const result& all() const noexcept { return all_; }
  [[nodiscard]] const std::vector<scorecard>& cards() const noexcept { return cards_; }
  [[nodiscard]] const scorecard& card(const std::vector<std::string_view>& key) const {
    const auto same = [&](const scorecard& item) {
      return std::equal(item.key().begin(), item.key().end(), key.begin(), key.end(),
                        [](const auto& left, std::string_view right) { return left && *left == right; });
    };
    const auto found = std::find_if(cards_.begin(), cards_.end(), same);
    if (found == cards_.end()) throw std::out_of_range{std::string{key.empty() ? "total" : key.back()}};
    return *found;
  }
  /// An indicator's value; empty when there is none.
  [[nodiscard]] std::optional<double> value(const std::vector<std::string_view>& key,
                                            std::string_view node) const {
    const scored_node& found = *card(key).find(node);
    if (!found.value()) return std::nullopt;
    return found.value()->exact.to_double();
  }

 private:
  result all_;
  std::vector<scorecard> cards_;
};

}  // namespace assay::sample
