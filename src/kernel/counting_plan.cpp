// SPDX-License-Identifier: Apache-2.0
#include "kernel/counting_plan.hpp"

namespace assay::kernel {

namespace {

using plan::metric_kind;

struct scale_row {
  metric_kind kind;
  std::int64_t low;
  std::int64_t high;
  std::int64_t high_from;
  std::int64_t low_below;  ///< of three classes: the lowest ends below it, or with it when `low_includes`
  bool low_includes;
};

/// The scales of the survey metrics (include/assay/metric/), in whole points.
constexpr scale_row scales[]{
    {metric_kind::nps, 0, 10, 9, 7, false},         {metric_kind::csat_top2of5, 1, 5, 4, 0, false},
    {metric_kind::csat_top1of3, 1, 3, 3, 0, false}, {metric_kind::csat_top3of10, 0, 10, 8, 0, false},
    {metric_kind::csat_mean100, 1, 5, 0, 0, false}, {metric_kind::csat_net, 1, 5, 4, 2, true},
    {metric_kind::ces_mean7, 1, 7, 0, 0, false},    {metric_kind::ces_net7, 1, 7, 6, 3, true},
    {metric_kind::ces_top3of7, 1, 7, 5, 0, false},
};

/// Without a row every answer lies within the scale.
answer_scale scale_of(metric_kind kind, std::int64_t one) noexcept {
  for (const scale_row& row : scales) {
    if (row.kind != kind) continue;
    return {row.low * one, row.high * one, row.high_from * one,
            row.low_below * one + (row.low_includes ? 1 : 0)};
  }
  return {};
}

counting operation_of(metric_kind kind) noexcept {
  switch (kind) {
    case metric_kind::count_rows:
    case metric_kind::count_values:
    case metric_kind::values:
    case metric_kind::sketched_values:
    case metric_kind::texts:
    case metric_kind::distinct:
    case metric_kind::exact_distinct:
      return counting::records;
    case metric_kind::rate:
      return counting::truth;
    case metric_kind::sum:
    case metric_kind::mean:
      return counting::total;
    case metric_kind::minimum:
      return counting::smallest;
    case metric_kind::maximum:
      return counting::largest;
    case metric_kind::csat_top2of5:
    case metric_kind::csat_top1of3:
    case metric_kind::csat_top3of10:
    case metric_kind::ces_top3of7:
      return counting::two_classes;
    case metric_kind::nps:
    case metric_kind::csat_net:
    case metric_kind::ces_net7:
      return counting::three_classes;
    case metric_kind::csat_mean:
    case metric_kind::csat_mean100:
    case metric_kind::ces_mean7:
      return counting::answer_total;
    case metric_kind::moments:
      return counting::moments;
    case metric_kind::share:
      return counting::both_totals;
  }
  return counting::records;
}

}  // namespace

counting_plan::counting_plan(const plan::model_plan& plan, std::size_t record, const counter_layout& layout,
                             std::size_t record_here)
    : record_word{static_cast<std::uint32_t>(layout.word_of_record(record_here))} {
  for (std::size_t index = 0; index < plan.aggregates.size(); ++index) {
    const plan::aggregate& of = plan.aggregates[index];
    if (static_cast<std::size_t>(of.record) != record) continue;
    const counted_aggregate& here = layout.aggregates()[index];
    steps.push_back({operation_of(of.kind), of.filter_slot, of.argument_slot, of.second_slot,
                     static_cast<std::uint32_t>(here.word), here.store, of.argument_type,
                     scale_of(of.kind, here.one)});
  }
}

}  // namespace assay::kernel
