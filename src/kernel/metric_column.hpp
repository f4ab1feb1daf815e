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
#include <string_view>

#include <assay/fraction.hpp>

#include "bytes/byte_reader.hpp"
#include "bytes/byte_writer.hpp"
#include "kernel/row_evaluator.hpp"
#include "plan/finished_metric.hpp"
#include "plan/plan.hpp"

namespace assay::kernel {

/// The rows of one batch as an aggregate sees them.
struct selection {
  std::size_t rows = 0;
  const std::uint32_t* groups = nullptr;  ///< group of every row
  const std::uint64_t* filter = nullptr;  ///< rows that the filter lets through; null: all
  slot_view argument;                     ///< unused by count(*)
  slot_view second;                       ///< of metrics of two arguments; `known` is null otherwise
};

using plan::finish_failure;
using plan::finished_metric;

/// What a group's state of a metric consists of: its form on the wire. Columns of one form hold the same numbers with
/// the same meaning of merging, whatever was measured. The codes are part of the state format (docs/state.md).
enum class state_form : std::uint8_t {
  count = 1,
  rate = 2,
  total = 3,
  minimum = 4,
  maximum = 5,
  nps = 6,
  satisfied_share = 7,
  net_satisfaction = 8,
  answer_mean = 9,
  moments = 10,
  share = 11,
  values = 12,
  sketched_values = 13,
  texts = 14,
  distinct = 15,
};
/// Empty for a code that has no meaning.
[[nodiscard]] std::optional<state_form> form_of(std::uint8_t code) noexcept;

class metric_column {
 public:
  virtual ~metric_column() = default;

  /// Makes room; new groups have no records. Existing groups stay as they are.
  virtual void resize(std::size_t groups) = 0;
  /// The texts that the codes of the next rows stand for, when the argument is a text.
  virtual void bind(std::span<const std::string_view> dictionary) { (void)dictionary; }
  /// What may run out of memory happens here: adding so many rows afterwards cannot fail. Strong guarantee. That a block is
  /// added whole or not at all rests on it: it is called for all columns before the first of them changes, and nothing
  /// after it can fail, which is why add() is noexcept. A column that needs memory while it adds reserves it here.
  virtual void prepare(std::size_t rows) { (void)rows; }
  /// Adds a batch; every group must exist.
  virtual void add(const selection& rows) noexcept = 0;
  /// As prepare(), for the merge that follows: once every column is prepared nothing can fail, so that states are merged
  /// whole or not at all.
  virtual void prepare_merge(const metric_column& other) { (void)other; }
  /// Adds group g of the other column, which holds the same aggregate, to group groups[g] here.
  virtual void merge(const metric_column& other, std::span<const std::uint32_t> groups) noexcept = 0;
  [[nodiscard]] virtual finished_metric finish(std::size_t group, const plan::finisher& by) const = 0;

  [[nodiscard]] virtual state_form form() const noexcept = 0;
  /// Appends the group's state; equal records give equal bytes.
  virtual void write(std::size_t group, bytes::byte_writer& out) const = 0;
  /// Sets a group that has no records yet, of `rows` rows of the record type, from bytes nobody vouches for. Throws
  /// assay::error (state) for what no records can have led to.
  virtual void read(std::size_t group, std::int64_t rows, bytes::byte_reader& in) = 0;

  [[nodiscard]] virtual std::unique_ptr<metric_column> clone() const = 0;

 protected:
  metric_column() = default;
  metric_column(const metric_column&) = default;
  metric_column& operator=(const metric_column&) = default;
};

[[nodiscard]] std::unique_ptr<metric_column> make_metric_column(const plan::aggregate& aggregate);
/// A column for states whose model is not at hand: it reads, merges and writes, but neither adds rows nor finishes.
[[nodiscard]] std::unique_ptr<metric_column> make_metric_column(state_form form);

}  // namespace assay::kernel
