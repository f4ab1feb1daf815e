# SPDX-License-Identifier: Apache-2.0
# Script (cmake -P): one case of code that must not compile.
#   CASE  the source file      COMPILER  the compiler      INCLUDES  the include directory of the library
#
# A case names, in a comment among its first lines, a regular expression (CMake's) that the compiler's output must match:
#     // expect-error: only units of one dimension can be added
# and holds the nearest right code as well, so that it cannot pass for a wrong reason (a typing error, a renamed type):
#     #ifdef ASSAY_EXPECT_SUCCESS
#     ... compiles
#     #else
#     ... must not compile
#     #endif

file(STRINGS "${CASE}" expectation REGEX "^// expect-error: " LIMIT_COUNT 1 ENCODING UTF-8)
if(NOT expectation)
  message(FATAL_ERROR "${CASE}: no line '// expect-error: <regular expression>'")
endif()
string(REGEX REPLACE "^// expect-error: +" "" pattern "${expectation}")

# Messages in English with plain quotes, whatever the caller's locale.
set(ENV{LC_ALL} C)

# compile(<result> <output> [flags...])
function(compile result output)
  execute_process(COMMAND ${COMPILER} -std=c++20 -Wall -Wextra -fsyntax-only -I${INCLUDES} ${ARGN} ${CASE}
    RESULT_VARIABLE code OUTPUT_VARIABLE text ERROR_VARIABLE text)
  set(${result} "${code}" PARENT_SCOPE)
  set(${output} "${text}" PARENT_SCOPE)
endfunction()

compile(code text -DASSAY_EXPECT_SUCCESS)
if(NOT code EQUAL 0)
  message(FATAL_ERROR "${CASE}: the right code (-DASSAY_EXPECT_SUCCESS) does not compile:\n${text}")
endif()
compile(code text)
if(code EQUAL 0)
  message(FATAL_ERROR "${CASE}: compiles, but must not")
endif()
if(NOT text MATCHES "${pattern}")
  message(FATAL_ERROR "${CASE}: refused, but the compiler does not say \"${pattern}\":\n${text}")
endif()
