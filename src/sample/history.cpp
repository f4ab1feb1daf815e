// SPDX-License-Identifier: Apache-2.0
//
// A contact's course: waiting, diagnosis, work, outcome, and whether the customer has to come again. Each step depends on
// the steps before it, on the agent and on how busy the team is; the constants are thousandths.
#include "sample/history.hpp"

#include <algorithm>
#include <queue>

#include "sample/random.hpp"

namespace assay::sample {
namespace {

constexpr std::int64_t recurrence_window_s = 30 * day_s;

/// Somebody who will come, for the first time or again with the same problem.
struct visit {
  instant at = 0;
  std::int64_t order = 0;  ///< breaks ties
  std::int64_t customer = 0;
  std::optional<std::size_t> issue;  ///< of a repeated visit
};

struct comes_later {
  bool operator()(const visit& left, const visit& right) const noexcept {
    return left.at != right.at ? left.at > right.at : left.order > right.order;
  }
};

template <class Items>
std::size_t pick_by_share(random_stream& chance, const Items& items) {
  std::int64_t sum = 0;
  for (const auto& item : items)
    sum += item.share;
  std::int64_t rest = chance.below(sum);
  std::size_t index = 0;
  for (; index + 1 < items.size() && rest >= items[index].share; ++index)
    rest -= items[index].share;
  return index;
}

/// Where a customer lives, what they are and what they bought stays the same from contact to contact.
void identify(const setting& where, contact& record) {
  random_stream chance{where.seed, purpose::customer, record.customer};
  record.team = pick_by_share(chance, where.company.teams);
  record.segment = pick_by_share(chance, where.company.customer_segments);
  record.product = pick_by_share(chance, where.company.products);
}

/// How waiting grows as a team comes to its limits, in thousandths of an idle team's: the shape of a single queue.
std::int64_t waiting_growth(std::int64_t load) { return 1000 + load * load / (1000 - load); }

void await_response(const setting& where, random_stream& chance, contact& record) {
  const channel& way = where.company.channels[record.channel];
  const std::int64_t slowness = 1600 - agent_of(where.company, record).speed;
  const std::int64_t median = way.response_s * waiting_growth(record.load) * slowness / 1'000'000;
  const std::int64_t response_s = 1 + chance.long_tailed(median);
  record.late = response_s > way.limit_s;
  record.abandoned = way.live && response_s > std::int64_t{3} * way.limit_s && chance.chance(450);
  const bool answered = !record.abandoned && record.opened_at + response_s <= extract_at;
  if (answered) record.first_response_s = response_s;
}

void diagnose(const setting& where, random_stream& chance, contact& record) {
  const std::int64_t gap = 1000 - agent_of(where.company, record).expertise;
  const std::int64_t difficulty = where.company.issue_types[record.issue].difficulty;
  record.diagnosis_right = chance.chance(985 - difficulty * gap / 1000);
}

bool solves_at_once(const setting& where, random_stream& chance, const contact& record) {
  const std::int64_t gap = 1000 - agent_of(where.company, record).expertise;
  const std::int64_t difficulty = where.company.issue_types[record.issue].difficulty;
  if (!record.diagnosis_right) return chance.chance(420 - difficulty / 3);
  return chance.chance(990 - difficulty * (gap + 180) / 1000);
}

void work(const setting& where, random_stream& chance, contact& record) {
  const agent& worker = agent_of(where.company, record);
  const issue_type& issue = where.company.issue_types[record.issue];
  const bool at_once = solves_at_once(where, chance, record);
  const bool solved = at_once || chance.chance(150 + worker.expertise * 6 / 10);
  const std::int64_t handle_s =
      20 + chance.long_tailed(issue.handle_s * 640 / worker.speed) * (at_once ? 10 : 14) / 10;
  const instant first_end = record.opened_at + *record.first_response_s + handle_s;
  const std::int64_t later_s = chance.long_tailed(issue.resolution_limit_s * 2 / 5);
  const instant closed_at = at_once ? first_end : when_open(where.company, first_end + later_s);
  record.need_recorded = chance.chance(worker.diligence * worker.diligence / 6500);
  if (closed_at > extract_at) return;
  record.handle_time_s = handle_s;
  record.closed_at = closed_at;
  record.solved_at_once = at_once;
  record.solved = solved;
}

void judge(const setting& where, random_stream& chance, contact& record) {
  const std::int64_t manner = (agent_of(where.company, record).warmth - 650) / 3;
  const std::int64_t waiting = record.abandoned ? -400 : record.late ? -140 : 40;
  const std::int64_t outcome = record.solved_at_once.value_or(false) ? 160
                               : record.solved.value_or(false)       ? -10
                                                                     : -280;
  record.experience =
      std::clamp<std::int64_t>(600 + manner + waiting + outcome + chance.around_zero(480), 0, 1000);
}

/// When the customer has to come again with the same problem, if ever.
std::optional<instant> next_visit(const setting& where, random_stream& chance, contact& record) {
  if (record.abandoned) {
    if (!chance.chance(500)) return std::nullopt;
    return record.opened_at + chance.between(10 * minute_s, 4 * hour_s);
  }
  if (!record.solved) return std::nullopt;
  if (!*record.solved) {
    if (!chance.chance(380)) return std::nullopt;
    return *record.closed_at + chance.between(8 * hour_s, 6 * day_s);
  }
  const std::int64_t gap = 1000 - agent_of(where.company, record).expertise;
  const std::int64_t difficulty = where.company.issue_types[record.issue].difficulty;
  const bool recurs = chance.chance(15 + difficulty * gap / 4000 + (record.diagnosis_right ? 0 : 150));
  if (*record.closed_at + recurrence_window_s <= extract_at) record.recurred = recurs;
  if (!recurs) return std::nullopt;
  return *record.closed_at + chance.between(2 * day_s, 28 * day_s);
}

class simulation {
 public:
  simulation(const setting& where, std::int32_t problems) : where_{where} {
    const std::int64_t customers = std::max<std::int64_t>(std::int64_t{problems} * 7 / 10, 1);
    seen_.resize(static_cast<std::size_t>(customers));
    for (const instant at : first_arrivals(where, problems)) {
      random_stream chance{where.seed, purpose::caller, order_};
      expect({at, order_, chance.below(customers), std::nullopt});
    }
  }

