// SPDX-License-Identifier: Apache-2.0
#include "surroundings.hpp"

#include <cstdlib>

namespace assay::tests {

std::filesystem::path source_folder() { return ASSAY_SOURCE_DIR; }

std::string assay_program() { return ASSAY_BINARY; }

std::filesystem::path shared_folder() {
  const char* const named = std::getenv("ASSAY_SHARED_DIR");
  return named != nullptr ? std::filesystem::path{named} : source_folder() / ".." / "shared";
}

}  // namespace assay::tests
