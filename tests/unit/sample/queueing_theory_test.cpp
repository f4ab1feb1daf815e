// SPDX-License-Identifier: Apache-2.0
//
// The desk against what queueing theory knows: with exponential times it is an M/M/c queue, with exponential patience an
// M/M/c+M queue, and Little's law holds for every history to the last second.
#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

#include "sample/desk.hpp"
#include "sample/distributions.hpp"
#include "unit/sample/desk_log.hpp"

namespace assay::sample {
namespace {

constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t service_mean = 1'000'000;  // the unit of time is a millionth of the mean service

/// Exponential services; adds up what the customers waited.
class markov_service final : public service {
 public:
  explicit markov_service(std::uint64_t seed) : chance_{seed, purpose::contact, 0} {}

  std::int64_t begin(const call& who, std::size_t agent, std::int64_t at) override {
    (void)agent;
    waited += static_cast<double>(at - who.id);  // callers are numbered by the moment of their arrival
    delayed += at > who.id ? 1 : 0;
    ++served;
    return at + exponential(chance_, service_mean);
  }
  void give_up(const call& who, std::int64_t at) override {
    waited += static_cast<double>(at - who.id);
    ++lost;
  }

  double waited = 0;
  double delayed = 0;
  double served = 0;
  double lost = 0;

 private:
  random_stream chance_;
};

struct queue {
  std::size_t agents;
  double load;          ///< erlangs
  double patience = 0;  ///< mean, in mean services; 0: without end
};

markov_service& run(const queue& wanted, markov_service& told, std::int64_t customers) {
  const std::vector<std::size_t> groups(wanted.agents, 0);
  desk line{groups, told};
  for (std::size_t agent = 0; agent < wanted.agents; ++agent)
    line.on_duty(agent, 0, never);
  random_stream chance{77, purpose::arrival, 0};
  const auto between = static_cast<std::int64_t>(static_cast<double>(service_mean) / wanted.load);
  const auto patience = static_cast<std::int64_t>(static_cast<double>(service_mean) * wanted.patience);
  std::int64_t now = 0;
  for (std::int64_t customer = 0; customer < customers; ++customer) {
    now += exponential(chance, between);
    const std::int64_t gives_up = patience == 0 ? never : now + exponential(chance, patience);
    line.arrive({now, gives_up, 0, any_order}, now);
  }
  line.advance(never - 1);
  return told;
}

/// The probability that a customer has to wait, after Erlang (1917).
double erlang_c(std::size_t agents, double load) {
  double term = 1;
  double sum = 1;
  for (std::size_t busy = 1; busy < agents; ++busy)
    sum += term *= load / static_cast<double>(busy);
  const double all_busy = term * load / static_cast<double>(agents);
  const double waiting = all_busy / (1 - load / static_cast<double>(agents));
  return waiting / (sum + waiting);
}

// 2'000'000 customers each. The tolerances are about three standard errors: waits that
// depend on each other have a mean that settles slowly.
TEST(QueueingTheory, MeanWaitAgreesWithErlangC) {
  struct expectation {
    queue wanted;
    double tolerance;
  };
  for (const auto& [wanted, tolerance] : {expectation{{1, 0.5}, 0.016}, expectation{{2, 1.2}, 0.02},
                                          expectation{{4, 3.2}, 0.035}, expectation{{20, 17.0}, 0.05}}) {
    markov_service told{11};
    run(wanted, told, 2'000'000);
    const double waiting = erlang_c(wanted.agents, wanted.load);
    const double mean = waiting * service_mean / (static_cast<double>(wanted.agents) - wanted.load);
    EXPECT_EQ(told.served, 2'000'000);
    EXPECT_EQ(told.lost, 0);
    EXPECT_NEAR(told.waited / told.served, mean, mean * tolerance) << wanted.agents;
    EXPECT_NEAR(told.delayed / told.served, waiting, waiting * tolerance) << wanted.agents;
  }
}

/// Share of customers who give up in an M/M/c+M queue: the stationary state of its birth and death process.
double share_lost(const queue& wanted) {
  double term = 1;
  double sum = 1;
  double lost = 0;  // customers a mean service
  for (int present = 1; present < 2000; ++present) {
    const double queued = std::max(present - static_cast<double>(wanted.agents), 0.0);
    const double leaving = std::min(static_cast<double>(present), static_cast<double>(wanted.agents));
    term *= wanted.load / (leaving + queued / wanted.patience);
    sum += term;
    lost += term * queued / wanted.patience;
  }
  return lost / sum / wanted.load;
}

TEST(QueueingTheory, CustomersGiveUpAsOftenAsErlangASays) {
  for (const queue& wanted : {queue{4, 3.6, 0.5}, queue{10, 12.0, 1.0}, queue{1, 0.3, 0.2}}) {
    markov_service told{12};
    run(wanted, told, 300'000);
    const double expected = share_lost(wanted);
    EXPECT_EQ(told.served + told.lost, 300'000);
    EXPECT_NEAR(told.lost / 300'000, expected, expected * 0.02) << wanted.agents;
  }
}

/// What a clock sees at a desk with changing staff, impatient customers and ranks, second by second.
struct history {
  std::int64_t queue_seconds = 0;
  std::int64_t service_seconds = 0;
  std::int64_t waited = 0;
  std::int64_t served = 0;
  std::int64_t left_waiting = 0;
};

class timed_service final : public service {
 public:
  explicit timed_service(history& seen) : seen_{seen} {}
  std::int64_t begin(const call& who, std::size_t agent, std::int64_t at) override {
    (void)agent;
    seen_.waited += at - who.id / 10;
    const std::int64_t length = 1 + exponential(chance_, 40);
    seen_.served += length;
    return at + length;
  }
  void give_up(const call& who, std::int64_t at) override { seen_.waited += at - who.id / 10; }

 private:
  history& seen_;
  random_stream chance_{5, purpose::contact, 0};
};

history watch(std::uint64_t seed) {
  constexpr std::int64_t seconds = 40'000;
  constexpr std::array<std::size_t, 3> groups{0, 1, 2};
  history seen;
  timed_service told{seen};
  desk line{groups, told};
  for (std::int64_t shift = 0; shift < 4; ++shift) {
    for (std::size_t agent = 0; agent < 3; ++agent) {
      const std::int64_t from = shift * 10'000 + static_cast<std::int64_t>(agent) * 1'000;
      line.on_duty(agent, from, from + 8'000);
    }
  }
  random_stream chance{seed, purpose::arrival, 0};
  for (std::int64_t now = 0; now < seconds; ++now) {
    line.advance(now);
    for (std::int64_t place = 0; place < 2 && now < 35'000; ++place) {
      if (!chance.chance(30)) continue;
      const auto rank = static_cast<std::uint8_t>(chance.below(3));
      line.arrive({now * 10 + place, now + 1 + exponential(chance, 300), rank, any_order}, now);
    }
    seen.queue_seconds += static_cast<std::int64_t>(line.waiting());
    seen.service_seconds += static_cast<std::int64_t>(line.serving());
  }
  line.advance(never - 1);
  seen.left_waiting = static_cast<std::int64_t>(line.waiting() + line.serving());
  return seen;
}

TEST(QueueingTheory, LittlesLawHoldsExactly) {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const history seen = watch(seed);
    EXPECT_EQ(seen.left_waiting, 0);
    EXPECT_GT(seen.queue_seconds, 10'000);
    EXPECT_EQ(seen.queue_seconds, seen.waited);
    EXPECT_EQ(seen.service_seconds, seen.served);
  }
}

}  // namespace
}  // namespace assay::sample
