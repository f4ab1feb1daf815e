// SPDX-License-Identifier: Apache-2.0
#include "cli/state_files.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include <assay/error.hpp>

#include "cli/input_file.hpp"
#include "io/byte_source.hpp"
#include "text/sha256.hpp"

namespace assay::cli {
namespace {

constexpr std::size_t largest_state_bytes = std::size_t{1} << 34;
constexpr std::size_t largest_list_bytes = std::size_t{1} << 28;

std::string bytes_of(const std::string& path, std::size_t limit) {
  return io::read_all(*open_input(path), limit, input_name(path));
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    std::string line = text.substr(start, end - start);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty()) lines.push_back(std::move(line));
    start = end + 1;
  }
  return lines;
}

/// At most a few of many.
std::string listed(const std::vector<std::string>& items) {
  constexpr std::size_t most = 5;
  std::string text;
  for (std::size_t index = 0; index < std::min(items.size(), most); ++index)
    text += (index == 0 ? "" : ", ") + items[index];
  if (items.size() > most) text += " and " + std::to_string(items.size() - most) + " more";
  return text;
}

}  // namespace

state read_state(const std::string& path, const std::optional<model>& of) {
  const std::string bytes = bytes_of(path, largest_state_bytes);
  try {
    return of ? state::load(*of, bytes) : state::load(bytes);
  } catch (const error& problem) {
    throw error{problem.code(), problem.what(), {input_name(path), 0, 0}};
  }
}

state read_states(const std::vector<std::string>& paths, const std::optional<model>& of) {
  state merged = read_state(paths.front(), of);
  std::map<std::pair<std::array<std::uint8_t, 16>, std::int64_t>, std::string> seen;
  const auto note = [&seen](const state& read, const std::string& path) {
    if (!read.sealed()) return;
    const auto [known, is_new] = seen.try_emplace({read.sealed()->sources, read.sealed()->leaves}, path);
    if (is_new) return;
    throw error{error_code::state,
                "rests on the same sources as " + input_name(known->second) +
                    ", so its records would count twice; leave one of them out",
                {input_name(path), 0, 0}};
  };
  note(merged, paths.front());
  for (std::size_t index = 1; index < paths.size(); ++index) {
    const state next = read_state(paths[index], of);
    note(next, paths[index]);
    try {
      merged.merge(next);
    } catch (const error& problem) {
      throw error{problem.code(), problem.what(), {input_name(paths[index]), 0, 0}};
    }
  }
  return merged;
}

void require_sources(const state& merged, const std::vector<std::string>& paths,
                     const std::string& list_file) {
  const std::vector<std::string> expected_ids = lines_of(bytes_of(list_file, largest_list_bytes));
  state_seal expected;
  std::map<std::array<std::uint8_t, 16>, std::string> id_of;
  for (const std::string& id : expected_ids) {
    expected.add(id);
    id_of.emplace(source_hash(id), id);
  }
  if (!merged.sealed()) {
    throw error{error_code::state,
                "the states are not sealed, so that nobody can say which sources they rest on; "
                "write them with assay evaluate --state-out"};
  }
  if (*merged.sealed() == expected) return;
  std::string why = "the states do not rest on the sources listed in " + list_file + ": they have " +
                    std::to_string(merged.sealed()->leaves) + " leaves, the list " +
                    std::to_string(expected.leaves);
  std::vector<std::string> unexpected;
  std::set<std::string> found;
  bool all_single = true;
  for (const std::string& path : paths) {
    const state part = read_state(path, std::nullopt);
    all_single = all_single && part.sealed()->leaves == 1;
    const auto known = id_of.find(part.sealed()->sources);
    if (part.sealed()->leaves == 1 && known == id_of.end()) unexpected.push_back(path);
    if (known != id_of.end()) found.insert(known->second);
  }
  std::vector<std::string> absent;
  for (const std::string& id : expected_ids) {
    if (!found.contains(id)) absent.push_back(id);
  }
  if (!unexpected.empty()) why += "; not in the list: " + listed(unexpected);
  if (all_single && !absent.empty()) why += "; without a state: " + listed(absent);
  throw error{error_code::state, why};
}

std::string source_of(const std::vector<record_content>& contents) {
  std::vector<std::string> lines;
  for (const record_content& content : contents)
    lines.push_back(content.record + " " + content.digest + "\n");
  std::sort(lines.begin(), lines.end());
  std::string all;
  for (const std::string& line : lines)
    all += line;
  return "sha256:" + text::to_hexadecimal(text::sha256::of(all));
}

}  // namespace assay::cli
