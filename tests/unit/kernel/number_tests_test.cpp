// SPDX-License-Identifier: Apache-2.0
//
// Every form of the comparisons that this machine runs, against plain C++.
#include "kernel/number_tests.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kernel/bit_pack.hpp"

namespace assay::kernel {
namespace {

class number_test_form : public testing::TestWithParam<std::size_t> {
 protected:
  const number_tests& form() const { return number_test_forms()[GetParam()]; }
};

std::vector<std::int64_t> numbers(std::mt19937_64& random, std::size_t count) {
  const std::int64_t edges[] = {INT64_MIN, INT64_MIN + 1, -2,       -1, 0, 1, 2, 299, 300,
                                301,       INT64_MAX - 1, INT64_MAX};
  std::vector<std::int64_t> result;
  for (std::size_t index = 0; index < count; ++index) {
    result.push_back(random() % 4 == 0 ? static_cast<std::int64_t>(random())
                                       : edges[random() % std::size(edges)]);
  }
  return result;
}

template <class Test>
std::vector<std::uint64_t> expected_bits(std::size_t count, const Test& test) {
  std::vector<std::uint64_t> words(words_for(count), 0);
  for (std::size_t index = 0; index < count; ++index) {
    if (test(index)) words[index / 64] |= std::uint64_t{1} << (index % 64);
  }
  return words;
}

TEST_P(number_test_form, gives_the_bits_of_plain_comparisons) {
  std::mt19937_64 random{3};
  for (std::size_t count = 0; count < 330; ++count) {
    const auto left = numbers(random, count);
    const auto right = numbers(random, count);
    std::vector<std::uint64_t> words(words_for(count), ~std::uint64_t{0});
    form().less(left.data(), right.data(), count, words.data());
    ASSERT_EQ(words, expected_bits(count, [&](std::size_t row) { return left[row] < right[row]; }));
    form().equal(left.data(), right.data(), count, words.data());
    ASSERT_EQ(words, expected_bits(count, [&](std::size_t row) { return left[row] == right[row]; }));
    form().non_zero(left.data(), count, words.data());
    ASSERT_EQ(words, expected_bits(count, [&](std::size_t row) { return left[row] != 0; }));
    for (int attempt = 0; attempt < 20; ++attempt) {
      auto bounds = numbers(random, 2);
      std::sort(bounds.begin(), bounds.end());
      form().in_range(left.data(), count, bounds[0], bounds[1], words.data());
      ASSERT_EQ(words,
                expected_bits(
                    count, [&](std::size_t row) { return left[row] >= bounds[0] && left[row] <= bounds[1]; }))
          << bounds[0] << ".." << bounds[1];
    }
  }
}

INSTANTIATE_TEST_SUITE_P(forms, number_test_form, testing::Range(std::size_t{0}, number_test_forms().size()),
                         [](const auto& instance) {
                           return std::string{number_test_forms()[instance.param].name};
                         });

TEST(number_tests, the_portable_form_comes_first_and_the_machines_last) {
  EXPECT_EQ(number_test_forms().front().name, "portable");
  EXPECT_EQ(&number_tests_of_this_machine(), &number_test_forms().back());
}

}  // namespace
}  // namespace assay::kernel
