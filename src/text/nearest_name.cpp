// SPDX-License-Identifier: Apache-2.0
//
// Edit distance over code points, and the rules for what counts as near.
#include "text/nearest_name.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

namespace assay::text {

namespace {

constexpr std::size_t shortest_common_prefix = 3;
constexpr std::size_t most_names_listed = 8;
// Comparing takes the product of the lengths; nobody mistypes a longer name by hand.
constexpr std::size_t longest_compared_bytes = 1024;

using code_points = std::vector<char32_t>;

/// How many bytes the character starting with `lead` has; 1 for bytes that start none.
constexpr std::size_t sequence_length(unsigned char lead) noexcept {
  return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
}

/// One number for each character, ASCII letters in lower case. Equal characters give equal numbers; bytes that are
/// not UTF-8 do no harm, because nothing is done with the numbers but comparing them.
code_points folded(std::string_view name) {
  code_points result;
  result.reserve(name.size());
  while (!name.empty()) {
    const std::size_t length =
        std::min(sequence_length(static_cast<unsigned char>(name.front())), name.size());
    char32_t packed = 0;
    for (const char byte : name.substr(0, length))
      packed = (packed << 8) | static_cast<unsigned char>(byte);
    if (packed >= U'A' && packed <= U'Z') packed += U'a' - U'A';
    result.push_back(packed);
    name.remove_prefix(length);
  }
  return result;
}

/// Optimal string alignment distance: Levenshtein with swapped neighbours as one edit.
std::size_t edit_distance(const code_points& left, const code_points& right) {
  std::array<std::vector<std::size_t>, 3> rows;
  for (auto& row : rows)
    row.resize(right.size() + 1);
  auto& [before_previous, previous, current] = rows;
  for (std::size_t j = 0; j <= right.size(); ++j)
    current[j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    std::swap(before_previous, previous);
    std::swap(previous, current);
    current[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t replaced = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (swapped) current[j] = std::min(current[j], before_previous[j - 2] + 1);
    }
  }
  return current[right.size()];
}

/// How near a name is: edits within the limit come before prefixes, fewer differences before more.
using nearness = std::pair<bool, std::size_t>;

std::optional<nearness> nearness_of(const code_points& unknown, const code_points& known) {
  const std::size_t shorter = std::min(unknown.size(), known.size());
  const std::size_t longer = std::max(unknown.size(), known.size());
  if (unknown == known) return nearness{false, 0};
  const std::size_t limit = std::max<std::size_t>(1, longer / 3);
  if (longer - shorter <= limit) {
    const std::size_t distance = edit_distance(unknown, known);
    if (distance <= limit && distance < shorter) return nearness{false, distance};
  }
  if (shorter < shortest_common_prefix) return std::nullopt;
  const auto shared = static_cast<std::ptrdiff_t>(shorter);
  if (!std::equal(unknown.begin(), unknown.begin() + shared, known.begin())) return std::nullopt;
  return nearness{true, longer - shorter};
}

}  // namespace

std::optional<std::string_view> nearest_name(std::string_view unknown,
                                             std::span<const std::string_view> known) {
  if (unknown.size() > longest_compared_bytes) return std::nullopt;
  const code_points wanted = folded(unknown);
  std::optional<nearness> best;
  std::optional<std::string_view> result;
  for (const std::string_view name : known) {
    if (name.size() > longest_compared_bytes) continue;
    const auto candidate = nearness_of(wanted, folded(name));
    if (!candidate || (best && *best <= *candidate)) continue;
    best = candidate;
    result = name;
  }
  return result;
}

bool few_enough(std::span<const std::string_view> known) noexcept {
  return !known.empty() && known.size() <= most_names_listed;
}

}  // namespace assay::text
