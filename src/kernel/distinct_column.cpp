// SPDX-License-Identifier: Apache-2.0
//
// Different values by group. A group keeps its hashes up to the cap and registers beyond; it turns from one to the other
// between blocks, where memory may run out without harm. What it writes depends on the hashes alone.
#include <algorithm>
#include <bit>
#include <cstddef>
#include <vector>

#include <assay/metric/distinct.hpp>

#include "kernel/counted_column.hpp"
#include "kernel/group_map.hpp"
#include "kernel/selected_rows.hpp"

namespace assay::kernel {

namespace {

using metric::distinct_hash;
using metric::distinct_registers;

class distinct_column final : public metric_column {
  static constexpr std::size_t cap = metric::distinct::most_exact;
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

 public:
  distinct_column() = default;
  explicit distinct_column(const plan::aggregate& aggregate)
      : type_{aggregate.argument_type},
        takes_all_{aggregate.filter_slot < 0},
        last_value_{last_value_of(aggregate)} {}

  void resize(std::size_t groups) override {
    // In this order: when memory runs out in between, every group here has a place there.
    hashes_.resize(groups);
    groups_.resize(groups);
  }

  void bind(std::span<const std::string_view> dictionary) override {
    by_code_.clear();
    by_code_.reserve(dictionary.size());
    for (const std::string_view text : dictionary)
      by_code_.push_back(distinct_hash(text));
  }

  void prepare(std::size_t rows) override {
    fold_beyond_cap();
    hashes_.reserve(rows);
  }

  void add(const selection& rows) noexcept override {
    for_each_selected(
        rows,
        [&](std::size_t row) {
          const std::uint32_t group = rows.groups[row];
          ++groups_[group].records;
          include(group, hash_of(rows.argument, row));
        },
        [&](std::size_t row) { ++groups_[rows.groups[row]].missing; });
  }

  void prepare_merge(const metric_column& other) override {
    const auto& same = static_cast<const distinct_column&>(other);
    fold_beyond_cap();
    hashes_.reserve(same.hashes_.entries().size());
    registers_.reserve(registers_.size() + same.registers_.size());
  }

  void merge(const metric_column& other, std::span<const std::uint32_t> groups) noexcept override {
    const auto& same = static_cast<const distinct_column&>(other);
    bool any_folded = false;
    for (std::size_t group = 0; group < groups.size(); ++group) {
      const tally& from = same.groups_[group];
      tally& to = groups_[groups[group]];
      if (from.registers != none) {
        any_folded = fold(groups[group]) || any_folded;
        registers_[to.registers].merge(same.registers_[from.registers]);
      }
      to.records += from.records;
      to.missing += from.missing;
    }
    if (any_folded) drop_folded();
    const std::size_t entries = same.hashes_.entries().size();
    for (std::size_t index = 0; index < entries; ++index) {
      const group_map::entry from = same.hashes_.entries()[index];
      include(groups[from.group], std::bit_cast<std::uint64_t>(from.key));
    }
  }

  [[nodiscard]] finished_metric finish(std::size_t group, const plan::finisher&) const override {
    finished_metric result;
    result.n = groups_[group].records;
    result.missing = groups_[group].missing;
    result.is_estimate = is_over(group);
    result.value = fraction{result.is_estimate ? registers_of(group).estimate()
                                               : static_cast<std::int64_t>(hashes_.keys_of(group))};
    if (result.is_estimate) result.within = around(result.value->numerator);
    return result;
  }

  /// Three standard errors of distinct_registers to each side: 3 · 1.04 / √4096 = 39 / 800.
  [[nodiscard]] static plan::value_range around(int128 estimate) noexcept {
    return {{estimate * (800 - 39), 800}, {estimate * (800 + 39), 800}};
  }

  [[nodiscard]] state_form form() const noexcept override { return state_form::distinct; }

  void write(std::size_t group, bytes::byte_writer& out) const override {
    out.i64(groups_[group].missing);
    out.i64(groups_[group].records);
    out.u8(is_over(group) ? 1 : 0);
    if (is_over(group)) {
      const distinct_registers registers = registers_of(group);
      out.raw(registers.ranks());
      return;
    }
    std::vector<std::uint64_t> hashes;
    hashes_.for_each(
        group, [&](std::int64_t key, std::int64_t) { hashes.push_back(std::bit_cast<std::uint64_t>(key)); });
    std::sort(hashes.begin(), hashes.end());
    out.u32(static_cast<std::uint32_t>(hashes.size()));
    for (const std::uint64_t hash : hashes)
      out.u64(hash);
  }

  void read(std::size_t group, std::int64_t rows, bytes::byte_reader& in) override {
    tally& to = groups_[group];
    to.missing = in.i64();
    to.records = in.i64();
    check_counted(to.records, to.missing, rows, takes_all_, in);
    const std::uint8_t form = in.u8();
    if (form > 1) in.fail("a byte that says yes or no is neither 0 nor 1");
    form == 1 ? read_registers(to, in) : read_hashes(group, in);
  }

  [[nodiscard]] std::unique_ptr<metric_column> clone() const override {
    return std::make_unique<distinct_column>(*this);
  }

