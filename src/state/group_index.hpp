// SPDX-License-Identifier: Apache-2.0
//
// The groups of a state: keys to consecutive numbers, and back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include <assay/record.hpp>

#include "column/category_codes.hpp"

namespace assay::detail {

class group_index {
 public:
  [[nodiscard]] std::size_t size() const noexcept { return keys_.size(); }
  [[nodiscard]] const group_key& key(std::size_t group) const noexcept { return keys_[group]; }

  /// The group of a key; empty when there is none. `encoded` is memory that the caller lends.
  [[nodiscard]] std::optional<std::uint32_t> find(const group_key& key, std::string& encoded) const;
  /// The group of a key, new if need be. Strong guarantee.
  std::uint32_t find_or_add(const group_key& key);
  /// The group of each of `count` rows by the given parts of their keys. Groups may have been added when it throws;
  /// truncate() takes them back.
  void assign(std::span<const column::category_keys> columns, std::size_t count,
              std::vector<std::uint32_t>& groups);
  /// Forgets the groups from `size` on.
  void truncate(std::size_t size) noexcept;

  /// Group numbers in ascending order of their keys: column by column, missing first, then by UTF-8 bytes.
  [[nodiscard]] std::vector<std::uint32_t> sorted() const;

 private:
  /// A key as one string; unambiguous.
  [[nodiscard]] static std::string encode(const group_key& key);
  static void append_encoded(const std::optional<std::string>& part, std::string& text);

  std::vector<group_key> keys_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

}  // namespace assay::detail
