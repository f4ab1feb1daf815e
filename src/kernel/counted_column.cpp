// SPDX-License-Identifier: Apache-2.0
#include "kernel/counted_column.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <assay/metric/mode_share.hpp>
#include <assay/metric/percentile.hpp>
#include <assay/metric/percentile_sketch.hpp>

#include "kernel/group_map.hpp"
#include "kernel/selected_rows.hpp"
#include "kernel/text_numbers.hpp"
#include "text/utf8.hpp"

namespace assay::kernel {

void check_counted(std::int64_t known, std::int64_t missing, std::int64_t rows, bool takes_all,
                   const bytes::byte_reader& in) {
  if (known < 0 || missing < 0) in.fail("a number of records is negative");
  if (known > rows - missing) {
    in.fail("a measure counts more records than the " + std::to_string(rows) + " rows of its group");
  }
  if (takes_all && known != rows - missing) {
    in.fail("a measure without a filter counts fewer records than the " + std::to_string(rows) +
            " rows of its group");
  }
}

namespace {

using counted_key = group_map::counted_key;

/// The values themselves.
struct exact_values {
  static constexpr std::size_t cap = metric::percentile::most_values;

  std::int64_t low = std::numeric_limits<std::int64_t>::min();
  std::int64_t high = std::numeric_limits<std::int64_t>::max();

  [[nodiscard]] std::int64_t key_of(std::int64_t value) const noexcept { return value; }
  void write_key(std::int64_t key, bytes::byte_writer& out) const { out.i64(key); }
  [[nodiscard]] std::int64_t read_key(bytes::byte_reader& in) {
    const std::int64_t key = in.i64();
    if (key < low || key > high) in.fail("a value lies outside the range of its column");
    return key;
  }
  static constexpr std::size_t least_bytes = 16;
};

/// Buckets of the values.
struct sketched_values {
  static constexpr std::size_t cap = std::numeric_limits<std::size_t>::max();

  std::int64_t low = std::numeric_limits<std::int64_t>::min();
  std::int64_t high = std::numeric_limits<std::int64_t>::max();

  [[nodiscard]] std::int64_t key_of(std::int64_t value) const noexcept {
    return metric::sketch_bucket(value);
  }
  void write_key(std::int64_t key, bytes::byte_writer& out) const {
    out.u32(static_cast<std::uint32_t>(static_cast<std::int32_t>(key)));
  }
  [[nodiscard]] std::int64_t read_key(bytes::byte_reader& in) {
    const auto key = static_cast<std::int32_t>(in.u32());
    if (key < metric::sketch_bucket(low) || key > metric::sketch_bucket(high))
      in.fail("a bucket lies outside the range of its column");
    return key;
  }
  static constexpr std::size_t least_bytes = 12;
};

/// Numbers of texts.
struct texts {
  static constexpr std::size_t cap = metric::mode_share<>::most_categories;

  text_numbers numbers;
  std::vector<std::int64_t> by_code;   ///< of the dictionary of the next rows
  std::vector<std::int64_t> by_other;  ///< of the numbers of the column that is merged next

  [[nodiscard]] std::int64_t key_of(std::int64_t code) const noexcept {
    return by_code[static_cast<std::size_t>(code)];
  }
  void write_key(std::int64_t key, bytes::byte_writer& out) const { out.text(numbers.text(key)); }
  [[nodiscard]] std::int64_t read_key(bytes::byte_reader& in) {
    const std::string_view text = in.text();
    if (text::first_invalid_utf8(text)) in.fail("a category is not UTF-8");
    return numbers.number_of(text);
  }
  static constexpr std::size_t least_bytes = 12;
};

template <class Keys>
class counted_column final : public metric_column {
  static constexpr bool counts_texts = std::same_as<Keys, texts>;

 public:
  explicit counted_column(state_form form) : form_{form} {}
  counted_column(const plan::aggregate& aggregate, state_form form)
      : form_{form}, one_{power_of_ten(aggregate.argument_scale)}, takes_all_{aggregate.filter_slot < 0} {
    if constexpr (!counts_texts) {
      keys_.low = aggregate.argument_low;
      keys_.high = aggregate.argument_high;
    }
  }

