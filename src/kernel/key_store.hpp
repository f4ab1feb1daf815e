// SPDX-License-Identifier: Apache-2.0
//
// The keys that one aggregate keeps in every group beside its counters: values, texts or hashes with how often each came,
// as long as they are not too many. What a group holds depends on its records alone, never on their order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include <assay/metric/distinct.hpp>
#include <assay/metric/percentile_sketch.hpp>

#include "bytes/byte_reader.hpp"
#include "bytes/byte_writer.hpp"
#include "kernel/bucket_counts.hpp"
#include "kernel/chunked_rows.hpp"
#include "kernel/key_counts.hpp"
#include "kernel/text_numbers.hpp"
#include "plan/state_form.hpp"

namespace assay::kernel {

/// What is known of the values before any record came.
struct value_bounds {
  std::int64_t low = INT64_MIN;
  std::int64_t high = INT64_MAX;
  std::uint64_t last_different = UINT64_MAX;  ///< how many different ones there can be, less one
};

class key_store {
 public:
  key_store(const plan::key_rule& rule, const value_bounds& bounds);
  key_store(const key_store& other);
  key_store(key_store&&) noexcept = default;
  key_store& operator=(const key_store&) = delete;
  key_store& operator=(key_store&&) noexcept = default;
  ~key_store() = default;

  [[nodiscard]] const plan::key_rule& rule() const noexcept { return rule_; }

  /// Makes room for so many groups. Strong guarantee.
  void ensure(std::size_t groups);

  /// The number that stands for a text, of stores of texts. Strong guarantee.
  [[nodiscard]] std::int64_t number_of(std::string_view text) { return texts_->number_of(text); }
  /// Before new texts come, now and then: forgets those that no group keeps any more. Numbers of other texts that were
  /// given before mean nothing afterwards. Strong guarantee.
  void forget_texts();

  /// Afterwards adding so many records to the group cannot fail. Strong guarantee.
  void prepare(std::size_t group, std::size_t records);
  void add(std::size_t group, std::int64_t key) noexcept { include(*groups_.row(group), key, 1); }
  /// The numbers of the rows, no more than 64, that `present` has bits for.
  void add_numbers(const std::uint32_t* groups, std::uint64_t present, const std::int64_t* numbers) noexcept;

  /// What preparing a group will touch, and then adding the key to it.
  void prefetch(std::size_t group) const noexcept { __builtin_prefetch(groups_.row(group)); }
  void prefetch(std::size_t group, std::int64_t key) const noexcept {
    const group_keys& keys = *groups_.row(group);
    if (!keys.beyond) return keys.counts.prefetch(key);
    if (keys.buckets) __builtin_prefetch(keys.buckets->place_of(metric::sketch_bucket(key)), 1);
  }

  /// Afterwards merge() of all groups of `other` into groups[g] cannot fail. Strong guarantee.
  void prepare_merge(const key_store& other, std::span<const std::uint32_t> groups);
  void merge(std::size_t group, const key_store& other, std::size_t other_group) noexcept;

  /// Too many different keys came: what is left depends on the rule.
  [[nodiscard]] bool is_beyond(std::size_t group) const noexcept { return groups_.row(group)->beyond; }
  /// Keys that are kept, of buckets those that are not empty.
  [[nodiscard]] std::size_t size(std::size_t group) const noexcept { return size_of(*groups_.row(group)); }
  /// Records of the most frequent key.
  [[nodiscard]] std::int64_t largest_count(std::size_t group) const noexcept;
  /// The number, or the bucket, of the record of that rank; there must be one.
  [[nodiscard]] std::int64_t key_of_rank(std::size_t group, std::int64_t rank) const;
  /// Different hashes, about; of a group that is beyond.
  [[nodiscard]] std::int64_t estimate(std::size_t group) const noexcept {
    return groups_.row(group)->registers->estimate();
  }

  /// Appends what the group holds after its fields. As `sketched_values` exact values become buckets.
  void write(std::size_t group, plan::state_form form, bytes::byte_writer& out) const;
  /// Sets a group that holds nothing yet, of so many records, from bytes nobody vouches for. Throws assay::error (state)
  /// for what no records can have led to.
  void read(std::size_t group, plan::state_form form, std::int64_t records, bytes::byte_reader& in);

 private:
  struct group_keys {
    key_counts counts;
    std::unique_ptr<metric::distinct_registers> registers;  ///< may be there ahead of its use
    std::unique_ptr<bucket_counts>
        buckets;  ///< likewise; where they are few enough to be counted side by side
    bool beyond = false;

    group_keys() = default;
    group_keys(const group_keys& other)
        : counts{other.counts},
          registers{other.registers ? std::make_unique<metric::distinct_registers>(*other.registers)
                                    : nullptr},
          buckets{other.buckets ? std::make_unique<bucket_counts>(*other.buckets) : nullptr},
          beyond{other.beyond} {}
    group_keys& operator=(const group_keys& other) {
      group_keys copy{other};
      return *this = std::move(copy);
    }
    group_keys(group_keys&&) noexcept = default;
    group_keys& operator=(group_keys&&) noexcept = default;
    ~group_keys() = default;
  };

  template <class Visit>
  static void for_each(const group_keys& keys, const Visit& visit) {
    keys.beyond&& keys.buckets ? keys.buckets->for_each(visit) : keys.counts.for_each(visit);
  }
  [[nodiscard]] static std::size_t size_of(const group_keys& keys);
  [[nodiscard]] static std::vector<key_counts::counted_key> sorted(const group_keys& keys);
  [[nodiscard]] static std::int64_t most_records(const group_keys& keys);

  [[nodiscard]] std::size_t most_keys() const noexcept;
  void prepare_registers(group_keys& keys) const;
  void prepare_buckets(group_keys& keys, std::int64_t records) const;
  void add_bucket(group_keys& to, std::int64_t bucket, std::int64_t count) noexcept;
  void include(group_keys& to, std::int64_t key, std::int64_t count) noexcept;
  void turn(group_keys& keys) noexcept;
  [[nodiscard]] bool is_less(std::int64_t left, std::int64_t right) const noexcept;
  [[nodiscard]] std::vector<key_counts::counted_key> in_order(const group_keys& keys) const;
  void write_key(std::int64_t key, bytes::byte_writer& out) const;
  [[nodiscard]] std::int64_t read_key(bytes::byte_reader& in);
  [[nodiscard]] std::int64_t read_bucket(bytes::byte_reader& in) const;
  void read_counted(group_keys& to, bool buckets, std::int64_t records, bytes::byte_reader& in);
  void read_different(group_keys& to, std::int64_t records, bytes::byte_reader& in);
  void read_registers(group_keys& to, std::int64_t records, bytes::byte_reader& in) const;

  plan::key_rule rule_;
  value_bounds bounds_;
  std::size_t dense_buckets_ = 0;  ///< that are counted side by side; 0: others are kept as keys
  std::size_t group_count_ = 0;
  chunked_rows<group_keys> groups_{1};
  std::unique_ptr<text_numbers> texts_;    ///< of stores of texts
  std::vector<std::int64_t> number_here_;  ///< by number of the store that is merged next
};

}  // namespace assay::kernel
