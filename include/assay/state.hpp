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
#include <assay/period.hpp>
#include <assay/table.hpp>

namespace assay {

namespace detail {
class state_rows;
struct state_parts;
}  // namespace detail

/// Records that a reader could not use, by reason.
struct rejected_count {
  std::string record;  ///< record type
  std::string reason;  ///< stable id, such as "bad_number"
  std::int64_t rows = 0;

  friend bool operator==(const rejected_count&, const rejected_count&) = default;
};

/// A version of the bytes of a state. Every older one stays readable.
struct state_format {
  std::uint16_t major = 0;
  std::uint16_t minor = 2;

  friend bool operator==(const state_format&, const state_format&) = default;
};
/// 0.2 is used by states that need it: those that hold single values of sketched percentiles, or count different values
/// exactly. Everything else is written as 0.1.
inline constexpr state_format current_state_format{};
/// 0.0 knows neither periods nor measures whose state has no fixed size.
inline constexpr state_format oldest_state_format{0, 0};

/// A source as it counts in a seal: the first half of the SHA-256 of its id.
using source_digest = std::array<std::uint8_t, 16>;
[[nodiscard]] source_digest source_hash(std::string_view source) noexcept;

/// What sealed states rest on: the sources of their records. The sum grows with every merge, whatever the order, and
/// differs when a source is missing or counted twice. As long as there are not too many the sources themselves are kept,
/// so that a double is refused at once.
struct state_seal {
  /// Most sources that are kept one by one.
  static constexpr std::int64_t maximum_listed = 4'096;

  source_digest sources{};  ///< sum of the sources modulo 2^128, little-endian
  std::int64_t leaves = 0;  ///< how many there are
  std::vector<source_digest>
      listed;          ///< all of them, ascending; empty when there are more than maximum_listed
  std::string writer;  ///< program that wrote the bytes; empty until then

  /// Adds another source, or those of another seal. Throws assay::error (state) for one that is listed in both; then
  /// nothing has changed.
  void add(std::string_view source);
  void add(const state_seal& other);
  /// Whether all sources of the other one are listed here.
  [[nodiscard]] bool includes(const state_seal& other) const noexcept;
  /// Equal sources; the writer does not count.
  friend bool operator==(const state_seal& left, const state_seal& right) noexcept {
    return left.sources == right.sources && left.leaves == right.leaves;
  }
};

/// One thread at a time; for parallel work give each thread a state and merge them.
class state {
 public:
  /// An empty state grouped by the named category columns and by period (none: one group). Throws assay::error
  /// (argument) when a record type that the model's measures need lacks one of the columns, or the time that periods need.
  explicit state(model of, std::vector<std::string> by = {}, const period_rule& period = {});

  state(state&&) noexcept;
  state& operator=(state&&) noexcept;
  state(const state&);
  state& operator=(const state&);
  ~state();

  /// Adds records. Works in blocks of 65,536 rows, each added whole or not at all; throws assay::error when a needed
  /// column is not supplied, and then says how many rows were applied; when memory runs out std::bad_alloc passes through
  /// and rows() tells it. A sealed state takes no more records.
  void update(const table& records);
  /// The same for borrowed columns of the record type `record`. No rows say that there are no such records, which is
  /// more than not knowing of any.
  void update(std::string_view record, const table_view& records);

  /// Counts rows that were rejected before they came here, so that a result can say so. Throws assay::error for an unknown
  /// record type (argument), in a sealed state (argument), and beyond 2^48 rows (limit).
  void count_rejected(std::string_view record, std::string_view reason, std::int64_t rows = 1);

  /// Adds the other state's records to this one. Exact, commutative, associative. Throws assay::error (state) when the
  /// shapes, the groups or the periods differ, one is sealed and the other holds records without a seal, or both hold the
  /// records of one source; then nothing has changed.
  void merge(const state& other);

  /// The same records in fewer groups: by some of its columns, and in its own or coarser periods (days to weeks, months,
  /// quarters, years; months to quarters and years). Keeps the seal. Throws assay::error (argument) for other columns and
  /// for periods that these do not add up to.
  [[nodiscard]] state rolled_up(std::vector<std::string> by, const period_rule& period = {}) const;

  /// Ends the state as a leaf: it holds the records of `source`, an id that no other leaf has (a file's digest, a day and
  /// a shard, ...). From now on it can be merged, rolled up and saved, not added to.
  void seal(std::string_view source);
  [[nodiscard]] const std::optional<state_seal>& sealed() const noexcept;

  /// The state as bytes: the body, and the seal if it has one. Written in the oldest format from 0.1 on that holds it, or in
  /// 0.0 if that is asked for. Throws assay::error (argument) when the format asked for cannot hold it; sketched percentiles
  /// then become buckets.
  [[nodiscard]] std::string save(state_format format = current_state_format) const;
  /// Reads what save() wrote, now or by an older version. Every byte is checked: throws assay::error (state) for bytes
  /// that no records of this model can have led to, (state) for another shape.
  [[nodiscard]] static state load(model of, std::string_view bytes);
  /// The same without the model: the state can be merged, rolled up and saved, not added to or graded. Needs bytes of
  /// format 0.1 or later.
  [[nodiscard]] static state load(std::string_view bytes);

  [[nodiscard]] bool has_model() const noexcept;
  /// Throws assay::error (argument) for a state that was loaded without one.
  [[nodiscard]] const model& of() const;
  [[nodiscard]] const fingerprint& shape() const noexcept;
  [[nodiscard]] const std::vector<std::string>& by() const noexcept;
  [[nodiscard]] const period_rule& period() const noexcept;
  [[nodiscard]] std::size_t groups() const noexcept;
  /// Rows added, of all record types.
  [[nodiscard]] std::int64_t rows() const noexcept;
  /// In ascending order of record type and reason.
  [[nodiscard]] std::vector<rejected_count> rejected() const;

  /// The canonical body: the same records give the same bytes, sealed or not. Layout: docs/state.md.
  [[nodiscard]] std::string body() const;
  /// SHA-256 of body(): the state's identity.
  [[nodiscard]] std::array<std::uint8_t, 32> digest() const;

  /// For the engine itself.
  [[nodiscard]] const detail::state_rows& internals() const noexcept;

 private:
  explicit state(std::unique_ptr<detail::state_parts> parts) noexcept;

  std::unique_ptr<detail::state_parts> parts_;
};

}  // namespace assay