  void resize(std::size_t groups) override {
    // In this order: when memory runs out in between, every group here has a place there.
    counts_.resize(groups);
    groups_.resize(groups);
  }

  void bind(std::span<const std::string_view> dictionary) override {
    if constexpr (counts_texts) {
      drop_beyond_cap();
      keys_.numbers.forget_uncounted(counts_);
      keys_.by_code = keys_.numbers.numbers_of(dictionary);
    }
  }

  void prepare(std::size_t rows) override {
    drop_beyond_cap();
    counts_.reserve(rows);
  }

  void add(const selection& rows) noexcept override {
    for_each_selected(
        rows,
        [&](std::size_t row) {
          const std::uint32_t group = rows.groups[row];
          ++groups_[group].records;
          include(group, keys_.key_of(rows.argument.values[row]), 1);
        },
        [&](std::size_t row) { ++groups_[rows.groups[row]].missing; });
  }

  void prepare_merge(const metric_column& other) override {
    const auto& same = static_cast<const counted_column&>(other);
    drop_beyond_cap();
    counts_.reserve(same.counts_.entries().size());
    if constexpr (counts_texts) {
      keys_.numbers.forget_uncounted(counts_);
      // Of the counters alone: the other may know texts that nothing counts any more.
      keys_.by_other.assign(same.keys_.numbers.end(), -1);
      for (const group_map::entry& from : same.counts_.entries()) {
        std::int64_t& here = keys_.by_other[static_cast<std::size_t>(from.key)];
        if (here < 0) here = keys_.numbers.number_of(same.keys_.numbers.text(from.key));
      }
    }
  }

  void merge(const metric_column& other, std::span<const std::uint32_t> groups) noexcept override {
    const auto& same = static_cast<const counted_column&>(other);
    for (std::size_t group = 0; group < groups.size(); ++group) {
      const tally& from = same.groups_[group];
      tally& to = groups_[groups[group]];
      to.over_cap = to.over_cap || same.is_over(group);
      to.records += from.records;
      to.missing += from.missing;
    }
    // By index: a column that is merged with itself changes while it is read.
    const std::size_t entries = same.counts_.entries().size();
    for (std::size_t index = 0; index < entries; ++index) {
      const group_map::entry from = same.counts_.entries()[index];
      include(groups[from.group], key_here(from.key), from.count);
    }
  }

  [[nodiscard]] finished_metric finish(std::size_t group, const plan::finisher& by) const override {
    finished_metric result;
    result.n = groups_[group].records;
    result.missing = groups_[group].missing;
    result.is_estimate = std::same_as<Keys, sketched_values>;
    if (is_over(group)) {
      result.failure = finish_failure::over_cap;
      result.cap = static_cast<std::int64_t>(Keys::cap);
    } else if (result.n > 0) {
      answer(group, by, result);
    }
    return result;
  }

  [[nodiscard]] state_form form() const noexcept override { return form_; }

  void write(std::size_t group, bytes::byte_writer& out) const override {
    const bool over = is_over(group);
    out.i64(groups_[group].missing);
    out.i64(groups_[group].records);
    out.u8(over ? 1 : 0);
    if (over) return;
    const auto counts = in_order(group);
    out.u32(static_cast<std::uint32_t>(counts.size()));
    for (const auto& [key, count] : counts) {
      keys_.write_key(key, out);
      out.i64(count);
    }
  }

  void read(std::size_t group, std::int64_t rows, bytes::byte_reader& in) override {
    tally& to = groups_[group];
    to.missing = in.i64();
    to.records = in.i64();
    check_counted(to.records, to.missing, rows, takes_all_, in);
    const std::uint8_t over = in.u8();
    if (over > 1) in.fail("a byte that says yes or no is neither 0 nor 1");
    to.over_cap = over == 1;
    if (to.over_cap) {
      if (static_cast<std::uint64_t>(to.records) <= Keys::cap)
        in.fail("a measure has too many values without so many records");
      return;
    }
    const std::size_t size = in.count(in.u32(), Keys::least_bytes);
    if (size > Keys::cap) in.fail("a measure has more different values than it may keep");
    counts_.reserve(size);
    std::int64_t left = to.records;
    std::int64_t last = 0;
    for (std::size_t index = 0; index < size; ++index) {
      const std::int64_t key = keys_.read_key(in);
      const std::int64_t count = in.i64();
      if (index > 0 && !is_less(last, key)) in.fail("the values of a measure do not ascend");
      if (count < 1 || count > left) in.fail("the values of a measure do not add up to its records");
      counts_.add(static_cast<std::uint32_t>(group), key, count);
      left -= count;
      last = key;
    }
    if (left != 0) in.fail("the values of a measure do not add up to its records");
  }

