// SPDX-License-Identifier: Apache-2.0
//
// What scoring is measured on: scoring sheets of any size with bands, dimensions, a veto and grades, and cards with the
// values of their indicators, generated, the same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iomanip>
#include <limits>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <assay/scorer.hpp>

namespace assay::bench {

/// How the weights of a sheet look.
enum class sheet_weights : std::uint8_t {
  small,         ///< 1 to 4 in a dimension, 30 to 10 among dimensions
  nine_decimals  ///< as they come out of somebody's calculation, on three levels
};

/// One indicator: values of 40 to 100 where more is better, of 0 to 330 seconds where less is. Two decimals, 2 % missing.
struct sheet_line {
  bool higher = true;
  std::size_t dimension = 0;
  std::int64_t weight = 1;
  double edges[3] = {};  ///< from the worst to the best
  static constexpr int points[4] = {0, 40, 75, 100};
};

struct scoring_sheet {
  static constexpr std::size_t dimensions = 5;
  static constexpr int dimension_weights[dimensions] = {30, 25, 20, 15, 10};
  static constexpr int veto_above = 320;  ///< seconds of the veto's indicator

  std::vector<sheet_line> lines;
  std::size_t veto = 0;  ///< a line where less is better
  sheet_weights weights = sheet_weights::small;

  static scoring_sheet of(std::size_t indicators, sheet_weights weights = sheet_weights::small) {
    scoring_sheet sheet;
    sheet.weights = weights;
    for (std::size_t line = 0; line < indicators; ++line) {
      sheet_line made;
      made.higher = line % 3 != 1;
      made.dimension = line * dimensions / indicators;
      made.weight = 1 + static_cast<std::int64_t>(line % 4);
      for (int edge = 0; edge < 3; ++edge) {
        made.edges[edge] = made.higher
                               ? static_cast<double>(6000 + 1200 * edge + static_cast<int>(line)) / 100
                               : 300 - 70 * edge + static_cast<int>(line % 60);
      }
      sheet.lines.push_back(made);
    }
    sheet.veto = indicators / 2 + 1 - (indicators / 2) % 3;
    return sheet;
  }

  [[nodiscard]] std::string document() const {
    std::ostringstream text;
    text << R"({"assay": 0, "id": "sheet", "version": "1", "label": "sheet",
  "indicators": {
)";
    for (std::size_t line = 0; line < lines.size(); ++line) {
      text << (line == 0 ? "" : ",\n") << "    " << '"' << 'i' << line << "\": ";
      define(text, lines[line]);
    }
    text << R"(},
  "total": {"weights": "relative"},
  "dimensions": [
)";
    for (std::size_t dimension = 0; dimension < dimensions; ++dimension) {
      text << (dimension == 0 ? "" : ",\n") << "    ";
      define(text, dimension);
    }
    text << R"(],
  "critical": [{"id": "veto", "label": "veto", "indicator": "i)"
         << veto << R"(", "when": ">)" << veto_above << R"(", "effect": "zero_total"}],
  "grades": [{"id": "a", "label": "a", "at_least": 80}, {"id": "b", "label": "b", "at_least": 65},
             {"id": "c", "label": "c", "at_least": 50}, {"id": "d", "label": "d", "at_least": 0}]}
)";
    return text.str();
  }

  // Weights in billionths.

  [[nodiscard]] std::int64_t line_weight(std::size_t line) const { return weight(lines[line].weight, line); }
  [[nodiscard]] std::int64_t part_weight(std::size_t dimension, std::size_t part) const {
    return weight(3 + static_cast<std::int64_t>(part), 200 + 2 * dimension + part);
  }
  [[nodiscard]] std::int64_t dimension_weight(std::size_t dimension) const {
    return weight(dimension_weights[dimension], 100 + dimension);
  }
  /// Billionths as a decimal without needless zeros.
  static std::string weight_text(std::int64_t billionths) {
    std::string text = std::to_string(billionths / 1'000'000'000);
    if (const std::int64_t decimals = billionths % 1'000'000'000; decimals != 0)
      text += '.' + std::to_string(1'000'000'000 + decimals).substr(1);
    return text;
  }
  /// The lines of a dimension: one list, or two that are dimensions of their own on a level below.
  [[nodiscard]] std::vector<std::vector<std::size_t>> parts_of(std::size_t dimension) const {
    std::vector<std::size_t> all;
    for (std::size_t line = 0; line < lines.size(); ++line) {
      if (lines[line].dimension == dimension) all.push_back(line);
    }
    if (weights == sheet_weights::small) return {all};
    const auto half = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    return {{all.begin(), half}, {half, all.end()}};
  }

 private:
  static void define(std::ostream& text, const sheet_line& line) {
    const std::string_view inside = line.higher ? "at_least" : "at_most";
    const std::string_view outside = line.higher ? "below" : "above";
    text << std::fixed << std::setprecision(2) << R"({"label": "i", "unit": ")"
         << (line.higher ? "score" : "seconds") << R"(", "better": ")" << (line.higher ? "higher" : "lower")
         << R"(", "bands": [)";
    for (int band = 3; band > 0; --band) {
      text << "{\"" << inside << "\": " << line.edges[band - 1];
      if (band < 3) text << ", \"" << outside << "\": " << line.edges[band];
      text << ", \"points\": " << sheet_line::points[band] << "}, ";
    }
    text << "{\"" << outside << "\": " << line.edges[0] << R"(, "points": 0}]})";
  }
  void define(std::ostream& text, std::size_t dimension) const {
    const auto list = [&](const std::vector<std::size_t>& parts) {
      text << R"("indicators": [)";
      for (std::size_t part = 0; part < parts.size(); ++part) {
        text << (part == 0 ? "" : ", ") << R"({"indicator": "i)" << parts[part] << R"(", "weight": )"
             << weight_text(line_weight(parts[part])) << '}';
      }
      text << ']';
    };
    text << R"({"id": "d)" << dimension << R"(", "label": "d", "weights": "relative", "weight": )"
         << weight_text(dimension_weight(dimension)) << ", ";
    const std::vector<std::vector<std::size_t>> parts = parts_of(dimension);
    if (parts.size() == 1) {
      list(parts.front());
    } else {
      text << R"("dimensions": [)";
      for (std::size_t part = 0; part < parts.size(); ++part) {
        text << (part == 0 ? "" : ", ") << R"({"id": "d)" << dimension << '_' << part
             << R"(", "label": "part", "weights": "relative", "weight": )"
             << weight_text(part_weight(dimension, part)) << ", ";
        list(parts[part]);
        text << '}';
      }
      text << ']';
    }
    text << '}';
  }
  /// `number` as it is, or with nine decimals that no two lines share.
  [[nodiscard]] std::int64_t weight(std::int64_t number, std::size_t line) const {
    const std::int64_t decimals = static_cast<std::int64_t>((line + 1) * 38'196'601 % 1'000'000'000);
    return number * 1'000'000'000 + (weights == sheet_weights::small ? 0 : decimals);
  }
};

