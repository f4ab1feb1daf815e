// SPDX-License-Identifier: Apache-2.0
//
// Names and marks of encodings, and guesses, which agree with what converts.
#include "io/mapping/encoding.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include "io/open/text_converter.hpp"
#include "unit/io/compressed_text.hpp"

namespace assay::io {
namespace {

using test::encoded;

TEST(encoding, names) {
  EXPECT_EQ(encoding_named("GB18030"), encoding::gb18030);
  EXPECT_EQ(encoding_named("utf-16le"), encoding::utf_16le);
  EXPECT_EQ(encoding_named("iso-8859-1"), encoding::latin_1);
  EXPECT_EQ(encoding_named("cp936"), encoding::gbk);
  EXPECT_EQ(encoding_named("utf"), std::nullopt);
  EXPECT_EQ(name_of(encoding::windows_1252), "windows-1252");
  EXPECT_EQ(encoding_names(), "utf-8, gbk, gb18030, latin-1, windows-1252, utf-16le, utf-16be");
}

TEST(encoding, guesses_for_messages) {
  EXPECT_EQ(probable_encoding(encoded("王芳,5", "GBK")), encoding::gb18030);
  EXPECT_EQ(probable_encoding("caf\xE9,1"), encoding::windows_1252);
  EXPECT_EQ(probable_encoding("plain"), std::nullopt);
}

TEST(encoding, marks) {
  EXPECT_EQ(marked_encoding("\xEF\xBB\xBF"
                            "a"),
            encoding::utf_8);
  EXPECT_EQ(marked_encoding("\xFF\xFE"
                            "a"),
            encoding::utf_16le);
  EXPECT_EQ(marked_encoding("\xFE\xFF"
                            "a"),
            encoding::utf_16be);
  EXPECT_EQ(marked_encoding("a"), std::nullopt);
}

// A character cut off at the end does not count.
bool converts(encoding from, std::string_view bytes) {
  text_converter converter{from};
  std::array<char, 4096> target;
  return converter.convert(bytes, target).why != text_converter::stop::damaged;
}

// Enough bytes that come in pairs for the guess to begin with GB18030.
const std::string pairs = "\xB0\xA1,\xB0\xA1,\xB0\xA1,\xB0\xA1,\xB0\xA1,\xB0\xA1,";

std::optional<encoding> converted_guess(std::string_view bytes) {
  if (converts(encoding::gb18030, bytes)) return encoding::gb18030;
  return converts(encoding::windows_1252, bytes) ? std::optional{encoding::windows_1252} : std::nullopt;
}

TEST(encoding, guesses_agree_with_conversions) {
  std::mt19937_64 random{18030};
  // Where characters of one, two and four bytes begin and end, and where four bytes stand for none.
  constexpr std::string_view edges =
      "\x2F\x30\x31\x32\x35\x36\x39\x3A\x40\x7E\x7F\x80\x81\x82\x83\x84\x85\x8D"
      "\x8F\x90\x91\x9A\x9D\xA4\xA5\xE3\xE4\xFE\xFF";
  std::size_t refused = 0;
  for (int round = 0; round < 40'000; ++round) {
    std::string bytes = pairs;
    const std::size_t more = 1 + random() % 5;
    for (std::size_t at = 0; at < more; ++at)
      bytes += edges[random() % edges.size()];
    bytes += "\xB0\xA1";
    if (random() % 2 == 0) bytes.resize(bytes.size() - 2);  // cut off somewhere
    const std::optional<encoding> expected = converted_guess(bytes);
    ASSERT_EQ(probable_encoding(bytes), expected) << "round " << round;
    refused += expected == encoding::gb18030 ? 0U : 1U;
  }
  EXPECT_GT(refused, 10'000U);
}

TEST(encoding, characters_of_four_bytes_are_those_that_convert) {
  for (unsigned first = 0x81; first <= 0xFE; ++first) {
    for (unsigned second = 0x30; second <= 0x39; ++second) {
      for (unsigned third = 0x81; third <= 0xFE; ++third) {
        const bool may_differ =
            first == 0x82 || first == 0x84 || first == 0x8F || first == 0x90 || first == 0xE3;
        if (!may_differ && third != 0x9A) continue;
        for (unsigned fourth = 0x30; fourth <= 0x39; ++fourth) {
          const std::string bytes = pairs + static_cast<char>(first) + static_cast<char>(second) +
                                    static_cast<char>(third) + static_cast<char>(fourth);
          const bool is_character = converts(encoding::gb18030, bytes);
          ASSERT_EQ(probable_encoding(bytes) == encoding::gb18030, is_character)
              << std::hex << first << ' ' << second << ' ' << third << ' ' << fourth;
        }
      }
    }
  }
}

}  // namespace
}  // namespace assay::io
