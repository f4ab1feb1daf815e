// SPDX-License-Identifier: Apache-2.0
#include "grouping.hpp"

#include "structs.hpp"

namespace assay::capi {

static_assert(static_cast<int>(period_unit::year) == ASSAY_PERIOD_YEAR);

grouping grouping_of(const assay_grouping* given) {
  grouping result;
  if (given == nullptr) return result;
  check_struct(*given, "grouping");
  if (given->reserved != 0) refuse_call(says::c_reserved_member("grouping"));
  if (given->period < ASSAY_PERIOD_NONE || given->period > ASSAY_PERIOD_YEAR)
    refuse_choice("grouping.period", given->period);
  const std::size_t count = not_negative(given->by_count, "grouping.by_count");
  if (count > 0) (void)required(given->by, "grouping.by");
  for (std::size_t index = 0; index < count; ++index)
    result.by.emplace_back(text_at(given->by, given->by_bytes, index, "grouping.by"));
  result.period.unit = static_cast<period_unit>(given->period);
  result.period.utc_offset_minutes = given->utc_offset_minutes;
  if (given->fiscal_start_month != 0) result.period.fiscal_start_month = given->fiscal_start_month;
  return result;
}

void read_key(const assay_key* key_given, group_key& key, std::optional<std::string>& period) {
  if (key_given == nullptr) {
    key.clear();
    period.reset();
    return;
  }
  const assay_key& given = *key_given;
  check_struct(given, "key");
  const std::size_t count = not_negative(given.part_count, "key.part_count");
  if (count > 0) (void)required(given.parts, "key.parts");
  key.resize(count);
  for (std::size_t index = 0; index < count; ++index) {
    if (given.parts[index] == nullptr) {
      key[index].reset();
      continue;
    }
    if (!key[index]) key[index].emplace();
    key[index]->assign(text_at(given.parts, given.part_bytes, index, "key.parts"));
  }
  if (given.period == nullptr) {
    period.reset();
    return;
  }
  if (!period) period.emplace();
  period->assign(text_of(given.period, given.period_bytes, "key.period"));
}

}  // namespace assay::capi
