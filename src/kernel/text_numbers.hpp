// SPDX-License-Identifier: Apache-2.0
//
// Texts numbered as they come, so that counters of texts are counters of numbers. A number whose text was forgotten is
// given away again.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace assay::kernel {

class text_numbers {
 public:
  text_numbers() = default;
  text_numbers(const text_numbers& other) : texts_{other.texts_}, free_{other.free_}, enough_{other.enough_} {
    for (const auto& [text, number] : other.numbers_)
      numbers_.emplace(texts_[static_cast<std::size_t>(number)], number);
  }
  text_numbers& operator=(const text_numbers&) = delete;
  text_numbers(text_numbers&&) = delete;
  text_numbers& operator=(text_numbers&&) = delete;
  ~text_numbers() = default;

  /// The number of a text, new if need be. Strong guarantee.
  std::int64_t number_of(std::string_view text) {
    const auto found = numbers_.find(text);
    if (found != numbers_.end()) return found->second;
    return free_.empty() ? append(text) : reuse(text);
  }
  template <class Texts>
  [[nodiscard]] std::vector<std::int64_t> numbers_of(const Texts& texts) {
    std::vector<std::int64_t> result;
    result.reserve(texts.size());
    for (const auto& text : texts)
      result.push_back(number_of(text));
    return result;
  }

  /// Whether so many texts came since the last time that looking for forgotten ones costs no more than adding them did.
  [[nodiscard]] bool may_hold_forgotten() const noexcept { return numbers_.size() >= enough_; }

  /// Forgets texts that no counter names, whose groups are beyond the cap: memory follows the counters, not the texts
  /// that ever came. `for_each_number(visit)` calls visit(number) for every number that a counter names; `cost` is about
  /// how many steps that takes. Numbers that are not in the counters mean nothing afterwards. Strong guarantee.
  template <class ForEachNumber>
  void forget_uncounted(std::size_t cost, const ForEachNumber& for_each_number) {
    std::vector<bool> named(texts_.size());
    std::size_t counters = 0;
    for_each_number([&](std::int64_t number) {
      named[static_cast<std::size_t>(number)] = true;
      ++counters;
    });
    free_.reserve(texts_.size());
    for (auto known = numbers_.begin(); known != numbers_.end();) {
      const std::int64_t number = known->second;
      if (named[static_cast<std::size_t>(number)]) {
        ++known;
        continue;
      }
      known = numbers_.erase(known);
      std::string{}.swap(texts_[static_cast<std::size_t>(number)]);
      free_.push_back(number);
    }
    enough_ = numbers_.size() + std::max({counters, cost, fewest_new});
  }

  [[nodiscard]] const std::string& text(std::int64_t number) const noexcept {
    return texts_[static_cast<std::size_t>(number)];
  }
  /// Texts that have a number.
  [[nodiscard]] std::size_t size() const noexcept { return numbers_.size(); }
  /// All numbers lie below.
  [[nodiscard]] std::size_t end() const noexcept { return texts_.size(); }

 private:
  static constexpr std::size_t fewest_new = 4096;

  std::int64_t append(std::string_view text) {
    const auto number = static_cast<std::int64_t>(texts_.size());
    texts_.emplace_back(text);
    try {
      numbers_.emplace(texts_.back(), number);
    } catch (...) {
      texts_.pop_back();
      throw;
    }
    return number;
  }
  std::int64_t reuse(std::string_view text) {
    const std::int64_t number = free_.back();
    std::string& place = texts_[static_cast<std::size_t>(number)];
    place.assign(text);
    numbers_.emplace(place, number);  // when this throws, the number is still free
    free_.pop_back();
    return number;
  }

  std::deque<std::string> texts_;    ///< never moves what it holds
  std::vector<std::int64_t> free_;   ///< numbers of forgotten texts
  std::size_t enough_ = fewest_new;  ///< texts at which to look for some to forget
  std::unordered_map<std::string_view, std::int64_t> numbers_;
};

}  // namespace assay::kernel
