// SPDX-License-Identifier: Apache-2.0
//
// Which column something is about: made for every column of every call, and a text only when there is something to say.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <assay/error.hpp>
#include <assay/message.hpp>

namespace assay::capi {

struct column_place {
  std::string_view record;  ///< empty: not records
  std::string_view column;

  [[noreturn]] void refuse(const message& why, error_code code = error_code::argument,
                           std::int64_t row = 0) const {
    throw error{code, record_place{std::string{record}, std::string{column}, row}, why};
  }
};

}  // namespace assay::capi
