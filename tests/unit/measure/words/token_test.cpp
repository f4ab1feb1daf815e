// SPDX-License-Identifier: Apache-2.0
#include "measure/words/token.hpp"
#include "text/letters.hpp"

#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>

namespace assay::measure {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using kind = token_kind;

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const token& word : tokenize(text).tokens)
    words.push_back(std::string{text.substr(word.offset, word.length)});
  words.pop_back();
  return words;
}

std::vector<token_kind> kinds_of(std::string_view text) {
  std::vector<token_kind> kinds;
  for (const token& word : tokenize(text).tokens)
    kinds.push_back(word.kind);
  return kinds;
}

std::string fault_codes(std::string_view text) {
  std::string codes;
  for (const fault& found : tokenize(text).faults)
    codes += std::string{found.message.code()} + "@" + std::to_string(found.offset) + " ";
  return codes;
}

TEST(token, words_numbers_and_operators_need_no_blanks) {
  EXPECT_THAT(words_of("rate(x<=300and y!=-1.5e3)"),
              ElementsAre("rate", "(", "x", "<=", "300", "and", "y", "!=", "-", "1.5e3", ")"));
  EXPECT_THAT(kinds_of("< <= > >= = <> != + - * / % ( ) ,"),
              ElementsAre(kind::less, kind::less_or_equal, kind::greater, kind::greater_or_equal, kind::equal,
                          kind::not_equal, kind::not_equal, kind::plus, kind::minus, kind::star, kind::slash,
                          kind::percent, kind::open, kind::close, kind::comma, kind::end));
  EXPECT_THAT(words_of(" \t\r\n"), IsEmpty());
}

TEST(token, letters_of_any_script_make_names) {
  EXPECT_THAT(words_of("avg(首响秒)+größe_2*时长々"),
              ElementsAre("avg", "(", "首响秒", ")", "+", "größe_2", "*", "时长々"));
  EXPECT_THAT(words_of("x\xF0\xA0\x80\x80y"), ElementsAre("x\xF0\xA0\x80\x80y")) << "a rare Han character";
}

TEST(token, an_exponent_needs_digits) {
  EXPECT_THAT(words_of("1e3 1E-3 5e 5emin 2h"), ElementsAre("1e3", "1E-3", "5", "e", "5", "emin", "2", "h"));
}

TEST(token, quotes_are_doubled_inside_of_quotes) {
  const auto tokens = tokenize(R"('it''s' "a ""b""" '')").tokens;
  EXPECT_EQ(tokens[0].value, "it's");
  EXPECT_EQ(tokens[1].value, "a \"b\"");
  EXPECT_EQ(tokens[1].kind, kind::quoted_name);
  EXPECT_EQ(tokens[2].value, "");
  EXPECT_EQ(tokens[2].kind, kind::text);
}

TEST(token, quotes_without_an_end_are_faults) {
  EXPECT_EQ(fault_codes("a = 'phone"), "unterminated_text@4 ");
  EXPECT_EQ(fault_codes("\"agent id"), "unterminated_name@0 ");
}

TEST(token, characters_that_look_like_operators_count_as_them) {
  const auto list = tokenize("count（*） ≥ ５");
  EXPECT_EQ(fault_codes("count（*） ≥ x"),
            "unexpected_character@5 unexpected_character@9 unexpected_character@13 ");
  EXPECT_THAT(kinds_of("count（*） ≥ x"), ElementsAre(kind::name, kind::open, kind::star, kind::close,
                                                      kind::greater_or_equal, kind::name, kind::end));
  EXPECT_EQ(list.faults.back().message.hint(), "write the digits 0 to 9");
  EXPECT_THAT(kinds_of("a == b && c"),
              ElementsAre(kind::name, kind::equal, kind::name, kind::name, kind::name, kind::end));
}

TEST(token, stray_characters_are_faults_with_a_hint_and_no_words) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"!", "write not"},
      {"\u3000", "this is a special blank: write an ordinary one"},
      {"\u201C", "write texts in straight single quotes, names in straight double quotes"},
      {"\u2019", "write texts in straight single quotes: 'phone'"},
      {".", "write numbers with a digit before the point: 0.5"},
      {";", "one text holds one formula; remove it"},
      {"{", "use ( and )"},
      {"#", "a name with other characters than letters, digits and _ is written in double quotes"},
      {"😀", "a name with other characters than letters, digits and _ is written in double quotes"},
  };
  for (const auto& [text, hint] : cases) {
    const token_list list = tokenize(text);
    ASSERT_EQ(list.faults.size(), 1U) << text;
    EXPECT_EQ(list.faults[0].message.code(), "unexpected_character") << text;
    EXPECT_EQ(list.faults[0].message.hint(), hint) << text;
    EXPECT_EQ(list.faults[0].length, text.size()) << text;
    EXPECT_EQ(list.tokens.size(), 1U) << text;
  }
}

TEST(token, damaged_utf8_is_a_fault_where_it_stands) {
  EXPECT_EQ(fault_codes("a + \xFF"), "invalid_utf8@4 ");
  EXPECT_EQ(fault_codes("a = '\xE9\xA6'"), "invalid_utf8@4 ");
  EXPECT_EQ(fault_codes("\xED\xA0\x80"), "invalid_utf8@0 invalid_utf8@1 invalid_utf8@2 ") << "a surrogate";
}

TEST(token, a_point_needs_digits_after_it) {
  EXPECT_EQ(fault_codes("x <= 5."), "invalid_number@5 ");
  EXPECT_EQ(tokenize("5.").tokens[0].value, "5");
}

TEST(token, names_are_written_bare_only_when_that_reads_back) {
  EXPECT_EQ(written_name("handle_s"), "handle_s");
  EXPECT_EQ(written_name("首响秒"), "首响秒");
  EXPECT_EQ(written_name("agent id"), "\"agent id\"");
  EXPECT_EQ(written_name("Filter"), "\"Filter\"");
  EXPECT_EQ(written_name("2nd"), "\"2nd\"");
  EXPECT_EQ(written_name(" x"), "\" x\"");
  EXPECT_EQ(written_name(""), "\"\"");
  EXPECT_EQ(written_name("a\"b"), "\"a\"\"b\"");
  EXPECT_EQ(written_text("it's"), "'it''s'");
}

TEST(token, keywords_are_known_in_any_case) {
  EXPECT_TRUE(is_keyword("BETWEEN"));
  EXPECT_FALSE(is_keyword("coalesce"));
  EXPECT_FALSE(is_keyword("count"));
  EXPECT_TRUE(text::equal_ignoring_case("CSat", "csAT"));
  EXPECT_FALSE(text::equal_ignoring_case("csat", "csatx"));
  EXPECT_FALSE(text::equal_ignoring_case("[", "{"));
}

}  // namespace
}  // namespace assay::measure
