// SPDX-License-Identifier: Apache-2.0
//
// The contact centre at work: hour by hour customers come to the desk of their team, and every day's records are written
// when the day is over. What is kept at a time is what is still open or still to come.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <vector>

#include "sample/aftermath.hpp"
#include "sample/day_book.hpp"
#include "sample/desk.hpp"
#include "sample/rota.hpp"
#include "sample/tables.hpp"
#include "sample/visitors.hpp"

namespace assay::sample {

class centre {
 public:
  /// All arguments must outlive the centre.
  centre(const setting& where, rota& plan, std::int64_t contacts, tables& records);
  ~centre();

  /// The whole period.
  void run();

 private:
  class team_desk;

  void run_hour(std::int64_t day, std::int64_t hour);
  void welcome(const visit& caller);
  void finish(contact& record, instant at);
  void write_finished();
  void write_day(std::int64_t day);

  /// A contact, and whether nothing happens to it any more.
  struct open_contact {
    contact record;
    bool finished = false;
  };
  open_contact& find(std::int64_t number) { return open_.at(static_cast<std::size_t>(number - first_open_)); }

  const setting& where_;
  rota& plan_;
  tables& tables_;
  visitors visitors_;
  std::vector<bool> seen_;  ///< customers who have been here
  std::vector<std::unique_ptr<team_desk>> desks_;
  std::deque<open_contact> open_;  ///< in the order of opening, from the first that is not finished
  std::int64_t first_open_ = 1;
  day_book<survey> surveys_;
  day_book<quality_check> checks_;
  day_book<complaint> complaints_;
  day_book<follow_up> follow_ups_;
};

}  // namespace assay::sample
