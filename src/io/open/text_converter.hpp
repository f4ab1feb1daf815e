// SPDX-License-Identifier: Apache-2.0
//
// The system's iconv, one conversion to UTF-8 at a time.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include <iconv.h>

#include "io/mapping/encoding.hpp"

namespace assay::io {

class text_converter {
 public:
  /// When usable() is false the system has no such conversion.
  explicit text_converter(encoding from) noexcept;
  ~text_converter();
  text_converter(const text_converter&) = delete;
  text_converter& operator=(const text_converter&) = delete;

  [[nodiscard]] bool usable() const noexcept;

  enum class stop { input_used_up, target_full, cut_off, damaged };
  struct progress {
    std::size_t read = 0;     ///< bytes of the input that are done
    std::size_t written = 0;  ///< bytes of the target
    stop why = stop::input_used_up;
  };
  /// Converts as much as it can. cut_off: the input ends within a character; damaged: the next byte begins none.
  progress convert(std::string_view input, std::span<char> target) noexcept;

 private:
  iconv_t handle_;
};

}  // namespace assay::io
