// SPDX-License-Identifier: Apache-2.0
//
// What the compiled engine says of itself: its version, and by its symbols the settings it was built with.
#include <assay/detail/engine.hpp>
#include <assay/version.hpp>

namespace assay {

std::string_view library_version() noexcept { return version_text; }

namespace detail::engine_0_1 {

#if defined(_GLIBCXX_DEBUG)
const char with_GLIBCXX_DEBUG = '\0';
#else
const char without_GLIBCXX_DEBUG = '\0';
#endif

#if defined(_GLIBCXX_USE_CXX11_ABI) && !_GLIBCXX_USE_CXX11_ABI
const char with_GLIBCXX_USE_CXX11_ABI_0 = '\0';
#else
const char without_GLIBCXX_USE_CXX11_ABI_0 = '\0';
#endif

}  // namespace detail::engine_0_1
}  // namespace assay
