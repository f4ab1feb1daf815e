// SPDX-License-Identifier: Apache-2.0
#include <assay/version.hpp>

#include "interface.hpp"

int32_t assay_version(void) {
  return assay::version_major * 1'000'000 + assay::version_minor * 1'000 + assay::version_patch;
}

const char* assay_version_text(void) { return assay::version_text.data(); }
