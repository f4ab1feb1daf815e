// SPDX-License-Identifier: Apache-2.0
//
// The service desk of a team: customers come, wait in line, give up or are served; agents come on duty, serve and go. A
// simulation of discrete events on whole numbers of time; the unit is the caller's, and so is what a service is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <queue>
#include <span>
#include <vector>

#include "sample/idle_agents.hpp"
#include "sample/waiting_line.hpp"

namespace assay::sample {

/// Somebody who wants to be served.
struct call {
  std::int64_t id = 0;
  std::int64_t gives_up = std::numeric_limits<std::int64_t>::max();  ///< when, unless served before
  std::uint8_t rank = 0;                                             ///< in the waiting line
  std::span<const std::size_t> preference;  ///< all groups of agents, the first choice first
};

/// What happens at a desk is told here, in the order of time.
class service {
 public:
  service() = default;
  service(const service&) = delete;
  service& operator=(const service&) = delete;
  virtual ~service() = default;

  /// An agent begins to serve; returns when the agent will be free again, not before `at`.
  virtual std::int64_t begin(const call& who, std::size_t agent, std::int64_t at) = 0;
  virtual void give_up(const call& who, std::int64_t at) = 0;
  virtual void end(std::size_t agent, std::int64_t at) {
    (void)agent;
    (void)at;
  }
};

class desk {
 public:
  /// `groups` has the group of each agent. Both must outlive the desk.
  desk(std::span<const std::size_t> groups, service& told);

  /// The agent serves from `from`, not before the present, until `until` and then finishes what is begun.
  void on_duty(std::size_t agent, std::int64_t from, std::int64_t until);
  /// A customer comes at `at`, not before the present; the present becomes `at`.
  void arrive(const call& who, std::int64_t at);
  /// Everything that happens until `until`, which becomes the present.
  void advance(std::int64_t until);

  [[nodiscard]] std::size_t waiting() const noexcept { return line_.size(); }
  [[nodiscard]] std::size_t serving() const noexcept { return serving_; }

 private:
  /// At one moment services end first, then agents go and come, then customers give up.
  enum class kind : std::uint8_t { service_ends, duty_ends, duty_begins, gives_up };
  struct event {
    std::int64_t at;
    kind what;
    std::int64_t order;  ///< breaks ties
    std::size_t agent;
    std::int64_t until;
    waiting_line<call>::place place;
  };
  struct later {
    bool operator()(const event& left, const event& right) const noexcept {
      if (left.at != right.at) return left.at > right.at;
      if (left.what != right.what) return left.what > right.what;
      return left.order > right.order;
    }
  };

  void expect(std::int64_t at, kind what, std::size_t agent, std::int64_t until = 0,
              waiting_line<call>::place place = {});
  void happen(const event& item);
  void serve(const call& who, std::size_t agent, std::int64_t at);
  void become_free(std::size_t agent, std::int64_t at);

  std::span<const std::size_t> groups_;
  service& told_;
  waiting_line<call> line_;
  idle_agents idle_;
  std::vector<std::int64_t> until_;  ///< end of each agent's duty
  std::vector<bool> busy_;
  std::size_t serving_ = 0;
  std::int64_t events_ = 0;
  std::priority_queue<event, std::vector<event>, later> expected_;
};

}  // namespace assay::sample
