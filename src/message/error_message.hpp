// SPDX-License-Identifier: Apache-2.0
//
// What an error says, to be said again with more around it.
#pragma once

#include <assay/error.hpp>
#include <assay/message.hpp>

namespace assay::says {

/// The message of an error without its place; its text when it has none.
[[nodiscard]] inline message said_by(const error& problem) {
  return problem.said() != nullptr ? *problem.said() : message::in_own_words("error", problem.what());
}

}  // namespace assay::says
