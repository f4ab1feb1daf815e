# SPDX-License-Identifier: Apache-2.0
# 64-bit Windows, cross-built by Debian's g++-mingw-w64-x86-64-posix; programs run under Wine. The variant with POSIX threads is the
# one whose C++ library has <mutex> and <thread>.
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(CMAKE_C_COMPILER x86_64-w64-mingw32-gcc-posix)
set(CMAKE_CXX_COMPILER x86_64-w64-mingw32-g++-posix)
set(CMAKE_RC_COMPILER x86_64-w64-mingw32-windres)
set(CMAKE_FIND_ROOT_PATH /usr/x86_64-w64-mingw32)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
find_program(ASSAY_WINE NAMES wine wine64-stable wine64)
mark_as_advanced(ASSAY_WINE)
if(ASSAY_WINE)
  set(CMAKE_CROSSCOMPILING_EMULATOR ${ASSAY_WINE})
endif()
