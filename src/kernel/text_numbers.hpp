// SPDX-License-Identifier: Apache-2.0
//
// Texts numbered as they come, so that counters of texts are counters of numbers.
#pragma once

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
  text_numbers(const text_numbers& other) {
    for (const std::string& text : other.texts_)
      (void)number_of(text);
  }
  text_numbers& operator=(const text_numbers&) = delete;
  text_numbers(text_numbers&&) = delete;
  text_numbers& operator=(text_numbers&&) = delete;
  ~text_numbers() = default;

  /// The number of a text, new if need be. Strong guarantee.
  std::int64_t number_of(std::string_view text) {
    const auto found = numbers_.find(text);
    if (found != numbers_.end()) return found->second;
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
  template <class Texts>
  [[nodiscard]] std::vector<std::int64_t> numbers_of(const Texts& texts) {
    std::vector<std::int64_t> result;
    result.reserve(texts.size());
    for (const auto& text : texts)
      result.push_back(number_of(text));
    return result;
  }

  [[nodiscard]] const std::string& text(std::int64_t number) const noexcept {
    return texts_[static_cast<std::size_t>(number)];
  }
  [[nodiscard]] const std::deque<std::string>& texts() const noexcept { return texts_; }

 private:
  std::deque<std::string> texts_;  ///< never moves what it holds
  std::unordered_map<std::string_view, std::int64_t> numbers_;
};

}  // namespace assay::kernel
