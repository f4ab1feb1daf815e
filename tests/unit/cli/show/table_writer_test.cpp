// SPDX-License-Identifier: Apache-2.0
#include "cli/show/table_writer.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "cli/show/style.hpp"
#include "text/utf8.hpp"

namespace assay::cli {
namespace {

TEST(TableWriter, AlignsByDisplayWidth) {
  table_writer table{{{"team", alignment::left}, {"总分", alignment::right}}};
  table.add_row({"华东", "95.50"});
  table.add_row({"A", "8.00"});
  EXPECT_EQ(table.text(false),
            " team   总分\n"
            " ───────────\n"
            " 华东  95.50\n"
            " A      8.00\n");
}

TEST(TableWriter, LeavesOutColumnsWithoutCells) {
  table_writer table{{{"a", alignment::left}, {"empty", alignment::left}, {"b", alignment::left}}};
  table.add_row({"1", "", "2"});
  table.add_row({"3"});
  EXPECT_EQ(table.text(false), " a  b\n ────\n 1  2\n 3\n");
}

TEST(TableWriter, LinesCrossTheTable) {
  table_writer table{{{"a", alignment::left}, {"b", alignment::right}}};
  table.add_row({"x", "1"});
  table.add_line();
  table.add_row({"total", "1"});
  EXPECT_EQ(table.text(false),
            " a      b\n"
            " ────────\n"
            " x      1\n"
            " ────────\n"
            " total  1\n");
}

TEST(TableWriter, LongHeadingsWrapAboutEvenly) {
  table_writer table{{{"Knowledge base proficiency", alignment::right}}};
  table.add_row({"7"});
  const std::string text = table.text(false);
  EXPECT_EQ(text,
            "   Knowledge\n"
            "        base\n"
            " proficiency\n"
            " ───────────\n"
            "           7\n");
}

TEST(TableWriter, ColoursDoNotShiftColumns) {
  table_writer table{{{"a", alignment::left}, {"b", alignment::right}}};
  table.add_row({cell_text{"x", look::best}, std::vector<piece>{{"~", look::caution}, {"1", look::plain}}});
  EXPECT_EQ(table.text(true),
            " \x1b[2ma\x1b[0m   \x1b[2mb\x1b[0m\n"
            " \x1b[2m─────\x1b[0m\n"
            " \x1b[32mx\x1b[0m  \x1b[35m~\x1b[0m1\n");
}

TEST(TableWriter, TextsCannotSteerTheTerminal) {
  table_writer table{{{"a\x1b[2J", alignment::left}, {"b", alignment::left}}};
  table.add_row({"\x1b[31mred\n", "x"});
  const std::string text = table.text(false);
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_NE(text.find("\\u001b[31mred\\u000a  x"), std::string::npos) << text;
}

TEST(Wrapped, AtBlanksOrBetweenWideCharacters) {
  EXPECT_EQ(wrapped("one two three", 7), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(wrapped("unbreakable", 4), (std::vector<std::string>{"unbreakable"}));
  EXPECT_EQ(wrapped("知识库使用熟练度", 10), (std::vector<std::string>{"知识库使用", "熟练度"}));
  EXPECT_EQ(wrapped("按 A/B 分组", 6), (std::vector<std::string>{"按 A/B", "分组"}));
  EXPECT_EQ(wrapped("", 4), (std::vector<std::string>{""}));
}

TEST(Wrapped, NoLineIsTooWideAndNothingIsLost) {
  const std::string text = "总分 of the 服务效率 dimension，including weights";
  for (int width = 10; width < 40; ++width) {
    std::string joined;
    for (const std::string& line : wrapped(text, width)) {
      EXPECT_LE(text::display_width(line), width) << line;
      joined += line;
    }
    std::string without_blanks;
    for (const char character : text) {
      if (character != ' ') without_blanks += character;
    }
    std::string joined_without_blanks;
    for (const char character : joined) {
      if (character != ' ') joined_without_blanks += character;
    }
    EXPECT_EQ(joined_without_blanks, without_blanks);
  }
}

TEST(Style, PaintsOnlyWhenAsked) {
  EXPECT_EQ(painted("x", look::worst, false), "x");
  EXPECT_EQ(painted("x", look::worst, true), "\x1b[31mx\x1b[0m");
  EXPECT_EQ(painted("x", look::plain, true), "x");
  EXPECT_EQ(painted("", look::worst, true), "");
}

TEST(Style, GradesGoFromBestToWorst) {
  EXPECT_EQ(look_of_grade(0, 1), look::best);
  EXPECT_EQ(look_of_grade(0, 4), look::best);
  EXPECT_EQ(look_of_grade(1, 4), look::good);
  EXPECT_EQ(look_of_grade(2, 4), look::fair);
  EXPECT_EQ(look_of_grade(3, 4), look::worst);
}

}  // namespace
}  // namespace assay::cli
