// SPDX-License-Identifier: Apache-2.0
//
// Tables as Arrow arrays that own their memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interface.hpp"

namespace assay::capi {

/// Words that a column names by their places.
using word_list = std::shared_ptr<const std::vector<std::string>>;

/// One column of a table under construction.
class exported_column {
 public:
  [[nodiscard]] static exported_column numbers(std::string name);
  [[nodiscard]] static exported_column integers(std::string name);
  [[nodiscard]] static exported_column truths(std::string name);
  [[nodiscard]] static exported_column texts(std::string name);
  [[nodiscard]] static exported_column words(std::string name, word_list list);

  void reserve(std::size_t rows);
  void add(const std::optional<double>& number);
  void add(const std::optional<std::int64_t>& integer);
  void add(const std::optional<std::string_view>& text);
  void add_truth(const std::optional<bool>& truth);
  /// The place of a word.
  void add_word(const std::optional<std::size_t>& place);

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }

  /// Both own what they hold. Nothing is left of the column when it has become an array.
  [[nodiscard]] ArrowSchema schema() const;
  [[nodiscard]] ArrowArray array() &&;

 private:
  enum class kind : std::uint8_t { numbers, integers, truths, texts, words };
  exported_column(std::string name, kind of, word_list list);
  void note(bool is_known);

  std::string name_;
  kind kind_;
  word_list words_;
  std::size_t rows_ = 0;
  std::int64_t nulls_ = 0;
  std::vector<std::uint8_t> validity_;
  std::vector<double> numbers_;
  std::vector<std::int64_t> integers_;  ///< of texts their offsets
  std::vector<std::int32_t> places_;
  std::vector<std::uint8_t> truths_;  ///< bits
  std::vector<char> bytes_;
};

/// A record batch. Strong guarantee: the outputs are written when nothing can fail any more.
void export_batch(std::vector<exported_column> columns, ArrowArray& array);
void export_schema(const std::vector<exported_column>& columns, ArrowSchema& schema);

}  // namespace assay::capi
