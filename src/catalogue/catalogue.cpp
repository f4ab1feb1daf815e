// SPDX-License-Identifier: Apache-2.0
//
// The entries of the metric catalogue. Formulas are written in symbols, which need no translation: n rows whose x is
// known, n(...) those of them for which the condition holds, Σx the sum over them.
#include <assay/catalogue.hpp>

#include <array>

namespace assay {
namespace {

constexpr std::array<metric_variant, 1> nps_variants{{
    {"standard", "标准", "standard", "100 × (n(x ≥ 9) − n(x < 7)) / n, 0 ≤ x ≤ 10", unit::score},
}};

constexpr std::array<metric_variant, 6> csat_variants{{
    {"top2of5", "五分制前两档占比", "top 2 of 5", "n(x ≥ 4) / n, 1 ≤ x ≤ 5", unit::ratio},
    {"top1of3", "三分制最高档占比", "top 1 of 3", "n(x ≥ 3) / n, 1 ≤ x ≤ 3", unit::ratio},
    {"top3of10", "十分制前三档占比", "top 3 of 10", "n(x ≥ 8) / n, 1 ≤ x ≤ 10", unit::ratio},
    {"mean", "平均分", "mean", "Σx / n", unit::score},
    {"mean100", "百分制平均分", "mean on 0..100", "(Σx / n − 1) / 4 × 100, 1 ≤ x ≤ 5", unit::score},
    {"net", "净满意度", "net satisfaction", "(n(x ≥ 4) − n(x ≤ 2)) / n, 1 ≤ x ≤ 5", unit::ratio},
}};

constexpr std::string_view sql = "ISO/IEC 9075-2 (SQL), set functions";
constexpr std::string_view wilson =
    "shown with the interval of E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209-212";
constexpr std::string_view reichheld =
    "F. F. Reichheld, The One Number You Need to Grow, Harvard Business Review 81 (12), December 2003";
constexpr std::string_view iso_10004 =
    "ISO 10004:2018, Customer satisfaction: guidelines for monitoring and measuring";

constexpr std::array<metric_entry, 8> entries{{
    {"count", "计数", "count", "n", {}, unit::count, "n", sql},
    {"rate", "比率", "rate", "n(true) / (n(true) + n(false))", {}, unit::ratio, "hits, misses", wilson},
    {"sum", "合计", "sum", "Σx", {}, unit::number, "n, sum", sql},
    {"avg", "平均值", "mean", "Σx / n", {}, unit::number, "n, sum", sql},
    {"min", "最小值", "minimum", "min x", {}, unit::number, "n, minimum", sql},
    {"max", "最大值", "maximum", "max x", {}, unit::number, "n, maximum", sql},
    {"nps", "净推荐值", "Net Promoter Score", nps_variants[0].definition, nps_variants, unit::score,
     "promoters, passives, detractors, out_of_scale", reichheld},
    {"csat", "客户满意度", "customer satisfaction", "", csat_variants, unit::ratio,
     "satisfied, others (net: neutral, dissatisfied), out_of_scale; mean, mean100: n, sum, out_of_scale",
     iso_10004},
}};

}  // namespace

std::span<const metric_entry> metric_catalogue() noexcept { return entries; }

const metric_entry* find_metric(std::string_view id) noexcept {
  for (const metric_entry& entry : entries) {
    if (entry.id == id) return &entry;
  }
  return nullptr;
}

}  // namespace assay
