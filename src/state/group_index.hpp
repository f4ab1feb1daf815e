// SPDX-License-Identifier: Apache-2.0
//
// The keys of groups to consecutive numbers, and back. A key is kept as one run of bytes that compares as the key does:
// part by part, a missing value before any other, texts by their bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <assay/metric/distinct.hpp>
#include <assay/record.hpp>

namespace assay::detail {

/// Appends a part of a key.
void append_missing_part(std::string& bytes);
void append_part(std::string& bytes, std::string_view text);
/// The same into memory that the caller keeps.
void write_key_bytes(const group_key& key, std::string& bytes);
[[nodiscard]] std::string key_bytes(const group_key& key);

class group_index {
 public:
  static constexpr std::uint32_t none = 0xFFFF'FFFF;

  group_index() = default;
  group_index(const group_index& other);
  group_index(group_index&&) noexcept = default;
  group_index& operator=(const group_index&) = delete;
  group_index& operator=(group_index&&) noexcept = default;
  ~group_index() = default;

  [[nodiscard]] std::size_t size() const noexcept { return keys_.size(); }
  [[nodiscard]] group_key key(std::size_t group) const;
  /// Valid until the index changes.
  [[nodiscard]] std::string_view bytes(std::size_t group) const noexcept;

  /// The group of a key, `none` when there is none.
  [[nodiscard]] std::uint32_t find(std::string_view bytes) const noexcept {
    return find(bytes, hash_of(bytes));
  }
  [[nodiscard]] static std::uint32_t hash_of(std::string_view bytes) noexcept {
    return static_cast<std::uint32_t>(metric::distinct_hash(bytes));
  }
  /// Asks for the memory that find() looks at first.
  void prefetch(std::uint32_t hash) const noexcept {
    if (!places_.empty()) __builtin_prefetch(places_.data() + (hash & (places_.size() - 1)));
  }
  [[nodiscard]] std::uint32_t find(std::string_view bytes, std::uint32_t hash) const noexcept {
    return places_.empty() ? none : places_[place_of(bytes, hash)].group;
  }
  /// The group that a key of this hash most probably has: for asking for its memory. `none` when there is none.
  [[nodiscard]] std::uint32_t likely(std::uint32_t hash) const noexcept {
    if (places_.empty()) return none;
    std::size_t at = hash & (places_.size() - 1);
    while (places_[at].group != none && places_[at].hash != hash)
      at = (at + 1) & (places_.size() - 1);
    return places_[at].group;
  }
  /// The bytes of a key that is about to be compared.
  void prefetch_key(std::uint32_t group) const noexcept { __builtin_prefetch(keys_.data() + group); }
  [[nodiscard]] std::uint32_t find(const group_key& key) const { return find(key_bytes(key)); }
  /// The group of a key, new if need be. Strong guarantee.
  std::uint32_t find_or_add(std::string_view bytes);
  std::uint32_t find_or_add(const group_key& key) { return find_or_add(key_bytes(key)); }
  /// Forgets the groups from `size` on.
  void truncate(std::size_t size) noexcept;

  /// Group numbers in ascending order of their keys.
  [[nodiscard]] std::vector<std::uint32_t> sorted() const;

 private:
  /// Short keys stand here, and are compared without a look elsewhere.
  struct place_in_chunk {
    std::uint32_t chunk;
    std::uint32_t offset;
  };
  struct kept_key {
    static constexpr std::size_t most_here = 24;
    std::uint32_t length = 0;
    std::uint32_t hash = 0;
    union {
      char here[most_here] = {};
      place_in_chunk there;
    };
    [[nodiscard]] bool is_here() const noexcept { return length <= most_here; }
  };
  struct place {
    std::uint32_t group = none;
    std::uint32_t hash = 0;
  };
  struct chunk {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
  };

  [[nodiscard]] std::size_t place_of(std::string_view bytes, std::uint32_t hash) const noexcept;
  void make_places();
  [[nodiscard]] kept_key keep(std::string_view bytes, std::uint32_t hash);

  std::vector<kept_key> keys_;
  std::vector<place> places_;  ///< hash table of group numbers; its size is a power of two
  std::vector<chunk> chunks_;  ///< of the bytes of longer keys, in the order of the groups
  std::size_t used_ = 0;       ///< bytes of the last chunk
};

}  // namespace assay::detail
