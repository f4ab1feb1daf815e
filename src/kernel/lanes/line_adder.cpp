// SPDX-License-Identifier: Apache-2.0
//
// The portable form, and one for x86 machines with AVX2, which is compiled for that function by function and shares no code with the
// rest.
#include "kernel/lanes/line_adder.hpp"

#include <bit>
#include <cstring>

#if defined(__x86_64__) && !defined(ASSAY_PORTABLE_LOOPS)
#include <immintrin.h>
#endif

namespace assay::kernel::lanes {
namespace {

/// Lines that are asked for ahead of their turn: with many groups they are not near.
constexpr std::size_t rows_ahead = 24;

namespace portable {

/// Byte k is 1 where bit k of the index is set.
constexpr std::array<std::uint64_t, 256> spread_bits = [] {
  std::array<std::uint64_t, 256> spread{};
  for (std::size_t byte = 0; byte < spread.size(); ++byte) {
    for (std::size_t bit = 0; bit < 8; ++bit) {
      // The first counter is the first byte in memory.
      const std::size_t shift = 8 * (std::endian::native == std::endian::little ? bit : 7 - bit);
      spread[byte] |= std::uint64_t{(byte >> bit) & 1U} << shift;
    }
  }
  return spread;
}();

/// Counters never carry into each other: lines are emptied before one is full.
void count(group_line& line, std::uint32_t flags) noexcept {
  for (std::size_t part = 0; part < line_counters / 8; ++part) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, line.counters + 8 * part, sizeof eight);
    eight += spread_bits[(flags >> (8 * part)) & 0xFFU];
    std::memcpy(line.counters + 8 * part, &eight, sizeof eight);
  }
}

std::int64_t wrapped_sum(std::int64_t left, std::int64_t right) noexcept {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(left) + static_cast<std::uint64_t>(right));
}

template <class Number>
void add_rows(const line_batch& batch, const Number& number) noexcept {
  for (std::size_t row = 0; row < batch.rows; ++row) {
    if (row + rows_ahead < batch.rows) __builtin_prefetch(batch.lines + batch.groups[row + rows_ahead], 1);
    group_line& line = batch.lines[batch.groups[row]];
    if (line.counters[0] >= batch.row_limit) batch.empty(batch.into, batch.groups[row]);
    count(line, batch.flags[row]);
    number(line, row);
  }
}

void add_counters(const line_batch& batch) noexcept {
  add_rows(batch, [](group_line&, std::size_t) {});
}

void add_sums(const line_batch& batch) noexcept {
  add_rows(batch, [&batch](group_line& line, std::size_t row) {
    for (std::size_t lane = 0; lane < line_numbers; ++lane)
      line.numbers[lane] = wrapped_sum(line.numbers[lane], batch.numbers[lane][row]);
  });
}

void add_extremes(const line_batch& batch) noexcept {
  add_rows(batch, [&batch](group_line& line, std::size_t row) {
    for (std::size_t lane = 0; lane < line_numbers; ++lane) {
      const std::int64_t number = batch.numbers[lane][row];
      if (number > line.numbers[lane]) line.numbers[lane] = number;
    }
  });
}

void transpose(const std::uint64_t* const* masks, std::size_t count, std::size_t words,
               std::uint32_t* flags) noexcept {
  for (std::size_t word = 0; word < words; ++word) {
    for (std::size_t row = 0; row < 64; ++row)
      flags[64 * word + row] = 0;
    for (std::size_t mask = 0; mask < count; ++mask) {
      const std::uint64_t bits = masks[mask][word];
      for (std::size_t row = 0; row < 64; ++row)
        flags[64 * word + row] |= static_cast<std::uint32_t>((bits >> row) & 1U) << mask;
    }
  }
}

template <class Number>
void write_numbers(const std::int64_t* values, const std::uint64_t* mask, std::size_t rows,
                   std::int64_t* numbers, const Number& number) noexcept {
  for (std::size_t row = 0; row < rows; ++row)
    numbers[row] = number(values[row], std::uint64_t{0} - ((mask[row / 64] >> (row % 64)) & 1U));
}

std::int64_t chosen(std::int64_t value, std::uint64_t whether) noexcept {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(value) & whether);
}

