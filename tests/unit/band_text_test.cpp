// SPDX-License-Identifier: Apache-2.0
//
// Bands in words: the texts of the documents, every spelling of a condition, every fault, and the texts that a careless
// reader would understand as something else.
#include <assay/band_text.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assay {
namespace {

using namespace literals;

// What was read, in mathematicians' notation: `[9/10, 47/50]=8; [19/20, ...)=10`, or the fault and its byte.
std::string fault_name(band_text_fault fault) {
  switch (fault) {
    case band_text_fault::none:
      return "none";
    case band_text_fault::empty:
      return "empty";
    case band_text_fault::no_condition:
      return "no_condition";
    case band_text_fault::bad_number:
      return "bad_number";
    case band_text_fault::wrong_unit:
      return "wrong_unit";
    case band_text_fault::bare_percent:
      return "bare_percent";
    case band_text_fault::comparison_in_note:
      return "comparison_in_note";
    case band_text_fault::no_colon:
      return "no_colon";
    case band_text_fault::no_points:
      return "no_points";
    case band_text_fault::text_after_points:
      return "text_after_points";
    case band_text_fault::vague_comparison:
      return "vague_comparison";
    case band_text_fault::contradiction:
      return "contradiction";
  }
  return "unknown";
}

std::string notation(const band<fraction>& item) {
  const auto& [lower, upper] = item.values;
  std::string text = lower.inclusive() ? "[" : "(";
  text += lower.exists() ? lower.at.reduced().text() : "...";
  text += ", ";
  text += upper.exists() ? upper.at.reduced().text() : "...";
  text += upper.inclusive() ? "]=" : ")=";
  return text + item.awarded.text();
}

std::string reading(std::string_view text, unit wanted) {
  const auto read = read_band_text(text, wanted);
  if (read.fault != band_text_fault::none) return fault_name(read.fault);
  std::string result;
  for (const auto& item : read.list)
    result += (result.empty() ? "" : "; ") + notation(item);
  return result;
}

std::string ratio_reading(std::string_view text) { return reading(text, unit::ratio); }
std::string count_reading(std::string_view text) { return reading(text, unit::count); }

TEST(BandText, TheTextsOfTheScoreTable) {
  EXPECT_EQ(ratio_reading("≥95%:10分;90%-94%:8分;<90%:5分"),
            "[19/20, ...)=10; [9/10, 47/50]=8; (..., 9/10)=5");
  EXPECT_EQ(ratio_reading("≥90%:10;80%-89%:8;<80%:5"), "[9/10, ...)=10; [4/5, 89/100]=8; (..., 4/5)=5");
  EXPECT_EQ(ratio_reading("好评率≥80%:10分;60%-79%:8分;<60%:5分"),
            "[4/5, ...)=10; [3/5, 79/100]=8; (..., 3/5)=5");
  EXPECT_EQ(ratio_reading("praise ≥80%:10;60%-79%:8;<60%:5"), "[4/5, ...)=10; [3/5, 79/100]=8; (..., 3/5)=5");
  EXPECT_EQ(ratio_reading("100% followed up in 48 h:10;90%-99%:8;<90%:5"),
            "[1, 1]=10; [9/10, 99/100]=8; (..., 9/10)=5");
  EXPECT_EQ(ratio_reading("100% 48小时内完成回访:10分;90%-99%:8分;<90%:5分"),
            "[1, 1]=10; [9/10, 99/100]=8; (..., 9/10)=5");
}

TEST(BandText, TheCompilerReadsTheSame) {
  constexpr auto on_time = bands_of<ratio, "≥95%:10分;90%-94%:8分;<90%:5分">;
  static_assert(on_time.list().size() == 3);
  static_assert(on_time.points_for(94.5_percent) == 8_points);
  static_assert(on_time.points_for(95_percent) == 10_points);
  static_assert(on_time.points_for(89.9_percent) == 5_points);
  constexpr auto follow_up = bands_of<ratio, "100% followed up in 48 h:10;90%-99%:8;<90%:5">;
  static_assert(follow_up.points_for(100_percent) == 10_points);
  static_assert(follow_up.points_for(99.9_percent) == 8_points);
  constexpr auto handle_time = bands_of<seconds, "5分钟以内:10;6分钟-10分钟:8;>10分钟:5">;
  static_assert(handle_time.points_for(5.5_minutes) == 8_points);

  auto list = read_band_text("≥95%:10分;90%-94%:8分;<90%:5分", unit::ratio).list;
  ASSERT_TRUE(arrange_bands(std::span<band<fraction>>{list}, [](const auto&) {}));
  ASSERT_EQ(list.size(), on_time.list().size());
  for (std::size_t index = 0; index < list.size(); ++index) {
    EXPECT_EQ(list[index].awarded, on_time.list()[index].awarded);
    EXPECT_EQ(list[index].values.lower.at, on_time.list()[index].values.lower.at.exact());
    EXPECT_EQ(list[index].values.upper.at, on_time.list()[index].values.upper.at.exact());
    EXPECT_EQ(list[index].values.upper.kind, on_time.list()[index].values.upper.kind);
  }
}

TEST(BandText, SpellingsOfAtLeast) {
  for (const std::string_view condition : {"≥5",
                                           ">=5",
                                           "＞=5",
                                           "＞＝5",
                                           "≧5",
                                           "⩾5",
                                           "≥ 5",
                                           "5以上",
                                           "5及以上",
                                           "5 以上",
                                           "5次以上",
                                           "5次及以上",
                                           "5（含）以上",
                                           "5次(含)以上",
                                           "不低于5",
                                           "不少于 5",
                                           "不小于5",
                                           "至少5次",
                                           "大于等于5",
                                           "大于或等于5",
                                           "at least 5",
                                           "投诉≥5次",
                                           "complaints at least 5"}) {
    EXPECT_EQ(count_reading(std::string{condition} + ":1"), "[5, ...)=1") << condition;
  }
}

TEST(BandText, SpellingsOfAbove) {
  for (const std::string_view condition :
       {">5", "＞5", "> 5", "超过5次", "高于5", "多于5", "大于5", "above 5", "over 5", "more than 5",
        "5（不含）以上", "5次(不含)以上"}) {
    EXPECT_EQ(count_reading(std::string{condition} + ":1"), "(5, ...)=1") << condition;
  }
}

TEST(BandText, SpellingsOfAtMost) {
  for (const std::string_view condition :
       {"≤5",    "<=5",     "＜=5",        "＜＝5",       "≦5",        "⩽5",      "5以下",   "5及以下",
        "5以内", "5次以内", "5件投诉以内", "5（含）以下", "不高于5",   "不多于5", "不大于5", "不超过5",
        "至多5", "最多5",   "小于等于5",   "小于或等于5", "at most 5", "up to 5"}) {
    EXPECT_EQ(count_reading(std::string{condition} + ":1"), "(..., 5]=1") << condition;
  }
}

TEST(BandText, SpellingsOfBelow) {
  for (const std::string_view condition :
       {"<5", "＜5", "低于5", "少于5次", "小于5", "不足5", "不到5次", "不满5", "below 5", "under 5",
        "less than 5", "5（不含）以下", "5次（不含）以下"}) {
    EXPECT_EQ(count_reading(std::string{condition} + ":1"), "(..., 5)=1") << condition;
  }
}

TEST(BandText, SpellingsOfARange) {
  for (const std::string_view condition :
       {"3-5", "3–5", "3—5", "3~5", "3～5", "3至5", "3 - 5", "3次-5次", "3次至5次", "3 次 ~ 5 次", "3次-5",
        "3（含）-5（含）", "complaints 3-5", "3-5 a month"}) {
    EXPECT_EQ(count_reading(std::string{condition} + ":1"), "[3, 5]=1") << condition;
  }
  EXPECT_EQ(count_reading("3（含）-5（不含）:1"), "[3, 5)=1");
  EXPECT_EQ(count_reading("3次（不含）-5次（含）:1"), "(3, 5]=1");
  EXPECT_EQ(ratio_reading("90%（含）-95%（不含）:8"), "[9/10, 19/20)=8");
  EXPECT_EQ(count_reading("-5--3:1"), "[-5, -3]=1");
  EXPECT_EQ(count_reading("-5-3:1"), "[-5, 3]=1");
  EXPECT_EQ(reading("80分-89分:8分", unit::score), "[80, 89]=8");
  EXPECT_EQ(reading("80分以上:10分", unit::score), "[80, ...)=10");
}

TEST(BandText, SingleValues) {
  EXPECT_EQ(count_reading("0:10;1次:5"), "[0, 0]=10; [1, 1]=5");
  EXPECT_EQ(ratio_reading("100%:10"), "[1, 1]=10");
}

TEST(BandText, TimesInTheirUnits) {
  EXPECT_EQ(reading("≤5min:10;≤10 minutes:8", unit::seconds), "(..., 300]=10; (..., 600]=8");
  EXPECT_EQ(reading("30秒以内:10;30秒-1分钟:8;1小时以上:0", unit::seconds),
            "(..., 30]=10; [30, 60]=8; [3600, ...)=0");
  EXPECT_EQ(reading("≤300:10;300-600:8;300至600:8;600以上:1", unit::seconds),
            "(..., 300]=10; [300, 600]=8; [300, 600]=8; [600, ...)=1");
  EXPECT_EQ(reading("<2天 内首次响应:1", unit::seconds), "(..., 172800)=1");
}

TEST(BandText, PointsInEverySpelling) {
  for (const std::string_view awarded :
       {"10", "10分", "10 分", " 10 points ", "10pts", "10 point", "10.0", "010", "10.000000000"}) {
    EXPECT_EQ(count_reading("≥5:" + std::string{awarded}), "[5, ...)=10") << awarded;
  }
  EXPECT_EQ(count_reading("≥5:7.5"), "[5, ...)=7.5");
  EXPECT_EQ(count_reading("≥5:-2分"), "[5, ...)=-2");
  EXPECT_EQ(count_reading("≥5：10"), "[5, ...)=10");
  EXPECT_EQ(count_reading("≥5:0.000000001"), "[5, ...)=0.000000001");
}

TEST(BandText, SeparatorsAndBlanks) {
  const std::string expected = "[9, ...)=10; (..., 9)=5";
  for (const std::string_view text :
       {"≥9:10;<9:5", "≥9:10；<9:5", "≥9:10\n<9:5", "≥9:10\r\n<9:5\r\n", ";;≥9:10;;<9:5;",
        " ≥9 : 10 ; <9 : 5 ", "\u3000≥9\u3000：\u300010\u3000；<9：5", "\t≥9:10\t;\t<9:5\n\n"}) {
    EXPECT_EQ(count_reading(text), expected) << text;
  }
}

TEST(BandText, NothingAtAll) {
  for (const std::string_view text : {"", " ", ";", "\n；\n"})
    EXPECT_EQ(ratio_reading(text), "empty") << text;
}

TEST(BandText, Faults) {
  EXPECT_EQ(ratio_reading("good:10"), "no_condition");
  EXPECT_EQ(ratio_reading(":10"), "no_condition");
  EXPECT_EQ(ratio_reading("≥95%:10;otherwise:5"), "no_condition");
  EXPECT_EQ(ratio_reading("≥:10"), "bad_number");
  EXPECT_EQ(ratio_reading("≥x%:10"), "bad_number");
  EXPECT_EQ(ratio_reading("≥95.%:10"), "bad_number");
  EXPECT_EQ(ratio_reading("≥0.1234567890123456789:10"), "bad_number");
  EXPECT_EQ(ratio_reading("90%-:10"), "bad_number");
  EXPECT_EQ(count_reading("≥95%:10"), "wrong_unit");
  EXPECT_EQ(reading("≥95%:10", unit::seconds), "wrong_unit");
  EXPECT_EQ(reading("≤5 parsecs:10", unit::seconds), "wrong_unit");
  EXPECT_EQ(ratio_reading("≥95:10"), "bare_percent");
  EXPECT_EQ(ratio_reading("90-94%:10"), "bare_percent");
  EXPECT_EQ(ratio_reading("≥-95:10"), "bare_percent");
  EXPECT_EQ(ratio_reading("≥90%且<95%:8"), "comparison_in_note");
  EXPECT_EQ(ratio_reading("90%≤x<95%:8"), "comparison_in_note");
  EXPECT_EQ(count_reading("≥5且低于9:8"), "comparison_in_note");
  EXPECT_EQ(count_reading("3-5-7:8"), "comparison_in_note");
  EXPECT_EQ(ratio_reading("≥95%"), "no_colon");
  EXPECT_EQ(ratio_reading("≥95% 10;<95%:5"), "no_colon");
  EXPECT_EQ(ratio_reading("≥95%:"), "no_points");
  EXPECT_EQ(ratio_reading("≥95%:ten"), "no_points");
  EXPECT_EQ(ratio_reading("≥95%::10"), "no_points");
  EXPECT_EQ(ratio_reading("≥95%:0.0000000001"), "bad_number");
  EXPECT_EQ(ratio_reading("≥95%:10."), "bad_number");
  EXPECT_EQ(ratio_reading("≥95%:99999999999999999999"), "bad_number");
  EXPECT_EQ(ratio_reading("≥95%:10,<95%:5"), "text_after_points");
  EXPECT_EQ(ratio_reading("≥95%:10分，<95%:5分"), "text_after_points");
  EXPECT_EQ(ratio_reading("≥95%:10分。"), "text_after_points");
  EXPECT_EQ(ratio_reading("≥95%:10 <95%:5"), "text_after_points");
}

TEST(BandText, FullWidthCharacters) {
  EXPECT_EQ(ratio_reading("≥９５％：１０分；９０％－９４．５％：８分；＜９０％：５分"),
            "[19/20, ...)=10; [9/10, 189/200]=8; (..., 9/10)=5");
  EXPECT_EQ(count_reading("８０分以上：－２分"), "[80, ...)=-2");
  EXPECT_EQ(count_reading("１2次～1５次:1"), "[12, 15]=1");  // both widths in one number
  EXPECT_EQ(count_reading("−3−５:1"), "[-3, 5]=1");          // a minus sign, and one as a dash
  EXPECT_EQ(reading("５分钟以内:10", unit::seconds), "(..., 300]=10");
  constexpr auto on_time = bands_of<ratio, "≥９５％：１０分；＜９５％：５分">;
  static_assert(on_time.points_for(95_percent) == 10_points);
  EXPECT_EQ(count_reading("≥１，０００:10"), "bad_number");
  EXPECT_EQ(count_reading("≥１．２．３:10"), "bad_number");
  EXPECT_EQ(count_reading("≥１２３４５６７８９０１２３４５６７８９０:10"), "bad_number");
}

TEST(BandText, WhatBracketsSayAboutALimit) {
  EXPECT_EQ(ratio_reading("90%以上（含90%）:1"), "[9/10, ...)=1");
  EXPECT_EQ(ratio_reading("90%以上(不含90%):1"), "(9/10, ...)=1");
  EXPECT_EQ(ratio_reading("90%以上（含）:1;90%以下（不含）:0"), "[9/10, ...)=1; (..., 9/10)=0");
  EXPECT_EQ(count_reading("5次以下（不含本数）:1"), "(..., 5)=1");
  EXPECT_EQ(count_reading("70分以上 (含70分):1"), "[70, ...)=1");
  EXPECT_EQ(count_reading("≥70（包含70分）:1;<70（不包括70）:0"), "[70, ...)=1; (..., 70)=0");
  EXPECT_EQ(count_reading("≤5（投诉）:1"), "(..., 5]=1");       // another remark is a note
  EXPECT_EQ(count_reading("5次以上（含税）:1"), "[5, ...)=1");  // so is this one
}

TEST(BandText, ContradictionsInBrackets) {
  EXPECT_EQ(ratio_reading("≥90%（不含）:1"), "contradiction");
  EXPECT_EQ(ratio_reading(">90%（含90%）:1"), "contradiction");
  EXPECT_EQ(ratio_reading("低于90%(含):1"), "contradiction");
  EXPECT_EQ(ratio_reading("90%以上（含95%）:1"), "contradiction");
  EXPECT_EQ(count_reading("5（不含）以上（含5）:1"), "contradiction");
  EXPECT_EQ(count_reading("3-5（不含6）:1"), "contradiction");
}

TEST(BandText, VagueComparisons) {
  for (const std::string_view condition : {"约90%", "~90%", "～90%", "≈90%", "≠90%", "!=90%", "近90%",
                                           "90%左右", "90% 上下", "80%-90%左右", "≥90%左右", "90%以上左右"}) {
    EXPECT_EQ(ratio_reading(std::string{condition} + ":1"), "vague_comparison") << condition;
  }
  EXPECT_EQ(count_reading("5次左右:1"), "vague_comparison");
  EXPECT_EQ(reading("300左右:1", unit::seconds), "vague_comparison");
  EXPECT_EQ(ratio_reading("预约率≥90%:1"), "[9/10, ...)=1");  // 约 as part of a word
  EXPECT_EQ(ratio_reading("<>90%:1"), "bad_number");
}

TEST(BandText, TwoHalvesOfARangeAreNotOne) {
  EXPECT_EQ(count_reading("80以上90以下:1"), "comparison_in_note");
  EXPECT_EQ(count_reading("80分以上90分以下:1"), "comparison_in_note");
  EXPECT_EQ(count_reading("80分以上、90分以下:1"), "comparison_in_note");
  EXPECT_EQ(ratio_reading("0.8以上0.9以下:1"), "comparison_in_note");
  EXPECT_EQ(ratio_reading("80%以上90%以下:1"), "comparison_in_note");
  EXPECT_EQ(reading("5分钟以上10分钟以下:1", unit::seconds), "comparison_in_note");
  EXPECT_EQ(count_reading("[80,90):1"), "bad_number");
  EXPECT_EQ(ratio_reading("[80%,90%):1"), "comparison_in_note");
  EXPECT_EQ(ratio_reading("100% 48小时以内完成:1"), "[1, 1]=1");  // hours of a share are a note
}

TEST(BandText, MoreSpellingsOfSignsAndDashes) {
  for (const std::string_view condition : {"=>5", ">＝5", "5次及以上（含5次）"})
    EXPECT_EQ(count_reading(std::string{condition} + ":1"), "[5, ...)=1") << condition;
  for (const std::string_view condition : {"=<5", "<＝5"})
    EXPECT_EQ(count_reading(std::string{condition} + ":1"), "(..., 5]=1") << condition;
  for (const std::string_view condition : {"3到5", "3次到5次", "3——5", "3－5", "3〜5", "3−5"})
    EXPECT_EQ(count_reading(std::string{condition} + ":1"), "[3, 5]=1") << condition;
  EXPECT_EQ(ratio_reading("90%到位:1"), "[9/10, 9/10]=1");  // 到 joins two numbers only
  EXPECT_EQ(reading("300到600:1", unit::seconds), "[300, 600]=1");
}

TEST(BandText, FaultsNameTheirByte) {
  EXPECT_EQ(read_band_text("≥95%:10;good:5", unit::ratio).offset, 14U);
  EXPECT_EQ(read_band_text("≥95%:x", unit::ratio).offset, 7U);
  EXPECT_EQ(read_band_text("≥95%:10 x", unit::ratio).offset, 10U);
  EXPECT_EQ(read_band_text("≥95:10", unit::ratio).offset, 5U);  // behind the number that lacks its sign
  EXPECT_EQ(read_band_text("≥90%,<95%:8", unit::ratio).offset, 7U);
}

TEST(BandText, WhatWasReadBeforeAFaultIsKept) {
  const auto read = read_band_text("≥95%:10;90%-94%:8;rest:5", unit::ratio);
  EXPECT_EQ(read.fault, band_text_fault::no_condition);
  EXPECT_EQ(read.list.size(), 2U);
}

// Each of these once came out as a band for exactly one value, or for a thousandth of what was written.
TEST(BandText, IsNeverHalfRead) {
  EXPECT_EQ(count_reading("1,000以上:10"), "bad_number");
  EXPECT_EQ(count_reading("≥1,000:10"), "bad_number");
  EXPECT_EQ(count_reading("≥1，000:10"), "bad_number");
  EXPECT_EQ(count_reading("≥1 000:10"), "bad_number");
  EXPECT_EQ(ratio_reading("≥1 000:10"), "bad_number");
  EXPECT_EQ(ratio_reading("0.9 95%:10"), "bad_number");
  EXPECT_EQ(count_reading("≥1'000:10"), "bad_number");
  EXPECT_EQ(count_reading("≥1e3:10"), "bad_number");
  EXPECT_EQ(count_reading("≥1.2.3:10"), "bad_number");
  EXPECT_EQ(reading("≤1小时30分钟:10", unit::seconds), "bad_number");
  EXPECT_EQ(reading("≤1h30min:10", unit::seconds), "bad_number");
  EXPECT_EQ(reading("≤1 h 30 min:10", unit::seconds), "bad_number");
  EXPECT_EQ(reading("≤300 during office hours:10", unit::seconds), "wrong_unit");
  EXPECT_EQ(ratio_reading("低于90%:5"), "(..., 9/10)=5");
  EXPECT_EQ(ratio_reading("below 90%:5"), "(..., 9/10)=5");
  EXPECT_EQ(count_reading("3次以内:10;4次-6次:8;7次以上:5"), "(..., 3]=10; [4, 6]=8; [7, ...)=5");
}

TEST(BandText, WordsThatOnlyLookLikeAComparison) {
  EXPECT_EQ(ratio_reading("响应不到位 ≥80%:10"), "[4/5, ...)=10");
  EXPECT_EQ(ratio_reading("不足之处 <80%:5"), "(..., 4/5)=5");
  EXPECT_EQ(ratio_reading("handover 50%:5"), "[1/2, 1/2]=5");
  EXPECT_EQ(ratio_reading("overall ≥80%:10"), "[4/5, ...)=10");
  EXPECT_EQ(ratio_reading("95% 响应不超过5分钟:10"), "[19/20, 19/20]=10");
  EXPECT_EQ(ratio_reading("follow-up ≥80%:10"), "[4/5, ...)=10");
}

TEST(BandText, AnExcludedSingleValueIsNoBand) {
  auto list = read_band_text("5（不含）:1", unit::count).list;
  ASSERT_EQ(list.size(), 1U);
  EXPECT_FALSE(arrange_bands(std::span<band<fraction>>{list}, [](const auto&) {}));
}

TEST(BandText, EndsOfTheTextAnywhere) {
  // Every beginning of a text is read without a step beyond its end, whatever comes of it.
  const std::string_view text = "好评率≥80%（含）:10分；3次（不含）至 5.5 次:-2 pts\n不超过1小时 note：7;";
  for (const unit wanted : {unit::ratio, unit::seconds, unit::score, unit::count, unit::number}) {
    for (std::size_t size = 0; size <= text.size(); ++size) {
      const std::vector<char> copy(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(size));
      const auto read = read_band_text({copy.data(), copy.size()}, wanted);
      EXPECT_LE(read.offset, size);
    }
  }
}

}  // namespace
}  // namespace assay
