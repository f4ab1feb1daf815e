// SPDX-License-Identifier: Apache-2.0
//
// Metrics of the catalogue as JSON, the same for the command line and the C interface.
#pragma once

#include <assay/catalogue.hpp>

#include "text/json_writer.hpp"

namespace assay::catalogue {

/// One metric, as an object.
void write_metric(text::json_writer& out, const metric_entry& metric);
/// All metrics, as an array of them.
void write_metrics(text::json_writer& out);

}  // namespace assay::catalogue
