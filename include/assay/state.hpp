// SPDX-License-Identifier: Apache-2.0
//
// The state: exact partial aggregates of records, by group. Equal records give equal bytes, whatever the order, the
// blocks and the merges they came by.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <assay/model.hpp>
#include <assay/table.hpp>

namespace assay {

namespace detail {
class state_rows;
}

/// Records that a reader could not use, by reason.
struct rejected_count {
  std::string record;  ///< record type
  std::string reason;  ///< stable id, such as "bad_number"
  std::int64_t rows = 0;

  friend bool operator==(const rejected_count&, const rejected_count&) = default;
};

/// One thread at a time; for parallel work give each thread a state and merge them.
class state {
 public:
  /// An empty state grouped by the named category columns (none: one group). Throws assay::error when a record type
  /// that the model's measures need lacks one of them.
  explicit state(model of, std::vector<std::string> by = {});

  state(state&&) noexcept;
  state& operator=(state&&) noexcept;
  state(const state&);
  state& operator=(const state&);
  ~state();

  /// Adds records. Works in blocks of 65,536 rows, each added whole or not at all; throws assay::error when a needed
  /// column is not supplied, and then says how many rows were applied.
  void update(const table& records);
  /// The same for borrowed columns of the record type `record`. No rows say that there are no such records, which is
  /// more than not knowing of any.
  void update(std::string_view record, const table_view& records);

  /// Counts rows that were rejected before they came here, so that a result can say so.
  void count_rejected(std::string_view record, std::string_view reason, std::int64_t rows = 1);

  /// Adds the other state's records to this one. Exact, commutative, associative. Throws assay::error when the
  /// shapes or the grouping columns differ; then nothing has changed.
  void merge(const state& other);

  [[nodiscard]] const model& of() const noexcept;
  [[nodiscard]] const std::vector<std::string>& by() const noexcept;
  [[nodiscard]] std::size_t groups() const noexcept;
  /// Rows added, of all record types.
  [[nodiscard]] std::int64_t rows() const noexcept;
  /// In ascending order of record type and reason.
  [[nodiscard]] std::vector<rejected_count> rejected() const;

  /// The canonical body: the same records give the same bytes. Layout: docs/state.md.
  [[nodiscard]] std::string body() const;
  /// SHA-256 of body(): the state's identity.
  [[nodiscard]] std::array<std::uint8_t, 32> digest() const;

  /// For the engine itself.
  [[nodiscard]] const detail::state_rows& internals() const noexcept { return *rows_; }

 private:
  std::unique_ptr<detail::state_rows> rows_;
};

}  // namespace assay
