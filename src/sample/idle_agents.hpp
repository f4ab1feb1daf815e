// SPDX-License-Identifier: Apache-2.0
//
// The agents who wait for a customer, the one who has waited longest first; in groups, so that a customer can be given to
// those who know the problem best.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <vector>

namespace assay::sample {

class idle_agents {
 public:
  static constexpr std::size_t groups = 3;

  explicit idle_agents(std::size_t agents) : ticket_(agents), idle_(agents) {}

  void add(std::size_t agent, std::size_t group) {
    idle_.at(agent) = true;
    lines_.at(group).push_back({agent, ++ticket_[agent]});
  }

  /// Takes an agent out; nothing happens when they are not here.
  void remove(std::size_t agent) { idle_.at(agent) = false; }

  [[nodiscard]] bool has(std::size_t agent) const { return idle_.at(agent); }

  /// Takes who has waited longest out of the first of these groups that has somebody.
  std::optional<std::size_t> take(std::span<const std::size_t> order) {
    for (const std::size_t group : order) {
      while (!lines_.at(group).empty()) {
        const entry first = lines_[group].front();
        lines_[group].pop_front();
        if (!idle_[first.agent] || ticket_[first.agent] != first.ticket) continue;  // removed since
        idle_[first.agent] = false;
        return first.agent;
      }
    }
    return std::nullopt;
  }

 private:
  struct entry {
    std::size_t agent;
    std::int64_t ticket;
  };

  std::array<std::deque<entry>, groups> lines_;
  std::vector<std::int64_t> ticket_;  ///< of the agent's last entry
  std::vector<bool> idle_;
};

}  // namespace assay::sample
