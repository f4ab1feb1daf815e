# SPDX-License-Identifier: Apache-2.0
# Script (cmake -P): runs PROGRAM; it must succeed and, when the file EXPECTED exists, print exactly its content.
execute_process(COMMAND ${PROGRAM} RESULT_VARIABLE code OUTPUT_VARIABLE output)
if(NOT code EQUAL 0)
  message(FATAL_ERROR "${PROGRAM} failed (${code}):\n${output}")
endif()
if(EXISTS ${EXPECTED})
  file(READ ${EXPECTED} expected)
  if(NOT output STREQUAL expected)
    message(FATAL_ERROR "${PROGRAM} printed\n${output}\nbut ${EXPECTED} says\n${expected}")
  endif()
endif()
