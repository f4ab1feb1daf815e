// SPDX-License-Identifier: Apache-2.0
//
// Random records of one type, in the form the engine borrows and in an SQLite database in memory.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <assay/table.hpp>

#include "property/measure_random_record.hpp"

namespace assay::measure_test {

/// Records of one type in the form the engine borrows and in SQLite.
class random_records {
 public:
  random_records(const record_definition& record, std::size_t rows, random_source& random)
      : record_{record}, rows_{rows} {
    for (const column_definition& column : record.columns)
      add_column(column, random);
    for (const auto& column : columns_) {
      column_view view = column->dictionary.empty()
                             ? column_view::scaled(column->values)
                             : column_view::codes(column->values, std::span{column->dictionary});
      // A block without rows may have no memory either.
      if (rows == 0) view.values = nullptr;
      views_.push_back(column->all_present ? view : view.with_validity(column->validity.data()));
    }
    fill_database();
  }

  table_view view() const { return {rows_, views_}; }

  std::int64_t integer(const std::string& query) const {
    sqlite3_stmt* raw = nullptr;
    EXPECT_EQ(sqlite3_prepare_v2(database_.get(), query.c_str(), -1, &raw, nullptr), SQLITE_OK)
        << query << ": " << sqlite3_errmsg(database_.get());
    const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement{raw, sqlite3_finalize};
    EXPECT_EQ(sqlite3_step(raw), SQLITE_ROW) << query << ": " << sqlite3_errmsg(database_.get());
    EXPECT_NE(sqlite3_column_type(raw, 0), SQLITE_FLOAT) << query;
    return sqlite3_column_int64(raw, 0);
  }

 private:
  struct column_data {
    std::vector<std::int64_t> values;
    std::vector<std::uint64_t> validity;
    std::vector<std::string_view> dictionary;
    bool all_present = false;

    bool present(std::size_t row) const {
      return all_present || ((validity[row / 64] >> (row % 64)) & 1U) != 0;
    }
  };

  void add_column(const column_definition& definition, random_source& random) {
    static const std::vector<std::vector<std::string_view>> dictionaries{
        {"phone", "chat", "", "it's", "电话"},
        {"chat", "Phone", "phone", "phone", "unused", "电话"},
        {"chat"},
        {" phone ", "50%_x", "电话 中文", "phone", "", "PHONE", "\\%"}};
    auto column = std::make_unique<column_data>();
    if (definition.type == column_type::category) {
      column->dictionary = one_of(random, dictionaries);
      // More entries than rows: texts are then compared without preparing the dictionary.
      while (chance(random, 20) && column->dictionary.size() < 4000)
        column->dictionary.insert(column->dictionary.end(), 1000, "filler");
    }
    column->validity.resize((rows_ + 63) / 64);
    column->all_present = chance(random, 20);
    const std::size_t missing_percent = below(random, 60);
    for (std::size_t row = 0; row < rows_; ++row) {
      const bool present = column->all_present || !chance(random, missing_percent);
      if (present) column->validity[row / 64] |= std::uint64_t{1} << (row % 64);
      column->values.push_back(present ? value_of(definition, *column, random)
                                       : static_cast<std::int64_t>(random()));
    }
    columns_.push_back(std::move(column));
  }

  static std::int64_t value_of(const column_definition& definition, const column_data& column,
                               random_source& random) {
    if (definition.type == column_type::boolean) return static_cast<std::int64_t>(below(random, 2));
    if (definition.type != column_type::category) return random_number(random, definition);
    const std::size_t used =
        chance(random, 90) ? std::min<std::size_t>(column.dictionary.size(), 6) : column.dictionary.size();
    return static_cast<std::int64_t>(below(random, used));
  }

  void execute(const std::string& statement) const {
    ASSERT_EQ(sqlite3_exec(database_.get(), statement.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << statement << ": " << sqlite3_errmsg(database_.get());
  }

  void fill_database() {
    sqlite3* raw = nullptr;
    ASSERT_EQ(sqlite3_open(":memory:", &raw), SQLITE_OK);
    database_.reset(raw);
    execute("pragma case_sensitive_like = on");
    std::string names;
    std::string marks;
    for (const column_definition& column : record_.columns) {
      names += (names.empty() ? "\"" : ", \"") + column.name + "\"";
      marks += marks.empty() ? "?" : ", ?";
    }
    execute("create table records (" + names + ")");
    execute("begin");
    sqlite3_stmt* insert = nullptr;
    ASSERT_EQ(
        sqlite3_prepare_v2(raw, ("insert into records values (" + marks + ")").c_str(), -1, &insert, nullptr),
        SQLITE_OK);
    for (std::size_t row = 0; row < rows_; ++row) {
      for (std::size_t index = 0; index < columns_.size(); ++index)
        bind(insert, static_cast<int>(index) + 1, *columns_[index], row);
      ASSERT_EQ(sqlite3_step(insert), SQLITE_DONE);
      sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    execute("commit");
  }

  static void bind(sqlite3_stmt* insert, int parameter, const column_data& column, std::size_t row) {
    if (!column.present(row)) {
      sqlite3_bind_null(insert, parameter);
    } else if (column.dictionary.empty()) {
      sqlite3_bind_int64(insert, parameter, column.values[row]);
    } else {
      const std::string_view text = column.dictionary[static_cast<std::size_t>(column.values[row])];
      sqlite3_bind_text(insert, parameter, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
    }
  }

  struct database_closer {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
  };

  const record_definition& record_;
  std::size_t rows_;
  std::vector<std::unique_ptr<column_data>> columns_;
  std::vector<column_view> views_;
  std::unique_ptr<sqlite3, database_closer> database_;
};

}  // namespace assay::measure_test
