// SPDX-License-Identifier: Apache-2.0
//
// How records are grouped, as the commands take it: by columns, and by periods of time.
#pragma once

#include <string>
#include <vector>

#include <assay/period.hpp>

namespace assay {
class state;
}

namespace assay::cli {

struct grouping_options {
  std::vector<std::string> by;
  std::string period;
  std::string utc_offset = "+00:00";
  std::int32_t fiscal_start_month = 0;  ///< 0: not said
  bool total = false;

  /// The rule of periods for records that are grouped now. Throws assay::error (argument) for an offset that is none.
  [[nodiscard]] period_rule rule() const;
  /// The state in the groups that were asked for; what was not said stays as it is.
  [[nodiscard]] state regroup(state stored) const;
};

/// What --period may be.
[[nodiscard]] std::vector<std::string> period_unit_names();

}  // namespace assay::cli
