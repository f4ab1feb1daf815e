// SPDX-License-Identifier: Apache-2.0
#include "kernel/key_store.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <string>
#include <utility>

#include <assay/metric/percentile.hpp>
#include <assay/metric/percentile_sketch.hpp>

#include "kernel/selected_rows.hpp"
#include "message/state_bytes_sentences.hpp"
#include "text/utf8.hpp"

namespace assay::kernel {

using plan::beyond_cap;
using plan::key_kind;
using plan::state_form;
using counted_key = key_counts::counted_key;

namespace {

/// Up to so many buckets a byte each takes less than a table of those that have records.
constexpr std::int64_t most_dense_buckets = 2048;

std::size_t dense_buckets_of(const plan::key_rule& rule, const value_bounds& bounds) noexcept {
  if (rule.beyond != beyond_cap::buckets) return 0;
  const std::int64_t buckets =
      std::int64_t{metric::sketch_bucket(bounds.high)} - metric::sketch_bucket(bounds.low) + 1;
  return buckets >= 1 && buckets <= most_dense_buckets ? static_cast<std::size_t>(buckets) : 0;
}

}  // namespace

key_store::key_store(const plan::key_rule& rule, const value_bounds& bounds)
    : rule_{rule},
      bounds_{bounds},
      dense_buckets_{dense_buckets_of(rule, bounds)},
      texts_{rule.kind == key_kind::text ? std::make_unique<text_numbers>() : nullptr} {}

key_store::key_store(const key_store& other)
    : rule_{other.rule_},
      bounds_{other.bounds_},
      dense_buckets_{other.dense_buckets_},
      group_count_{other.group_count_},
      groups_{other.groups_},
      texts_{other.texts_ ? std::make_unique<text_numbers>(*other.texts_) : nullptr} {}

void key_store::ensure(std::size_t groups) {
  groups_.ensure(groups);
  group_count_ = std::max(group_count_, groups);
}

void key_store::forget_texts() {
  if (!texts_ || !texts_->may_hold_forgotten()) return;
  texts_->forget_uncounted(group_count_, [this](const auto& visit) {
    for (std::size_t group = 0; group < group_count_; ++group)
      groups_.row(group)->counts.for_each([&visit](std::int64_t number, std::int64_t) { visit(number); });
  });
}

std::size_t key_store::size_of(const group_keys& keys) {
  if (!keys.beyond || !keys.buckets) return keys.counts.size();
  std::size_t size = 0;
  keys.buckets->for_each([&size](std::int64_t, std::int64_t) { ++size; });
  return size;
}

std::vector<counted_key> key_store::sorted(const group_keys& keys) {
  if (!keys.beyond || !keys.buckets) return keys.counts.sorted();
  std::vector<counted_key> counts;
  keys.buckets->for_each(
      [&counts](std::int64_t bucket, std::int64_t count) { counts.emplace_back(bucket, count); });
  return counts;
}

std::int64_t key_store::most_records(const group_keys& keys) {
  if (keys.beyond && keys.buckets) return keys.buckets->most_records();
  std::int64_t records = 0;
  keys.counts.for_each([&records](std::int64_t, std::int64_t count) { records += count; });
  return records;
}

std::size_t key_store::most_keys() const noexcept {
  if (rule_.beyond != beyond_cap::buckets) return rule_.most + 1;
  const std::int64_t buckets =
      std::int64_t{metric::sketch_bucket(bounds_.high)} - metric::sketch_bucket(bounds_.low) + 1;
  return std::max(rule_.most + 1, static_cast<std::size_t>(std::max<std::int64_t>(buckets, 0)));
}

void key_store::prepare_registers(group_keys& keys) const {
  if (rule_.beyond == beyond_cap::registers && !keys.registers)
    keys.registers = std::make_unique<metric::distinct_registers>();
}

/// Buckets for records that are there and for so many more.
void key_store::prepare_buckets(group_keys& keys, std::int64_t records) const {
  if (!keys.buckets) {
    auto made = std::make_unique<bucket_counts>(metric::sketch_bucket(bounds_.low), dense_buckets_);
    made->reserve(most_records(keys));
    keys.buckets = std::move(made);
  }
  keys.buckets->reserve(records);
}

void key_store::prepare(std::size_t group, std::size_t records) {
  group_keys& keys = *groups_.row(group);
  if (keys.beyond && rule_.beyond != beyond_cap::buckets) return;
  if (dense_buckets_ > 0) {
    if (!keys.beyond) keys.counts.reserve(std::min(keys.counts.size() + records, rule_.most + 1));
    if (keys.buckets || keys.counts.size() + records > rule_.most)
      prepare_buckets(keys, static_cast<std::int64_t>(records));
    return;
  }
  const std::size_t keys_then = keys.counts.size() + records;
  if (keys_then > rule_.most) prepare_registers(keys);
  keys.counts.reserve(std::min(keys_then, most_keys()));
}

void key_store::include(group_keys& to, std::int64_t key, std::int64_t count) noexcept {
  if (!to.beyond) {
    to.counts.add(key, count);
    if (to.counts.size() > rule_.most) turn(to);
    return;
  }
  switch (rule_.beyond) {
    case beyond_cap::dropped:
      return;
    case beyond_cap::buckets:
      return add_bucket(to, metric::sketch_bucket(key), count);
    case beyond_cap::registers:
      return to.registers->add(std::bit_cast<std::uint64_t>(key));
  }
}

void key_store::add_bucket(group_keys& to, std::int64_t bucket, std::int64_t count) noexcept {
  to.buckets ? to.buckets->add(bucket, count) : to.counts.add(bucket, count);
}

/// What buckets are in is asked for first, so that waiting for one does not keep the others waiting.
void key_store::add_numbers(const std::uint32_t* groups, std::uint64_t present,
                            const std::int64_t* numbers) noexcept {
  struct place {
    std::uint8_t* at;
    bucket_counts* in;
  };
  std::array<place, 64> places;
  std::size_t size = 0;
  for_each_bit(present, [&](std::size_t row) {
    group_keys& to = *groups_.row(groups[row]);
    if (!to.beyond || !to.buckets) return include(to, numbers[row], 1);
    std::uint8_t* const at = to.buckets->place_of(metric::sketch_bucket(numbers[row]));
    __builtin_prefetch(at, 1);
    places[size++] = {at, to.buckets.get()};
  });
  for (std::size_t index = 0; index < size; ++index)
    places[index].in->add_at(places[index].at);
}

/// Its keys become what the rule makes of too many. Needs the room that prepare() made.
void key_store::turn(group_keys& keys) noexcept {
  if (keys.beyond) return;
  keys.beyond = true;
  if (rule_.beyond == beyond_cap::buckets) {
    std::array<key_counts::entry, metric::percentile_sketch::most_exact + 1> values{};
    std::size_t size = 0;
    keys.counts.for_each([&](std::int64_t key, std::int64_t count) { values[size++] = {key, count}; });
    keys.buckets ? keys.counts.release() : keys.counts.clear();
    for (std::size_t index = 0; index < size; ++index)
      add_bucket(keys, metric::sketch_bucket(values[index].key), values[index].count);
    return;
  }
  if (rule_.beyond == beyond_cap::registers) {
    keys.counts.for_each(
        [&keys](std::int64_t key, std::int64_t) { keys.registers->add(std::bit_cast<std::uint64_t>(key)); });
  }
  keys.counts.release();
}

void key_store::prepare_merge(const key_store& other, std::span<const std::uint32_t> groups) {
  std::vector<std::size_t> more;
  for (std::size_t group = 0; group < groups.size(); ++group) {
    if (groups[group] >= more.size()) more.resize(groups[group] + std::size_t{1});
    const group_keys& from = *other.groups_.row(group);
    // Of buckets that are counted side by side it is the records that need room.
    more[groups[group]] += dense_buckets_ > 0 ? static_cast<std::size_t>(most_records(from)) : size_of(from);
  }
  for (std::size_t group = 0; group < groups.size(); ++group) {
    if (other.is_beyond(group)) {
      group_keys& to = *groups_.row(groups[group]);
      prepare_registers(to);
      if (dense_buckets_ > 0) prepare_buckets(to, 0);
    }
    if (more[groups[group]] > 0) prepare(groups[group], more[groups[group]]);
  }
  if (!texts_) return;
  forget_texts();
  // Of the counters alone: the other may know texts that nothing counts any more.
  number_here_.assign(other.texts_->end(), -1);
  for (std::size_t group = 0; group < groups.size(); ++group) {
    other.groups_.row(group)->counts.for_each([&](std::int64_t number, std::int64_t) {
      std::int64_t& here = number_here_[static_cast<std::size_t>(number)];
      if (here < 0) here = texts_->number_of(other.texts_->text(number));
    });
  }
}

void key_store::merge(std::size_t group, const key_store& other, std::size_t other_group) noexcept {
  group_keys& to = *groups_.row(group);
  const group_keys& from = *other.groups_.row(other_group);
  if (from.beyond) turn(to);
  if (from.beyond && rule_.beyond == beyond_cap::registers) to.registers->merge(*from.registers);
  // A store that is merged with itself changes while it is read, but gets no new keys.
  for_each(from, [&](std::int64_t key, std::int64_t count) {
    if (from.beyond) {
      add_bucket(to, key, count);
    } else {
      include(to, texts_ ? number_here_[static_cast<std::size_t>(key)] : key, count);
    }
  });
}

std::int64_t key_store::largest_count(std::size_t group) const noexcept {
  std::int64_t most = 0;
  for_each(*groups_.row(group), [&most](std::int64_t, std::int64_t count) { most = std::max(most, count); });
  return most;
}

std::int64_t key_store::key_of_rank(std::size_t group, std::int64_t rank) const {
  return metric::key_of_rank(sorted(*groups_.row(group)), rank);
}

bool key_store::is_less(std::int64_t left, std::int64_t right) const noexcept {
  switch (rule_.kind) {
    case key_kind::text:
      return texts_->text(left) < texts_->text(right);
    case key_kind::hash:
      return static_cast<std::uint64_t>(left) < static_cast<std::uint64_t>(right);
    default:
      return left < right;
  }
}

std::vector<counted_key> key_store::in_order(const group_keys& keys) const {
  auto counts = sorted(keys);
  if (rule_.kind != key_kind::number) {
    std::sort(counts.begin(), counts.end(), [this](const counted_key& left, const counted_key& right) {
      return is_less(left.first, right.first);
    });
  }
  return counts;
}

namespace {

void write_bucket(std::int64_t bucket, bytes::byte_writer& out) {
  out.u32(static_cast<std::uint32_t>(static_cast<std::int32_t>(bucket)));
}

}  // namespace

void key_store::write_key(std::int64_t key, bytes::byte_writer& out) const {
  rule_.kind == key_kind::text ? out.text(texts_->text(key)) : out.i64(key);
}

void key_store::write(std::size_t group, state_form form, bytes::byte_writer& out) const {
  const group_keys& keys = *groups_.row(group);
  const bool as_buckets = form == state_form::sketched_values;
  out.u8(keys.beyond && !as_buckets ? 1 : 0);  // only buckets: there is nothing to tell apart
  if (keys.beyond && rule_.beyond == beyond_cap::dropped) return;
  if (keys.beyond && rule_.beyond == beyond_cap::registers) return out.raw(keys.registers->ranks());
  auto counts = in_order(keys);
  const bool buckets = keys.beyond || as_buckets;
  if (as_buckets && !keys.beyond) {
    std::size_t kept = 0;
    for (const auto& [value, count] : counts) {
      const std::int64_t bucket = metric::sketch_bucket(value);
      if (kept > 0 && counts[kept - 1].first == bucket) {
        counts[kept - 1].second += count;
      } else {
        counts[kept++] = {bucket, count};
      }
    }
    counts.resize(kept);
  }
  out.u32(static_cast<std::uint32_t>(counts.size()));
  for (const auto& [key, count] : counts) {
    buckets ? write_bucket(key, out) : write_key(key, out);
    if (rule_.counted) out.i64(count);
  }
}

std::int64_t key_store::read_key(bytes::byte_reader& in) {
  if (rule_.kind == key_kind::text) {
    const std::string_view text = in.text();
    if (text::first_invalid_utf8(text)) in.fail(says::state_category());
    return texts_->number_of(text);
  }
  const std::int64_t key = in.i64();
  if (rule_.kind == key_kind::number && (key < bounds_.low || key > bounds_.high))
    in.fail(says::state_value());
  return key;
}

std::int64_t key_store::read_bucket(bytes::byte_reader& in) const {
  const auto key = static_cast<std::int32_t>(in.u32());
  if (key < metric::sketch_bucket(bounds_.low) || key > metric::sketch_bucket(bounds_.high))
    in.fail(says::state_bucket());
  return key;
}

void key_store::read(std::size_t group, state_form form, std::int64_t records, bytes::byte_reader& in) {
  group_keys& to = *groups_.row(group);
  const bool only_buckets = form == state_form::sketched_values;
  const std::uint8_t beyond = in.u8();
  if (beyond > (only_buckets ? 0 : 1)) in.fail(says::state_yes_or_no());
  if (beyond == 1 && rule_.beyond == beyond_cap::dropped) {
    if (static_cast<std::uint64_t>(records) <= rule_.most) in.fail(says::state_values_without_records());
    if (bounds_.last_different < rule_.most) in.fail(says::state_values_impossible());
    to.beyond = true;
  } else if (beyond == 1 && rule_.beyond == beyond_cap::registers) {
    read_registers(to, records, in);
  } else if (rule_.counted) {
    read_counted(to, only_buckets || beyond == 1, records, in);
    if (beyond == 1 && !to.beyond) in.fail(says::state_buckets_without_values());
  } else {
    read_different(to, records, in);
  }
}

void key_store::read_counted(group_keys& to, bool buckets, std::int64_t records, bytes::byte_reader& in) {
  const std::size_t least_bytes = rule_.kind == key_kind::text || buckets ? 12 : 16;
  const std::size_t size = in.count(in.u32(), least_bytes);
  if (!buckets && size > rule_.most) in.fail(says::state_values_many());
  // Without a value there is nothing to tell buckets from values by.
  to.beyond = buckets && size > 0;
  if (to.beyond && dense_buckets_ > 0) {
    prepare_buckets(to, records);
  } else {
    to.counts.reserve(size);
  }
  std::int64_t left = records;
  std::int64_t last = 0;
  for (std::size_t index = 0; index < size; ++index) {
    const std::int64_t key = buckets ? read_bucket(in) : read_key(in);
    const std::int64_t count = in.i64();
    if (index > 0 && !is_less(last, key)) in.fail(says::state_values_descend());
    if (count < 1 || count > left) in.fail(says::state_values_sum());
    to.beyond ? add_bucket(to, key, count) : to.counts.add(key, count);
    left -= count;
    last = key;
  }
  if (left != 0) in.fail(says::state_values_sum());
}

void key_store::read_different(group_keys& to, std::int64_t records, bytes::byte_reader& in) {
  const std::size_t size = in.count(in.u32(), rule_.kind == key_kind::text ? 4 : 8);
  if (size > rule_.most || size > static_cast<std::uint64_t>(records) || (size == 0 && records > 0) ||
      (size > 0 && size - 1 > bounds_.last_different))
    in.fail(says::state_different_number());
  to.counts.reserve(size);
  std::int64_t last = 0;
  for (std::size_t index = 0; index < size; ++index) {
    const std::int64_t key = read_key(in);
    if (index > 0 && !is_less(last, key)) {
      in.fail(rule_.kind == key_kind::hash ? says::state_hashes_descend() : says::state_values_descend());
    }
    to.counts.add(key, 1);
    last = key;
  }
}

void key_store::read_registers(group_keys& to, std::int64_t records, bytes::byte_reader& in) const {
  using metric::distinct_registers;
  if (static_cast<std::uint64_t>(records) <= rule_.most) in.fail(says::state_estimate_early());
  if (bounds_.last_different < rule_.most) in.fail(says::state_estimate_impossible());
  const auto ranks = in.array<distinct_registers::size>();
  distinct_registers registers;
  std::uint64_t used = 0;
  for (std::size_t index = 0; index < ranks.size(); ++index) {
    if (ranks[index] > distinct_registers::largest_rank) in.fail(says::state_register_rank());
    registers.set(index, ranks[index]);
    used += ranks[index] != 0 ? 1U : 0U;
  }
  // Every hash raises one register; all of them may raise the same.
  if (used == 0 || used > static_cast<std::uint64_t>(records)) in.fail(says::state_registers());
  to.registers = std::make_unique<distinct_registers>(registers);
  to.beyond = true;
}

}  // namespace assay::kernel
