// SPDX-License-Identifier: Apache-2.0
//
// Lengths of time as chance makes them, from tables of integers: no logarithm is taken, so every machine and every
// compiler draws the same ones. docs/sample.md says how the tables were made.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "sample/random.hpp"

namespace assay::sample {

/// -ln(1/2 + i/128) in billionths, for i = 0 .. 64.
inline constexpr std::array<std::int64_t, 65> negative_logarithms{
    693'147'181, 677'642'994, 662'375'522, 647'337'645, 632'522'559,
    617'923'759, 603'535'022, 589'350'387, 575'364'145, 561'570'823,
    547'965'171, 534'542'150, 521'296'924, 508'224'842, 495'321'437,
    482'582'411, 470'003'629, 457'581'109, 445'311'017, 433'189'656,
    421'213'465, 409'379'007, 397'682'968, 386'122'145, 374'693'449,
    363'393'894, 352'220'594, 341'170'757, 330'241'687, 319'430'771,
    308'735'482, 298'153'372, 287'682'072, 277'319'285, 267'062'785,
    256'910'414, 246'860'078, 236'909'747, 227'057'451, 217'301'276,
    207'639'365, 198'069'914, 188'591'170, 179'201'429, 169'899'037,
    160'682'382, 151'549'898, 142'500'063, 133'531'393, 124'642'445,
    115'831'816, 107'098'136, 98'440'073,  89'856'329,  81'345'639,
    72'906'771,  64'538'521,  56'239'718,  48'009'219,  39'845'909,
    31'748'698,  23'716'527,  15'748'357,  7'843'177,   0};

/// Exponentially distributed with this mean, which is below 2^31; rounded down. The negative logarithm of u = m / 2^k, with
/// m in [1/2, 1), is k times ln 2 and what the table says of m: the tail is not cut off where the table ends.
[[nodiscard]] constexpr std::int64_t exponential(random_stream& chance, std::int64_t mean) noexcept {
  constexpr std::int64_t billion = 1'000'000'000;
  constexpr int width = 26;  // bits between two points of the table
  const std::uint64_t drawn = chance.next();
  const std::int64_t halvings = std::countl_zero(drawn >> 32 | 1U) - 32;
  const auto place = static_cast<std::int64_t>(drawn & 0xffff'ffffU);
  const auto index = static_cast<std::size_t>(place >> width);
  const std::int64_t step = negative_logarithms[index] - negative_logarithms[index + 1];
  const std::int64_t into = place & ((std::int64_t{1} << width) - 1);
  const std::int64_t billionths =
      halvings * negative_logarithms.front() + negative_logarithms[index] - (step * into >> width);
  return mean * (billionths / 1000) / (billion / 1000);
}

/// A point of a distribution: `probability` ten-thousandths of all values are at most `value`.
struct quantile {
  std::int32_t probability;
  std::int32_t value;
};

/// Thousandths of the median: the quantiles of a logarithmic normal distribution with sigma 0.7; the ends are those of
/// the probabilities 0.00002 and 0.99998.
inline constexpr std::array<quantile, 34> long_tail{
    {{0, 56},       {1, 74},       {10, 115},      {50, 165},      {100, 196},    {200, 237},
     {500, 316},    {1000, 408},   {1500, 484},    {2000, 555},    {2500, 624},   {3000, 693},
     {3500, 764},   {4000, 837},   {4500, 916},    {5000, 1'000},  {5500, 1'092}, {6000, 1'194},
     {6500, 1'310}, {7000, 1'444}, {7500, 1'603},  {8000, 1'802},  {8500, 2'066}, {9000, 2'452},
     {9250, 2'739}, {9500, 3'163}, {9700, 3'731},  {9800, 4'211},  {9900, 5'096}, {9950, 6'068},
     {9980, 7'499}, {9990, 8'699}, {9999, 13'508}, {10000, 17'730}}};

/// A length of time with this median, which is below 2^31: most near it, some many times as long, as working times are.
/// The mean is 1.283 times the median.
[[nodiscard]] constexpr std::int64_t long_tailed(random_stream& chance, std::int64_t median) noexcept {
  constexpr std::int64_t steps = 10'000;  // of a ten-thousandth
  const std::int64_t drawn = chance.below(10'000 * steps);
  std::size_t index = 1;
  while (drawn >= long_tail[index].probability * steps)
    ++index;
  const quantile& low = long_tail[index - 1];
  const quantile& high = long_tail[index];
  const std::int64_t width = std::int64_t{high.probability - low.probability} * steps;
  const std::int64_t rise = high.value - low.value;
  const std::int64_t millionths = low.value * 1000 + rise * 1000 * (drawn - low.probability * steps) / width;
  return median * millionths / 1'000'000;
}

}  // namespace assay::sample
