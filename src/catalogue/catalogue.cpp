// SPDX-License-Identifier: Apache-2.0
//
// The entries of the metric catalogue. Formulas are written in symbols, which need no translation: n rows whose x is
// known, n(...) those of them for which the condition holds, Σx the sum over them. Of contacts: a answered, w the wait,
// t the limit of an answer in time, s that of a short wait (t unless given).
#include <assay/catalogue.hpp>

namespace assay {
namespace {

constexpr metric_variant nps_variants[]{
    {"standard", "标准", "standard", "100 × (n(x ≥ 9) − n(x < 7)) / n, 0 ≤ x ≤ 10", unit::score},
};

constexpr metric_variant csat_variants[]{
    {"top2of5", "五分制前两档占比", "top 2 of 5", "n(x ≥ 4) / n, 1 ≤ x ≤ 5", unit::ratio},
    {"top1of3", "三分制最高档占比", "top 1 of 3", "n(x ≥ 3) / n, 1 ≤ x ≤ 3", unit::ratio},
    {"top3of10", "十分制前三档占比", "top 3 of 10", "n(x ≥ 8) / n, 1 ≤ x ≤ 10", unit::ratio},
    {"mean", "平均分", "mean", "Σx / n", unit::score},
    {"mean100", "百分制平均分", "mean on 0..100", "(Σx / n − 1) / 4 × 100, 1 ≤ x ≤ 5", unit::score},
    {"net", "净满意度", "net satisfaction", "(n(x ≥ 4) − n(x ≤ 2)) / n, 1 ≤ x ≤ 5", unit::ratio},
};

constexpr metric_variant ces_variants[]{
    {"mean7", "七分制平均分", "mean of 1..7", "Σx / n, 1 ≤ x ≤ 7", unit::score},
    {"net7", "七分制净费力度", "net of 7", "(n(x ≥ 6) − n(x ≤ 3)) / n, 1 ≤ x ≤ 7", unit::ratio},
    {"top3of7", "七分制前三档占比", "top 3 of 7", "n(x ≥ 5) / n, 1 ≤ x ≤ 7", unit::ratio},
};

constexpr metric_variant percentile_variants[]{
    {"exact", "精确", "exact", "x of rank ⌈p·n⌉, 0 < p ≤ 1", unit::number},
    {"sketch", "近似（相对误差 ≤ 0.8 %）", "sketched, relative error ≤ 0.8 %",
     "x of rank ⌈p·n⌉; of more than 64 different x the smallest integer in its bucket", unit::number},
};
constexpr metric_variant median_variants[]{
    {"exact", "精确", "exact", "x of rank ⌈n/2⌉", unit::number},
    {"sketch", "近似（相对误差 ≤ 0.8 %）", "sketched, relative error ≤ 0.8 %",
     "x of rank ⌈n/2⌉; of more than 64 different x the smallest integer in its bucket", unit::number},
};

constexpr metric_variant distinct_variants[]{
    {"estimate", "超过 1,024 个时近似", "an estimate beyond 1,024",
     "|{x}|; beyond 1,024 an estimate, standard error 1.6 %", unit::count},
    {"exact", "精确", "exact", "|{x}|, at most 1,048,576", unit::count},
};

constexpr metric_variant service_level_variants[]{
    {"answered_only", "占接通", "of answered", "n(a, w ≤ t) / n(a)", unit::ratio},
    {"answered_only_lt", "占接通（小于时限）", "of answered, below the limit", "n(a, w < t) / n(a)",
     unit::ratio},
    {"offered", "占来电", "of offered", "n(a, w ≤ t) / n", unit::ratio},
    {"offered_lt", "占来电（小于时限）", "of offered, below the limit", "n(a, w < t) / n", unit::ratio},
    {"offered_less_short_abandons", "占来电（不计短时放弃）", "of offered without short abandons",
     "n(a, w ≤ t) / (n − n(¬a, w ≤ s))", unit::ratio},
    {"offered_less_short_abandons_lt", "占来电（不计短时放弃，小于时限）",
     "of offered without short abandons, below the limits", "n(a, w < t) / (n − n(¬a, w < s))", unit::ratio},
};
constexpr metric_variant abandonment_variants[]{
    {"offered", "占来电", "of offered", "n(¬a) / n", unit::ratio},
    {"offered_less_short_abandons", "不计短时放弃", "without short abandons",
     "n(¬a, not w ≤ s) / (n − n(¬a, w ≤ s))", unit::ratio},
    {"offered_less_short_abandons_lt", "不计短时放弃（小于时限）", "without short abandons, below the limit",
     "n(¬a, not w < s) / (n − n(¬a, w < s))", unit::ratio},
};

constexpr std::string_view sql = "ISO/IEC 9075-2 (SQL), set functions";
constexpr std::string_view wilson =
    "shown with the interval of E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209-212";
constexpr std::string_view reichheld =
    "F. F. Reichheld, The One Number You Need to Grow, Harvard Business Review 81 (12), December 2003";
constexpr std::string_view iso_10004 =
    "ISO 10004:2018, Customer satisfaction: guidelines for monitoring and measuring";

constexpr std::string_view sql_spread =
    "ISO/IEC 9075-2 (SQL), set functions; calculated from exact sums, not by the formulas that cancel in "
    "floating point";
constexpr std::string_view nearest_rank =
    "type 1 of R. J. Hyndman, Y. Fan, Sample Quantiles in Statistical Packages, Am. Stat. 50 (1996) 361-365";
constexpr std::string_view hyperloglog =
    "P. Flajolet et al., HyperLogLog, DMTCS Proc. AH (2007) 137-156; O. Ertl, arXiv:1702.01284 (2017), "
    "section 4";
constexpr std::string_view dixon =
    "M. Dixon, K. Freeman, N. Toman, Stop Trying to Delight Your Customers, Harvard Business Review 88 "
    "(7/8), July 2010";
constexpr std::string_view queueing =
    "N. Gans, G. Koole, A. Mandelbaum, Telephone Call Centers, Manuf. Serv. Oper. Manag. 5 (2003) 79-141";

constexpr metric_entry entries[]{
    {"count", "计数", "count", "n", {}, unit::count, "n", sql},
    {"rate", "比率", "rate", "n(true) / (n(true) + n(false))", {}, unit::ratio, "hits, misses", wilson},
    {"sum", "合计", "sum", "Σx", {}, unit::number, "n, sum", sql},
    {"avg", "平均值", "mean", "Σx / n", {}, unit::number, "n, sum", sql},
    {"min", "最小值", "minimum", "min x", {}, unit::number, "n, minimum", sql},
    {"max", "最大值", "maximum", "max x", {}, unit::number, "n, maximum", sql},
    {"var_samp",
     "样本方差",
     "sample variance",
     "(n·Σx² − (Σx)²) / (n·(n − 1))",
     {},
     unit::number,
     "n, sum, sum of squares",
     sql_spread},
    {"var_pop",
     "总体方差",
     "population variance",
     "(n·Σx² − (Σx)²) / n²",
     {},
     unit::number,
     "n, sum, sum of squares",
     sql_spread},
    {"stddev_samp",
     "样本标准差",
     "sample standard deviation",
     "√var_samp",
     {},
     unit::number,
     "n, sum, sum of squares",
     sql_spread},
    {"stddev_pop",
     "总体标准差",
     "population standard deviation",
     "√var_pop",
     {},
     unit::number,
     "n, sum, sum of squares",
     sql_spread},
    {"share",
     "占比",
     "share",
     "Σx / Σy, rows that have both",
     {},
     unit::ratio,
     "n, sum of parts, sum of wholes",
     sql},
    {"percentile", "百分位数", "percentile", percentile_variants[0].definition, percentile_variants,
     unit::number, "value to count, at most 65,536 values; sketch: of more than 64 values bucket to count",
     nearest_rank},
    {"median", "中位数", "median", median_variants[0].definition, median_variants, unit::number,
     "that of percentile", nearest_rank},
    {"distinct", "去重计数", "different values", distinct_variants[0].definition, distinct_variants,
     unit::count, "hashes, or 4,096 registers; exact: values", hyperloglog},
    {"mode_share",
     "众数占比",
     "share of the most frequent category",
     "max n(x = c) / n",
     {},
     unit::ratio,
     "category to count, at most 65,536 categories",
     sql},
    {"nps", "净推荐值", "Net Promoter Score", nps_variants[0].definition, nps_variants, unit::score,
     "promoters, passives, detractors, out_of_scale", reichheld},
    {"csat", "客户满意度", "customer satisfaction", "", csat_variants, unit::ratio,
     "satisfied, others (net: neutral, dissatisfied), out_of_scale; mean, mean100: n, sum, out_of_scale",
     iso_10004},
    {"ces", "客户费力度", "customer effort score", "", ces_variants, unit::score,
     "top3of7: satisfied, others, out_of_scale; net7: satisfied, neutral, dissatisfied, out_of_scale; mean7: "
     "n, sum, "
     "out_of_scale",
     dixon},
    {"service_level", "服务水平", "service level", "", service_level_variants, unit::ratio,
     "that of the rate it stands for: hits, misses", queueing},
    {"abandonment", "放弃率", "abandonment rate", "", abandonment_variants, unit::ratio,
     "that of the rate it stands for: hits, misses", queueing},
};

}  // namespace

std::span<const metric_entry> metric_catalogue() noexcept { return entries; }

const metric_entry* find_metric(std::string_view id) noexcept {
  for (const metric_entry& entry : entries) {
    if (entry.id == id) return &entry;
  }
  return nullptr;
}

}  // namespace assay
