// SPDX-License-Identifier: Apache-2.0
//
// The hash table behind a dictionary. Its seeds are fixed: a run of the program never differs from another.
#include "column/text_interner.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <string>
#include <utility>

#include <assay/error.hpp>
#include <assay/integer.hpp>

#include "message/column_sentences.hpp"

namespace assay::column {
namespace {

constexpr std::size_t first_slots = 64;
constexpr std::size_t first_chunk_bytes = 1024;

template <class Word>
std::uint64_t load(const char* bytes) noexcept {
  Word word{};
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

// Both halves of the product depend on all bits of both words.
std::uint64_t mixed(std::uint64_t a, std::uint64_t b) noexcept {
  const uint128 product = static_cast<uint128>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

// Odd constants with evenly spread bits: fractions of the golden ratio, of sqrt(2) and of sqrt(3).
constexpr std::uint64_t seed_a = 0x9E3779B97F4A7C15U;
constexpr std::uint64_t seed_b = 0x6A09E667F3BCC909U;
constexpr std::uint64_t seed_c = 0xBB67AE8584CAA73BU;

std::uint64_t hash_of(std::string_view text) noexcept {
  const char* bytes = text.data();
  std::size_t size = text.size();
  std::uint64_t hash = seed_a ^ size;
  for (; size > 16; size -= 16, bytes += 16)
    hash = mixed(load<std::uint64_t>(bytes) ^ seed_b, load<std::uint64_t>(bytes + 8) ^ hash);
  // The last 16 bytes or fewer as two words, which overlap where there are not enough.
  std::uint64_t a = 0;
  std::uint64_t b = 0;
  if (size >= 8) {
    a = load<std::uint64_t>(bytes);
    b = load<std::uint64_t>(bytes + size - 8);
  } else if (size >= 4) {
    a = load<std::uint32_t>(bytes);
    b = load<std::uint32_t>(bytes + size - 4);
  } else if (size > 0) {
    a = static_cast<unsigned char>(bytes[0]) | std::uint64_t{static_cast<unsigned char>(bytes[size / 2])}
                                                   << 8U;
    b = static_cast<unsigned char>(bytes[size - 1]);
  }
  return mixed(a ^ seed_c, b ^ hash);
}

constexpr std::uint32_t tag_of(std::uint64_t hash) noexcept {
  return static_cast<std::uint32_t>(hash >> 32U);
}

}  // namespace

// The slot that holds `text`, or the free one where it belongs. There must be a free one.
std::size_t text_interner::slot_of(std::string_view text, std::uint64_t hash) const noexcept {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    const slot& each = slots_[at];
    if (each.code == unknown) return at;
    if (each.tag == tag_of(hash) && texts_[static_cast<std::size_t>(each.code)] == text) return at;
  }
}

std::int32_t text_interner::find(std::string_view text) const noexcept {
  return slots_.empty() ? unknown : slots_[slot_of(text, hash_of(text))].code;
}

std::int32_t text_interner::intern(std::string_view text) {
  const std::uint64_t hash = hash_of(text);
  if (!slots_.empty()) {
    const std::int32_t code = slots_[slot_of(text, hash)].code;
    if (code != unknown) return code;
  }
  if (texts_.size() == static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
    throw error(error_code::limit, says::too_many_texts());
  }
  if (2 * (texts_.size() + 1) > slots_.size()) grow();
  texts_.push_back(copy(text));
  const auto code = static_cast<std::int32_t>(texts_.size() - 1);
  // Every text so far differs from this one, so its slot is the first free one.
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].code != unknown)
    at = (at + 1) & mask;
  slots_[at] = {tag_of(hash), code};
  return code;
}

void text_interner::grow() {
  std::vector<slot> larger(std::max(first_slots, 2 * slots_.size()));
  const std::size_t mask = larger.size() - 1;
  for (std::size_t code = 0; code < texts_.size(); ++code) {
    const std::uint64_t hash = hash_of(texts_[code]);
    std::size_t at = hash & mask;
    while (larger[at].code != unknown)
      at = (at + 1) & mask;
    larger[at] = {tag_of(hash), static_cast<std::int32_t>(code)};
  }
  slots_ = std::move(larger);
}

std::string_view text_interner::copy(std::string_view text) {
  if (text.empty()) return std::string_view{""};
  if (chunk_bytes_ - used_bytes_ < text.size()) {
    const std::size_t bytes = std::max({first_chunk_bytes, 2 * chunk_bytes_, text.size()});
    chunks_.push_back(std::make_unique<char[]>(bytes));
    chunk_bytes_ = bytes;
    used_bytes_ = 0;
  }
  char* const target = chunks_.back().get() + used_bytes_;
  std::memcpy(target, text.data(), text.size());
  used_bytes_ += text.size();
  return {target, text.size()};
}

void text_interner::clear() noexcept {
  texts_.clear();
  std::fill(slots_.begin(), slots_.end(), slot{});
  if (chunks_.size() > 1) chunks_.erase(chunks_.begin(), chunks_.end() - 1);
  used_bytes_ = 0;
}

}  // namespace assay::column
