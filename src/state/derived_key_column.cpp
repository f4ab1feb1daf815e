// SPDX-License-Identifier: Apache-2.0
#include "state/derived_key_column.hpp"

#include <algorithm>
#include <span>
#include <string_view>

namespace assay::detail {

derived_key_column::derived_key_column(const plan::derived_key& key) : key_{&key}, evaluator_{key.program} {}

column::category_keys derived_key_column::of_block(std::size_t first, std::size_t count) {
  const std::span<const std::string_view> texts = evaluator_.dictionary(key_->slot);
  keys_.resize(count);
  for (std::size_t done = 0; done < count; done += kernel::batch_rows) {
    const std::size_t batch = std::min(kernel::batch_rows, count - done);
    evaluator_.run(first + done, batch);
    const kernel::slot_view slot = evaluator_.slot(key_->slot);
    for (std::size_t row = 0; row < batch; ++row) {
      const bool known = ((slot.known[row / 64] >> (row % 64)) & 1U) != 0;
      const auto code = static_cast<std::uint64_t>(slot.values[row]);
      keys_[done + row] = known && code < texts.size() ? static_cast<std::uint32_t>(code) + 1 : 0;
    }
  }
  return {keys_.data(), texts};
}

}  // namespace assay::detail
