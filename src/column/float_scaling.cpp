// SPDX-License-Identifier: Apache-2.0
//
// Two different decimals of as many digits as a float surely holds (15 in a double, 6 in a float) are never the same
// float. So when a decimal of no more digits reads back as the number, it equals the shortest one. Whether it does is
// asked of all numbers without a branch; the few others are read one by one.
#include "column/float_scaling.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include <assay/decimal.hpp>

#include "column/column_loader.hpp"

#if defined(__x86_64__) && !defined(ASSAY_PORTABLE_LOOPS)
#include <immintrin.h>
#endif

namespace assay::column {
namespace {

/// Added to a double of less than 2^51 it leaves the nearest integer in the lowest bits.
constexpr double rounding_shift = 6755399441055744.0;  // 1.5 * 2^52
constexpr std::size_t word_rows = 64;

template <class Float>
struct float_traits;
template <>
struct float_traits<double> {
  static constexpr double certain = 1e15;        ///< below it every decimal is a double of its own
  static constexpr double certain_whole = 1e15;  ///< whole numbers
};
template <>
struct float_traits<float> {
  static constexpr double certain = 1e6;
  static constexpr double certain_whole = 16777216;  // 2^24: apart by 1 at most
};

template <bool HasDecimals, class Float>
bool scale_each(const Float* __restrict values, std::size_t count, double power,
                std::int64_t* __restrict scaled) noexcept {
  constexpr double limit = HasDecimals ? float_traits<Float>::certain : float_traits<Float>::certain_whole;
  std::int64_t doubtful = 0;
  for (std::size_t row = 0; row < count; ++row) {
    const auto number = static_cast<double>(values[row]);
    const double shifted = (HasDecimals ? number * power : number) + rounding_shift;
    const double whole = shifted - rounding_shift;
    const bool reads_back = HasDecimals ? static_cast<Float>(whole / power) == values[row] : whole == number;
    const std::int64_t certain =
        -static_cast<std::int64_t>(static_cast<int>(reads_back) & static_cast<int>(std::fabs(whole) < limit));
    const std::int64_t value = static_cast<std::int64_t>(std::bit_cast<std::uint64_t>(shifted) -
                                                         std::bit_cast<std::uint64_t>(rounding_shift));
    scaled[row] = (value & certain) | (unusable_number & ~certain);
    doubtful |= ~certain;
  }
  return doubtful == 0;
}

namespace portable {

bool scale(const double* values, std::size_t count, double power, std::int64_t* scaled) noexcept {
  return power == 1 ? scale_each<false>(values, count, power, scaled)
                    : scale_each<true>(values, count, power, scaled);
}

bool are_usual(const double* values, std::size_t count, const std::uint64_t* known,
               const float_loops::range& in) noexcept {
  for (std::size_t row = 0; row < count; ++row) {
    const double whole = (values[row] * in.power + rounding_shift) - rounding_shift;
    const bool is_usual = whole / in.power == values[row] && whole >= in.low && whole <= in.high;
    if (!is_usual && ((known[row / word_rows] >> (row % word_rows)) & 1U) != 0) return false;
  }
  return true;
}

void scale_usual(const double* __restrict values, std::size_t count, double power,
                 std::int64_t* __restrict scaled) noexcept {
  for (std::size_t row = 0; row < count; ++row) {
    scaled[row] =
        static_cast<std::int64_t>(std::bit_cast<std::uint64_t>(values[row] * power + rounding_shift) -
                                  std::bit_cast<std::uint64_t>(rounding_shift));
  }
}

}  // namespace portable

#if defined(__x86_64__) && !defined(ASSAY_PORTABLE_LOOPS)

namespace avx2 {

#define ASSAY_TARGET __attribute__((target("avx2")))

struct four_scaled {
  __m256d shifted;  ///< the scaled number in its lowest bits
  __m256d whole;
};
ASSAY_TARGET inline four_scaled scaled_at(const double* values, __m256d power, __m256d shift) noexcept {
  const __m256d shifted = _mm256_add_pd(_mm256_mul_pd(_mm256_loadu_pd(values), power), shift);
  return {shifted, _mm256_sub_pd(shifted, shift)};
}
template <bool HasDecimals>
ASSAY_TARGET inline __m256d reads_back(const double* values, __m256d whole, __m256d power) noexcept {
  return _mm256_cmp_pd(HasDecimals ? _mm256_div_pd(whole, power) : whole, _mm256_loadu_pd(values),
                       _CMP_EQ_OQ);
}

template <bool HasDecimals>
ASSAY_TARGET bool scale_whole(const double* values, std::size_t count, double power,
                              std::int64_t* scaled) noexcept {
  const __m256d factor = _mm256_set1_pd(power);
  const __m256d shift = _mm256_set1_pd(rounding_shift);
  const __m256d limit = _mm256_set1_pd(float_traits<double>::certain);
  const __m256d below = _mm256_set1_pd(-float_traits<double>::certain);
  const __m256i unusable = _mm256_set1_epi64x(unusable_number);
  __m256d all_certain = _mm256_castsi256_pd(_mm256_set1_epi64x(-1));
  for (std::size_t row = 0; row < count; row += 4) {
    const four_scaled number = scaled_at(values + row, factor, shift);
    const __m256d inside = _mm256_and_pd(_mm256_cmp_pd(number.whole, limit, _CMP_LT_OQ),
                                         _mm256_cmp_pd(number.whole, below, _CMP_GT_OQ));
    const __m256d certain =
        _mm256_and_pd(reads_back<HasDecimals>(values + row, number.whole, factor), inside);
    const __m256i value = _mm256_sub_epi64(_mm256_castpd_si256(number.shifted), _mm256_castpd_si256(shift));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(scaled + row),
                        _mm256_blendv_epi8(unusable, value, _mm256_castpd_si256(certain)));
    all_certain = _mm256_and_pd(all_certain, certain);
  }
  return _mm256_movemask_pd(all_certain) == 0xF;
}

ASSAY_TARGET bool scale(const double* values, std::size_t count, double power,
                        std::int64_t* scaled) noexcept {
  const std::size_t whole = count / 4 * 4;
  const bool all_certain = power == 1 ? scale_whole<false>(values, whole, power, scaled)
                                      : scale_whole<true>(values, whole, power, scaled);
  return portable::scale(values + whole, count - whole, power, scaled + whole) && all_certain;
}

template <bool HasDecimals>
ASSAY_TARGET bool are_whole_words_usual(const double* values, std::size_t words, const std::uint64_t* known,
                                        const float_loops::range& in) noexcept {
  const __m256d power = _mm256_set1_pd(in.power);
  const __m256d shift = _mm256_set1_pd(rounding_shift);
  const __m256d low = _mm256_set1_pd(in.low);
  const __m256d high = _mm256_set1_pd(in.high);
  for (std::size_t word = 0; word < words; ++word) {
    std::uint64_t usual = 0;
    for (unsigned lane = 0; lane < 64; lane += 4) {
      const double* const at = values + 64 * word + lane;
      const __m256d whole = scaled_at(at, power, shift).whole;
      const __m256d inside =
          _mm256_and_pd(_mm256_cmp_pd(whole, low, _CMP_GE_OQ), _mm256_cmp_pd(whole, high, _CMP_LE_OQ));
      const __m256d both = _mm256_and_pd(inside, reads_back<HasDecimals>(at, whole, power));
      usual |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm256_movemask_pd(both))) << lane;
    }
    if ((known[word] & ~usual) != 0) return false;
  }
  return true;
}

