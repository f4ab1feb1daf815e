// SPDX-License-Identifier: Apache-2.0
#include "kernel/finish.hpp"

#include "plan/group_counts.hpp"
#include "plan/metric_kind.hpp"

namespace assay::kernel {

namespace {

// NOLINTNEXTLINE(cppcoreguidelines-virtual-class-destructor): final, and never held by its base
class keys_of_group final : public plan::kept_keys {
 public:
  keys_of_group(const key_store& keys, std::size_t group) noexcept : keys_{keys}, group_{group} {}

  [[nodiscard]] bool is_beyond() const noexcept override { return keys_.is_beyond(group_); }
  [[nodiscard]] std::size_t most() const noexcept override { return keys_.rule().most; }
  [[nodiscard]] std::size_t size() const noexcept override { return keys_.size(group_); }
  [[nodiscard]] std::int64_t largest_count() const noexcept override { return keys_.largest_count(group_); }
  [[nodiscard]] std::int64_t of_rank(std::int64_t rank) const override {
    return keys_.key_of_rank(group_, rank);
  }
  [[nodiscard]] std::int64_t estimate() const noexcept override { return keys_.estimate(group_); }

 private:
  const key_store& keys_;
  std::size_t group_;
};

plan::group_counts counts_of(const counted_aggregate& of, const std::int64_t* fields,
                             const plan::kept_keys* keys) noexcept {
  return {fields, keys, of.one, of.second_one, of.high};
}

}  // namespace

plan::finished_metric finish_fields(const counted_aggregate& of, const std::int64_t* fields,
                                    const plan::finisher& by) {
  return of.kind->finish(counts_of(of, fields, nullptr), by);
}

plan::finished_metric finish_keys(const counted_aggregate& of, const std::int64_t* fields,
                                  const key_store& keys, std::size_t group, const plan::finisher& by) {
  if (keys.is_beyond(group) && keys.rule().beyond == plan::beyond_cap::dropped) {
    plan::finished_metric result;
    result.missing = fields[0];
    result.n = fields[1];
    result.failure = plan::finish_failure::over_cap;
    result.cap = static_cast<std::int64_t>(keys.rule().most);
    return result;
  }
  const keys_of_group kept{keys, group};
  return of.kind->finish(counts_of(of, fields, &kept), by);
}

}  // namespace assay::kernel
