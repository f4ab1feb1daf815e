// SPDX-License-Identifier: Apache-2.0
//
// UTF-8: every code point there is, every malformed sequence of up to three bytes against the table of the
// standard, widths and padding.
#include "text/utf8.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace assay::text {
namespace {

using ::testing::ElementsAre;

std::string encoded(char32_t c) {
  const auto byte = [](char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xC0 | c >> 6U), byte(0x80 | (c & 0x3F))};
  if (c < 0x10000) return {byte(0xE0 | c >> 12U), byte(0x80 | (c >> 6U & 0x3F)), byte(0x80 | (c & 0x3F))};
  return {byte(0xF0 | c >> 18U), byte(0x80 | (c >> 12U & 0x3F)), byte(0x80 | (c >> 6U & 0x3F)),
          byte(0x80 | (c & 0x3F))};
}

std::vector<char32_t> decoded(std::string_view text) {
  const code_points points(text);
  return {points.begin(), points.end()};
}

TEST(utf8, every_code_point_but_the_surrogates) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    const std::string bytes = encoded(c);
    const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
    ASSERT_EQ(first_invalid_utf8(bytes).has_value(), surrogate) << std::hex << static_cast<unsigned>(c);
    const code_point first = first_code_point(bytes);
    ASSERT_EQ(first.valid, !surrogate);
    if (surrogate) continue;
    ASSERT_EQ(first.value, c);
    ASSERT_EQ(first.byte_count, bytes.size());
    ASSERT_EQ(code_point_count(bytes), 1U);
  }
}

// Table 3-7 of the Unicode Standard, written as sets of second bytes.
bool well_formed_start(unsigned lead, unsigned second) {
  if (lead >= 0xC2 && lead <= 0xDF) return second >= 0x80 && second <= 0xBF;
  if (lead == 0xE0) return second >= 0xA0 && second <= 0xBF;
  if (lead == 0xED) return second >= 0x80 && second <= 0x9F;
  if (lead >= 0xE1 && lead <= 0xEF) return second >= 0x80 && second <= 0xBF;
  if (lead == 0xF0) return second >= 0x90 && second <= 0xBF;
  if (lead >= 0xF1 && lead <= 0xF3) return second >= 0x80 && second <= 0xBF;
  if (lead == 0xF4) return second >= 0x80 && second <= 0x8F;
  return false;
}

TEST(utf8, every_pair_of_lead_and_second_byte) {
  for (unsigned lead = 0x80; lead <= 0xFF; ++lead) {
    for (unsigned second = 0; second <= 0xFF; ++second) {
      const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
      std::string bytes = {static_cast<char>(lead), static_cast<char>(second)};
      bytes.append(length - 2, '\xBF');
      const bool good = well_formed_start(lead, second);
      ASSERT_EQ(!first_invalid_utf8(bytes).has_value(), good) << lead << ' ' << second;
      // Cut short or with the last byte damaged it is malformed from the lead byte on.
      if (!good) continue;
      const std::string_view cut = std::string_view(bytes).substr(0, length - 1);
      ASSERT_EQ(first_invalid_utf8(cut), 0U);
      ASSERT_EQ(first_code_point(cut).byte_count, length - 1);
      bytes.back() = '\x7F';
      ASSERT_EQ(first_invalid_utf8(bytes), 0U);
      bytes.back() = '\xC0';
      ASSERT_EQ(first_invalid_utf8(bytes), 0U);
    }
  }
}

TEST(utf8, the_place_of_the_damage_at_every_alignment) {
  for (const std::string_view good : {"x", "é", "满", "\U0001F600"}) {
    std::string text;
    for (int count = 0; count < 40; ++count) {
      ASSERT_EQ(first_invalid_utf8(text), std::nullopt);
      for (const std::string_view bad :
           {"\x80", "\xC0\x80", "\xE4\xB8", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF"}) {
        for (const std::string_view after : {"", "yyyyyyyyyyyyyyyy", "满满"}) {
          ASSERT_EQ(first_invalid_utf8(text + std::string(bad) + std::string(after)), text.size());
        }
      }
      text += good;
    }
  }
}

TEST(utf8, decoding_replaces_each_maximal_subpart) {
  EXPECT_THAT(decoded("a满\U0001F600"), ElementsAre(U'a', U'满', U'\U0001F600'));
  EXPECT_THAT(decoded(""), ElementsAre());
  // The example of section 3.9: 61 F1 80 80 E1 80 C2 62 80 63 80 BF 64.
  EXPECT_THAT(
      decoded("a\xF1\x80\x80\xE1\x80\xC2"
              "b\x80"
              "c\x80\xBF"
              "d"),
      ElementsAre(U'a', U'\uFFFD', U'\uFFFD', U'\uFFFD', U'b', U'\uFFFD', U'c', U'\uFFFD', U'\uFFFD', U'd'));
}

TEST(utf8, count_at_every_length) {
  std::string text;
  std::size_t expected = 0;
  for (int i = 0; i < 50; ++i) {
    for (const std::string_view next : {"a", "é", "满", "\U0001F600"}) {
      ASSERT_EQ(code_point_count(text), expected);
      text += next;
      ++expected;
    }
  }
}

TEST(utf8, width_of_characters) {
  for (const char32_t c : {U'a', U'~', U'é', U'я', U'\u201C', U'\u00AD', U'\uFF71', U'\uFFFD', U'\u0600'}) {
    EXPECT_EQ(display_width(c), 1) << std::hex << static_cast<unsigned>(c);
  }
  for (const char32_t c : {U'满', U'。', U'Ａ', U'한', U'ひ', U'\u3000', U'\u4DBF', U'\u9FFF', U'\uFF01',
                           U'\U00020000', U'\U0003FFFD', U'\U0001F600', U'\u1100', U'\u115F', U'￥'}) {
    EXPECT_EQ(display_width(c), 2) << std::hex << static_cast<unsigned>(c);
  }
  for (const char32_t c : {U'\0', U'\n', U'\x7F', U'\u009F', U'\u0300', U'\u036F', U'\u200B', U'\u200D',
                           U'\uFE0F', U'\uFEFF', U'\u1160', U'\u11FF', U'\u302A', U'\U000E01EF'}) {
    EXPECT_EQ(display_width(c), 0) << std::hex << static_cast<unsigned>(c);
  }
}

TEST(utf8, width_of_texts) {
  EXPECT_EQ(display_width(""), 0);
  EXPECT_EQ(display_width("grade"), 5);
  EXPECT_EQ(display_width("满意度 92"), 9);
  EXPECT_EQ(display_width("e\u0301"), 1);
  EXPECT_EQ(display_width("\xFF"), 1);
}

TEST(utf8, padding_by_columns) {
  EXPECT_EQ(pad_right("满意", 6), "满意  ");
  EXPECT_EQ(pad_left("满意", 6), "  满意");
  EXPECT_EQ(pad_left("7", 3), "  7");
  EXPECT_EQ(pad_right("too long", 3), "too long");
  EXPECT_EQ(pad_right("x", -1), "x");
  EXPECT_EQ(pad_left("", 2), "  ");
}

}  // namespace
}  // namespace assay::text
