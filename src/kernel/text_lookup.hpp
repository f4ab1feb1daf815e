// SPDX-License-Identifier: Apache-2.0
//
// Conditions on category columns, prepared for the dictionaries of one block of records.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "plan/row_program.hpp"

namespace assay::kernel {

using dictionary_view = std::span<const std::string_view>;

[[nodiscard]] bool contains(const plan::text_set& set, std::string_view text) noexcept;

/// Which entries of a dictionary belong to a set of texts. Prepared in one pass over the dictionary; when
/// there are fewer rows than entries the rows' own texts are compared instead. A code beyond the dictionary
/// belongs to no set.
class text_set_lookup {
 public:
  void prepare(const plan::text_set& set, dictionary_view dictionary, std::size_t rows);

  void run(const std::int64_t* codes, std::size_t count, std::uint64_t* words) const noexcept;

 private:
  const plan::text_set* set_ = nullptr;
  dictionary_view dictionary_;
  bool prepared_ = false;
  std::vector<std::uint8_t> member_;
};

/// Whether two category columns hold the same text, each with its own dictionary.
class text_equality {
 public:
  void prepare(dictionary_view left, dictionary_view right, std::size_t rows);

  void run(const std::int64_t* left, const std::int64_t* right, std::size_t count,
           std::uint64_t* words) const noexcept;

 private:
  dictionary_view left_;
  dictionary_view right_;
  bool prepared_ = false;
  std::vector<std::int32_t> left_ids_;   ///< equal numbers for equal texts
  std::vector<std::int32_t> right_ids_;  ///< -1 where the left dictionary does not have the text
};

}  // namespace assay::kernel
