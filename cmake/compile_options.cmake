# SPDX-License-Identifier: Apache-2.0
# assay_compile_options(<target>): what every compiled target of this project is built with. Nothing of it reaches consumers.

set(ASSAY_WARNINGS
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual -Wcast-align -Wcast-qual -Wundef -Wformat=2 -Wimplicit-fallthrough -Wextra-semi -Wvla)
set(ASSAY_WARNINGS_GNU -Wduplicated-cond -Wduplicated-branches -Wlogical-op)
set(ASSAY_WARNINGS_CLANG -Wunused-member-function -Wunreachable-code -Wnewline-eof)

function(assay_compile_options target)
  target_compile_features(${target} PRIVATE cxx_std_20)
  set_target_properties(${target} PROPERTIES
    CXX_STANDARD_REQUIRED ON
    CXX_EXTENSIONS OFF
    CXX_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON
    POSITION_INDEPENDENT_CODE ON
    # Files have names of their own in anonymous namespaces: a superproject's wish to compile several as one does not fit.
    UNITY_BUILD OFF)
  # Equal bits on every machine: no fused multiply-add, no reordered arithmetic, whatever the caller's flags say.
  target_compile_options(${target} PRIVATE -fno-fast-math -ffp-contract=off)
  # What a program or a library does not reach can be left out of it.
  target_compile_options(${target} PRIVATE "$<$<CONFIG:Release,MinSizeRel>:-ffunction-sections;-fdata-sections>")
  if(ASSAY_DEVELOPER)
    target_compile_options(${target} PRIVATE
      ${ASSAY_WARNINGS} -Werror
      "$<$<CXX_COMPILER_ID:GNU>:${ASSAY_WARNINGS_GNU}>"
      "$<$<CXX_COMPILER_ID:Clang,AppleClang>:${ASSAY_WARNINGS_CLANG}>")
    target_compile_definitions(${target} PRIVATE _GLIBCXX_ASSERTIONS)
  endif()
  if(ASSAY_CLANG_TIDY)
    set_target_properties(${target} PROPERTIES CXX_CLANG_TIDY "${ASSAY_CLANG_TIDY_PROGRAM};--quiet")
  endif()
endfunction()

# assay_optimise_less(<level> <regular expression>): sources of this folder's targets whose path (from src/, or from this folder when
# it lies beside src/) matches are built with the level instead of -O3, where CMake's usual settings for a release apply. What runs
# once a call is built for size (-Os): a quarter of the code, and compiled in little more than half of the time. What runs once a row
# or a group keeps -O3.
function(assay_optimise_less level pattern)
  if(NOT CMAKE_CXX_FLAGS_RELEASE MATCHES "(^| )-O3( |$)")
    return()
  endif()
  set(root ${PROJECT_SOURCE_DIR}/src)
  cmake_path(IS_PREFIX root ${CMAKE_CURRENT_SOURCE_DIR} is_in_src)
  if(NOT is_in_src)
    set(root ${CMAKE_CURRENT_SOURCE_DIR})
  endif()
  file(GLOB_RECURSE sources RELATIVE ${root} ${root}/*.cpp)
  list(FILTER sources INCLUDE REGEX "${pattern}")
  if(NOT sources)
    message(FATAL_ERROR "assay_optimise_less: no source in ${root} matches ${pattern}; correct the expression")
  endif()
  list(TRANSFORM sources PREPEND ${root}/)
  set_property(SOURCE ${sources} APPEND PROPERTY COMPILE_OPTIONS $<$<CONFIG:Release>:${level}>)
  if(level STREQUAL "-Os")  # headers that were compiled for speed do not fit
    set_property(SOURCE ${sources} PROPERTY SKIP_PRECOMPILE_HEADERS ON)
  endif()
endfunction()

# assay_common_headers(<target>): the standard headers that most files include, compiled once for all targets. Not for developers:
# there each file has to include what it uses, and g++ gives warnings about the standard library that it otherwise keeps to itself.
function(assay_common_headers target)
  if(ASSAY_DEVELOPER)
    return()
  endif()
  if(target STREQUAL "assay_engine")
    target_precompile_headers(assay_engine PRIVATE ${PROJECT_SOURCE_DIR}/src/base.hpp)
  else()
    target_precompile_headers(${target} REUSE_FROM assay_engine)
  endif()
endfunction()
