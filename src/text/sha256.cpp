// SPDX-License-Identifier: Apache-2.0
//
// SHA-256, written along FIPS 180-4; variable names of the rounds are those of the standard.
#include "text/sha256.hpp"

#include <algorithm>
#include <bit>

namespace assay::text {

namespace {

// FIPS 180-4, 4.2.2: the fractional parts of the cube roots of the first 64 primes.
constexpr std::array<std::uint32_t, 64> round_constants{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

// FIPS 180-4, 4.1.2.
constexpr std::uint32_t choose(std::uint32_t x, std::uint32_t y, std::uint32_t z) {
  return (x & y) ^ (~x & z);
}
constexpr std::uint32_t majority(std::uint32_t x, std::uint32_t y, std::uint32_t z) {
  return (x & y) ^ (x & z) ^ (y & z);
}
constexpr std::uint32_t big_sigma_0(std::uint32_t x) {
  return std::rotr(x, 2) ^ std::rotr(x, 13) ^ std::rotr(x, 22);
}
constexpr std::uint32_t big_sigma_1(std::uint32_t x) {
  return std::rotr(x, 6) ^ std::rotr(x, 11) ^ std::rotr(x, 25);
}
constexpr std::uint32_t small_sigma_0(std::uint32_t x) {
  return std::rotr(x, 7) ^ std::rotr(x, 18) ^ (x >> 3);
}
constexpr std::uint32_t small_sigma_1(std::uint32_t x) {
  return std::rotr(x, 17) ^ std::rotr(x, 19) ^ (x >> 10);
}

/// Message schedule, FIPS 180-4, 6.2.2 step 1.
std::array<std::uint32_t, 64> schedule_of(const std::array<std::uint8_t, 64>& message) noexcept {
  std::array<std::uint32_t, 64> w{};
  for (std::size_t t = 0; t < 16; ++t) {
    for (std::size_t byte = 0; byte < 4; ++byte)
      w[t] = (w[t] << 8) | message[4 * t + byte];
  }
  for (std::size_t t = 16; t < 64; ++t) {
    w[t] = small_sigma_1(w[t - 2]) + w[t - 7] + small_sigma_0(w[t - 15]) + w[t - 16];
  }
  return w;
}

}  // namespace

void sha256::absorb(const block& message) noexcept {
  const auto w = schedule_of(message);
  auto [a, b, c, d, e, f, g, h] = hash_;
  for (std::size_t t = 0; t < 64; ++t) {
    const std::uint32_t t1 = h + big_sigma_1(e) + choose(e, f, g) + round_constants[t] + w[t];
    const std::uint32_t t2 = big_sigma_0(a) + majority(a, b, c);
    h = g;
    g = f;
    f = e;
    e = d + t1;
    d = c;
    c = b;
    b = a;
    a = t1 + t2;
  }
  const std::array<std::uint32_t, 8> mixed{a, b, c, d, e, f, g, h};
  for (std::size_t index = 0; index < 8; ++index)
    hash_[index] += mixed[index];
}

void sha256::update(std::span<const std::uint8_t> bytes) noexcept {
  while (!bytes.empty()) {
    const std::size_t used = length_ % pending_.size();
    const std::size_t taken = std::min(bytes.size(), pending_.size() - used);
    std::copy_n(bytes.begin(), taken, pending_.data() + used);
    length_ += taken;
    bytes = bytes.subspan(taken);
    if (used + taken == pending_.size()) absorb(pending_);
  }
}

void sha256::update(std::string_view bytes) noexcept {
  // Reading any object as unsigned char is allowed, and uint8_t is that type here.
  update(std::span{reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

sha256_digest sha256::digest() const noexcept {
  sha256 padded = *this;
  const std::uint64_t bits = length_ * 8;
  // FIPS 180-4, 5.1.1: one 1 bit, zeros, and the length in bits as the last 8 bytes of a block.
  std::array<std::uint8_t, 72> padding{0x80};
  const std::size_t used = length_ % 64;
  const std::size_t zeros_end = (used < 56 ? 56 : 120) - used;
  for (std::size_t byte = 0; byte < 8; ++byte) {
    padding[zeros_end + byte] = static_cast<std::uint8_t>(bits >> (56 - 8 * byte));
  }
  padded.update(std::span<const std::uint8_t>{padding}.first(zeros_end + 8));

  sha256_digest result{};
  for (std::size_t index = 0; index < result.size(); ++index) {
    result[index] = static_cast<std::uint8_t>(padded.hash_[index / 4] >> (24 - 8 * (index % 4)));
  }
  return result;
}

sha256_digest sha256::of(std::string_view bytes) noexcept {
  sha256 hash;
  hash.update(bytes);
  return hash.digest();
}

sha256_digest sha256::of(std::span<const std::uint8_t> bytes) noexcept {
  sha256 hash;
  hash.update(bytes);
  return hash.digest();
}

std::string to_hexadecimal(std::span<const std::uint8_t> bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * bytes.size());
  for (const std::uint8_t byte : bytes) {
    text += digits[byte / 16];
    text += digits[byte % 16];
  }
  return text;
}

}  // namespace assay::text
