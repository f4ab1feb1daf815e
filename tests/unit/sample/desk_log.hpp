// SPDX-License-Identifier: Apache-2.0
//
// A desk whose services have lengths given beforehand, and that writes down what happens.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include "sample/desk.hpp"

namespace assay::sample {

inline constexpr std::array<std::size_t, 3> any_order{0, 1, 2};

class desk_log final : public service {
 public:
  struct entry {
    char what;  ///< B begins, G gives up, E ends
    std::int64_t at;
    std::int64_t who;  ///< the caller, or the agent at an end
    friend bool operator==(const entry&, const entry&) = default;
  };

  desk_log(std::initializer_list<std::int64_t> lengths) : lengths_{lengths} {}

  std::int64_t begin(const call& who, std::size_t agent, std::int64_t at) override {
    entries.push_back({'B', at, who.id});
    agents.push_back(agent);
    return at + lengths_.at(static_cast<std::size_t>(who.id));
  }
  void give_up(const call& who, std::int64_t at) override { entries.push_back({'G', at, who.id}); }
  void end(std::size_t agent, std::int64_t at) override {
    entries.push_back({'E', at, static_cast<std::int64_t>(agent)});
  }

  std::vector<entry> entries;
  std::vector<std::size_t> agents;  ///< of each beginning

 private:
  std::vector<std::int64_t> lengths_;
};

}  // namespace assay::sample
