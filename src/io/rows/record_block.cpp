// SPDX-License-Identifier: Apache-2.0
//
// Rows move up within their columns; dictionaries stay as they are.
#include "io/rows/record_block.hpp"

namespace assay::io {

void record_block::remove(std::span<const std::size_t> rows) noexcept {
  if (rows.empty()) return;
  for (std::size_t column = 0; column < views_.size(); ++column) {
    if (!views_[column].supplied()) continue;
    column::column_buffer& buffer = buffers_[column];
    std::size_t to = rows.front();
    auto next = rows.begin();
    for (std::size_t from = to; from < rows_; ++from) {
      if (next != rows.end() && *next == from) {
        ++next;
        continue;
      }
      buffer.present(from) ? buffer.put(to, buffer.value(from)) : buffer.put_missing(to);
      ++to;
    }
    views_[column] = buffer.view(to);
  }
  rows_ -= rows.size();
}

}  // namespace assay::io
