// SPDX-License-Identifier: Apache-2.0
//
// A stream of the caller's that could not go on.
#pragma once

#include <exception>
#include <utility>

#include <assay/message.hpp>

namespace assay::capi {

class stream_failure final : public std::exception {
 public:
  explicit stream_failure(message said) noexcept : said_{std::move(said)} {}
  [[nodiscard]] const message& said() const noexcept { return said_; }
  [[nodiscard]] const char* what() const noexcept override { return "the stream failed"; }

 private:
  message said_;
};

}  // namespace assay::capi
