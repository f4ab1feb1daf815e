// SPDX-License-Identifier: Apache-2.0
#include "cli/files/unfinished_files.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>

#include <assay/error.hpp>

#include "message/command_sentences.hpp"

namespace assay::cli {
namespace {

struct slot {
  std::atomic<bool> taken = false;
  std::atomic<bool> armed = false;
  int folder = -1;
  std::array<char, 40> name{};
};

// What is not lock-free must not be touched by a handler of signals.
static_assert(std::atomic<bool>::is_always_lock_free);

/// Global, since a handler of signals reaches nothing else.
std::array<slot, 16> slots;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

std::size_t take_slot() {
  for (std::size_t index = 0; index < slots.size(); ++index) {
    if (!slots[index].taken.exchange(true)) return index;
  }
  throw error{error_code::limit, says::too_many_outputs()};
}

}  // namespace

unfinished_file::unfinished_file(int folder, std::string_view name) : slot_{take_slot()} {
  slot& mine = slots[slot_];
  mine.folder = folder;
  mine.name.fill('\0');
  std::copy_n(name.begin(), std::min(name.size(), mine.name.size() - 1), mine.name.begin());
  mine.armed = true;
}

unfinished_file::~unfinished_file() {
  slots[slot_].armed = false;
  slots[slot_].taken = false;
}

void remove_unfinished_files() noexcept {
  for (const slot& each : slots) {
    if (each.armed) (void)unlinkat(each.folder, each.name.data(), 0);
  }
}

}  // namespace assay::cli