  std::vector<contact> run() {
    while (!expected_.empty()) {
      const visit next = expected_.top();
      expected_.pop();
      take(next);
    }
    return std::move(contacts_);
  }

 private:
  void expect(const visit& item) {
    if (item.at >= extract_at) return;
    expected_.push(item);
    ++order_;
  }

  void take(const visit& caller) {
    contact record;
    record.number = static_cast<std::int64_t>(contacts_.size()) + 1;
    record.customer = caller.customer;
    record.opened_at = caller.at;
    record.repeats = caller.issue.has_value();
    const auto customer = static_cast<std::size_t>(caller.customer);
    record.first_in_period = !seen_[customer];
    seen_[customer] = true;

    random_stream chance{where_.seed, purpose::contact, caller.order};
    identify(where_, record);
    record.agent =
        static_cast<std::size_t>(chance.below(std::ssize(where_.company.teams[record.team].agents)));
    record.channel = pick_by_share(chance, where_.company.channels);
    record.issue = caller.issue ? *caller.issue : pick_by_share(chance, where_.company.issue_types);
    record.load = load_of(where_, record.team, record.opened_at);
    serve(chance, record);
    const auto again = next_visit(where_, chance, record);
    if (again) expect({when_open(where_.company, *again), order_, record.customer, record.issue});
    contacts_.push_back(record);
  }

  void serve(random_stream& chance, contact& record) {
    await_response(where_, chance, record);
    diagnose(where_, chance, record);
    if (record.first_response_s) work(where_, chance, record);
    judge(where_, chance, record);
  }

  setting where_;
  std::int64_t order_ = 0;
  std::vector<bool> seen_;
  std::priority_queue<visit, std::vector<visit>, comes_later> expected_;
  std::vector<contact> contacts_;
};

}  // namespace

std::vector<contact> contacts_of(const setting& where, std::int32_t problems) {
  return simulation{where, problems}.run();
}

}  // namespace assay::sample
