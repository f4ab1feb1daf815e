// SPDX-License-Identifier: Apache-2.0
//
// The records as CSV, with the columns of the preset after-sales-quality; passed on in pieces, so that little is kept.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "sample/aftermath.hpp"
#include "sample/csv_text.hpp"
#include "sample/sample.hpp"

namespace assay::sample {

class tables {
 public:
  static constexpr std::size_t count = 5;
  /// Record types in the order of the preset.
  static constexpr std::array<std::string_view, count> names{"contact", "survey", "quality_check",
                                                             "complaint", "follow_up"};

  /// `where` must outlive the tables.
  tables(const setting& where, sink target);

  void add(const contact& record);
  void add(const survey& entry);
  void add(const quality_check& entry);
  void add(const complaint& entry);
  void add(const follow_up& entry);
  /// Passes on what is left.
  void finish();

  /// Rows of each table until now.
  [[nodiscard]] const std::array<std::int64_t, count>& rows() const noexcept { return rows_; }

 private:
  enum : std::size_t { contacts, surveys, quality_checks, complaints, follow_ups };

  csv_text& begin_row(std::size_t table, char prefix, const contact_key& about, instant at);
  void add_groups(csv_text& csv, const contact_key& about) const;
  void end_row(std::size_t table);
  void pass_on(std::size_t table);

  const setting& where_;
  sink target_;
  std::array<csv_text, count> texts_;
  std::array<std::int64_t, count> rows_{};
};

}  // namespace assay::sample
