// SPDX-License-Identifier: Apache-2.0
#include "guard.hpp"
#include "handles.hpp"
#include "interface.hpp"

const char* assay_bytes_data(const assay_bytes* bytes, int64_t* size) {
  assay::capi::reset(size);
  if (bytes == nullptr) return nullptr;
  if (size != nullptr) *size = static_cast<std::int64_t>(bytes->content.size());
  return bytes->content.c_str();
}

void assay_bytes_free(assay_bytes* bytes) { delete bytes; }
