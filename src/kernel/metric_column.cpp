// SPDX-License-Identifier: Apache-2.0
#include "kernel/metric_column.hpp"

#include <algorithm>
#include <concepts>
#include <limits>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <assay/detail/wide.hpp>
#include <assay/integer.hpp>
#include <assay/metric/ces.hpp>
#include <assay/metric/count.hpp>
#include <assay/metric/csat.hpp>
#include <assay/metric/maximum.hpp>
#include <assay/metric/mean.hpp>
#include <assay/metric/minimum.hpp>
#include <assay/metric/nps.hpp>
#include <assay/metric/rate.hpp>
#include <assay/metric/share.hpp>
#include <assay/metric/sum.hpp>
#include <assay/metric/variance.hpp>

#include "kernel/counted_column.hpp"
#include "kernel/selected_rows.hpp"

namespace assay::kernel {

namespace {

template <class Metric>
concept survey_metric = requires(const Metric& metric) {
  metric.out_of_scale;
};

/// The columns of all metrics; what differs is how a row is added and how the answer is scaled.
template <metric_type Metric>
class column_of final : public metric_column {
 public:
  column_of(const plan::aggregate& aggregate, state_form form)
      : form_{form},
        one_{power_of_ten(aggregate.argument_scale)},
        second_one_{power_of_ten(aggregate.second_scale)},
        low_{aggregate.argument_low},
        high_{aggregate.argument_high},
        second_low_{aggregate.second_low},
        second_high_{aggregate.second_high},
        takes_all_{aggregate.filter_slot < 0} {}
  explicit column_of(state_form form) : form_{form} {}

  void resize(std::size_t groups) override { groups_.resize(groups); }

  void add(const selection& rows) noexcept override {
    for_each_selected(
        rows, [&](std::size_t row) { add_row(groups_[rows.groups[row]].metric, rows, row); },
        [&](std::size_t row) { ++groups_[rows.groups[row]].missing; });
  }

  void merge(const metric_column& other, std::span<const std::uint32_t> groups) noexcept override {
    const auto& same = static_cast<const column_of&>(other);
    for (std::size_t group = 0; group < groups.size(); ++group) {
      groups_[groups[group]].metric.merge(same.groups_[group].metric);
      groups_[groups[group]].missing += same.groups_[group].missing;
    }
  }

  [[nodiscard]] finished_metric finish(std::size_t group, const plan::finisher& by) const override {
    const entry& from = groups_[group];
    finished_metric result;
    result.n = from.metric.n();
    result.missing = from.missing;
    if constexpr (survey_metric<Metric>) result.out_of_scale = from.metric.out_of_scale;
    answer(from.metric, by, result);
    return result;
  }

  [[nodiscard]] state_form form() const noexcept override { return form_; }

  void write(std::size_t group, bytes::byte_writer& out) const override {
    const entry& from = groups_[group];
    out.i64(from.missing);
    std::apply([&](const auto&... field) { (write_field(out, field), ...); }, from.metric.fields());
  }

  void read(std::size_t group, std::int64_t rows, bytes::byte_reader& in) override {
    entry& to = groups_[group];
    to.missing = in.i64();
    std::apply([&](auto&... field) { (read_field(in, field), ...); }, to.metric.fields());
    check(to, rows, in);
  }

  [[nodiscard]] std::unique_ptr<metric_column> clone() const override {
    return std::make_unique<column_of>(*this);
  }

 private:
  struct entry {
    Metric metric;
    std::int64_t missing = 0;
  };

  static void write_field(bytes::byte_writer& out, std::int64_t field) { out.i64(field); }
  static void write_field(bytes::byte_writer& out, int128 field) { out.i128(field); }
  static void read_field(bytes::byte_reader& in, std::int64_t& field) { field = in.i64(); }
  static void read_field(bytes::byte_reader& in, int128& field) { field = in.i128(); }

  /// What holds for every state that records led to. The numbers of records come first: they bound everything else.
  void check(const entry& of, std::int64_t rows, const bytes::byte_reader& in) const {
    const uint128 counted = records_in(of, in);
    if (counted > static_cast<std::uint64_t>(rows)) {
      in.fail("a measure counts more records than the " + std::to_string(rows) + " rows of its group");
    }
    if (takes_all_ && counted != static_cast<std::uint64_t>(rows)) {
      in.fail("a measure without a filter counts fewer records than the " + std::to_string(rows) +
              " rows of its group");
    }
    check_total(of.metric, in);
    check_extreme(of.metric, in);
    if constexpr (requires { of.metric.squares; }) check_squares(of.metric, in);
    if constexpr (requires { of.metric.whole; }) {
      check_sum(of.metric.part, of.metric.n(), low_, high_, in);
      check_sum(of.metric.whole, of.metric.n(), second_low_, second_high_, in);
    }
  }

