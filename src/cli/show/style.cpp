// SPDX-License-Identifier: Apache-2.0
//
// Looks as ANSI escape codes (ECMA-48 SGR), limited to what every terminal of the last decades shows.
#include "cli/show/style.hpp"

#include <array>

#include <assay/diagnostic.hpp>

#include "text/enumerators.hpp"

namespace assay::cli {
namespace {

constexpr std::array<std::string_view, 8> codes{"", "1", "2", "32", "36", "33", "31", "35"};
static_assert(codes.size() == text::enumerator_count<look>);

}  // namespace

std::string visible(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  detail::append_visible(result, text);
  return result;
}

std::string painted(std::string_view text, look style, bool colour) {
  std::string shown = visible(text);
  const std::string_view code = codes[static_cast<std::size_t>(style)];
  if (!colour || code.empty() || shown.empty()) return shown;
  return "\x1b[" + std::string{code} + "m" + shown + "\x1b[0m";
}

look look_of_grade(std::size_t index, std::size_t count) noexcept {
  if (index == 0) return look::best;
  if (index + 1 >= count) return look::worst;
  return index * 2 < count ? look::good : look::fair;
}

}  // namespace assay::cli