 private:
  /// Different values that the argument can have at all, less one.
  static std::uint64_t last_value_of(const plan::aggregate& of) noexcept {
    switch (of.argument_type) {
      case plan::slot_type::boolean:
        return 1;
      case plan::slot_type::number:
        return static_cast<std::uint64_t>(of.argument_high) - static_cast<std::uint64_t>(of.argument_low);
      default:
        return UINT64_MAX;
    }
  }

  struct tally {
    std::int64_t records = 0;
    std::int64_t missing = 0;
    std::size_t registers = none;  ///< index in registers_
  };

  [[nodiscard]] std::uint64_t hash_of(const slot_view& argument, std::size_t row) const noexcept {
    switch (type_) {
      case plan::slot_type::boolean:
        return distinct_hash(static_cast<std::int64_t>((argument.truth[row / 64] >> (row % 64)) & 1U));
      case plan::slot_type::text:
        return by_code_[static_cast<std::size_t>(argument.values[row])];
      default:
        return distinct_hash(argument.values[row]);
    }
  }

  void include(std::uint32_t group, std::uint64_t hash) noexcept {
    if (groups_[group].registers != none) {
      registers_[groups_[group].registers].add(hash);
    } else {
      hashes_.add(group, std::bit_cast<std::int64_t>(hash), 1);
      any_over_ = any_over_ || hashes_.keys_of(group) > cap;
    }
  }

  [[nodiscard]] bool is_over(std::size_t group) const noexcept {
    return groups_[group].registers != none || hashes_.keys_of(group) > cap;
  }
  [[nodiscard]] distinct_registers registers_of(std::size_t group) const {
    distinct_registers result;
    if (groups_[group].registers != none) result = registers_[groups_[group].registers];
    hashes_.for_each(group,
                     [&](std::int64_t key, std::int64_t) { result.add(std::bit_cast<std::uint64_t>(key)); });
    return result;
  }

  /// Gives a group registers; true when it had none. There must be room for them.
  bool fold(std::size_t group) noexcept {
    if (groups_[group].registers != none) return false;
    registers_.push_back(registers_of(group));
    groups_[group].registers = registers_.size() - 1;
    return true;
  }
  void drop_folded() noexcept {
    hashes_.erase_groups([this](std::uint32_t group) { return groups_[group].registers != none; });
  }
  void fold_beyond_cap() {
    if (!any_over_) return;
    std::size_t over = 0;
    for (std::size_t group = 0; group < groups_.size(); ++group)
      over += hashes_.keys_of(group) > cap ? 1U : 0U;
    registers_.reserve(registers_.size() + over);
    for (std::size_t group = 0; group < groups_.size(); ++group) {
      if (hashes_.keys_of(group) > cap) fold(group);
    }
    drop_folded();
    any_over_ = false;
  }

  void read_registers(tally& to, bytes::byte_reader& in) {
    if (static_cast<std::uint64_t>(to.records) <= cap)
      in.fail("different values are estimated from too few records");
    if (last_value_ < cap) in.fail("different values are estimated, and there cannot be so many");
    const auto ranks = in.array<distinct_registers::size>();
    distinct_registers registers;
    std::uint64_t used = 0;
    for (std::size_t index = 0; index < ranks.size(); ++index) {
      if (ranks[index] > distinct_registers::largest_rank) in.fail("a register has an impossible rank");
      registers.set(index, ranks[index]);
      used += ranks[index] != 0 ? 1U : 0U;
    }
    // Every hash raises one register; all of them may raise the same.
    if (used == 0 || used > static_cast<std::uint64_t>(to.records))
      in.fail("the registers of different values do not fit the records");
    registers_.push_back(registers);
    to.registers = registers_.size() - 1;
  }

  void read_hashes(std::size_t group, bytes::byte_reader& in) {
    const std::size_t size = in.count(in.u32(), 8);
    const auto records = static_cast<std::uint64_t>(groups_[group].records);
    if (size > cap || size > records || (size == 0 && records > 0) || (size > 0 && size - 1 > last_value_))
      in.fail("the number of different values does not fit the records");
    hashes_.reserve(size);
    std::uint64_t last = 0;
    for (std::size_t index = 0; index < size; ++index) {
      const std::uint64_t hash = in.u64();
      if (index > 0 && hash <= last) in.fail("the hashes of different values do not ascend");
      hashes_.add(static_cast<std::uint32_t>(group), std::bit_cast<std::int64_t>(hash), 1);
      last = hash;
    }
  }

  plan::slot_type type_ = plan::slot_type::number;
  bool takes_all_ = false;
  std::uint64_t last_value_ = UINT64_MAX;
  bool any_over_ = false;
  std::vector<tally> groups_;
  group_map hashes_;
  std::vector<distinct_registers> registers_;
  std::vector<std::uint64_t> by_code_;  ///< hashes of the dictionary of the next rows
};

}  // namespace

std::unique_ptr<metric_column> make_distinct_column(const plan::aggregate& aggregate) {
  return std::make_unique<distinct_column>(aggregate);
}
std::unique_ptr<metric_column> make_distinct_column() { return std::make_unique<distinct_column>(); }

}  // namespace assay::kernel
