// SPDX-License-Identifier: Apache-2.0
//
// Columns of a result in as little memory as their values need: integers as wide as the widest of them, bits, texts one
// after the other. They grow at the end and do not change otherwise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <assay/integer.hpp>

namespace assay::detail {

/// Integers of 0 (all of them are zero), 1, 2, 4, 8 or 16 bytes each. A wider one makes all of them wider.
class integer_column {
 public:
  void reserve(std::size_t size) { reserved_ = size; }
  void push_back(int128 value);
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  /// The values must fit 64 bits.
  [[nodiscard]] std::int64_t operator[](std::size_t index) const noexcept {
    return static_cast<std::int64_t>(wide(index));
  }
  [[nodiscard]] int128 wide(std::size_t index) const noexcept;
  /// Gives back memory that was reserved for values that did not come.
  void shrink() { bytes_.shrink_to_fit(); }
  [[nodiscard]] std::size_t memory_bytes() const noexcept { return bytes_.capacity(); }

 private:
  void widen(std::size_t width);
  void put(std::size_t index, int128 value) noexcept;

  std::size_t width_ = 0;
  std::size_t size_ = 0;
  std::size_t reserved_ = 0;
  std::vector<std::byte> bytes_;
};

/// Yes or no; takes nothing as long as all are no.
class bit_column {
 public:
  void push_back(bool value) {
    if (value) {
      words_.resize(size_ / 64 + 1);
      words_[size_ / 64] |= std::uint64_t{1} << (size_ % 64);
    }
    ++size_;
  }
  [[nodiscard]] bool operator[](std::size_t index) const noexcept {
    return index / 64 < words_.size() && (words_[index / 64] >> (index % 64) & 1U) != 0;
  }
  void shrink() { words_.shrink_to_fit(); }
  [[nodiscard]] std::size_t memory_bytes() const noexcept {
    return words_.capacity() * sizeof(std::uint64_t);
  }

 private:
  std::size_t size_ = 0;
  std::vector<std::uint64_t> words_;
};

/// Integers, some of which are missing.
class optional_column {
 public:
  void reserve(std::size_t size) { values_.reserve(size); }
  void push_back(const std::optional<std::int64_t>& value) {
    present_.push_back(value.has_value());
    values_.push_back(value.value_or(0));
  }
  [[nodiscard]] std::optional<std::int64_t> operator[](std::size_t index) const noexcept {
    return present_[index] ? std::optional{values_[index]} : std::nullopt;
  }
  void shrink() {
    values_.shrink();
    present_.shrink();
  }
  [[nodiscard]] std::size_t memory_bytes() const noexcept {
    return values_.memory_bytes() + present_.memory_bytes();
  }

 private:
  integer_column values_;
  bit_column present_;
};

/// Texts, some of which are missing.
class text_column {
 public:
  void reserve(std::size_t size) { ends_.reserve(size); }
  void push_back(const std::optional<std::string>& text) {
    if (text) bytes_ += *text;
    ends_.push_back(static_cast<std::int64_t>(bytes_.size()));
    present_.push_back(text.has_value());
  }
  [[nodiscard]] std::optional<std::string_view> operator[](std::size_t index) const noexcept {
    if (!present_[index]) return std::nullopt;
    const auto start = static_cast<std::size_t>(index == 0 ? 0 : ends_[index - 1]);
    return std::string_view{bytes_}.substr(start, static_cast<std::size_t>(ends_[index]) - start);
  }
  void shrink() {
    ends_.shrink();
    present_.shrink();
    bytes_.shrink_to_fit();
  }
  [[nodiscard]] std::size_t memory_bytes() const noexcept {
    return ends_.memory_bytes() + present_.memory_bytes() + bytes_.capacity();
  }

 private:
  std::string bytes_;
  integer_column ends_;
  bit_column present_;
};

}  // namespace assay::detail
