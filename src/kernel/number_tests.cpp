// SPDX-License-Identifier: Apache-2.0
//
// The portable form, and forms for x86 machines with AVX2 and AVX-512. These are compiled for their
// instruction set function by function, share no code with the rest, and handle whole words of 64 elements;
// the portable form does what remains.
#include "kernel/number_tests.hpp"

#include <array>

#include "kernel/bit_pack.hpp"

#if defined(__x86_64__) && !defined(ASSAY_PORTABLE_LOOPS)
#include <immintrin.h>
#endif

namespace assay::kernel {
namespace {

namespace portable {

void in_range(const std::int64_t* values, std::size_t count, std::int64_t low, std::int64_t high,
              std::uint64_t* words) noexcept {
  if (low == INT64_MIN) return pack_bits(count, words, [=](std::size_t row) { return values[row] <= high; });
  if (high == INT64_MAX) return pack_bits(count, words, [=](std::size_t row) { return values[row] >= low; });
  if (low == high) return pack_bits(count, words, [=](std::size_t row) { return values[row] == low; });
  const auto from = static_cast<std::uint64_t>(low);
  const auto width = static_cast<std::uint64_t>(high) - from;
  pack_bits(count, words,
            [=](std::size_t row) { return static_cast<std::uint64_t>(values[row]) - from <= width; });
}

void less(const std::int64_t* left, const std::int64_t* right, std::size_t count,
          std::uint64_t* words) noexcept {
  pack_bits(count, words, [=](std::size_t row) { return left[row] < right[row]; });
}

void equal(const std::int64_t* left, const std::int64_t* right, std::size_t count,
           std::uint64_t* words) noexcept {
  pack_bits(count, words, [=](std::size_t row) { return left[row] == right[row]; });
}

void non_zero(const std::int64_t* values, std::size_t count, std::uint64_t* words) noexcept {
  pack_bits(count, words, [=](std::size_t row) { return values[row] != 0; });
}

}  // namespace portable

#if defined(__x86_64__) && !defined(ASSAY_PORTABLE_LOOPS)

namespace avx2 {

#define ASSAY_TARGET __attribute__((target("avx2")))

ASSAY_TARGET inline __m256i load(const std::int64_t* from) noexcept {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
}
ASSAY_TARGET inline std::uint64_t mask(__m256i lanes) noexcept {
  return static_cast<std::uint64_t>(static_cast<unsigned>(_mm256_movemask_pd(_mm256_castsi256_pd(lanes))));
}

ASSAY_TARGET void in_range(const std::int64_t* values, std::size_t count, std::int64_t low, std::int64_t high,
                           std::uint64_t* words) noexcept {
  const __m256i lowest = _mm256_set1_epi64x(low);
  const __m256i highest = _mm256_set1_epi64x(high);
  const std::size_t whole = count / 64;
  for (std::size_t word = 0; word < whole; ++word) {
    std::uint64_t outside = 0;
    for (unsigned lane = 0; lane < 64; lane += 4) {
      const __m256i value = load(values + 64 * word + lane);
      const __m256i misses =
          _mm256_or_si256(_mm256_cmpgt_epi64(lowest, value), _mm256_cmpgt_epi64(value, highest));
      outside |= mask(misses) << lane;
    }
    words[word] = ~outside;
  }
  portable::in_range(values + 64 * whole, count - 64 * whole, low, high, words + whole);
}

ASSAY_TARGET void less(const std::int64_t* left, const std::int64_t* right, std::size_t count,
                       std::uint64_t* words) noexcept {
  const std::size_t whole = count / 64;
  for (std::size_t word = 0; word < whole; ++word) {
    std::uint64_t result = 0;
    for (unsigned lane = 0; lane < 64; lane += 4) {
      const std::size_t row = 64 * word + lane;
      result |= mask(_mm256_cmpgt_epi64(load(right + row), load(left + row))) << lane;
    }
    words[word] = result;
  }
  portable::less(left + 64 * whole, right + 64 * whole, count - 64 * whole, words + whole);
}

ASSAY_TARGET void equal(const std::int64_t* left, const std::int64_t* right, std::size_t count,
                        std::uint64_t* words) noexcept {
  const std::size_t whole = count / 64;
  for (std::size_t word = 0; word < whole; ++word) {
    std::uint64_t result = 0;
    for (unsigned lane = 0; lane < 64; lane += 4) {
      const std::size_t row = 64 * word + lane;
      result |= mask(_mm256_cmpeq_epi64(load(left + row), load(right + row))) << lane;
    }
    words[word] = result;
  }
  portable::equal(left + 64 * whole, right + 64 * whole, count - 64 * whole, words + whole);
}

ASSAY_TARGET void non_zero(const std::int64_t* values, std::size_t count, std::uint64_t* words) noexcept {
  const __m256i zero = _mm256_setzero_si256();
  const std::size_t whole = count / 64;
  for (std::size_t word = 0; word < whole; ++word) {
    std::uint64_t zeros = 0;
    for (unsigned lane = 0; lane < 64; lane += 4) {
      zeros |= mask(_mm256_cmpeq_epi64(load(values + 64 * word + lane), zero)) << lane;
    }
    words[word] = ~zeros;
  }
  portable::non_zero(values + 64 * whole, count - 64 * whole, words + whole);
}

#undef ASSAY_TARGET

}  // namespace avx2

namespace avx512 {

#define ASSAY_TARGET __attribute__((target("avx512f")))

ASSAY_TARGET inline __m512i load(const std::int64_t* from) noexcept { return _mm512_loadu_si512(from); }

ASSAY_TARGET void in_range(const std::int64_t* values, std::size_t count, std::int64_t low, std::int64_t high,
                           std::uint64_t* words) noexcept {
  const __m512i lowest = _mm512_set1_epi64(low);
  const __m512i highest = _mm512_set1_epi64(high);
  const std::size_t whole = count / 64;
  for (std::size_t word = 0; word < whole; ++word) {
    std::uint64_t result = 0;
    for (unsigned lane = 0; lane < 64; lane += 8) {
      const __m512i value = load(values + 64 * word + lane);
      const __mmask8 above = _mm512_cmple_epi64_mask(lowest, value);
      result |= std::uint64_t{_mm512_mask_cmple_epi64_mask(above, value, highest)} << lane;
    }
    words[word] = result;
  }
  portable::in_range(values + 64 * whole, count - 64 * whole, low, high, words + whole);
}

ASSAY_TARGET void less(const std::int64_t* left, const std::int64_t* right, std::size_t count,
                       std::uint64_t* words) noexcept {
  const std::size_t whole = count / 64;
  for (std::size_t word = 0; word < whole; ++word) {
    std::uint64_t result = 0;
    for (unsigned lane = 0; lane < 64; lane += 8) {
      const std::size_t row = 64 * word + lane;
      result |= std::uint64_t{_mm512_cmplt_epi64_mask(load(left + row), load(right + row))} << lane;
    }
    words[word] = result;
  }
  portable::less(left + 64 * whole, right + 64 * whole, count - 64 * whole, words + whole);
}

ASSAY_TARGET void equal(const std::int64_t* left, const std::int64_t* right, std::size_t count,
                        std::uint64_t* words) noexcept {
  const std::size_t whole = count / 64;
  for (std::size_t word = 0; word < whole; ++word) {
    std::uint64_t result = 0;
    for (unsigned lane = 0; lane < 64; lane += 8) {
      const std::size_t row = 64 * word + lane;
      result |= std::uint64_t{_mm512_cmpeq_epi64_mask(load(left + row), load(right + row))} << lane;
    }
    words[word] = result;
  }
  portable::equal(left + 64 * whole, right + 64 * whole, count - 64 * whole, words + whole);
}

ASSAY_TARGET void non_zero(const std::int64_t* values, std::size_t count, std::uint64_t* words) noexcept {
  const std::size_t whole = count / 64;
  for (std::size_t word = 0; word < whole; ++word) {
    std::uint64_t result = 0;
    for (unsigned lane = 0; lane < 64; lane += 8) {
      const __m512i value = load(values + 64 * word + lane);
      result |= std::uint64_t{_mm512_test_epi64_mask(value, value)} << lane;
    }
    words[word] = result;
  }
  portable::non_zero(values + 64 * whole, count - 64 * whole, words + whole);
}

#undef ASSAY_TARGET

}  // namespace avx512

#endif

constexpr std::array forms {
  number_tests{"portable", portable::in_range, portable::less, portable::equal, portable::non_zero},
#if defined(__x86_64__) && !defined(ASSAY_PORTABLE_LOOPS)
      number_tests{"avx2", avx2::in_range, avx2::less, avx2::equal, avx2::non_zero},
      number_tests{"avx512", avx512::in_range, avx512::less, avx512::equal, avx512::non_zero},
#endif
};

std::size_t usable_forms() noexcept {
#if defined(__x86_64__) && !defined(ASSAY_PORTABLE_LOOPS)
  if (!__builtin_cpu_supports("avx2")) return 1;
  return __builtin_cpu_supports("avx512f") ? 3 : 2;
#else
  return 1;
#endif
}

}  // namespace

std::span<const number_tests> number_test_forms() noexcept {
  static const std::size_t usable = usable_forms();
  return std::span{forms}.first(usable);
}

const number_tests& number_tests_of_this_machine() noexcept { return number_test_forms().back(); }

}  // namespace assay::kernel
