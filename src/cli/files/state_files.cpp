// SPDX-License-Identifier: Apache-2.0
#include "cli/files/state_files.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <assay/error.hpp>

#include "cli/files/input_file.hpp"
#include "io/open/byte_source.hpp"
#include "message/command_sentences.hpp"
#include "message/error_message.hpp"
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
message listed(const std::vector<std::string>& items) {
  constexpr std::size_t most = 5;
  message all = says::one_item(items.front());
  for (std::size_t index = 1; index < std::min(items.size(), most); ++index)
    all = says::items_listed(all, items[index]);
  return items.size() > most ? says::items_and_more(all, items.size() - most) : all;
}

/// A line of a list of sources: an id, or `hash:` and what `assay state show` calls the source.
source_digest hash_of_line(const std::string& line) {
  constexpr std::string_view mark = "hash:";
  if (!line.starts_with(mark)) return source_hash(line);
  const std::string_view digits = std::string_view{line}.substr(mark.size());
  source_digest hash{};
  const auto digit = [](char letter) {
    if (letter >= '0' && letter <= '9') return letter - '0';
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  };
  bool good = digits.size() == hash.size() * 2;
  for (std::size_t index = 0; good && index < hash.size(); ++index) {
    const int high = digit(digits[index * 2]);
    const int low = digit(digits[index * 2 + 1]);
    good = high >= 0 && low >= 0;
    hash[index] = static_cast<std::uint8_t>(good ? high * 16 + low : 0);
  }
  if (!good) throw error{error_code::data, says::source_line(line, mark)};
  return hash;
}

/// Which file holds the records of which source.
class source_owners {
 public:
  /// Throws assay::error (state) when an earlier file holds one of the state's sources too.
  void note(const state& read, const std::string& path) {
    if (!read.sealed() || read.rows() == 0) return;
    const state_seal& seal = *read.sealed();
    for (const source_digest& source : seal.listed)
      note(source, path);
    if (seal.listed.empty()) note(seal.sources, path);
  }

 private:
  void note(const source_digest& source, const std::string& path) {
    const auto [known, is_new] = owners_.try_emplace(source, path);
    if (is_new) return;
    throw error{error_code::state,
                says::source_in_two_files(input_name(known->second), text::to_hexadecimal(source)),
                {input_name(path), 0, 0}};
  }

  std::map<source_digest, std::string> owners_;
};

}  // namespace

state read_state(const std::string& path, const std::optional<model>& of) {
  const std::string bytes = bytes_of(path, largest_state_bytes);
  try {
    return of ? state::load(*of, bytes) : state::load(bytes);
  } catch (const error& problem) {
    throw error{problem.code(), says::said_by(problem), {input_name(path), 0, 0}};
  }
}

state read_states(const std::vector<std::string>& paths, const std::optional<model>& of) {
  state merged = read_state(paths.front(), of);
  source_owners owners;
  owners.note(merged, paths.front());
  for (std::size_t index = 1; index < paths.size(); ++index) {
    const state next = read_state(paths[index], of);
    owners.note(next, paths[index]);
    try {
      merged.merge(next);
    } catch (const error& problem) {
      throw error{problem.code(), says::said_by(problem), {input_name(paths[index]), 0, 0}};
    }
  }
  return merged;
}

void require_sources(const state& merged, const std::vector<std::string>& paths,
                     const std::string& list_file) {
  const std::vector<std::string> ids = lines_of(bytes_of(list_file, largest_list_bytes));
  state_seal expected;
  std::vector<source_digest> expected_hashes;
  for (const std::string& id : ids) {
    expected_hashes.push_back(hash_of_line(id));
    expected.add(state_seal{expected_hashes.back(), 1, {expected_hashes.back()}, {}});
  }
  if (!merged.sealed()) throw error{error_code::state, says::states_not_sealed()};
  const state_seal& found = *merged.sealed();
  if (found == expected) return;
  message why = says::other_sources(list_file, found.leaves, expected.leaves);
  const auto is_in = [](const std::vector<source_digest>& sorted, const source_digest& wanted) {
    return std::binary_search(sorted.begin(), sorted.end(), wanted);
  };
  std::vector<std::string> strangers;
  for (const std::string& path : paths) {
    const state part = read_state(path, std::nullopt);
    const bool strange =
        part.sealed() &&
        std::any_of(part.sealed()->listed.begin(), part.sealed()->listed.end(),
                    [&](const source_digest& hash) { return !is_in(expected.listed, hash); });
    if (strange) strangers.push_back(path);
  }
  std::vector<std::string> absent;
  for (std::size_t index = 0; index < ids.size(); ++index) {
    if (!found.listed.empty() && !is_in(found.listed, expected_hashes[index])) absent.push_back(ids[index]);
  }
  if (!strangers.empty() && !expected.listed.empty()) why = says::sources_not_listed(why, listed(strangers));
  if (!absent.empty()) why = says::sources_without_state(why, listed(absent));
  throw error{error_code::state, why};
}

std::string source_of(const std::vector<record_content>& contents) {
  std::vector<std::string> lines;
  lines.reserve(contents.size());
  for (const record_content& content : contents)
    lines.push_back(content.record + " " + content.digest + "\n");
  std::sort(lines.begin(), lines.end());
  std::string all;
  for (const std::string& line : lines)
    all += line;
  return "sha256:" + text::to_hexadecimal(text::sha256::of(all));
}

}  // namespace assay::cli