/// The values of many cards. NaN and a cleared validity bit where there is none.
class scoring_cards {
 public:
  scoring_cards(const scoring_sheet& sheet, std::size_t cards) : cards_{cards} {
    for (const sheet_line& line : sheet.lines) {
      std::vector<double>& values = values_.emplace_back(cards);
      std::vector<std::uint8_t>& known = known_.emplace_back((cards + 7) / 8);
      for (std::size_t card = 0; card < cards; ++card) {
        if (next() % 50 == 0) {
          values[card] = std::numeric_limits<double>::quiet_NaN();
          continue;
        }
        known[card / 8] = static_cast<std::uint8_t>(known[card / 8] | (1U << (card % 8)));
        values[card] = line.higher ? static_cast<double>(4000 + next() % 6001) / 100
                                   : static_cast<double>(next() % 33001) / 100;
      }
    }
    for (std::size_t line = 0; line < values_.size(); ++line)
      columns_.push_back({column_view::of(values_[line]).with_validity(known_[line].data()), {}, {}});
  }

  scoring_cards(const scoring_cards&) = delete;  // the columns borrow
  scoring_cards& operator=(const scoring_cards&) = delete;
  ~scoring_cards() = default;

  [[nodiscard]] std::size_t size() const { return cards_; }
  [[nodiscard]] std::span<const given_column> columns() const { return columns_; }
  [[nodiscard]] const std::vector<double>& values(std::size_t line) const { return values_[line]; }
  [[nodiscard]] const std::vector<std::uint8_t>& known(std::size_t line) const { return known_[line]; }
  /// The values of one card, one after the other.
  [[nodiscard]] std::vector<double> card(std::size_t index) const {
    std::vector<double> list;
    for (const auto& values : values_)
      list.push_back(values[index]);
    return list;
  }

 private:
  std::uint64_t next() {
    random_ ^= random_ << 13;
    random_ ^= random_ >> 7;
    random_ ^= random_ << 17;
    return random_ >> 11;
  }

  std::size_t cards_;
  std::uint64_t random_ = 0x9E3779B97F4A7C15;
  std::vector<std::vector<double>> values_;
  std::vector<std::vector<std::uint8_t>> known_;
  std::vector<given_column> columns_;
};

}  // namespace assay::bench
