// SPDX-License-Identifier: Apache-2.0
//
// The customers who wait for an agent: first come, first served within a rank, lower ranks first.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>

namespace assay::sample {

template <class Caller>
class waiting_line {
 public:
  static constexpr std::size_t ranks = 3;

  /// Where somebody stands; stays valid after they have left.
  struct place {
    std::uint8_t rank;
    std::int64_t number;
  };

  place join(std::uint8_t rank, const Caller& caller) {
    lane& own = lanes_.at(rank);
    own.standing.push_back(caller);
    ++size_;
    return {rank, own.gone_before + std::ssize(own.standing) - 1};
  }

  /// Takes somebody out of the line; nothing when they are no longer there.
  std::optional<Caller> leave(const place& where) {
    lane& own = lanes_.at(where.rank);
    if (where.number < own.gone_before) return std::nullopt;
    std::optional<Caller>& spot = own.standing[static_cast<std::size_t>(where.number - own.gone_before)];
    if (!spot) return std::nullopt;
    std::optional<Caller> caller;
    caller.swap(spot);
    --size_;
    own.close_up();
    return caller;
  }

  /// Who is to be served now; nothing when nobody waits.
  std::optional<Caller> next() {
    for (std::size_t rank = 0; rank < ranks; ++rank) {
      if (lanes_[rank].standing.empty()) continue;
      return leave({static_cast<std::uint8_t>(rank), lanes_[rank].gone_before});
    }
    return std::nullopt;
  }

  [[nodiscard]] std::size_t size() const noexcept { return size_; }

 private:
  struct lane {
    std::deque<std::optional<Caller>> standing;  ///< empty spots: who has given up; the first spot is taken
    std::int64_t gone_before = 0;

    void close_up() {
      while (!standing.empty() && !standing.front()) {
        standing.pop_front();
        ++gone_before;
      }
    }
  };

  std::array<lane, ranks> lanes_;
  std::size_t size_ = 0;
};

}  // namespace assay::sample
