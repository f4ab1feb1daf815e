# SPDX-License-Identifier: Apache-2.0
# Linux without GNU's C library: programs with musl and libc++ in them, which run wherever the kernel does. Built by `zig c++`, a clang
# that brings both; ASSAY_ZIG says where it is (the wheel `ziglang` has it, or a package of the system).
set(ASSAY_ZIG zig CACHE STRING "The zig program")
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES ASSAY_ZIG)
set(CMAKE_C_COMPILER ${ASSAY_ZIG} cc)
set(CMAKE_CXX_COMPILER ${ASSAY_ZIG} c++)
set(CMAKE_C_COMPILER_TARGET x86_64-linux-musl)
set(CMAKE_CXX_COMPILER_TARGET x86_64-linux-musl)
