// SPDX-License-Identifier: Apache-2.0
//
// From visits to records.
#include "sample/centre.hpp"

#include <algorithm>
#include <array>

namespace assay::sample {
namespace {

constexpr std::int32_t hard_from = 500;  // difficulty

constexpr auto any_agent = static_cast<std::size_t>(focus::any);
constexpr auto hard_ones = static_cast<std::size_t>(focus::hard);
constexpr auto easy_ones = static_cast<std::size_t>(focus::easy);
constexpr std::array<std::size_t, 3> for_hard_problems{hard_ones, any_agent, easy_ones};
constexpr std::array<std::size_t, 3> for_easy_problems{easy_ones, any_agent, hard_ones};

std::vector<std::size_t> groups_of(std::span<const person> people) {
  std::vector<std::size_t> groups;
  for (const person& member : people)
    groups.push_back(static_cast<std::size_t>(member.prefers));
  return groups;
}

}  // namespace

/// A desk that reports to the centre.
class centre::team_desk final : public service {
 public:
  team_desk(centre& owner, std::size_t team)
      : owner_{owner}, groups_{groups_of(owner.where_.people.of(team))}, line_{groups_, *this} {}

  desk& line() noexcept { return line_; }

  std::int64_t begin(const call& who, std::size_t agent, std::int64_t at) override {
    contact& record = owner_.find(who.id).record;
    const instant free_at = serve(owner_.where_, record, static_cast<std::int32_t>(agent), at);
    owner_.finish(record, at);
    return free_at;
  }
  void give_up(const call& who, std::int64_t at) override {
    contact& record = owner_.find(who.id).record;
    abandon(record);
    owner_.finish(record, at);
  }

 private:
  centre& owner_;
  std::vector<std::size_t> groups_;
  desk line_;
};

centre::centre(const setting& where, rota& plan, std::int64_t contacts, tables& records)
    : where_{where},
      plan_{plan},
      tables_{records},
      visitors_{where, contacts},
      seen_(static_cast<std::size_t>(visitors_.customers())) {
  for (std::size_t team = 0; team < where.company.teams.size(); ++team)
    desks_.push_back(std::make_unique<team_desk>(*this, team));
}

centre::~centre() = default;

void centre::run() {
  for (std::int64_t day = 0; day < days_in_period; ++day) {
    for (std::size_t team = 0; team < desks_.size(); ++team) {
      for (const duty& item : plan_.duties(team, day))
        desks_[team]->line().on_duty(item.agent, item.from, item.until);
    }
    for (std::int64_t hour = 0; hour < 24; ++hour)
      run_hour(day, hour);
    write_day(day);
  }
  for (open_contact& item : open_)
    item.finished = true;  // still waiting when the records are taken
  write_finished();
}

void centre::run_hour(std::int64_t day, std::int64_t hour) {
  for (const visit& caller : visitors_.take(day, hour))
    welcome(caller);
  // The next hour begins a second later.
  const instant last = midnight_of(day) + (hour + 1) * hour_s - 1;
  for (const auto& team : desks_)
    team->line().advance(last);
  write_finished();
}

void centre::welcome(const visit& caller) {
  open_.push_back({opened(where_, caller, first_open_ + std::ssize(open_))});
  contact& record = open_.back().record;
  const auto customer = static_cast<std::size_t>(caller.customer);
  record.first_in_period = !seen_[customer];
  seen_[customer] = true;
  const bool hard = where_.company.issue_types[record.key.issue].difficulty >= hard_from;
  const std::uint8_t rank = where_.company.channels[record.key.channel].rank;
  desks_[record.key.team]->line().arrive(
      {record.key.number, record.gives_up, rank, hard ? for_hard_problems : for_easy_problems}, caller.at);
}

void centre::finish(contact& record, instant at) {
  const auto again = next_visit(where_, record, at);
  if (again) visitors_.expect({*again, record.key.customer, record.key.issue});
  if (const auto entry = survey_after(where_, record)) surveys_.add(*entry);
  if (const auto entry = quality_check_after(where_, record)) checks_.add(*entry);
  if (const auto entry = complaint_after(where_, record)) complaints_.add(*entry);
  for (const follow_up& entry : follow_ups_after(where_, record))
    follow_ups_.add(entry);
  find(record.key.number).finished = true;
}

void centre::write_finished() {
  while (!open_.empty() && open_.front().finished) {
    tables_.add(open_.front().record);
    open_.pop_front();
    ++first_open_;
  }
}

void centre::write_day(std::int64_t day) {
  for (const survey& entry : surveys_.take(day))
    tables_.add(entry);
  for (const quality_check& entry : checks_.take(day))
    tables_.add(entry);
  for (const complaint& entry : complaints_.take(day))
    tables_.add(entry);
  for (const follow_up& entry : follow_ups_.take(day))
    tables_.add(entry);
}

}  // namespace assay::sample
