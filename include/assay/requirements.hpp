// SPDX-License-Identifier: Apache-2.0
//
// What these headers need of a compiler. Every other header reaches this one before anything of its own.
#pragma once

#if !(defined(_MSVC_LANG) && _MSVC_LANG >= 202002L) && __cplusplus < 202002L
#error \
    "assay needs C++20: compile with -std=c++20 or later (CMake: target_compile_features(<target> PRIVATE cxx_std_20))"
#endif
