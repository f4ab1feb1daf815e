// SPDX-License-Identifier: Apache-2.0
// The version of the library. This file is its only source: the build system reads the numbers from here.
#pragma once

#include <string_view>

#include <assay/requirements.hpp>

namespace assay {

/// Semantic version of these headers. Until 1.0 a new minor version may change interfaces and state format.
inline constexpr int version_major = 0;
inline constexpr int version_minor = 1;
inline constexpr int version_patch = 0;

/// The same as text, "major.minor.patch". The build stops when it differs from the numbers above.
inline constexpr std::string_view version_text = "0.1.0";

/// Version of the compiled engine that a program runs with, in the same form. The headers alone have none: not for those who link
/// nothing.
[[nodiscard]] std::string_view library_version() noexcept;

}  // namespace assay
