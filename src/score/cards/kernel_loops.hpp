// SPDX-License-Identifier: Apache-2.0
//
// The loops of kernel.hpp, for the instruction set that the file which includes this one is compiled for. Everything here
// has internal linkage, and nothing inline of other headers is used: a function compiled for wider instructions must never
// stand in for one that runs on every machine. Only kernel_*.cpp include it.

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "score/cards/kernel.hpp"

// NOLINTBEGIN(misc-definitions-in-headers): a definition for each file that includes it is what it is for
namespace assay::detail::cards {
namespace {

constexpr std::size_t width = 4;  // doubles in a vector; split in two where the registers are shorter
constexpr std::size_t vectors = lanes / width;

using doubles = double __attribute__((vector_size(32)));
using integers = std::int64_t __attribute__((vector_size(32)));

#define ASSAY_LANES static inline __attribute__((always_inline))

ASSAY_LANES doubles load(const double* from) noexcept {
  doubles loaded;
  __builtin_memcpy(&loaded, from, sizeof loaded);
  return loaded;
}
ASSAY_LANES integers load(const std::int64_t* from) noexcept {
  integers loaded;
  __builtin_memcpy(&loaded, from, sizeof loaded);
  return loaded;
}
ASSAY_LANES void store_at(double* to, doubles values) noexcept {
  __builtin_memcpy(to, &values, sizeof values);
}
ASSAY_LANES void store_at(std::int64_t* to, integers values) noexcept {
  __builtin_memcpy(to, &values, sizeof values);
}
ASSAY_LANES doubles all(double value) noexcept { return doubles{value, value, value, value}; }
ASSAY_LANES integers all(std::int64_t value) noexcept { return integers{value, value, value, value}; }
ASSAY_LANES integers bits(doubles values) noexcept { return reinterpret_cast<integers>(values); }
ASSAY_LANES doubles numbers(integers values) noexcept { return reinterpret_cast<doubles>(values); }
ASSAY_LANES doubles where(integers mask, doubles values) noexcept { return numbers(bits(values) & mask); }

#define ASSAY_FOUR(bits) \
  { -((bits)&1), -((bits) >> 1 & 1), -((bits) >> 2 & 1), -((bits) >> 3 & 1) }
alignas(32) constexpr std::int64_t masks[16][width] = {
    ASSAY_FOUR(0),  ASSAY_FOUR(1),  ASSAY_FOUR(2),  ASSAY_FOUR(3), ASSAY_FOUR(4),  ASSAY_FOUR(5),
    ASSAY_FOUR(6),  ASSAY_FOUR(7),  ASSAY_FOUR(8),  ASSAY_FOUR(9), ASSAY_FOUR(10), ASSAY_FOUR(11),
    ASSAY_FOUR(12), ASSAY_FOUR(13), ASSAY_FOUR(14), ASSAY_FOUR(15)};
#undef ASSAY_FOUR

/// The lanes of vector `index` as a mask.
ASSAY_LANES integers mask_of(std::uint64_t word, std::size_t index) noexcept {
  return load(masks[(word >> (width * index)) & 15]);
}
#ifdef __AVX2__
#define ASSAY_FOUR(index) \
  { 63 - 4 * (index), 62 - 4 * (index), 61 - 4 * (index), 60 - 4 * (index) }
alignas(32) constexpr std::int64_t shifts[vectors][width] = {
    ASSAY_FOUR(0),  ASSAY_FOUR(1),  ASSAY_FOUR(2),  ASSAY_FOUR(3), ASSAY_FOUR(4),  ASSAY_FOUR(5),
    ASSAY_FOUR(6),  ASSAY_FOUR(7),  ASSAY_FOUR(8),  ASSAY_FOUR(9), ASSAY_FOUR(10), ASSAY_FOUR(11),
    ASSAY_FOUR(12), ASSAY_FOUR(13), ASSAY_FOUR(14), ASSAY_FOUR(15)};
#undef ASSAY_FOUR
#endif
/// The same for choose(), which looks at the highest bit of each lane: a lane's own bit is shifted there, where vectors
/// can.
ASSAY_LANES integers choice_of(std::uint64_t word, std::size_t index) noexcept {
#ifdef __AVX2__
  return all(static_cast<std::int64_t>(word)) << load(shifts[index]);
#else
  return mask_of(word, index);
#endif
}
ASSAY_LANES doubles choose(integers choice, doubles where_set, doubles elsewhere) noexcept {
#ifdef __AVX2__
  return __builtin_ia32_blendvpd256(elsewhere, where_set, numbers(choice));
#else
  return numbers((bits(where_set) & choice) | (bits(elsewhere) & ~choice));
#endif
}
ASSAY_LANES std::uint64_t bits_of(integers mask) noexcept {
#ifdef __AVX__
  return static_cast<std::uint64_t>(__builtin_ia32_movmskpd256(numbers(mask)));
#else
  return static_cast<std::uint64_t>((mask[0] & 1) | (mask[1] & 2) | (mask[2] & 4) | (mask[3] & 8));
#endif
}
ASSAY_LANES std::size_t first_lane(std::uint64_t word) noexcept {
  return static_cast<std::size_t>(__builtin_ctzll(word));
}

std::uint64_t inside(const double* values, double from, double to) noexcept {
  std::uint64_t word = 0;
  for (std::size_t index = 0; index < vectors; ++index) {
    const doubles value = load(values + width * index);
    word |= bits_of((value >= all(from)) & (value < all(to))) << (width * index);
  }
  return word;
}

/// What legal values of a vector bring; gives back their bits.
ASSAY_LANES std::uint64_t add_terms(doubles value, doubles term, std::uint64_t known, const band_terms& terms,
                                    std::size_t index, double* upper, double* lower) noexcept {
  const doubles none = all(0.0);
  const integers legal = (value >= all(terms.from)) & (value < all(terms.to));
  const integers counts = legal & choice_of(known, index);
  store_at(upper + width * index, load(upper + width * index) + choose(counts, term, none));
  store_at(lower + width * index,
           load(lower + width * index) - choose(counts, none, all(terms.missing_weight)));
  return bits_of(counts) << (width * index);
}

/// Up to four cuts, which is what a line of a scoring sheet has, stay in registers.
template <std::size_t Count>
ASSAY_LANES std::uint64_t add_few_bands(const double* values, std::uint64_t known, const band_terms& given,
                                        double* upper, double* lower) noexcept {
  const band_terms terms = given;  // nobody else writes to it
  doubles cuts[Count + 1];
  doubles brought[Count + 1];
  for (std::size_t cut = 0; cut < Count; ++cut)
    cuts[cut] = all(terms.cuts[cut]);
  for (std::size_t band = 0; band <= Count; ++band)
    brought[band] = all(terms.terms[band]);
  std::uint64_t legal = 0;
#pragma GCC unroll 2
  for (std::size_t index = 0; index < vectors; ++index) {
    constexpr std::size_t line = 8;
    if (width * index % line == 0) __builtin_prefetch(values + lanes + width * index);
    const doubles value = load(values + width * index);
    doubles term = brought[0];
    for (std::size_t cut = 0; cut < Count; ++cut)
      term = value >= cuts[cut] ? brought[cut + 1] : term;
    legal |= add_terms(value, term, known, terms, index, upper, lower);
  }
  return legal;
}

std::uint64_t add_many_bands(const double* values, std::uint64_t known, const band_terms& terms,
                             double* upper, double* lower) noexcept {
  std::uint64_t legal = 0;
  for (std::size_t index = 0; index < vectors; ++index) {
    const doubles value = load(values + width * index);
    doubles term = all(terms.terms[0]);
    for (std::size_t cut = 0; cut < terms.count; ++cut)
      term = value >= all(terms.cuts[cut]) ? all(terms.terms[cut + 1]) : term;
    legal |= add_terms(value, term, known, terms, index, upper, lower);
  }
  return legal;
}

std::uint64_t add_bands(const double* values, std::uint64_t known, const band_terms& terms, double* upper,
                        double* lower) noexcept {
  switch (terms.count) {
    case 0:
      return add_few_bands<0>(values, known, terms, upper, lower);
    case 1:
      return add_few_bands<1>(values, known, terms, upper, lower);
    case 2:
      return add_few_bands<2>(values, known, terms, upper, lower);
    case 3:
      return add_few_bands<3>(values, known, terms, upper, lower);
    case 4:
      return add_few_bands<4>(values, known, terms, upper, lower);
    default:
      return add_many_bands(values, known, terms, upper, lower);
  }
}

void count_cuts(const double* values, std::size_t count, const double* cuts,
                std::uint16_t* reached) noexcept {
  for (std::size_t index = 0; index < vectors; ++index) {
    const doubles value = load(values + width * index);
    integers number = all(std::int64_t{0});
    for (std::size_t cut = 0; cut < count; ++cut)
      number -= value >= all(cuts[cut]);
    for (std::size_t lane = 0; lane < width; ++lane)
      reached[width * index + lane] = static_cast<std::uint16_t>(number[lane]);
  }
}

void add_product(double factor, const double* values, double* sum) noexcept {
  for (std::size_t index = 0; index < vectors; ++index)
    store_at(sum + width * index, load(sum + width * index) + all(factor) * load(values + width * index));
}

void add_shared_product(double factor, const double* values, const double* shares, double* sum) noexcept {
  for (std::size_t index = 0; index < vectors; ++index) {
    const doubles product = all(factor) * load(values + width * index) * load(shares + width * index);
    store_at(sum + width * index, load(sum + width * index) + product);
  }
}

void take_off(double amount, std::uint64_t lanes_concerned, double* sum) noexcept {
  constexpr int few = 12;
  if (__builtin_popcountll(lanes_concerned) <= few) {
    for (; lanes_concerned != 0; lanes_concerned &= lanes_concerned - 1)
      sum[first_lane(lanes_concerned)] -= amount;
    return;
  }
  for (std::size_t index = 0; index < vectors; ++index) {
    const doubles less = where(mask_of(lanes_concerned, index), all(amount));
    store_at(sum + width * index, load(sum + width * index) - less);
  }
}

void fill(double value, double* sum) noexcept {
  for (std::size_t index = 0; index < vectors; ++index)
    store_at(sum + width * index, all(value));
}

/// upper - quotient * lower, exactly.
ASSAY_LANES doubles rest_of(doubles upper, doubles quotient, doubles lower) noexcept {
#if defined(__FMA__) && __has_builtin(__builtin_elementwise_fma)
  return __builtin_elementwise_fma(-quotient, lower, upper);  // newer clangs have no other
#elif defined(__FMA__)
  return __builtin_ia32_vfmaddpd256(-quotient, lower, upper);
#else
  // The product is as large as the upper number, but for half of the lower one.
  doubles rest;
  for (std::size_t lane = 0; lane < width; ++lane) {
    rest[lane] = static_cast<double>(static_cast<std::int64_t>(upper[lane]) -
                                     static_cast<std::int64_t>(quotient[lane]) *
                                         static_cast<std::int64_t>(lower[lane]));
  }
  return rest;
#endif
}

/// The double nearest to the quotient, rounded to an integer, is off by 1 at most, and what remains says which way. A
/// true tie is a number of doubles, and was rounded to even.
void divide(const double* upper, const double* lower, std::uint64_t known, double* quotient) noexcept {
  const doubles rounding_shift = all(0x1.8p52);
  const doubles one = all(1.0);
  for (std::size_t index = 0; index < vectors; ++index) {
    const integers mask = mask_of(known, index);
    const doubles top = where(mask, load(upper + width * index));
    const doubles bottom = numbers((bits(load(lower + width * index)) & mask) | (bits(one) & ~mask));
    doubles nearest = (top / bottom + rounding_shift) - rounding_shift;
    const doubles rest = rest_of(top, nearest, bottom);
    const doubles twice = rest + rest;
    nearest += where(twice > bottom, one) - where(twice < -bottom, one);
    store_at(quotient + width * index, nearest);
  }
}

std::uint64_t divide_near(const double* upper, const double* lower, std::uint64_t known, double doubt,
                          double least_lower, double* quotient) noexcept {
  const doubles rounding_shift = all(0x1.8p52);
  const integers sign = bits(all(-0.0));
  std::uint64_t doubtful = 0;
  for (std::size_t index = 0; index < vectors; ++index) {
    const integers mask = mask_of(known, index);
    const doubles bottom = load(lower + width * index);
    const doubles divisor = numbers((bits(bottom) & mask) | (bits(all(1.0)) & ~mask));
    const doubles exact = where(mask, load(upper + width * index)) / divisor;
    const doubles nearest = (exact + rounding_shift) - rounding_shift;
    const doubles distance = numbers(bits(exact - nearest) & ~sign);
    doubtful |= bits_of((distance > all(0.5 - doubt)) | (bottom < all(least_lower))) << (width * index);
    store_at(quotient + width * index, nearest);
  }
  return doubtful & known;
}

void store(const double* values, std::int64_t* into) noexcept {
  const doubles shift = all(0x1.8p52);
  for (std::size_t index = 0; index < vectors; ++index)
    store_at(into + width * index, bits(load(values + width * index) + shift) - bits(shift));
}

void count_above(const double* values, std::size_t count, const double* edges, std::uint8_t* above) noexcept {
  alignas(32) std::int64_t numbers[lanes];
  for (std::size_t index = 0; index < vectors; ++index) {
    const doubles value = load(values + width * index);
    integers number = all(std::int64_t{0});
    for (std::size_t edge = 0; edge < count; ++edge)
      number -= value < all(edges[edge]);
    store_at(numbers + width * index, number);
  }
  for (std::size_t lane = 0; lane < lanes; ++lane)
    above[lane] = static_cast<std::uint8_t>(numbers[lane]);
}

/// An integer below 2^52 laid into the digits of 2^52 is a double, without a conversion.
bool ratios(const std::int64_t* numerators, const std::int64_t* denominators, std::int64_t most_denominator,
            double* quotients) noexcept {
  const integers exponent = bits(all(0x1p52));
  const integers digits = all(std::int64_t{0x000FFFFFFFFFFFFF});
  const integers half = all(std::int64_t{1} << 51);
  const integers limit = all(most_denominator);
  integers beyond = all(std::int64_t{0});
  for (std::size_t index = 0; index < vectors; ++index) {
    const integers top = load(numerators + width * index) + half;
    const integers bottom = load(denominators + width * index);
    beyond |= (top | bottom | (limit - bottom)) & ~digits;
    const doubles upper = numbers((top & digits) | exponent) - all(0x1p52 + 0x1p51);
    const doubles lower = numbers((bottom & digits) | exponent) - all(0x1p52);
    store_at(quotients + width * index, upper / lower);
  }
  return (beyond[0] | beyond[1] | beyond[2] | beyond[3]) == 0;
}

constexpr kernels kernels_named(const char* name) noexcept {
  return {name,      &inside, &add_bands, &count_cuts,  &add_product, &add_shared_product,
          &take_off, &fill,   &divide,    &divide_near, &store,       &count_above,
          &ratios};
}

#undef ASSAY_LANES

}  // namespace
}  // namespace assay::detail::cards
// NOLINTEND(misc-definitions-in-headers)
