// SPDX-License-Identifier: Apache-2.0
//
// Codes are checked against the dictionary's size everywhere: the codes of missing cells may be anything.
#include "kernel/text_lookup.hpp"

#include <algorithm>
#include <functional>
#include <unordered_map>

#include "kernel/bit_pack.hpp"

namespace assay::kernel {

bool contains(const plan::text_set& set, std::string_view text) noexcept {
  return std::binary_search(set.begin(), set.end(), text, std::less<>{});
}

void text_set_lookup::prepare(const plan::text_set& set, dictionary_view dictionary, std::size_t rows) {
  set_ = &set;
  dictionary_ = dictionary;
  prepared_ = rows >= dictionary.size();
  member_.clear();
  if (!prepared_) return;
  for (const std::string_view entry : dictionary)
    member_.push_back(contains(set, entry) ? 1 : 0);
}

void text_set_lookup::run(const std::int64_t* codes, std::size_t count, std::uint64_t* words) const noexcept {
  const std::size_t size = dictionary_.size();
  if (prepared_) {
    const std::uint8_t* member = member_.data();
    pack_bits(count, words, [=](std::size_t row) {
      const auto code = static_cast<std::uint64_t>(codes[row]);
      return code < size && member[code] != 0;
    });
    return;
  }
  pack_bits(count, words, [&](std::size_t row) {
    const auto code = static_cast<std::uint64_t>(codes[row]);
    return code < size && contains(*set_, dictionary_[code]);
  });
}

void text_equality::prepare(dictionary_view left, dictionary_view right, std::size_t rows) {
  left_ = left;
  right_ = right;
  prepared_ = rows >= left.size() + right.size();
  left_ids_.clear();
  right_ids_.clear();
  if (!prepared_) return;
  std::unordered_map<std::string_view, std::int32_t> ids;
  for (const std::string_view entry : left) {
    left_ids_.push_back(ids.try_emplace(entry, static_cast<std::int32_t>(ids.size())).first->second);
  }
  for (const std::string_view entry : right) {
    const auto found = ids.find(entry);
    right_ids_.push_back(found == ids.end() ? -1 : found->second);
  }
}

void text_equality::run(const std::int64_t* left, const std::int64_t* right, std::size_t count,
                        std::uint64_t* words) const noexcept {
  pack_bits(count, words, [&](std::size_t row) {
    const auto a = static_cast<std::uint64_t>(left[row]);
    const auto b = static_cast<std::uint64_t>(right[row]);
    if (a >= left_.size() || b >= right_.size()) return false;
    return prepared_ ? left_ids_[a] == right_ids_[b] : left_[a] == right_[b];
  });
}

}  // namespace assay::kernel
