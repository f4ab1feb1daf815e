// SPDX-License-Identifier: Apache-2.0
#include "guard.hpp"
#include "interface.hpp"
#include "model_document.hpp"
#include "outputs.hpp"
#include "structs.hpp"

using namespace assay::capi;

int32_t assay_catalogue(int32_t part, assay_bytes** json, assay_error* error) {
  reset(json);
  return guarded(error, [&] {
    assay_bytes*& made = required(json, "json");
    switch (part) {
      case ASSAY_CATALOGUE_METRICS:
        made = bytes_of_text(describe_metrics());
        return;
      case ASSAY_CATALOGUE_PRESETS:
        made = bytes_of_text(describe_presets());
        return;
      default:
        refuse_choice("part", part);
    }
  });
}