  static uint128 records_in(const entry& of, const bytes::byte_reader& in) {
    uint128 counted = 0;
    const auto count = [&](std::int64_t records) {
      if (records < 0) in.fail("a number of records is negative");
      counted += static_cast<std::uint64_t>(records);
    };
    count(of.missing);
    if constexpr (
        requires { of.metric.total; } || requires { of.metric.whole; } || requires { of.metric.extreme; }) {
      count(of.metric.n());
      if constexpr (survey_metric<Metric>) count(of.metric.out_of_scale);
    } else {
      std::apply([&](const auto&... records) { (count(records), ...); }, of.metric.fields());
    }
    return counted;
  }

  void check_total(const Metric& metric, const bytes::byte_reader& in) const {
    if constexpr (requires { metric.total; }) check_sum(metric.total, metric.n(), low_, high_, in);
  }

  /// Sums within the range of their values: 2^48 rows of them can be merged without an overflow.
  static void check_sum(int128 sum, std::int64_t records, std::int64_t low, std::int64_t high,
                        const bytes::byte_reader& in) {
    if (sum < int128{low} * records || sum > int128{high} * records)
      in.fail("a total lies outside what its records can add up to");
  }

  void check_squares(const metric::moments& of, const bytes::byte_reader& in) const {
    if (of.too_large != 0) in.fail("a measure has values too large to be squared");
    constexpr int128 largest = metric::moments::largest_value;
    const int128 most = std::min(largest, std::max<int128>(-int128{low_}, high_));
    // By the inequality of Cauchy and Schwarz the squares are at least total squared / n.
    const bool possible = of.squares >= 0 && of.squares <= most * most * of.n() &&
                          detail::wide{magnitude(of.squares)} * detail::wide{magnitude(of.n())} >=
                              detail::wide{magnitude(of.total)} * detail::wide{magnitude(of.total)};
    if (!possible) in.fail("a sum of squares does not fit its records");
  }

  void check_extreme(const Metric& metric, const bytes::byte_reader& in) const {
    if constexpr (requires { metric.extreme; }) {
      if (metric.n() == 0 ? metric.extreme != 0 : metric.extreme < low_ || metric.extreme > high_)
        in.fail("an extreme lies outside the range of its column");
    }
  }

  void add_row(Metric& metric, const selection& rows, std::size_t row) const noexcept {
    if constexpr (std::same_as<Metric, metric::count>) {
      metric.add();
    } else if constexpr (std::same_as<Metric, metric::rate>) {
      metric.add(((rows.argument.truth[row / 64] >> (row % 64)) & 1U) != 0);
    } else if constexpr (survey_metric<Metric>) {
      metric.add(metric::scaled_answer{rows.argument.values[row], one_});
    } else if constexpr (std::same_as<Metric, metric::share>) {
      metric.add(rows.argument.values[row], rows.second.values[row]);
    } else {
      metric.add(rows.argument.values[row]);
    }
  }

  void answer(const Metric& metric, const plan::finisher& by, finished_metric& result) const {
    if constexpr (std::same_as<Metric, metric::variance>) {
      answer_moments(metric, by.kind, result);
    } else if constexpr (std::same_as<Metric, metric::share>) {
      answer_share(metric, result);
    } else if constexpr (requires { metric.value(one_)->exact(); }) {
      const auto value = metric.value(one_);
      if (value) result.value = value->exact();
    } else if constexpr (requires { metric.value()->exact(); }) {
      const auto value = metric.value();
      if (value) result.value = value->exact();
    } else {
      const auto value = metric.value();
      if (value) result.value = value->over(fraction{one_});
    }
  }

  void answer_moments(const metric::moments& metric, plan::finish_kind kind, finished_metric& result) const {
    using plan::finish_kind;
    result.is_root = kind == finish_kind::deviation_sample || kind == finish_kind::deviation_population;
    const bool sample = kind == finish_kind::variance_sample || kind == finish_kind::deviation_sample;
    const auto divisor = sample ? metric::variance_divisor::sample : metric::variance_divisor::population;
    result.value = metric.variance(divisor, one_);
    if (!result.value && metric.has_variance(divisor)) result.failure = finish_failure::overflow;
  }

  /// (part / one) / (whole / other one).
  void answer_share(const metric::share& metric, finished_metric& result) const {
    if (metric.n() == 0) return;
    const auto value = metric.value();
    if (!value) {
      result.failure = finish_failure::division_by_zero;
      return;
    }
    result.value = one_ == second_one_ ? value->exact() : value->exact().times({second_one_, one_});
    if (!result.value) result.failure = finish_failure::overflow;
  }

