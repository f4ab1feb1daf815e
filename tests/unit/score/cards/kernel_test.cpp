// SPDX-License-Identifier: Apache-2.0
#include "score/cards/kernel.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include <assay/integer.hpp>

namespace assay::detail::cards {
namespace {

using random_bits = std::mt19937_64;
using lane_doubles = std::array<double, lanes>;
using lane_integers = std::array<std::int64_t, lanes>;

std::vector<const kernels*> all_kernels() {
  std::vector<const kernels*> list{&portable_kernels};
  if (avx2_kernels() != nullptr && &best_kernels() == avx2_kernels()) list.push_back(avx2_kernels());
  return list;
}

std::int64_t below(random_bits& random, std::int64_t bound) {
  return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(bound));
}

/// Values with garbage of every kind where there is none.
lane_doubles some_values(random_bits& random, std::uint64_t known, std::int64_t most) {
  constexpr double garbage[] = {std::numeric_limits<double>::quiet_NaN(), 1e300, -1e300,
                                std::numeric_limits<double>::infinity(), 0.0};
  lane_doubles values;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    values[lane] = static_cast<double>(below(random, 2 * most) - most);
    if ((known >> lane & 1U) == 0) values[lane] = garbage[below(random, 5)];
  }
  return values;
}
std::uint64_t some_lanes(random_bits& random) {
  std::uint64_t word = random();
  switch (below(random, 4)) {
    case 0:
      return every_lane;
    case 1:  // most
      for (int more = 0; more < 3; ++more)
        word |= random();
      return word;
    case 2:  // few
      word &= random();
      return word;
    default:
      return word;
  }
}

class kernel : public testing::TestWithParam<const kernels*> {};

TEST_P(kernel, finds_lanes_inside) {
  random_bits random{1};
  for (int round = 0; round < 1000; ++round) {
    const std::uint64_t known = some_lanes(random);
    const lane_doubles values = some_values(random, known, 20);
    const auto from = static_cast<double>(below(random, 20) - 10);
    const double to = from + static_cast<double>(below(random, 10));
    std::uint64_t expected = 0;
    for (std::size_t lane = 0; lane < lanes; ++lane)
      expected |= std::uint64_t{values[lane] >= from && values[lane] < to} << lane;
    ASSERT_EQ(GetParam()->inside(values.data(), from, to), expected);
  }
}

TEST_P(kernel, adds_bands_whatever_stands_where_nothing_is_known) {
  random_bits random{2};
  for (int round = 0; round < 2000; ++round) {
    const std::uint64_t known = some_lanes(random);
    const lane_doubles values = some_values(random, known, 100);
    std::vector<double> cuts;
    std::vector<double> terms;
    for (std::int64_t cut = below(random, 8); cut >= 0; --cut) {
      if (cut > 0) cuts.push_back(static_cast<double>(below(random, 200) - 100));
      terms.push_back(static_cast<double>(below(random, 2'000'000'000'000) - 1'000'000'000'000));
    }
    std::sort(cuts.begin(), cuts.end());
    const auto weight = static_cast<double>(below(random, 1'000'000'000'000));
    const std::uint64_t given = known | some_lanes(random);  // and NaN and infinities that are
    const auto from = static_cast<double>(below(random, 50) - 120);
    const auto to = static_cast<double>(below(random, 50) + 70);
    lane_doubles upper;
    lane_doubles lower;
    lane_doubles expected_upper;
    lane_doubles expected_lower;
    std::uint64_t expected = 0;
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      upper[lane] = static_cast<double>(below(random, 1000));
      lower[lane] = weight + upper[lane];
      const bool counts = (given >> lane & 1U) != 0 && values[lane] >= from && values[lane] < to;
      expected |= std::uint64_t{counts} << lane;
      const auto reached =
          std::count_if(cuts.begin(), cuts.end(), [&](double cut) { return values[lane] >= cut; });
      expected_upper[lane] = upper[lane] + (counts ? terms[static_cast<std::size_t>(reached)] : 0);
      expected_lower[lane] = lower[lane] - (counts ? 0 : weight);
    }
    const band_terms bands{cuts.size(), cuts.data(), terms.data(), from, to, weight};
    ASSERT_EQ(GetParam()->add_bands(values.data(), given, bands, upper.data(), lower.data()), expected);
    ASSERT_EQ(upper, expected_upper) << cuts.size();
    ASSERT_EQ(lower, expected_lower) << cuts.size();
    std::array<std::uint16_t, lanes> reached;
    GetParam()->count_cuts(values.data(), cuts.size(), cuts.data(), reached.data());
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      if ((known >> lane & 1U) == 0) continue;
      ASSERT_EQ(reached[lane],
                std::count_if(cuts.begin(), cuts.end(), [&](double cut) { return values[lane] >= cut; }));
    }
  }
}

TEST_P(kernel, adds_products_and_takes_off) {
  random_bits random{3};
  for (int round = 0; round < 1000; ++round) {
    const lane_doubles values = some_values(random, every_lane, 1'000'000);
    const lane_doubles shares = some_values(random, every_lane, 100);
    const auto factor = static_cast<double>(below(random, 1000));
    const std::uint64_t less = some_lanes(random);
    lane_doubles sum{};
    GetParam()->fill(7, sum.data());
    GetParam()->add_product(factor, values.data(), sum.data());
    GetParam()->add_shared_product(factor, values.data(), shares.data(), sum.data());
    GetParam()->take_off(3, less, sum.data());
    lane_integers whole;
    GetParam()->store(sum.data(), whole.data());
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      const double expected = 7 + factor * values[lane] + factor * values[lane] * shares[lane] -
                              ((less >> lane & 1U) != 0 ? 3 : 0);
      ASSERT_EQ(sum[lane], expected);
      ASSERT_EQ(whole[lane], static_cast<std::int64_t>(expected));
    }
  }
}

