// SPDX-License-Identifier: Apache-2.0
#include "state/derived_key_column.hpp"

#include <algorithm>

namespace assay::detail {

derived_key_column::derived_key_column(const plan::derived_key& key) : key_{&key}, evaluator_{key.program} {}

column_view derived_key_column::of_block(std::size_t first, std::size_t count) {
  codes_.clear();
  validity_.clear();
  for (std::size_t done = 0; done < count; done += kernel::batch_rows) {
    const std::size_t batch = std::min(kernel::batch_rows, count - done);
    evaluator_.run(first + done, batch);
    const kernel::slot_view slot = evaluator_.slot(key_->slot);
    codes_.insert(codes_.end(), slot.values, slot.values + batch);
    validity_.insert(validity_.end(), slot.known, slot.known + kernel::batch_words);
  }
  return {codes_.data(), validity_.data(), evaluator_.dictionary(key_->slot)};
}

}  // namespace assay::detail
