# SPDX-License-Identifier: Apache-2.0
# Script (cmake -P): writes a C++ file that holds the bytes of the given files.
#   OUTPUT  file to write      FOLDER  where the inputs lie      NAMES  their names, separated by commas, may be empty
# The bytes become character constants, not string literals, whose length and encoding compilers restrict.

string(REPLACE "," ";" names "${NAMES}")
list(SORT names)
list(LENGTH names count)

set(arrays "")
set(rows "")
set(index 0)
foreach(name IN LISTS names)
  get_filename_component(id "${name}" NAME_WE)
  if(NOT "${id}.json" STREQUAL name OR NOT id MATCHES "^[a-z0-9][a-z0-9-]*$")
    message(FATAL_ERROR "${FOLDER}/${name}: name a preset with lower-case letters, digits and '-', then .json")
  endif()
  file(READ "${FOLDER}/${name}" hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${hex}")
  string(REGEX REPLACE "('[^']*','[^']*','[^']*','[^']*','[^']*','[^']*','[^']*','[^']*',)" "\\1\n    " bytes "${bytes}")
  string(APPEND arrays "constexpr char text_${index}[${size} + 1] = {\n    ${bytes}'\\0'};\n\n")
  string(APPEND rows "    embedded_file{\"${id}\", std::string_view{text_${index}, ${size}}},\n")
  math(EXPR index "${index} + 1")
endforeach()

file(WRITE "${OUTPUT}.new" "// SPDX-License-Identifier: Apache-2.0
// Generated from src/presets/ by cmake/embed.cmake. Do not edit.
#include \"presets/embedded.hpp\"

#include <array>

namespace assay::presets {
namespace {

${arrays}constexpr std::array<embedded_file, ${count}> files{
${rows}};

}  // namespace

std::span<const embedded_file> embedded_files() noexcept { return files; }

}  // namespace assay::presets
")
file(RENAME "${OUTPUT}.new" "${OUTPUT}")
