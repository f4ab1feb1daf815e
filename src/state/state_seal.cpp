// SPDX-License-Identifier: Apache-2.0
#include "state/state_seal.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include <assay/error.hpp>
#include <assay/version.hpp>

#include "bytes/byte_writer.hpp"
#include "bytes/crc32c.hpp"
#include "message/state_bytes_sentences.hpp"
#include "message/state_sentences.hpp"
#include "text/sha256.hpp"
#include "text/utf8.hpp"

namespace assay {

source_digest source_hash(std::string_view source) noexcept {
  const auto digest = text::sha256::of(source);
  source_digest half{};
  std::copy_n(digest.begin(), half.size(), half.begin());
  return half;
}

namespace {

void add_to(source_digest& sum, const source_digest& number) noexcept {
  unsigned carry = 0;
  for (std::size_t index = 0; index < sum.size(); ++index) {
    carry += unsigned{sum[index]} + number[index];
    sum[index] = static_cast<std::uint8_t>(carry & 0xFFU);
    carry >>= 8;
  }
}

void refuse_doubles(const state_seal& here, const state_seal& other) {
  std::vector<source_digest> both;
  std::set_intersection(here.listed.begin(), here.listed.end(), other.listed.begin(), other.listed.end(),
                        std::back_inserter(both));
  if (both.empty()) return;
  const std::string first = text::to_hexadecimal(both.front());
  throw error{error_code::state,
              both.size() == 1 ? says::source_twice(first) : says::sources_twice(both.size(), first)};
}

}  // namespace

void state_seal::add(std::string_view source) {
  const source_digest hash = source_hash(source);
  add(state_seal{hash, 1, {hash}, {}});
}

void state_seal::add(const state_seal& other) {
  if (other.leaves > std::numeric_limits<std::int64_t>::max() - leaves) {
    throw error{error_code::limit, says::too_many_leaves()};
  }
  refuse_doubles(*this, other);
  const auto is_listed = [](const state_seal& seal) {
    return static_cast<std::int64_t>(seal.listed.size()) == seal.leaves;
  };
  std::vector<source_digest> merged;
  if (is_listed(*this) && is_listed(other) && leaves + other.leaves <= maximum_listed) {
    std::merge(listed.begin(), listed.end(), other.listed.begin(), other.listed.end(),
               std::back_inserter(merged));
  }
  listed = std::move(merged);
  leaves += other.leaves;
  add_to(sources, other.sources);
}

bool state_seal::includes(const state_seal& other) const noexcept {
  return !other.listed.empty() &&
         std::includes(listed.begin(), listed.end(), other.listed.begin(), other.listed.end());
}

namespace detail {

namespace {

constexpr std::string_view trailer_magic = "ASSAYEND";
constexpr std::size_t maximum_writer_bytes = 255;

/// All sources, or none when there are too many.
void read_listed(state_seal& seal, bytes::byte_reader& in) {
  const std::size_t count = in.count(in.u32(), seal.sources.size());
  const bool few = seal.leaves <= state_seal::maximum_listed;
  if (few ? static_cast<std::int64_t>(count) != seal.leaves : count != 0)
    in.fail(says::seal_sources_number());
  source_digest sum{};
  for (std::size_t index = 0; index < count; ++index) {
    const source_digest source = in.array<16>();
    if (index > 0 && source <= seal.listed.back()) in.fail(says::seal_sources_descend());
    seal.listed.push_back(source);
    add_to(sum, source);
  }
  if (count > 0 && sum != seal.sources) in.fail(says::seal_sources_sum());
}

}  // namespace

void append_trailer(std::string& body, const state_seal& seal) {
  bytes::byte_writer out;
  for (const char letter : trailer_magic)
    out.u8(static_cast<std::uint8_t>(letter));
  out.raw(seal.sources);
  out.i64(seal.leaves);
  out.u32(static_cast<std::uint32_t>(seal.listed.size()));
  for (const source_digest& source : seal.listed)
    out.raw(source);
  out.text("assay " + std::string{version_text});
  body += out.take();
  bytes::byte_writer checksum;
  checksum.u32(bytes::crc32c(body));
  body += checksum.take();
}

std::optional<state_seal> read_trailer(bytes::byte_reader& in, std::string_view all) {
  if (in.remaining() == 0) return std::nullopt;
  if (in.raw(std::min(in.remaining(), trailer_magic.size())) != trailer_magic) in.fail(says::seal_unknown());
  state_seal seal;
  seal.sources = in.array<16>();
  seal.leaves = in.i64();
  if (seal.leaves < 1) in.fail(says::seal_without_leaf());
  read_listed(seal, in);
  seal.writer = std::string{in.text()};
  if (seal.writer.size() > maximum_writer_bytes || text::first_invalid_utf8(seal.writer))
    in.fail(says::seal_writer());
  const std::uint32_t expected = bytes::crc32c(all.substr(0, in.position()));
  if (in.u32() != expected) in.fail(says::state_checksum());
  if (in.remaining() != 0) in.fail(says::bytes_follow());
  return seal;
}

}  // namespace detail
}  // namespace assay
