// SPDX-License-Identifier: Apache-2.0
//
// Every form of the loops that this machine runs, against plain C++.
#include "kernel/lanes/line_adder.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace assay::kernel::lanes {
namespace {

constexpr std::size_t most_rows = 330;

class line_adder_form : public testing::TestWithParam<std::size_t> {
 protected:
  const line_adder& form() const { return line_adder_forms()[GetParam()]; }

  std::uint64_t below(std::uint64_t limit) { return random_() % limit; }
  std::int64_t any_number() { return static_cast<std::int64_t>(random_()); }

  std::mt19937_64 random_{7};
};

/// Lines as sums of what was emptied and of what they hold.
struct expected_lines {
  std::vector<std::array<std::int64_t, line_counters>> counters;
  std::vector<std::array<std::int64_t, line_numbers>> sums;
  std::vector<std::array<std::int64_t, line_numbers>> largest;
};

struct emptied_lines {
  std::vector<group_line>* lines = nullptr;
  std::vector<std::array<std::int64_t, line_counters>> counters;
  std::vector<std::array<std::int64_t, line_numbers>> sums;
  bool keeps_numbers = false;
  int times = 0;

  void add(std::uint32_t group) {
    group_line& line = (*lines)[group];
    for (std::size_t counter = 0; counter < line_counters; ++counter)
      counters[group][counter] += line.counters[counter];
    std::fill_n(line.counters, line_counters, std::uint8_t{0});
    if (keeps_numbers) return;
    for (std::size_t lane = 0; lane < line_numbers; ++lane)
      sums[group][lane] += line.numbers[lane];
    std::fill_n(line.numbers, line_numbers, std::int64_t{0});
  }
};

void empty_line(void* into, std::uint32_t group) noexcept {
  auto& emptied = *static_cast<emptied_lines*>(into);
  emptied.add(group);
  ++emptied.times;
}

TEST_P(line_adder_form, adds_what_plain_loops_add) {
  int emptied_lines_in_all = 0;
  for (std::size_t rows = 0; rows < most_rows; ++rows) {
    const std::size_t groups = 1 + below(rows % 3 == 0 ? 2 : 60);
    std::vector<std::uint32_t> group_of(rows);
    std::vector<std::uint32_t> flags(rows);
    std::array<std::vector<std::int64_t>, line_numbers> numbers;
    for (std::size_t row = 0; row < rows; ++row) {
      group_of[row] = static_cast<std::uint32_t>(below(groups));
      flags[row] = static_cast<std::uint32_t>(random_()) | 1U;
    }
    const std::uint8_t limit = rows % 2 == 0 ? 255 : 32;
    for (auto& lane : numbers) {
      lane.resize(rows);
      for (std::int64_t& number : lane)
        number = any_number() / 1'024;
    }
    for (const int kind : {0, 1, 2}) {
      const bool extremes = kind == 2;
      std::vector<group_line> lines(groups);
      if (extremes) {
        for (group_line& line : lines)
          std::fill_n(line.numbers, line_numbers, no_extreme);
      }
      emptied_lines emptied{&lines, {}, {}, extremes};
      emptied.counters.resize(groups);
      emptied.sums.resize(groups);
      line_batch batch;
      batch.lines = lines.data();
      batch.groups = group_of.data();
      batch.rows = rows;
      batch.flags = flags.data();
      for (std::size_t lane = 0; lane < line_numbers; ++lane)
        batch.numbers[lane] = numbers[lane].data();
      batch.row_limit = limit;
      batch.empty = empty_line;
      batch.into = &emptied;
      (kind == 0 ? form().add_counters : extremes ? form().add_extremes : form().add_sums)(batch);
      emptied_lines_in_all += emptied.times;

      expected_lines expected;
      expected.counters.resize(groups);
      expected.sums.resize(groups);
      expected.largest.resize(groups);
      for (auto& largest : expected.largest)
        largest.fill(no_extreme);
      for (std::size_t row = 0; row < rows; ++row) {
        const std::uint32_t group = group_of[row];
        for (std::size_t counter = 0; counter < line_counters; ++counter)
          expected.counters[group][counter] += (flags[row] >> counter) & 1U;
        for (std::size_t lane = 0; lane < line_numbers; ++lane) {
          expected.sums[group][lane] += numbers[lane][row];
          expected.largest[group][lane] = std::max(expected.largest[group][lane], numbers[lane][row]);
        }
      }
      for (std::uint32_t group = 0; group < groups; ++group) {
        if (extremes) {
          for (std::size_t lane = 0; lane < line_numbers; ++lane)
            ASSERT_EQ(lines[group].numbers[lane], expected.largest[group][lane]);
        }
        ASSERT_LE(lines[group].counters[0], limit);
        emptied.add(group);
      }
      ASSERT_EQ(emptied.counters, expected.counters) << form().name << rows;
      if (kind == 1) {
        ASSERT_EQ(emptied.sums, expected.sums) << form().name << rows;
      }
    }
  }
  EXPECT_GT(emptied_lines_in_all, 100);
}

TEST_P(line_adder_form, transposes_masks) {
  for (std::size_t count = 0; count <= line_counters; ++count) {
    const std::size_t words = 1 + count % 5;
    std::vector<std::vector<std::uint64_t>> masks(count);
    std::vector<const std::uint64_t*> pointers;
    for (auto& mask : masks) {
      for (std::size_t word = 0; word < words; ++word)
        mask.push_back(random_());
      pointers.push_back(mask.data());
    }
    std::vector<std::uint32_t> flags(64 * words, 0xFFFF'FFFFU);
    form().transpose(pointers.data(), count, words, flags.data());
    for (std::size_t row = 0; row < flags.size(); ++row) {
      std::uint32_t expected = 0;
      for (std::size_t mask = 0; mask < count; ++mask)
        expected |= static_cast<std::uint32_t>((masks[mask][row / 64] >> (row % 64)) & 1U) << mask;
      ASSERT_EQ(flags[row], expected) << row;
    }
  }
}

TEST_P(line_adder_form, writes_numbers_that_add_nothing_where_the_mask_is_clear) {
  for (std::size_t rows = 0; rows < most_rows; ++rows) {
    // What lies behind the rows belongs to somebody else.
    std::vector<std::int64_t> values(rows);
    for (std::int64_t& value : values)
      value = below(4) == 0 ? INT64_MAX - static_cast<std::int64_t>(below(3))
                            : static_cast<std::int32_t>(random_());
    std::vector<std::uint64_t> mask(rows / 64 + 1);
    for (std::uint64_t& word : mask)
      word = below(3) == 0 ? ~std::uint64_t{0} : random_();
    for (std::size_t kind = 0; kind < 4; ++kind) {
      std::vector<std::int64_t> numbers(rows, 42);
      form().numbers_of[kind](values.data(), mask.data(), rows, numbers.data());
      for (std::size_t row = 0; row < rows; ++row) {
        const bool chosen = ((mask[row / 64] >> (row % 64)) & 1U) != 0;
        const auto low = std::int64_t{static_cast<std::int32_t>(values[row])};
        const std::array<std::int64_t, 4> expected{chosen ? values[row] : 0, chosen ? low * low : 0,
                                                   chosen ? values[row] : no_extreme,
                                                   chosen ? ~values[row] : no_extreme};
        ASSERT_EQ(numbers[row], expected[kind]) << kind << " " << row;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(all, line_adder_form, testing::Range(std::size_t{0}, line_adder_forms().size()),
                         [](const auto& form) { return std::string{line_adder_forms()[form.param].name}; });

}  // namespace
}  // namespace assay::kernel::lanes