  [[nodiscard]] std::unique_ptr<metric_column> clone() const override {
    return std::make_unique<counted_column>(*this);
  }

 private:
  struct tally {
    std::int64_t records = 0;
    std::int64_t missing = 0;
    bool over_cap = false;  ///< known to be, and its counters may be gone
  };

  [[nodiscard]] bool is_over(std::size_t group) const noexcept {
    return groups_[group].over_cap || counts_.keys_of(group) > Keys::cap;
  }
  void include(std::uint32_t group, std::int64_t key, std::int64_t count) noexcept {
    if (!is_over(group)) counts_.add(group, key, count);
  }
  [[nodiscard]] std::int64_t key_here(std::int64_t key) const noexcept {
    if constexpr (counts_texts) return keys_.by_other[static_cast<std::size_t>(key)];
    return key;
  }
  [[nodiscard]] bool is_less(std::int64_t left, std::int64_t right) const noexcept {
    if constexpr (counts_texts) return keys_.numbers.text(left) < keys_.numbers.text(right);
    return left < right;
  }

  void drop_beyond_cap() noexcept {
    bool any = false;
    for (std::size_t group = 0; group < groups_.size(); ++group) {
      groups_[group].over_cap = is_over(group);
      any = any || (groups_[group].over_cap && counts_.keys_of(group) > 0);
    }
    if (any) counts_.erase_groups([this](std::uint32_t group) { return groups_[group].over_cap; });
  }

  [[nodiscard]] std::vector<counted_key> in_order(std::size_t group) const {
    auto counts = counts_.sorted(group);
    if constexpr (counts_texts) {
      std::sort(counts.begin(), counts.end(), [this](const counted_key& left, const counted_key& right) {
        return is_less(left.first, right.first);
      });
    }
    return counts;
  }

  void answer(std::size_t group, const plan::finisher& by, finished_metric& result) const {
    if constexpr (counts_texts) {
      std::int64_t most = 0;
      counts_.for_each(group, [&most](std::int64_t, std::int64_t count) { most = std::max(most, count); });
      result.value = fraction{most, groups_[group].records};
      return;
    }
    const std::int64_t rank = metric::nearest_rank(groups_[group].records, by.p);
    const std::int64_t key = metric::key_of_rank(counts_.sorted(group), rank);
    if constexpr (std::same_as<Keys, sketched_values>) {
      const auto bucket = static_cast<std::int32_t>(key);
      result.value = fraction{metric::sketch_lower_edge(bucket), one_};
      result.within = plan::value_range{*result.value, fraction{metric::sketch_upper_edge(bucket), one_}};
    } else {
      result.value = fraction{key, one_};
    }
  }

  state_form form_;
  Keys keys_;
  std::int64_t one_ = 1;
  bool takes_all_ = false;
  std::vector<tally> groups_;
  group_map counts_;
};

template <class... Aggregate>
std::unique_ptr<metric_column> make(state_form form, const Aggregate&... aggregate) {
  switch (form) {
    case state_form::sketched_values:
      return std::make_unique<counted_column<sketched_values>>(aggregate..., form);
    case state_form::texts:
      return std::make_unique<counted_column<texts>>(aggregate..., form);
    default:
      return std::make_unique<counted_column<exact_values>>(aggregate..., form);
  }
}

}  // namespace

std::unique_ptr<metric_column> make_counted_column(const plan::aggregate& aggregate, state_form form) {
  return make(form, aggregate);
}
std::unique_ptr<metric_column> make_counted_column(state_form form) { return make(form); }

}  // namespace assay::kernel
