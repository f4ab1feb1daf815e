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
    const column_view before = views_[column];
    std::size_t to = rows.front();
    auto next = rows.begin();
    for (std::size_t from = to; from < rows_; ++from) {
      if (next != rows.end() && *next == from) {
        ++next;
        continue;
      }
      before.present(from) ? buffer.put(to, before.values[from]) : buffer.put_missing(to);
      ++to;
    }
  }
  rows_ -= rows.size();
}

}  // namespace assay::io
