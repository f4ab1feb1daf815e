// SPDX-License-Identifier: Apache-2.0
//
// A file descriptor that is closed when it goes.
#pragma once

#include <unistd.h>

#include <utility>

namespace assay::cli {

class descriptor {
 public:
  /// Takes what open() gave; negative: none.
  explicit descriptor(int opened = -1) noexcept : number_{opened} {}
  descriptor(descriptor&& other) noexcept : number_{std::exchange(other.number_, -1)} {}
  descriptor& operator=(descriptor&& other) noexcept {
    if (this != &other) {
      (void)close();
      number_ = std::exchange(other.number_, -1);
    }
    return *this;
  }
  ~descriptor() { (void)close(); }

  [[nodiscard]] int number() const noexcept { return number_; }
  [[nodiscard]] bool is_open() const noexcept { return number_ >= 0; }
  /// False, with errno, when the system could not keep what was written.
  bool close() noexcept {
    const int number = std::exchange(number_, -1);
    return number < 0 || ::close(number) == 0;
  }

 private:
  int number_;
};

}  // namespace assay::cli