  state_form form_;
  std::int64_t one_ = 1;
  std::int64_t second_one_ = 1;
  std::int64_t low_ = std::numeric_limits<std::int64_t>::min();
  std::int64_t high_ = std::numeric_limits<std::int64_t>::max();
  std::int64_t second_low_ = std::numeric_limits<std::int64_t>::min();
  std::int64_t second_high_ = std::numeric_limits<std::int64_t>::max();
  bool takes_all_ = false;
  std::vector<entry> groups_;
};

template <metric_type Metric>
std::unique_ptr<metric_column> make(const plan::aggregate& aggregate, state_form form) {
  return std::make_unique<column_of<Metric>>(aggregate, form);
}

}  // namespace

std::optional<state_form> form_of(std::uint8_t code) noexcept {
  const bool known = code >= static_cast<std::uint8_t>(state_form::count) &&
                     code <= static_cast<std::uint8_t>(state_form::distinct);
  return known ? std::optional{static_cast<state_form>(code)} : std::nullopt;
}

std::unique_ptr<metric_column> make_metric_column(const plan::aggregate& aggregate) {
  using metric::ces;
  using metric::ces_variant;
  using metric::csat;
  using metric::csat_variant;
  using plan::metric_kind;
  switch (aggregate.kind) {
    case metric_kind::count_rows:
    case metric_kind::count_values:
      return make<metric::count>(aggregate, state_form::count);
    case metric_kind::rate:
      return make<metric::rate>(aggregate, state_form::rate);
    case metric_kind::sum:
      return make<metric::sum>(aggregate, state_form::total);
    case metric_kind::mean:
      return make<metric::mean>(aggregate, state_form::total);
    case metric_kind::minimum:
      return make<metric::minimum>(aggregate, state_form::minimum);
    case metric_kind::maximum:
      return make<metric::maximum>(aggregate, state_form::maximum);
    case metric_kind::nps:
      return make<metric::nps>(aggregate, state_form::nps);
    case metric_kind::csat_top2of5:
      return make<csat<csat_variant::top2of5>>(aggregate, state_form::satisfied_share);
    case metric_kind::csat_top1of3:
      return make<csat<csat_variant::top1of3>>(aggregate, state_form::satisfied_share);
    case metric_kind::csat_top3of10:
      return make<csat<csat_variant::top3of10>>(aggregate, state_form::satisfied_share);
    case metric_kind::csat_mean:
      return make<csat<csat_variant::mean>>(aggregate, state_form::answer_mean);
    case metric_kind::csat_mean100:
      return make<csat<csat_variant::mean100>>(aggregate, state_form::answer_mean);
    case metric_kind::csat_net:
      return make<csat<csat_variant::net>>(aggregate, state_form::net_satisfaction);
    case metric_kind::ces_mean7:
      return make<ces<ces_variant::mean7>>(aggregate, state_form::answer_mean);
    case metric_kind::ces_net7:
      return make<ces<ces_variant::net7>>(aggregate, state_form::net_satisfaction);
    case metric_kind::ces_top3of7:
      return make<ces<ces_variant::top3of7>>(aggregate, state_form::satisfied_share);
    case metric_kind::moments:
      return make<metric::variance>(aggregate, state_form::moments);
    case metric_kind::share:
      return make<metric::share>(aggregate, state_form::share);
    case metric_kind::values:
      return make_counted_column(aggregate, state_form::values);
    case metric_kind::sketched_values:
      return make_counted_column(aggregate, state_form::sketched_values);
    case metric_kind::texts:
      return make_counted_column(aggregate, state_form::texts);
    case metric_kind::distinct:
      return make_distinct_column(aggregate);
  }
  return nullptr;
}

std::unique_ptr<metric_column> make_metric_column(state_form form) {
  using metric::csat;
  using metric::csat_variant;
  switch (form) {
    case state_form::count:
      return std::make_unique<column_of<metric::count>>(form);
    case state_form::rate:
      return std::make_unique<column_of<metric::rate>>(form);
    case state_form::total:
      return std::make_unique<column_of<metric::sum>>(form);
    case state_form::minimum:
      return std::make_unique<column_of<metric::minimum>>(form);
    case state_form::maximum:
      return std::make_unique<column_of<metric::maximum>>(form);
    case state_form::nps:
      return std::make_unique<column_of<metric::nps>>(form);
    case state_form::satisfied_share:
      return std::make_unique<column_of<csat<csat_variant::top2of5>>>(form);
    case state_form::net_satisfaction:
      return std::make_unique<column_of<csat<csat_variant::net>>>(form);
    case state_form::answer_mean:
      return std::make_unique<column_of<csat<csat_variant::mean>>>(form);
    case state_form::moments:
      return std::make_unique<column_of<metric::variance>>(form);
    case state_form::share:
      return std::make_unique<column_of<metric::share>>(form);
    case state_form::values:
    case state_form::sketched_values:
    case state_form::texts:
      return make_counted_column(form);
    case state_form::distinct:
      return make_distinct_column();
  }
  return nullptr;
}

}  // namespace assay::kernel
