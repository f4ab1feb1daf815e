// SPDX-License-Identifier: Apache-2.0
//
// A database inside this process, loaded as a shared library that speaks ADBC: SQL in, Arrow batches out. Both peers that
// are databases do, so that neither is measured through more layers than the other.
#pragma once

#include <arrow-adbc/adbc.h>

#include <functional>
#include <string>

#include "scoring_cards.hpp"

namespace assay::bench {

class adbc_database {
 public:
  /// Opens a database in memory. `entry` is the library's function that fills in the driver. Throws std::runtime_error.
  adbc_database(const std::string& library, const std::string& entry);
  adbc_database(const adbc_database&) = delete;
  adbc_database& operator=(const adbc_database&) = delete;
  ~adbc_database();

  /// Makes a table with a column of doubles i0, i1, … for each line, NULL where a card has no value, and the number of the
  /// card: tables keep no order.
  void ingest(const std::string& table, const scoring_sheet& sheet, const scoring_cards& cards);
  /// Runs a statement and hands over every batch of its rows.
  void query(const std::string& sql, const std::function<void(const ArrowArray&)>& batch = {});
  /// The one text that a query answers.
  [[nodiscard]] std::string text(const std::string& sql);

 private:
  void check(AdbcStatusCode code, const std::string& what);

  AdbcDriver driver_{};
  AdbcDatabase database_{};
  AdbcConnection connection_{};
  AdbcError error_ = ADBC_ERROR_INIT;
};

}  // namespace assay::bench
