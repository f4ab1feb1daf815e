// SPDX-License-Identifier: Apache-2.0
//
// One aggregate's metric for every group of a state. Blocks of evaluated rows come in, exact integers change; the
// dispatch is once a batch of rows, never once a row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include <assay/fraction.hpp>
#include <assay/integer.hpp>

#include "kernel/row_evaluator.hpp"
#include "measure/plan.hpp"

namespace assay::kernel {

/// The rows of one batch as an aggregate sees them.
struct selection {
  std::size_t rows = 0;
  const std::uint32_t* groups = nullptr;  ///< group of every row
  const std::uint64_t* filter = nullptr;  ///< rows that the filter lets through; null: all
  slot_view argument;                     ///< unused by count(*)
};

/// A metric's answer with what it rests on.
struct finished_metric {
  std::optional<fraction> value;
  std::int64_t n = 0;
  std::int64_t missing = 0;       ///< argument null
  std::int64_t out_of_scale = 0;  ///< answers outside their scale
};

enum class field_width : std::uint8_t { bits_64, bits_128 };

class metric_column {
 public:
  virtual ~metric_column() = default;

  /// Makes room; new groups have no records. Existing groups stay as they are.
  virtual void resize(std::size_t groups) = 0;
  /// Adds a batch; every group must exist.
  virtual void add(const selection& rows) noexcept = 0;
  /// Adds group g of the other column, which holds the same aggregate, to group groups[g] here.
  virtual void merge(const metric_column& other, std::span<const std::uint32_t> groups) noexcept = 0;
  [[nodiscard]] virtual finished_metric finish(std::size_t group) const = 0;

  /// The integers of a group's state: how wide they are, and their values.
  [[nodiscard]] virtual std::span<const field_width> layout() const noexcept = 0;
  virtual void store(std::size_t group, std::span<int128> fields) const noexcept = 0;

  [[nodiscard]] virtual std::unique_ptr<metric_column> clone() const = 0;

 protected:
  metric_column() = default;
  metric_column(const metric_column&) = default;
  metric_column& operator=(const metric_column&) = default;
};

[[nodiscard]] std::unique_ptr<metric_column> make_metric_column(const measure::aggregate& aggregate);

}  // namespace assay::kernel
