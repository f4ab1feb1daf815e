// SPDX-License-Identifier: Apache-2.0
//
// The workers and their queue.
#include "cli/files/state_pool.hpp"

#include <utility>

#include <assay/error.hpp>

#include "message/command_sentences.hpp"

namespace assay::cli {

state_pool::state_pool(const model& of, const std::vector<std::string>& by, const period_rule& period,
                       std::int32_t workers, std::uint64_t maximum_groups)
    : maximum_groups_{maximum_groups} {
  for (std::int32_t worker = 0; worker < workers; ++worker)
    states_.emplace_back(of, by, period);
  if (workers < 2) return;
  try {
    for (state& mine : states_)
      threads_.emplace_back([this, &mine] { work(mine); });
  } catch (...) {
    stop_workers();
    throw;
  }
}

state_pool::~state_pool() { stop_workers(); }

void state_pool::add(const std::string& record, io::record_block& block) {
  if (threads_.empty()) {
    update(states_.front(), record, block);
    return;
  }
  std::unique_lock lock{mutex_};
  room_came_.wait(lock, [this] { return queue_.size() < threads_.size(); });
  queue_.push_back({added_++, record, std::move(block)});
  block = {};
  if (!used_.empty()) {
    block = std::move(used_.back());
    used_.pop_back();
  }
  lock.unlock();
  work_came_.notify_one();
}

state state_pool::finish() {
  stop_workers();
  if (failure_) std::rethrow_exception(failure_);
  state merged = std::move(states_.front());
  for (std::size_t worker = 1; worker < states_.size(); ++worker)
    merged.merge(states_[worker]);
  require_few_groups(merged);
  return merged;
}

void state_pool::work(state& mine) {
  while (std::optional<job> next = take()) {
    try {
      update(mine, next->record, next->block);
      give_back(std::move(next->block));
    } catch (...) {
      note_failure(next->number, std::current_exception());
    }
  }
}

void state_pool::update(state& mine, const std::string& record, const io::record_block& block) const {
  mine.update(record, block.view());
  require_few_groups(mine);
}

void state_pool::require_few_groups(const state& filled) const {
  if (filled.groups() <= maximum_groups_) return;
  throw error{error_code::limit, says::too_many_groups_kept(maximum_groups_)};
}

std::optional<state_pool::job> state_pool::take() {
  std::unique_lock lock{mutex_};
  work_came_.wait(lock, [this] { return closed_ || !queue_.empty(); });
  if (queue_.empty()) return std::nullopt;
  // Jobs leave in order, so a failure with a lower number than one that is known can still come, a job lost cannot.
  std::optional<job> next{std::move(queue_.front())};
  queue_.pop_front();
  lock.unlock();
  room_came_.notify_one();
  return next;
}

void state_pool::give_back(io::record_block&& used) {
  const std::lock_guard lock{mutex_};
  used_.push_back(std::move(used));
}

void state_pool::note_failure(std::int64_t number, std::exception_ptr failure) {
  const std::lock_guard lock{mutex_};
  if (failure_ && failed_number_ < number) return;
  failed_number_ = number;
  failure_ = std::move(failure);
}

void state_pool::stop_workers() noexcept {
  {
    const std::lock_guard lock{mutex_};
    closed_ = true;
  }
  work_came_.notify_all();
  for (std::thread& thread : threads_)
    thread.join();
  threads_.clear();
}

}  // namespace assay::cli
