// SPDX-License-Identifier: Apache-2.0
//
// That something fails is half of a test; the other half is that it fails for the reason that was meant.
#pragma once

#include <exception>
#include <string>

#include <gmock/gmock.h>

#include <assay/error.hpp>

namespace assay::test {

/// A call throws assay::error of this code, and its message holds the text:
///
///   EXPECT_THAT([&] { (void)state::load(bytes); }, fails_with(error_code::state, "checksum"));
[[nodiscard]] inline auto fails_with(error_code code, const std::string& text) {
  return testing::Throws<error>(
      testing::AllOf(testing::Property("code", &error::code, code),
                     testing::Property("what", &std::exception::what, testing::HasSubstr(text))));
}

}  // namespace assay::test
