// SPDX-License-Identifier: Apache-2.0
#include "state/state_seal.hpp"

#include <algorithm>
#include <limits>

#include <assay/error.hpp>
#include <assay/version.hpp>

#include "bytes/byte_writer.hpp"
#include "bytes/crc32c.hpp"
#include "text/sha256.hpp"
#include "text/utf8.hpp"

namespace assay {

std::array<std::uint8_t, 16> source_hash(std::string_view source) noexcept {
  const auto digest = text::sha256::of(source);
  std::array<std::uint8_t, 16> half{};
  std::copy_n(digest.begin(), half.size(), half.begin());
  return half;
}

void state_seal::add(std::string_view source) { add(state_seal{source_hash(source), 1, {}}); }

void state_seal::add(const state_seal& other) {
  if (other.leaves > std::numeric_limits<std::int64_t>::max() - leaves) {
    throw error{error_code::limit, "the number of merged leaves passes 2^63"};
  }
  leaves += other.leaves;
  unsigned carry = 0;
  for (std::size_t index = 0; index < sources.size(); ++index) {
    carry += unsigned{sources[index]} + other.sources[index];
    sources[index] = static_cast<std::uint8_t>(carry & 0xFFU);
    carry >>= 8;
  }
}

namespace detail {

namespace {

constexpr std::string_view trailer_magic = "ASSAYEND";
constexpr std::size_t maximum_writer_bytes = 255;

}  // namespace

void append_trailer(std::string& body, const state_seal& seal) {
  bytes::byte_writer out;
  for (const char letter : trailer_magic)
    out.u8(static_cast<std::uint8_t>(letter));
  out.raw(seal.sources);
  out.i64(seal.leaves);
  out.text("assay " + std::string{version_text});
  body += out.take();
  bytes::byte_writer checksum;
  checksum.u32(bytes::crc32c(body));
  body += checksum.take();
}

std::optional<state_seal> read_trailer(bytes::byte_reader& in, std::string_view all) {
  if (in.remaining() == 0) return std::nullopt;
  if (in.raw(std::min(in.remaining(), trailer_magic.size())) != trailer_magic)
    in.fail("something follows the state that is no seal; bytes were appended to it or it is damaged");
  state_seal seal;
  seal.sources = in.array<16>();
  seal.leaves = in.i64();
  if (seal.leaves < 1) in.fail("its seal is of no leaf");
  seal.writer = std::string{in.text()};
  if (seal.writer.size() > maximum_writer_bytes || text::first_invalid_utf8(seal.writer))
    in.fail("the name of its writer makes no sense");
  const std::uint32_t expected = bytes::crc32c(all.substr(0, in.position()));
  if (in.u32() != expected) in.fail("its checksum is wrong; it was damaged after it was written");
  if (in.remaining() != 0) in.fail("bytes follow its end");
  return seal;
}

}  // namespace detail
}  // namespace assay
