// SPDX-License-Identifier: Apache-2.0
//
// Several states filled at once, merged at the end. What comes out does not depend on their number: merging is exact.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <assay/state.hpp>

#include "io/rows/record_block.hpp"

namespace assay::cli {

/// As many groups as keys of records, unless somebody wants more.
inline constexpr std::uint64_t usual_maximum_groups = 10'000'000;

/// Blocks are added by one thread. With one worker they are applied at once and no thread is started.
class state_pool {
 public:
  /// Throws what the constructor of a state throws.
  state_pool(const model& of, const std::vector<std::string>& by, const period_rule& period,
             std::int32_t workers, std::uint64_t maximum_groups = usual_maximum_groups);
  ~state_pool();
  state_pool(const state_pool&) = delete;
  state_pool& operator=(const state_pool&) = delete;

  /// Hands a block of records of one type to a worker; waits while all of them are busy and the queue is full. What is left
  /// in `block` is an empty or used block that can be filled again. With one worker throws what state::update throws.
  void add(const std::string& record, io::record_block& block);

  /// Waits for the workers and merges their states. Throws the error of the first block, in the order they were added,
  /// that failed.
  [[nodiscard]] state finish();

 private:
  struct job {
    std::int64_t number = 0;
    std::string record;
    io::record_block block;
  };

  void work(state& mine);
  /// Adds a block; throws assay::error (limit) when the state has more groups than are wanted.
  void update(state& mine, const std::string& record, const io::record_block& block) const;
  void require_few_groups(const state& filled) const;
  [[nodiscard]] std::optional<job> take();
  void give_back(io::record_block&& used);
  void note_failure(std::int64_t number, std::exception_ptr failure);
  void stop_workers() noexcept;

  std::uint64_t maximum_groups_;
  std::vector<state> states_;
  std::vector<std::thread> threads_;
  std::int64_t added_ = 0;

  std::mutex mutex_;
  std::condition_variable work_came_;
  std::condition_variable room_came_;
  // All below are guarded by mutex_.
  std::deque<job> queue_;
  std::vector<io::record_block> used_;
  bool closed_ = false;
  std::int64_t failed_number_ = -1;
  std::exception_ptr failure_;
};

}  // namespace assay::cli
