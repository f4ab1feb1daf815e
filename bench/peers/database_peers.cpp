// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <functional>
#include <limits>
#include <utility>

#include "peers.hpp"
#include "sheet_sql.hpp"

namespace assay::bench {
namespace {

class database_peer : public peer {
 public:
  database_peer(std::string name, adbc_database& database, std::string select, std::size_t cards)
      : name_{std::move(name)}, database_{database}, select_{std::move(select)}, cards_{cards} {}

  [[nodiscard]] std::string name() const override { return name_; }
  void score() override { database_.query(select_); }

  [[nodiscard]] card_answers answers() override {
    card_answers all;
    all.totals.reserve(cards_);
    database_.query(select_, [&all](const ArrowArray& rows) {
      append(all.totals, *rows.children[0], rows);
      for (std::size_t dimension = 0; dimension < scoring_sheet::dimensions; ++dimension)
        append(all.dimensions[dimension], *rows.children[1 + dimension], rows);
      append_grades(all.grades, *rows.children[1 + scoring_sheet::dimensions], rows);
    });
    return all;
  }

 private:
  static bool valid(const ArrowArray& column, std::size_t row) {
    const auto* const bits = static_cast<const std::uint8_t*>(column.buffers[0]);
    return bits == nullptr || ((bits[row / 8] >> (row % 8)) & 1U) != 0;
  }
  static void append(std::vector<double>& to, const ArrowArray& column, const ArrowArray& rows) {
    for (std::int64_t row = 0; row < rows.length; ++row) {
      const auto at = static_cast<std::size_t>(row + rows.offset + column.offset);
      to.push_back(valid(column, at) ? static_cast<const double*>(column.buffers[1])[at]
                                     : std::numeric_limits<double>::quiet_NaN());
    }
  }
  /// The SELECT makes bytes of them.
  static void append_grades(std::vector<std::uint8_t>& to, const ArrowArray& column, const ArrowArray& rows) {
    for (std::int64_t row = 0; row < rows.length; ++row) {
      const auto at = static_cast<std::size_t>(row + rows.offset + column.offset);
      to.push_back(static_cast<const std::uint8_t*>(column.buffers[1])[at]);
    }
  }

  std::string name_;
  adbc_database& database_;
  std::string select_;
  std::size_t cards_;
};

/// Takes in the cards unless sheets of the same size have had them taken in: their cards are equal. `columns` makes a column
/// of the table from one that was given.
std::string table_of(adbc_database& database, const scoring_sheet& sheet, const scoring_cards& cards,
                     const std::string& name, const std::string& engine,
                     const std::function<std::string(const std::string&)>& column) {
  std::string table = name + std::to_string(sheet.lines.size());
  if (!database.text("SELECT table_name FROM information_schema.tables WHERE table_name = '" + table + "'")
           .empty())
    return table;
  std::string columns;
  for (std::size_t line = 0; line < sheet.lines.size(); ++line) {
    const std::string id = "i" + std::to_string(line);
    columns += (line == 0 ? "" : ", ") + column(id) + " AS " + id;
  }
  database.ingest("given", sheet, cards);
  database.query("CREATE TABLE " + table + engine + " AS SELECT " + columns + " FROM given ORDER BY card");
  database.query("DROP TABLE given");
  return table;
}

}  // namespace

std::unique_ptr<peer> make_clickhouse(adbc_database& database, const scoring_sheet& sheet,
                                      const scoring_cards& cards, clickhouse_missing missing) {
  const bool nulls = missing == clickhouse_missing::nulls;
  // Blocks keep their order in one thread only.
  database.query("SET max_threads = 1, max_insert_threads = 1");
  // Compiled at once: otherwise it takes ClickHouse some queries to find out that it is worth it.
  database.query("SET compile_expressions = 1, min_count_to_compile_expression = 0");
  const std::string table =
      table_of(database, sheet, cards, nulls ? "nulls" : "nans", " ENGINE = Memory",
               [nulls](const std::string& id) { return nulls ? id : "ifNull(" + id + ", nan)"; });
  return std::make_unique<database_peer>(
      "ClickHouse " + database.text("SELECT version()") + (nulls ? ", NULL" : ", NaN"), database,
      sheet_sql(sheet, table, nulls ? sql_form::nulls_cases : sql_form::nans_sums), cards.size());
}

std::unique_ptr<peer> make_duckdb(adbc_database& database, const scoring_sheet& sheet,
                                  const scoring_cards& cards) {
  database.query("SET threads = 1");
  const std::string table =
      table_of(database, sheet, cards, "cards", "", [](const std::string& id) { return id; });
  return std::make_unique<database_peer>("DuckDB " + database.text("SELECT version()"), database,
                                         sheet_sql(sheet, table, sql_form::nulls_cases), cards.size());
}

}  // namespace assay::bench
