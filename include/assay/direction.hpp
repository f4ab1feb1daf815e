// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <assay/requirements.hpp>

namespace assay {

/// Which way an indicator improves. `context` describes without being good or bad (share of new staff).
enum class direction { higher_is_better, lower_is_better, context };

}  // namespace assay
