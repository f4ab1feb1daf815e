// SPDX-License-Identifier: Apache-2.0
//
// The counters of groups that are numbered from 0: one contiguous row of integers a group, and beside it the keys of those
// aggregates that keep any. Adding records never fails once it was prepared.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "bytes/byte_reader.hpp"
#include "bytes/byte_writer.hpp"
#include "kernel/chunked_rows.hpp"
#include "kernel/counter_layout.hpp"
#include "kernel/key_store.hpp"
#include "plan/finished_metric.hpp"

namespace assay::kernel {

class group_counters {
 public:
  explicit group_counters(counter_layout layout);

  [[nodiscard]] const counter_layout& layout() const noexcept { return layout_; }

  /// Makes room for so many groups; new ones have no records. Strong guarantee.
  void ensure(std::size_t groups);

  [[nodiscard]] std::int64_t* row(std::size_t group) noexcept { return rows_.row(group); }
  [[nodiscard]] const std::int64_t* row(std::size_t group) const noexcept { return rows_.row(group); }
  /// What adding records to a group will touch first.
  void prefetch_row(std::size_t group) const noexcept {
    constexpr std::size_t line_words = 8;
    const std::int64_t* const first = row(group);
    for (std::size_t word = 0; word < rows_.width(); word += line_words)
      __builtin_prefetch(first + word, 1);
    __builtin_prefetch(first + rows_.width() - 1, 1);
  }
  void prefetch_keys(std::size_t group) const noexcept {
    for (const key_store& store : stores_)
      store.prefetch(group);
  }

  [[nodiscard]] key_store& store(std::int32_t index) noexcept {
    return stores_[static_cast<std::size_t>(index)];
  }
  [[nodiscard]] const key_store& store(std::int32_t index) const noexcept {
    return stores_[static_cast<std::size_t>(index)];
  }

  /// Rows of a record type.
  [[nodiscard]] std::int64_t rows(std::size_t record, std::size_t group) const noexcept {
    return row(group)[layout_.word_of_record(record)];
  }
  void add_rows(std::size_t record, std::size_t group, std::int64_t rows) noexcept {
    row(group)[layout_.word_of_record(record)] += rows;
  }

  /// Afterwards merge() of group g of `other` into groups[g] cannot fail, for each of its groups. The layouts must be of
  /// the same forms. Strong guarantee.
  void prepare_merge(const group_counters& other, std::span<const std::uint32_t> groups);
  void merge(const group_counters& other, std::span<const std::uint32_t> groups) noexcept;

  [[nodiscard]] plan::finished_metric finish(std::size_t aggregate, std::size_t group,
                                             const plan::finisher& by) const;

  /// The form that an aggregate's groups are written in: the oldest one that holds them all.
  [[nodiscard]] plan::state_form form_in_bytes(std::size_t aggregate, std::size_t groups) const noexcept;
  /// Appends an aggregate's state of a group in a form that holds it; `sketched_values` holds few_values less exactly.
  void write(std::size_t aggregate, std::size_t group, plan::state_form form, bytes::byte_writer& out) const;
  /// Sets a group that has none of the aggregate's records yet, and already its rows, from bytes nobody vouches for. Throws
  /// assay::error (state) for what no records can have led to.
  void read(std::size_t aggregate, std::size_t group, plan::state_form form, bytes::byte_reader& in);

 private:
  counter_layout layout_;
  chunked_rows<std::int64_t> rows_;
  std::vector<key_store> stores_;
};

}  // namespace assay::kernel
