// SPDX-License-Identifier: Apache-2.0
//
// The columns of one call by their names, however they come.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <assay/column.hpp>
#include <assay/record.hpp>

#include "arrow_import.hpp"
#include "column_place.hpp"
#include "interface.hpp"
#include "scratch.hpp"

namespace assay::capi {

enum class record_form : std::uint8_t { columns, array, stream };

/// Throws assay::error (argument) when records come in no form or in several.
[[nodiscard]] record_form form_of(const assay_records& records);

class source_columns {
 public:
  /// Borrows what it opens until the next one. Throws assay::error (argument) for what is no table.
  void open(const assay_records& columns);
  void open(const ArrowSchema& schema, const ArrowArray& array);

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] std::span<const std::string_view> names() const noexcept { return names_; }
  /// The place of a name. Throws assay::error (argument) at `place` when there are two.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view name, const column_place& place) const;
  /// A column for one of the model of type `as`, or for numbers of any kind. Lives until the next open(). Throws assay::error
  /// (argument) at `place`.
  [[nodiscard]] column_view view(std::size_t column, std::optional<column_type> as,
                                 const column_place& place);

 private:
  std::size_t rows_ = 0;
  const assay_column* plain_ = nullptr;  ///< null: an Arrow batch
  arrow_batch batch_;
  std::vector<std::string_view> names_;
  scratch memory_;
};

}  // namespace assay::capi
