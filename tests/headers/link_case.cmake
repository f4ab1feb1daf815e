# SPDX-License-Identifier: Apache-2.0
# Script (cmake -P): builds SOURCE with FLAGS against ENGINE. Without EXPECTED it must link and run; otherwise it must be refused with
# a text that matches.

set(ENV{LC_ALL} C)
set(program ${FOLDER}/${NAME})
execute_process(COMMAND ${COMPILER} -std=c++20 -I${INCLUDES} ${FLAGS} ${SOURCE} ${ENGINE} -o ${program}
  RESULT_VARIABLE code OUTPUT_VARIABLE text ERROR_VARIABLE text)
if(EXPECTED STREQUAL "")
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "does not build:\n${text}")
  endif()
  execute_process(COMMAND ${program} RESULT_VARIABLE code)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "the engine is of another version than its headers (${code})")
  endif()
elseif(code EQUAL 0)
  message(FATAL_ERROR "links, but must not")
elseif(NOT text MATCHES "${EXPECTED}")
  message(FATAL_ERROR "refused, but nothing says ${EXPECTED}:\n${text}")
endif()
