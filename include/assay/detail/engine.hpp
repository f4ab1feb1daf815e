// SPDX-License-Identifier: Apache-2.0
//
// A program links only with an engine of these headers that was built with the same settings of the standard library: with other
// settings strings and vectors have another layout, and a call would read beyond them. The linker then misses a symbol whose name
// says what differs.
#pragma once

#include <string_view>

#include <assay/version.hpp>

#if defined(ASSAY_NO_INT128) || !defined(__SIZEOF_INT128__)
#error \
    "the engine needs a compiler with 128-bit integers (g++, clang): with this one use the header-only types, or the engine by its C interface, assay.h, as a library that another compiler built"
#endif

namespace assay::detail::engine_0_1 {

static_assert(version_major == 0 && version_minor == 1, "name the namespace after the version");

// Other object formats than ELF have nothing like "retain", and compilers warn about it there.
#ifdef __ELF__
#define ASSAY_DETAIL_NEEDED [[gnu::used, gnu::retain]]
#else
#define ASSAY_DETAIL_NEEDED [[gnu::used]]
#endif

// Defined by the engine, those of its own settings alone. Each is needed by every file that includes this one, also when the linker
// leaves out what no function uses.
// NOLINTBEGIN(readability-identifier-naming): linkers show the names, which are those of the settings
#if defined(_GLIBCXX_DEBUG)
extern const char with_GLIBCXX_DEBUG;
ASSAY_DETAIL_NEEDED inline const char* const needs_with_GLIBCXX_DEBUG = &with_GLIBCXX_DEBUG;
#else
extern const char without_GLIBCXX_DEBUG;
ASSAY_DETAIL_NEEDED inline const char* const needs_without_GLIBCXX_DEBUG = &without_GLIBCXX_DEBUG;
#endif

#if defined(_GLIBCXX_USE_CXX11_ABI) && !_GLIBCXX_USE_CXX11_ABI
extern const char with_GLIBCXX_USE_CXX11_ABI_0;
ASSAY_DETAIL_NEEDED inline const char* const needs_with_GLIBCXX_USE_CXX11_ABI_0 =
    &with_GLIBCXX_USE_CXX11_ABI_0;
#else
extern const char without_GLIBCXX_USE_CXX11_ABI_0;
ASSAY_DETAIL_NEEDED inline const char* const needs_without_GLIBCXX_USE_CXX11_ABI_0 =
    &without_GLIBCXX_USE_CXX11_ABI_0;
#endif
// NOLINTEND(readability-identifier-naming)
#undef ASSAY_DETAIL_NEEDED

}  // namespace assay::detail::engine_0_1
