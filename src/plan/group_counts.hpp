// SPDX-License-Identifier: Apache-2.0
//
// What was counted in one group, as the answer of a metric is taken from it.
#pragma once

#include <cstddef>
#include <cstdint>

namespace assay::plan {

/// The keys that one aggregate keeps in one group: values, texts or hashes.
class kept_keys {
 public:
  kept_keys() = default;
  kept_keys(const kept_keys&) = delete;
  kept_keys& operator=(const kept_keys&) = delete;

  /// Too many different ones came: values are in buckets, hashes in registers.
  [[nodiscard]] virtual bool is_beyond() const noexcept = 0;
  /// How many of a group are kept as they are.
  [[nodiscard]] virtual std::size_t most() const noexcept = 0;
  /// Different ones; of a group that is beyond those of its buckets that are not empty.
  [[nodiscard]] virtual std::size_t size() const noexcept = 0;
  /// Records of the most frequent one.
  [[nodiscard]] virtual std::int64_t largest_count() const noexcept = 0;
  /// The value, or the bucket, of the record of that rank; there must be one.
  [[nodiscard]] virtual std::int64_t of_rank(std::int64_t rank) const = 0;
  /// Different hashes, about; of a group that is beyond.
  [[nodiscard]] virtual std::int64_t estimate() const noexcept = 0;

 protected:
  ~kept_keys() = default;
};

struct group_counts {
  const std::int64_t* fields = nullptr;  ///< as the state form lists them, the missing arguments first
  const kept_keys* keys = nullptr;       ///< of a form that keeps some
  std::int64_t one = 1;                  ///< scale factor of the argument
  std::int64_t second_one = 1;
  std::int64_t high = INT64_MAX;  ///< the largest that the argument can be

  [[nodiscard]] std::int64_t missing() const noexcept { return fields[0]; }
};

}  // namespace assay::plan
