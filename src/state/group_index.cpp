// SPDX-License-Identifier: Apache-2.0
#include "state/group_index.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <numeric>
#include <utility>

#include <assay/error.hpp>

#include "message/state_sentences.hpp"

namespace assay::detail {

namespace {

constexpr char missing_part = 0;
constexpr char present_part = 1;
/// A part ends with two zeros; a zero in it is followed by this, so that longer texts come after what they begin with.
constexpr char zero_inside = static_cast<char>(0xFF);
constexpr char end_of_part = 0;

constexpr std::size_t first_chunk_bytes = 1024;
constexpr std::size_t chunk_bytes = std::size_t{1} << 16;

}  // namespace

void append_missing_part(std::string& bytes) { bytes.push_back(missing_part); }

void append_part(std::string& bytes, std::string_view text) {
  if (text.find('\0') == std::string_view::npos) {  // as mostly
    const std::size_t begin = bytes.size();
    bytes.resize(begin + text.size() + 3);  // zeros, as those that end it
    bytes[begin] = present_part;
    std::copy(text.begin(), text.end(), bytes.begin() + static_cast<std::ptrdiff_t>(begin) + 1);
    return;
  }
  bytes.push_back(present_part);
  for (std::size_t zero = text.find('\0'); zero != std::string_view::npos; zero = text.find('\0')) {
    bytes.append(text.substr(0, zero + 1));
    bytes.push_back(zero_inside);
    text.remove_prefix(zero + 1);
  }
  bytes.append(text);
  bytes.push_back(end_of_part);
  bytes.push_back(end_of_part);
}

void write_key_bytes(const group_key& key, std::string& bytes) {
  bytes.clear();
  for (const auto& part : key)
    part ? append_part(bytes, *part) : append_missing_part(bytes);
}

std::string key_bytes(const group_key& key) {
  std::string bytes;
  write_key_bytes(key, bytes);
  return bytes;
}

group_index::group_index(const group_index& other) : places_{other.places_} {
  keys_.reserve(other.keys_.size());
  for (std::size_t group = 0; group < other.size(); ++group)
    keys_.push_back(keep(other.bytes(group), other.keys_[group].hash));
}

std::string_view group_index::bytes(std::size_t group) const noexcept {
  const kept_key& key = keys_[group];
  if (key.is_here()) return {key.here, key.length};
  return {chunks_[key.there.chunk].bytes.get() + key.there.offset, key.length};
}

group_key group_index::key(std::size_t group) const {
  group_key key;
  std::string_view rest = bytes(group);
  while (!rest.empty()) {
    const bool present = rest.front() == present_part;
    rest.remove_prefix(1);
    if (!present) {
      key.emplace_back(std::nullopt);
      continue;
    }
    std::string& text = key.emplace_back(std::in_place).value();
    for (;;) {
      const std::size_t zero = rest.find('\0');
      const bool inside = rest[zero + 1] == zero_inside;
      text.append(rest.substr(0, zero + (inside ? 1 : 0)));
      rest.remove_prefix(zero + 2);
      if (!inside) break;
    }
  }
  return key;
}

std::size_t group_index::place_of(std::string_view bytes, std::uint32_t hash) const noexcept {
  const std::size_t last = places_.size() - 1;
  std::size_t at = hash & last;
  while (places_[at].group != none) {
    if (places_[at].hash == hash && this->bytes(places_[at].group) == bytes) break;
    at = (at + 1) & last;
  }
  return at;
}

/// A quarter of the places stays free.
void group_index::make_places() {
  constexpr std::size_t fewest = 8;
  if ((keys_.size() + 1) * 4 <= places_.size() * 3) return;
  std::vector<place> larger(std::max(fewest, places_.size() * 2));
  const std::size_t last = larger.size() - 1;
  for (std::uint32_t group = 0; group < keys_.size(); ++group) {
    std::size_t at = keys_[group].hash & last;
    while (larger[at].group != none)
      at = (at + 1) & last;
    larger[at] = {group, keys_[group].hash};
  }
  places_.swap(larger);
}

group_index::kept_key group_index::keep(std::string_view bytes, std::uint32_t hash) {
  if (bytes.size() > std::numeric_limits<std::uint32_t>::max())
    throw error{error_code::limit, says::key_too_long()};
  kept_key key;
  key.length = static_cast<std::uint32_t>(bytes.size());
  key.hash = hash;
  if (key.is_here()) {
    std::copy(bytes.begin(), bytes.end(), key.here);
    return key;
  }
  if (chunks_.empty() || chunks_.back().size - used_ < bytes.size()) {
    const std::size_t usual =
        chunks_.empty() ? first_chunk_bytes : std::min(chunk_bytes, chunks_.back().size * 2);
    const std::size_t size = std::max(usual, bytes.size());
    chunks_.push_back({std::make_unique<char[]>(size), size});
    used_ = 0;
  }
  key.there = {static_cast<std::uint32_t>(chunks_.size() - 1), static_cast<std::uint32_t>(used_)};
  std::copy(bytes.begin(), bytes.end(), chunks_.back().bytes.get() + used_);
  used_ += bytes.size();
  return key;
}

std::uint32_t group_index::find_or_add(std::string_view bytes) {
  const std::uint32_t hash = hash_of(bytes);
  if (!places_.empty()) {
    const std::uint32_t known = places_[place_of(bytes, hash)].group;
    if (known != none) return known;
  }
  if (keys_.size() >= none - 1) {
    throw error{error_code::limit, says::too_many_groups()};
  }
  make_places();
  keys_.push_back(keep(bytes, hash));
  const auto group = static_cast<std::uint32_t>(keys_.size() - 1);
  std::size_t at = hash & (places_.size() - 1);
  while (places_[at].group != none)
    at = (at + 1) & (places_.size() - 1);
  places_[at] = {group, hash};
  return group;
}

void group_index::truncate(std::size_t size) noexcept {
  // The last one first: no later key was placed around it, whether the places grew since or not.
  while (keys_.size() > size) {
    const auto group = static_cast<std::uint32_t>(keys_.size() - 1);
    const kept_key& gone = keys_.back();
    std::size_t at = gone.hash & (places_.size() - 1);
    while (places_[at].group != group)
      at = (at + 1) & (places_.size() - 1);
    places_[at] = {};
    if (!gone.is_here()) {
      chunks_.resize(gone.there.chunk + std::size_t{1});
      used_ = gone.there.offset;
    }
    keys_.pop_back();
  }
}

std::vector<std::uint32_t> group_index::sorted() const {
  std::vector<std::uint32_t> order(keys_.size());
  std::iota(order.begin(), order.end(), 0U);
  // As unsigned bytes.
  std::sort(order.begin(), order.end(),
            [this](std::uint32_t left, std::uint32_t right) { return bytes(left) < bytes(right); });
  return order;
}

}  // namespace assay::detail
