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

# assay_optimise_less(<level> <regular expression>): sources of this folder's targets whose path (from src/) matches are built with
# the level instead of -O3, where CMake's usual settings for a release apply. What runs once a call needs no more, and compiles in
# little more than half of the time; what runs once a row or a group keeps -O3.
function(assay_optimise_less level pattern)
  if(NOT CMAKE_CXX_FLAGS_RELEASE MATCHES "(^| )-O3( |$)")
    return()
  endif()
  file(GLOB_RECURSE sources RELATIVE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/src/*.cpp)
  list(FILTER sources INCLUDE REGEX "${pattern}")
  list(TRANSFORM sources PREPEND ${PROJECT_SOURCE_DIR}/src/)
  set_property(SOURCE ${sources} APPEND PROPERTY COMPILE_OPTIONS $<$<CONFIG:Release>:${level}>)
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
