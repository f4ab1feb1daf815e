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