std::int64_t half_even(int128 upper, int128 lower) {
  int128 quotient = upper / lower;
  int128 rest = upper % lower;
  if (rest < 0) {
    rest += lower;
    --quotient;
  }
  if (2 * rest > lower || (2 * rest == lower && quotient % 2 != 0)) ++quotient;
  return static_cast<std::int64_t>(quotient);
}

TEST_P(kernel, divides_half_to_even) {
  random_bits random{4};
  int ties = 0;
  for (int round = 0; round < 5000; ++round) {
    const std::uint64_t known = some_lanes(random);
    const std::int64_t most = std::int64_t{1} << (1 + below(random, 50));
    lane_doubles upper;
    lane_doubles lower;
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      const std::int64_t divisor = 1 + below(random, most);
      const std::int64_t quotient = below(random, (std::int64_t{1} << 51) / divisor + 1);
      // Ties and their neighbours, of either sign.
      const std::int64_t top = quotient * divisor + divisor / 2 + below(random, 3) - 1;
      ties += 2 * (top - quotient * divisor) == divisor ? 1 : 0;
      upper[lane] = static_cast<double>(random() % 2 == 0 ? top : -top);
      lower[lane] = static_cast<double>(divisor);
      if ((known >> lane & 1U) == 0) lower[lane] = 0;
    }
    lane_doubles quotient;
    GetParam()->divide(upper.data(), lower.data(), known, quotient.data());
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      const std::int64_t expected =
          (known >> lane & 1U) == 0
              ? 0
              : half_even(static_cast<std::int64_t>(upper[lane]), static_cast<std::int64_t>(lower[lane]));
      ASSERT_EQ(quotient[lane], static_cast<double>(expected)) << upper[lane] << " / " << lower[lane];
    }
  }
  EXPECT_GT(ties, 1000);
}

TEST_P(kernel, says_which_quotients_are_near_the_middle) {
  random_bits random{5};
  int doubtful = 0;
  for (int round = 0; round < 3000; ++round) {
    const std::uint64_t known = some_lanes(random);
    constexpr double doubt = 0.125;
    lane_doubles upper;
    lane_doubles lower;
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      lower[lane] = static_cast<double>(8 * (1 + below(random, 1'000'000)));
      upper[lane] = static_cast<double>(below(random, 1'000'000'000'000) - 500'000'000'000);
      if ((known >> lane & 1U) == 0) upper[lane] = std::numeric_limits<double>::quiet_NaN();
    }
    const auto least = static_cast<double>(below(random, 4'000'000));
    lane_doubles quotient;
    const std::uint64_t found =
        GetParam()->divide_near(upper.data(), lower.data(), known, doubt, least, quotient.data());
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      if ((known >> lane & 1U) == 0) {
        ASSERT_EQ(quotient[lane], 0);
        ASSERT_EQ(found >> lane & 1U, 0U);
        continue;
      }
      const double exact = upper[lane] / lower[lane];
      const double distance = std::fabs(exact - std::nearbyint(exact));
      ASSERT_EQ(quotient[lane], std::nearbyint(exact));
      ASSERT_EQ((found >> lane & 1U) != 0, distance > 0.5 - doubt || lower[lane] < least);
      doubtful += (found >> lane & 1U) != 0 ? 1 : 0;
    }
  }
  EXPECT_GT(doubtful, 10'000);
}

TEST_P(kernel, counts_edges_above) {
  random_bits random{6};
  const std::vector<double> edges{90, 75, 60, 60};
  for (int round = 0; round < 200; ++round) {
    const lane_doubles values = some_values(random, every_lane, 100);
    std::array<std::uint8_t, lanes> above;
    GetParam()->count_above(values.data(), edges.size(), edges.data(), above.data());
    for (std::size_t lane = 0; lane < lanes; ++lane)
      ASSERT_EQ(above[lane],
                std::count_if(edges.begin(), edges.end(), [&](double edge) { return values[lane] < edge; }));
  }
}

TEST_P(kernel, quotients_are_rounded_once) {
  random_bits random{7};
  constexpr std::int64_t most = (std::int64_t{1} << 52) - 2;
  int within = 0;
  for (int round = 0; round < 4000; ++round) {
    lane_integers tops;
    lane_integers bottoms;
    bool all_within = true;
    const std::int64_t limit = std::int64_t{1} << (1 + below(random, 51));
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      tops[lane] = static_cast<std::int64_t>(random()) >> (below(random, 50) + (round % 3 == 0 ? 0 : 13));
      bottoms[lane] = 1 + below(random, limit);
      if (round % 5 == 0 && lane == 17) bottoms[lane] = -bottoms[lane];
      const bool fits = tops[lane] >= -(std::int64_t{1} << 51) && tops[lane] < (std::int64_t{1} << 51) &&
                        bottoms[lane] > 0 && bottoms[lane] <= most;
      all_within = all_within && fits;
    }
    lane_doubles quotients;
    ASSERT_EQ(GetParam()->ratios(tops.data(), bottoms.data(), most, quotients.data()), all_within);
    within += all_within ? 1 : 0;
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      const bool fits =
          tops[lane] >= -(std::int64_t{1} << 51) && tops[lane] < (std::int64_t{1} << 51) && bottoms[lane] > 0;
      if (!fits) continue;
      ASSERT_EQ(quotients[lane], static_cast<double>(tops[lane]) / static_cast<double>(bottoms[lane]));
    }
  }
  EXPECT_GT(within, 1000);
}

INSTANTIATE_TEST_SUITE_P(every, kernel, testing::ValuesIn(all_kernels()),
                         [](const auto& made) { return std::string{made.param->name}; });

}  // namespace
}  // namespace assay::detail::cards
