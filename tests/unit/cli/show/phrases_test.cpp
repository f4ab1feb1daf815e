// SPDX-License-Identifier: Apache-2.0
#include "cli/show/phrases.hpp"
#include "text/enumerators.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <string_view>

namespace assay::cli {
namespace {

long placeholders_in(std::string_view text) { return std::count(text.begin(), text.end(), '{'); }

TEST(Phrases, EveryPhraseExistsInBothLanguages) {
  for (std::size_t index = 0; index < text::enumerator_count<phrase>; ++index) {
    const auto what = static_cast<phrase>(index);
    EXPECT_FALSE(say(language::zh, what).empty()) << index;
    EXPECT_FALSE(say(language::en, what).empty()) << index;
  }
}

TEST(Phrases, BothLanguagesHaveTheSamePlaceholders) {
  for (std::size_t index = 0; index < text::enumerator_count<phrase>; ++index) {
    const auto what = static_cast<phrase>(index);
    EXPECT_EQ(placeholders_in(say(language::zh, what)), placeholders_in(say(language::en, what))) << index;
  }
}

TEST(Phrases, EveryPartIsUsedAndEveryPlaceFilled) {
  EXPECT_EQ(filled_in("total {} → {}.", {"1", "{}"}), "total 1 → {}.");
  EXPECT_EQ(filled_in("nothing", {}), "nothing");
  EXPECT_THROW((void)filled_in("one {}", {}), std::logic_error);
  EXPECT_THROW((void)filled_in("one {}", {"1", "2"}), std::logic_error);
  for (std::size_t index = 0; index < text::enumerator_count<phrase>; ++index) {
    for (const language spoken : {language::zh, language::en}) {
      // A brace that is no place would be shown.
      const std::string_view text = say(spoken, static_cast<phrase>(index));
      EXPECT_EQ(placeholders_in(text), std::count(text.begin(), text.end(), '}')) << text;
    }
  }
}

TEST(Phrases, EnglishIsAsciiAndChineseIsNot) {
  const auto is_ascii = [](std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
  };
  EXPECT_TRUE(is_ascii(say(language::en, phrase::most_lost)));
  EXPECT_EQ(say(language::zh, phrase::total), "总分");
}

TEST(Phrases, LanguageOfTheTerminal) {
  EXPECT_EQ(language_of("zh_CN.UTF-8"), language::zh);
  EXPECT_EQ(language_of("zh"), language::zh);
  EXPECT_EQ(language_of("en_GB.UTF-8"), language::en);
  EXPECT_EQ(language_of("C"), language::en);
  EXPECT_EQ(language_of(""), language::en);
  EXPECT_EQ(code_of(language::zh), "zh");
}

TEST(Phrases, EffectsHavePhrases) {
  EXPECT_EQ(effect_phrase(critical_effect::zero_total), phrase::effect_zero_total);
  EXPECT_EQ(effect_phrase(critical_effect::cap_grade), phrase::effect_cap_grade);
  EXPECT_EQ(effect_phrase(critical_effect::cap_points), phrase::effect_cap_points);
  EXPECT_EQ(effect_phrase(critical_effect::bonus), phrase::effect_bonus);
}

}  // namespace
}  // namespace assay::cli
