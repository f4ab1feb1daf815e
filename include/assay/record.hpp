// SPDX-License-Identifier: Apache-2.0
//
// What a model says about the records it reads: record types and their typed columns.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <assay/decimal.hpp>

namespace assay {

/// A name for people, in both languages. Either may be empty in a user's own model; text() then gives the other.
struct label {
  std::string zh;
  std::string en;

  [[nodiscard]] std::string_view text(std::string_view language) const noexcept {
    const bool chinese = language == "zh";
    const std::string& wanted = chinese ? zh : en;
    return wanted.empty() ? (chinese ? en : zh) : wanted;
  }
  friend bool operator==(const label&, const label&) = default;
};

/// How a column's cells are read. Every numeric type is held as an integer scaled to the declared decimals.
enum class column_type : std::uint8_t {
  boolean,    ///< true / false
  integer,    ///< whole number
  decimal,    ///< number with a declared count of decimals
  duration,   ///< seconds, with a declared count of decimals (0 unless said)
  timestamp,  ///< seconds since 1970-01-01T00:00:00Z, with a declared count of decimals (0 unless said)
  category,   ///< text that is compared and grouped by, never calculated with
};

struct column_definition {
  std::string name;
  label title;
  column_type type = column_type::category;
  std::int32_t decimals = 0;        ///< digits after the point that are kept, 0..9
  bool round_half_even = false;     ///< more digits than `decimals` are rounded instead of being an error
  std::int64_t minimum_scaled = 0;  ///< smallest legal cell, scaled; cells outside are errors
  std::int64_t maximum_scaled = 0;  ///< largest legal cell, scaled

  [[nodiscard]] bool is_number() const noexcept {
    return type != column_type::boolean && type != column_type::category;
  }
};

/// Cells of a numeric column without a declared range lie within +-(2^53 - 1) after scaling, the range in which a
/// double still holds every integer.
inline constexpr std::int64_t default_range_scaled = (std::int64_t{1} << 53) - 1;

/// What becomes of a calculated value that lies outside of its declared range.
enum class outside_policy : std::uint8_t {
  missing,  ///< it is missing, and counted
  error,    ///< its record is refused
};

/// A column that is calculated from the others of its record type; never supplied.
struct derived_definition {
  std::string name;
  label title;
  column_type type = column_type::category;
  std::string value;  ///< row expression (docs/measures.md); may name other derived columns
  /// Smallest and largest legal value, durations in seconds; empty: whatever comes.
  std::optional<decimal> minimum = std::nullopt;
  std::optional<decimal> maximum = std::nullopt;
  outside_policy outside = outside_policy::missing;

  [[nodiscard]] bool has_range() const noexcept { return minimum.has_value() || maximum.has_value(); }
};

/// One kind of record: contacts, surveys, complaints, ...
struct record_definition {
  std::string name;
  label title;
  std::string time;  ///< name of the timestamp column that dates a record; empty: none
  std::vector<std::string>
      groups;  ///< names of the category columns, also derived ones, that records may be grouped by
  std::vector<column_definition> columns;
  std::vector<derived_definition> derived;

  /// Index in `columns`, or -1; derived columns are not among them.
  [[nodiscard]] std::int32_t column_index(std::string_view column) const noexcept {
    for (std::size_t index = 0; index < columns.size(); ++index) {
      if (columns[index].name == column) return static_cast<std::int32_t>(index);
    }
    return -1;
  }
};

/// The group a record belongs to: one value a grouping column; an empty optional: the record has none.
using group_key = std::vector<std::optional<std::string>>;

}  // namespace assay
