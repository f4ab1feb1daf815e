# SPDX-License-Identifier: Apache-2.0
# clang 14 with its own standard library, libc++, instead of that of GCC.
set(CMAKE_C_COMPILER clang-14)
set(CMAKE_CXX_COMPILER clang++-14)
set(CMAKE_CXX_FLAGS_INIT -stdlib=libc++)