void values_of(const std::int64_t* values, const std::uint64_t* mask, std::size_t rows,
               std::int64_t* numbers) noexcept {
  write_numbers(values, mask, rows, numbers, chosen);
}

void squares_of(const std::int64_t* values, const std::uint64_t* mask, std::size_t rows,
                std::int64_t* numbers) noexcept {
  write_numbers(values, mask, rows, numbers, [](std::int64_t value, std::uint64_t whether) {
    const std::int64_t low = static_cast<std::int32_t>(chosen(value, whether));
    return low * low;
  });
}

void largest_of(const std::int64_t* values, const std::uint64_t* mask, std::size_t rows,
                std::int64_t* numbers) noexcept {
  write_numbers(values, mask, rows, numbers,
                [](std::int64_t value, std::uint64_t whether) { return whether != 0 ? value : no_extreme; });
}

void smallest_of(const std::int64_t* values, const std::uint64_t* mask, std::size_t rows,
                 std::int64_t* numbers) noexcept {
  write_numbers(values, mask, rows, numbers,
                [](std::int64_t value, std::uint64_t whether) { return whether != 0 ? ~value : no_extreme; });
}

}  // namespace portable

#if defined(__x86_64__) && !defined(ASSAY_PORTABLE_LOOPS)

namespace avx2 {

#define ASSAY_TARGET __attribute__((target("avx2")))

ASSAY_TARGET inline __m256i load(const void* from) noexcept {
  return _mm256_loadu_si256(static_cast<const __m256i*>(from));
}
ASSAY_TARGET inline void store(void* to, __m256i value) noexcept {
  _mm256_storeu_si256(static_cast<__m256i*>(to), value);
}

/// Byte c is -1 where bit c of the flags is set.
ASSAY_TARGET inline __m256i spread(std::uint32_t flags) noexcept {
  const __m256i byte_of_counter = _mm256_setr_epi8(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1,  //
                                                   2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3);
  const __m256i bit_of_counter = _mm256_set1_epi64x(static_cast<std::int64_t>(0x8040'2010'0804'0201U));
  const __m256i bytes = _mm256_shuffle_epi8(_mm256_set1_epi32(static_cast<int>(flags)), byte_of_counter);
  return _mm256_cmpeq_epi8(_mm256_and_si256(bytes, bit_of_counter), bit_of_counter);
}

ASSAY_TARGET inline group_line& counted(const line_batch& batch, std::size_t row) noexcept {
  // Beyond the batch lies nothing that may be read; what is asked for there is near already.
  const std::size_t ahead = row + rows_ahead < batch.rows ? row + rows_ahead : row;
  __builtin_prefetch(batch.lines + batch.groups[ahead], 1);
  const std::uint32_t group = batch.groups[row];
  group_line& line = batch.lines[group];
  if (line.counters[0] >= batch.row_limit) [[unlikely]]
    batch.empty(batch.into, group);
  store(line.counters, _mm256_sub_epi8(load(line.counters), spread(batch.flags[row])));
  return line;
}

ASSAY_TARGET void add_counters(const line_batch& batch) noexcept {
  for (std::size_t row = 0; row < batch.rows; ++row)
    static_cast<void>(counted(batch, row));
}

/// The numbers of four rows, each with its four lanes side by side.
struct four_rows {
  __m256i of[4];
};
ASSAY_TARGET inline four_rows numbers_at(const line_batch& batch, std::size_t row) noexcept {
  const __m256i first = load(batch.numbers[0] + row);
  const __m256i second = load(batch.numbers[1] + row);
  const __m256i third = load(batch.numbers[2] + row);
  const __m256i fourth = load(batch.numbers[3] + row);
  const __m256i even_left = _mm256_unpacklo_epi64(first, second);
  const __m256i odd_left = _mm256_unpackhi_epi64(first, second);
  const __m256i even_right = _mm256_unpacklo_epi64(third, fourth);
  const __m256i odd_right = _mm256_unpackhi_epi64(third, fourth);
  return {{_mm256_permute2x128_si256(even_left, even_right, 0x20),
           _mm256_permute2x128_si256(odd_left, odd_right, 0x20),
           _mm256_permute2x128_si256(even_left, even_right, 0x31),
           _mm256_permute2x128_si256(odd_left, odd_right, 0x31)}};
}

ASSAY_TARGET inline __m256i sum(__m256i left, __m256i right) noexcept {
  return _mm256_add_epi64(left, right);
}
ASSAY_TARGET inline __m256i larger(__m256i left, __m256i right) noexcept {
  return _mm256_blendv_epi8(left, right, _mm256_cmpgt_epi64(right, left));
}

/// The rows after the last four.
void finish(const line_batch& batch, std::size_t from, line_adder::batch_loop loop) noexcept {
  if (from == batch.rows) return;
  line_batch rest = batch;
  rest.groups += from;
  rest.flags += from;
  rest.rows -= from;
  for (const std::int64_t*& numbers : rest.numbers)
    numbers += from;
  loop(rest);
}

ASSAY_TARGET void add_sums(const line_batch& batch) noexcept {
  std::size_t row = 0;
  for (; row + 4 <= batch.rows; row += 4) {
    const four_rows numbers = numbers_at(batch, row);
    for (std::size_t next = 0; next < 4; ++next) {
      group_line& line = counted(batch, row + next);
      store(line.numbers, sum(load(line.numbers), numbers.of[next]));
    }
  }
  finish(batch, row, portable::add_sums);
}

ASSAY_TARGET void add_extremes(const line_batch& batch) noexcept {
  std::size_t row = 0;
  for (; row + 4 <= batch.rows; row += 4) {
    const four_rows numbers = numbers_at(batch, row);
    for (std::size_t next = 0; next < 4; ++next) {
      group_line& line = counted(batch, row + next);
      store(line.numbers, larger(load(line.numbers), numbers.of[next]));
    }
  }
  finish(batch, row, portable::add_extremes);
}

/// The bytes of eight words, the first byte of each, then the second byte of each, and so on, 32 bytes apart.
ASSAY_TARGET inline void transpose_bytes(const std::uint64_t* words, std::uint8_t* bytes) noexcept {
  const auto word = [words](std::size_t index) {
    return _mm_loadl_epi64(reinterpret_cast<const __m128i*>(words + index));
  };
  const __m128i pair_0 = _mm_unpacklo_epi8(word(0), word(1));
  const __m128i pair_1 = _mm_unpacklo_epi8(word(2), word(3));
  const __m128i pair_2 = _mm_unpacklo_epi8(word(4), word(5));
  const __m128i pair_3 = _mm_unpacklo_epi8(word(6), word(7));
  const __m128i low_0 = _mm_unpacklo_epi16(pair_0, pair_1);
  const __m128i high_0 = _mm_unpackhi_epi16(pair_0, pair_1);
  const __m128i low_1 = _mm_unpacklo_epi16(pair_2, pair_3);
  const __m128i high_1 = _mm_unpackhi_epi16(pair_2, pair_3);
  const __m128i made[4] = {_mm_unpacklo_epi32(low_0, low_1), _mm_unpackhi_epi32(low_0, low_1),
                           _mm_unpacklo_epi32(high_0, high_1), _mm_unpackhi_epi32(high_0, high_1)};
  for (std::size_t two = 0; two < 4; ++two) {
    _mm_storel_epi64(reinterpret_cast<__m128i*>(bytes + 64 * two), made[two]);
    _mm_storel_epi64(reinterpret_cast<__m128i*>(bytes + 64 * two + 32),
                     _mm_unpackhi_epi64(made[two], made[two]));
  }
}

ASSAY_TARGET void transpose(const std::uint64_t* const* masks, std::size_t count, std::size_t words,
                            std::uint32_t* flags) noexcept {
  std::uint64_t of_word[line_counters] = {};
  alignas(32) std::uint8_t bytes[8][line_counters];
  for (std::size_t word = 0; word < words; ++word) {
    for (std::size_t mask = 0; mask < count; ++mask)
      of_word[mask] = masks[mask][word];
    for (std::size_t eight = 0; eight < line_counters; eight += 8)
      transpose_bytes(of_word + eight, bytes[0] + eight);
    for (std::size_t byte = 0; byte < 8; ++byte) {
      __m256i bits = load(bytes[byte]);
      for (std::size_t row = 8; row-- > 0;) {
        flags[64 * word + 8 * byte + row] = static_cast<std::uint32_t>(_mm256_movemask_epi8(bits));
        bits = _mm256_add_epi8(bits, bits);
      }
    }
  }
}

/// Lane k is -1 where bit `first` + k is set.
ASSAY_TARGET inline __m256i four_bits(std::uint64_t bits, unsigned first) noexcept {
  const __m256i bit_of_lane = _mm256_setr_epi64x(1, 2, 4, 8);
  const __m256i four = _mm256_set1_epi64x(static_cast<std::int64_t>(bits >> first));
  return _mm256_cmpeq_epi64(_mm256_and_si256(four, bit_of_lane), bit_of_lane);
}

// What a number adds where `whether` is -1, and what adds nothing where it is 0.
struct of_value {
  ASSAY_TARGET static __m256i number(__m256i value, __m256i whether) noexcept {
    return _mm256_and_si256(value, whether);
  }
};
struct of_square {
  ASSAY_TARGET static __m256i number(__m256i value, __m256i whether) noexcept {
    const __m256i chosen = _mm256_and_si256(value, whether);
    return _mm256_mul_epi32(chosen, chosen);
  }
};
struct of_largest {
  ASSAY_TARGET static __m256i number(__m256i value, __m256i whether) noexcept {
    return _mm256_blendv_epi8(_mm256_set1_epi64x(no_extreme), value, whether);
  }
};
struct of_smallest {
  ASSAY_TARGET static __m256i number(__m256i value, __m256i whether) noexcept {
    return of_largest::number(_mm256_xor_si256(value, _mm256_set1_epi64x(-1)), whether);
  }
};

template <class Of>
ASSAY_TARGET void write_numbers(const std::int64_t* values, const std::uint64_t* mask, std::size_t rows,
                                std::int64_t* numbers, line_adder::number_loop of_rest) noexcept {
  const std::size_t words = rows / 64;
  for (std::size_t word = 0; word < words; ++word) {
    for (unsigned lane = 0; lane < 64; lane += 4) {
      const std::size_t row = 64 * word + lane;
      store(numbers + row, Of::number(load(values + row), four_bits(mask[word], lane)));
    }
  }
  of_rest(values + 64 * words, mask + words, rows - 64 * words, numbers + 64 * words);
}

void values_of(const std::int64_t* values, const std::uint64_t* mask, std::size_t rows,
               std::int64_t* numbers) noexcept {
  write_numbers<of_value>(values, mask, rows, numbers, portable::values_of);
}
void squares_of(const std::int64_t* values, const std::uint64_t* mask, std::size_t rows,
                std::int64_t* numbers) noexcept {
  write_numbers<of_square>(values, mask, rows, numbers, portable::squares_of);
}
void largest_of(const std::int64_t* values, const std::uint64_t* mask, std::size_t rows,
                std::int64_t* numbers) noexcept {
  write_numbers<of_largest>(values, mask, rows, numbers, portable::largest_of);
}
void smallest_of(const std::int64_t* values, const std::uint64_t* mask, std::size_t rows,
                 std::int64_t* numbers) noexcept {
  write_numbers<of_smallest>(values, mask, rows, numbers, portable::smallest_of);
}

#undef ASSAY_TARGET

}  // namespace avx2

#endif

constexpr std::array forms {
  line_adder{"portable",
             portable::add_counters,
             portable::add_sums,
             portable::add_extremes,
             portable::transpose,
             {portable::values_of, portable::squares_of, portable::largest_of, portable::smallest_of}},
#if defined(__x86_64__) && !defined(ASSAY_PORTABLE_LOOPS)
      line_adder{"avx2",          avx2::add_counters,
                 avx2::add_sums,  avx2::add_extremes,
                 avx2::transpose, {avx2::values_of, avx2::squares_of, avx2::largest_of, avx2::smallest_of}},
#endif
};

std::size_t usable_forms() noexcept {
#if defined(__x86_64__) && !defined(ASSAY_PORTABLE_LOOPS)
  return __builtin_cpu_supports("avx2") ? 2 : 1;
#else
  return 1;
#endif
}

}  // namespace

std::span<const line_adder> line_adder_forms() noexcept {
  static const std::size_t usable = usable_forms();
  return std::span{forms}.first(usable);
}

const line_adder& line_adder_of_this_machine() noexcept { return line_adder_forms().back(); }

}  // namespace assay::kernel::lanes
