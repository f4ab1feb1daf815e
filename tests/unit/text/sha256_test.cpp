// SPDX-License-Identifier: Apache-2.0
//
// SHA-256 against the published vectors, every padding boundary, and every way to cut the input.
#include "text/sha256.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay::text {
namespace {

std::string hash_of(std::string_view bytes) { return to_hexadecimal(sha256::of(bytes)); }

TEST(Sha256, MatchesThePublishedVectors) {
  EXPECT_EQ(hash_of(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(hash_of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hash_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(
      hash_of(
          "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrs"
          "mnopqrstnopqrstu"),
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
  EXPECT_EQ(hash_of(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, HashesBytesAboveAscii) {
  EXPECT_EQ(hash_of("\xBD"), "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b");
  const std::vector<std::uint8_t> bytes{0xC9, 0x8C, 0x9C, 0x55};
  EXPECT_EQ(to_hexadecimal(sha256::of(bytes)),
            "905454fdde40bead8e942df9cb4d6442b4e33bbb530b495ffe4f05518fd6557f");
}

// Lengths around which the padding changes its shape; values from an independent implementation.
TEST(Sha256, PadsRightAtEveryBlockBoundary) {
  struct expectation {
    std::size_t length;
    std::string_view hash;
  };
  constexpr expectation expectations[] = {
      {55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"},
      {56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"},
      {57, "f13b2d724659eb3bf47f2dd6af1accc87b81f09f59f2b75e5c0bed6589dfe8c6"},
      {63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"},
      {64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"},
      {65, "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0"},
      {119, "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb"},
      {120, "2f3d335432c70b580af0e8e1b3674a7c020d683aa5f73aaaedfdc55af904c21c"},
      {127, "c57e9278af78fa3cab38667bef4ce29d783787a2f731d4e12200270f0c32320a"},
      {128, "6836cf13bac400e9105071cd6af47084dfacad4e5e302c94bfed24e013afb73e"},
      {129, "c12cb024a2e5551cca0e08fce8f1c5e314555cc3fef6329ee994a3db752166ae"},
  };
  for (const auto& [length, hash] : expectations)
    EXPECT_EQ(hash_of(std::string(length, 'a')), hash) << length;
}

TEST(Sha256, CutsDoNotMatter) {
  std::string bytes;
  for (int index = 0; index < 200; ++index)
    bytes += static_cast<char>('!' + index % 90);
  const std::string_view all{bytes};
  const std::string expected = hash_of(all);
  for (std::size_t first = 0; first <= all.size(); ++first) {
    const std::size_t second = first + (all.size() - first) / 3;
    sha256 hash;
    hash.update(all.substr(0, first));
    hash.update(all.substr(first, second - first));
    hash.update(all.substr(second));
    ASSERT_EQ(to_hexadecimal(hash.digest()), expected) << first;
  }
}

TEST(Sha256, MoreMayFollowADigest) {
  sha256 hash;
  hash.update("a");
  EXPECT_EQ(hash.digest(), sha256::of(std::string_view{"a"}));
  EXPECT_EQ(hash.digest(), sha256::of(std::string_view{"a"}));
  hash.update("bc");
  EXPECT_EQ(hash.digest(), sha256::of(std::string_view{"abc"}));
}

TEST(Hexadecimal, WritesTwoLowerCaseDigitsAByte) {
  EXPECT_EQ(to_hexadecimal({}), "");
  EXPECT_EQ(to_hexadecimal(std::vector<std::uint8_t>{0x00, 0x0F, 0xA5, 0xFF}), "000fa5ff");
}

}  // namespace
}  // namespace assay::text