ASSAY_TARGET bool are_usual(const double* values, std::size_t count, const std::uint64_t* known,
                            const float_loops::range& in) noexcept {
  const std::size_t words = count / 64;
  const bool whole = in.power == 1 ? are_whole_words_usual<false>(values, words, known, in)
                                   : are_whole_words_usual<true>(values, words, known, in);
  return whole && portable::are_usual(values + 64 * words, count - 64 * words, known + words, in);
}

ASSAY_TARGET void scale_usual(const double* values, std::size_t count, double power,
                              std::int64_t* scaled) noexcept {
  const __m256d factor = _mm256_set1_pd(power);
  const __m256d shift = _mm256_set1_pd(rounding_shift);
  const std::size_t whole = count / 4 * 4;
  for (std::size_t row = 0; row < whole; row += 4) {
    const __m256d shifted = scaled_at(values + row, factor, shift).shifted;
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(scaled + row),
                        _mm256_sub_epi64(_mm256_castpd_si256(shifted), _mm256_castpd_si256(shift)));
  }
  portable::scale_usual(values + whole, count - whole, power, scaled + whole);
}

#undef ASSAY_TARGET

}  // namespace avx2

#endif

constexpr std::array forms {
  float_loops{"portable", portable::scale, portable::are_usual, portable::scale_usual},
#if defined(__x86_64__) && !defined(ASSAY_PORTABLE_LOOPS)
      float_loops{"avx2", avx2::scale, avx2::are_usual, avx2::scale_usual},
#endif
};

std::size_t usable_forms() noexcept {
#if defined(__x86_64__) && !defined(ASSAY_PORTABLE_LOOPS)
  return __builtin_cpu_supports("avx2") ? 2 : 1;
#else
  return 1;
#endif
}

bool scale_quickly(const double* values, std::size_t count, double power, std::int64_t* scaled) noexcept {
  return float_loops_of_this_machine().scale(values, count, power, scaled);
}
bool scale_quickly(const float* values, std::size_t count, double power, std::int64_t* scaled) noexcept {
  return power == 1 ? scale_each<false>(values, count, power, scaled)
                    : scale_each<true>(values, count, power, scaled);
}

template <class Float>
void scale_all(const Float* values, std::size_t count, const std::uint64_t* known, const number_rule& rule,
               std::int64_t* scaled) noexcept {
  if (scale_quickly(values, count, static_cast<double>(power_of_ten(rule.decimals)), scaled)) return;
  for (std::size_t row = 0; row < count; ++row) {
    const bool is_known = ((known[row / word_rows] >> (row % word_rows)) & 1U) != 0;
    if (!is_known || scaled[row] != unusable_number) continue;
    const scaled_value exact = read_number(values[row], rule);
    if (exact.ok()) scaled[row] = exact.value;
  }
}

}  // namespace

void scale_floats(const double* values, std::size_t count, const std::uint64_t* known,
                  const number_rule& rule, std::int64_t* scaled) noexcept {
  scale_all(values, count, known, rule, scaled);
}

void scale_floats(const float* values, std::size_t count, const std::uint64_t* known, const number_rule& rule,
                  std::int64_t* scaled) noexcept {
  scale_all(values, count, known, rule, scaled);
}

std::span<const float_loops> float_loop_forms() noexcept {
  static const std::size_t usable = usable_forms();
  return std::span{forms}.first(usable);
}

const float_loops& float_loops_of_this_machine() noexcept { return float_loop_forms().back(); }

float_loops::range usual_range(const number_rule& rule) noexcept {
  constexpr auto most = static_cast<std::int64_t>(float_traits<double>::certain) - 1;
  return {static_cast<double>(power_of_ten(rule.decimals)),
          static_cast<double>(std::max(rule.minimum, -most)),
          static_cast<double>(std::min(rule.maximum, most))};
}

}  // namespace assay::column
