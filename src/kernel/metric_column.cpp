// SPDX-License-Identifier: Apache-2.0
#include "kernel/metric_column.hpp"

#include <array>
#include <bit>
#include <concepts>
#include <tuple>
#include <utility>
#include <vector>

#include <assay/metric/count.hpp>
#include <assay/metric/csat.hpp>
#include <assay/metric/maximum.hpp>
#include <assay/metric/mean.hpp>
#include <assay/metric/minimum.hpp>
#include <assay/metric/nps.hpp>
#include <assay/metric/rate.hpp>
#include <assay/metric/sum.hpp>

namespace assay::kernel {

namespace {

template <class Metric>
concept survey_metric = requires(const Metric& metric) {
  metric.out_of_scale;
};

/// Calls visit(row) for every set bit.
template <class Visit>
void for_each_row(std::uint64_t word, std::size_t first_row, const Visit& visit) noexcept {
  while (word != 0) {
    visit(first_row + static_cast<std::size_t>(std::countr_zero(word)));
    word &= word - 1;
  }
}

/// Bits of the rows of a batch in word `index`.
std::uint64_t rows_in_word(std::size_t rows, std::size_t index) noexcept {
  const std::size_t left = rows - index * 64;
  return left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
}

/// The columns of all metrics; what differs is how a row is added and how the answer is scaled.
template <metric_type Metric>
class column_of final : public metric_column {
 public:
  explicit column_of(const measure::aggregate& aggregate)
      : one_{power_of_ten(aggregate.argument_scale)}, takes_argument_{aggregate.argument_slot >= 0} {}

  void resize(std::size_t groups) override { groups_.resize(groups); }

  void add(const selection& rows) noexcept override {
    for (std::size_t word = 0; word * 64 < rows.rows; ++word) {
      const std::uint64_t all = rows_in_word(rows.rows, word);
      const std::uint64_t chosen = rows.filter != nullptr ? rows.filter[word] & all : all;
      const std::uint64_t known = takes_argument_ ? chosen & rows.argument.known[word] : chosen;
      for_each_row(known, word * 64,
                   [&](std::size_t row) { add_row(groups_[rows.groups[row]].metric, rows, row); });
      for_each_row(chosen & ~known, word * 64, [&](std::size_t row) { ++groups_[rows.groups[row]].missing; });
    }
  }

  void merge(const metric_column& other, std::span<const std::uint32_t> groups) noexcept override {
    const auto& same = static_cast<const column_of&>(other);
    for (std::size_t group = 0; group < groups.size(); ++group) {
      groups_[groups[group]].metric.merge(same.groups_[group].metric);
      groups_[groups[group]].missing += same.groups_[group].missing;
    }
  }

  [[nodiscard]] finished_metric finish(std::size_t group) const override {
    const entry& from = groups_[group];
    finished_metric result{answer(from.metric), from.metric.n(), from.missing, 0};
    if constexpr (survey_metric<Metric>) result.out_of_scale = from.metric.out_of_scale;
    return result;
  }

  [[nodiscard]] std::span<const field_width> layout() const noexcept override { return widths; }

  void store(std::size_t group, std::span<int128> fields) const noexcept override {
    const entry& from = groups_[group];
    std::size_t next = 0;
    fields[next++] = from.missing;
    std::apply([&](const auto&... field) { ((fields[next++] = field), ...); }, from.metric.fields());
  }

  [[nodiscard]] std::unique_ptr<metric_column> clone() const override {
    return std::make_unique<column_of>(*this);
  }

 private:
  struct entry {
    Metric metric;
    std::int64_t missing = 0;
  };

  template <class... Fields>
  static constexpr std::array<field_width, sizeof...(Fields) + 1> widths_of(const std::tuple<Fields...>*) {
    return {field_width::bits_64, (sizeof(Fields) == 16 ? field_width::bits_128 : field_width::bits_64)...};
  }
  template <class... Fields>
  static std::tuple<std::remove_cvref_t<Fields>...> values_of(const std::tuple<Fields...>&);
  using field_values = decltype(values_of(std::declval<const Metric&>().fields()));
  static constexpr auto widths = widths_of(static_cast<const field_values*>(nullptr));

  void add_row(Metric& metric, const selection& rows, std::size_t row) const noexcept {
    if constexpr (std::same_as<Metric, metric::count>) {
      metric.add();
    } else if constexpr (std::same_as<Metric, metric::rate>) {
      metric.add(((rows.argument.truth[row / 64] >> (row % 64)) & 1U) != 0);
    } else if constexpr (survey_metric<Metric>) {
      metric.add(metric::scaled_answer{rows.argument.values[row], one_});
    } else {
      metric.add(rows.argument.values[row]);
    }
  }

  [[nodiscard]] std::optional<fraction> answer(const Metric& metric) const {
    if constexpr (requires { metric.value(one_)->exact(); }) {
      const auto value = metric.value(one_);
      return value ? std::optional{value->exact()} : std::nullopt;
    } else if constexpr (requires { metric.value()->exact(); }) {
      const auto value = metric.value();
      return value ? std::optional{value->exact()} : std::nullopt;
    } else {
      const auto value = metric.value();
      return value ? value->over(fraction{one_}) : std::nullopt;
    }
  }

  std::int64_t one_;
  bool takes_argument_;
  std::vector<entry> groups_;
};

template <metric_type Metric>
std::unique_ptr<metric_column> make(const measure::aggregate& aggregate) {
  return std::make_unique<column_of<Metric>>(aggregate);
}

}  // namespace

std::unique_ptr<metric_column> make_metric_column(const measure::aggregate& aggregate) {
  using measure::metric_kind;
  using metric::csat;
  using metric::csat_variant;
  switch (aggregate.kind) {
    case metric_kind::count_rows:
    case metric_kind::count_values:
      return make<metric::count>(aggregate);
    case metric_kind::rate:
      return make<metric::rate>(aggregate);
    case metric_kind::sum:
      return make<metric::sum>(aggregate);
    case metric_kind::mean:
      return make<metric::mean>(aggregate);
    case metric_kind::minimum:
      return make<metric::minimum>(aggregate);
    case metric_kind::maximum:
      return make<metric::maximum>(aggregate);
    case metric_kind::nps:
      return make<metric::nps>(aggregate);
    case metric_kind::csat_top2of5:
      return make<csat<csat_variant::top2of5>>(aggregate);
    case metric_kind::csat_top1of3:
      return make<csat<csat_variant::top1of3>>(aggregate);
    case metric_kind::csat_top3of10:
      return make<csat<csat_variant::top3of10>>(aggregate);
    case metric_kind::csat_mean:
      return make<csat<csat_variant::mean>>(aggregate);
    case metric_kind::csat_mean100:
      return make<csat<csat_variant::mean100>>(aggregate);
    case metric_kind::csat_net:
      return make<csat<csat_variant::net>>(aggregate);
  }
  return nullptr;
}

}  // namespace assay::kernel
