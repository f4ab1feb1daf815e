// SPDX-License-Identifier: Apache-2.0
//
// The events of a desk, one after the other.
#include "sample/desk.hpp"

namespace assay::sample {

desk::desk(std::span<const std::size_t> groups, service& told)
    : groups_{groups},
      told_{told},
      idle_{groups.size()},
      until_(groups.size(), std::numeric_limits<std::int64_t>::min()),
      busy_(groups.size()) {}

void desk::on_duty(std::size_t agent, std::int64_t from, std::int64_t until) {
  expect(from, kind::duty_begins, agent, until);
}

void desk::arrive(const call& who, std::int64_t at) {
  advance(at);
  if (const auto agent = idle_.take(who.preference)) {
    serve(who, *agent, at);
    return;
  }
  const auto place = line_.join(who.rank, who);
  if (who.gives_up != std::numeric_limits<std::int64_t>::max())
    expect(who.gives_up, kind::gives_up, 0, 0, place);
}

void desk::advance(std::int64_t until) {
  while (!expected_.empty() && expected_.top().at <= until) {
    const event next = expected_.top();
    expected_.pop();
    happen(next);
  }
}

void desk::expect(std::int64_t at, kind what, std::size_t agent, std::int64_t until,
                  waiting_line<call>::place place) {
  expected_.push({at, what, events_++, agent, until, place});
}

void desk::happen(const event& item) {
  switch (item.what) {
    case kind::service_ends:
      busy_[item.agent] = false;
      --serving_;
      told_.end(item.agent, item.at);
      become_free(item.agent, item.at);
      return;
    case kind::duty_ends:
      if (item.at >= until_[item.agent]) idle_.remove(item.agent);
      return;
    case kind::duty_begins:
      until_[item.agent] = item.until;
      expect(item.until, kind::duty_ends, item.agent);
      if (!busy_[item.agent] && !idle_.has(item.agent)) become_free(item.agent, item.at);
      return;
    case kind::gives_up:
      if (const auto who = line_.leave(item.place)) told_.give_up(*who, item.at);
      return;
  }
}

void desk::serve(const call& who, std::size_t agent, std::int64_t at) {
  busy_[agent] = true;
  ++serving_;
  expect(told_.begin(who, agent, at), kind::service_ends, agent);
}

void desk::become_free(std::size_t agent, std::int64_t at) {
  if (at >= until_[agent]) return;
  if (const auto who = line_.next()) {
    serve(*who, agent, at);
  } else {
    idle_.add(agent, groups_[agent]);
  }
}

}  // namespace assay::sample
