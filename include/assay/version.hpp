// SPDX-License-Identifier: Apache-2.0
// The version of the library. This file is its only source: the build system reads the numbers from here.
#pragma once

#include <string_view>

namespace assay {

/// Semantic version of these headers. Until 1.0 a new minor version may change interfaces and state format.
inline constexpr int version_major = 0;
inline constexpr int version_minor = 1;
inline constexpr int version_patch = 0;

/// The same as text, "major.minor.patch". The build stops when it differs from the numbers above.
inline constexpr std::string_view version_text = "0.1.0";

}  // namespace assay
