// SPDX-License-Identifier: Apache-2.0
#include "catalogue/metric_json.hpp"

#include <assay/units.hpp>

namespace assay::catalogue {

void write_metric(text::json_writer& out, const metric_entry& metric) {
  out.begin_object();
  out.key("id").string(metric.id);
  out.key("zh").string(metric.zh);
  out.key("en").string(metric.en);
  out.key("formula").string(metric.formula);
  out.key("unit").string(name_of(metric.value_unit));
  out.key("variants").begin_array();
  for (const metric_variant& variant : metric.variants) {
    out.begin_object();
    out.key("id").string(variant.id);
    out.key("zh").string(variant.zh);
    out.key("en").string(variant.en);
    out.key("definition").string(variant.definition);
    out.key("unit").string(name_of(variant.value_unit));
    out.end_object();
  }
  out.end_array();
  out.key("state").string(metric.state);
  out.key("source").string(metric.source);
  out.end_object();
}

void write_metrics(text::json_writer& out) {
  out.begin_array();
  for (const metric_entry& metric : metric_catalogue())
    write_metric(out, metric);
  out.end_array();
}

}  // namespace assay::catalogue
