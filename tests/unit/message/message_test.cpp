// SPDX-License-Identifier: Apache-2.0
//
// How a message becomes text.
#include <assay/message.hpp>

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include <assay/diagnostic.hpp>

#include "message/common_sentences.hpp"
#include "message/sentence.hpp"
#include "message/suggestion.hpp"

namespace assay {
namespace {

constexpr says::sentence plain{"test_plain", "nothing to add"};
constexpr says::sentence named{"test_named.twice",
                               says::with{"name", "count"},
                               {R"("{name}" is {name}, {count} times)", "drop {count}"}};
constexpr says::sentence both{"test_both",
                              says::with{"low", "high"},
                              {"from {low} to {high}", "less than {high}"},
                              {"{high} 以下，{low} 以上", "{high} 以下"}};
constexpr says::sentence braces{"test_braces", R"({"zh": ...} {} {Name} {a1} {open)"};
constexpr says::sentence inside{".inside", says::with{"where", "what"}, {"{where}: {what}", "{what:hint}"}};
constexpr says::sentence visible{"test_visible", says::with{"text"}, R"("{text:visible}")"};
constexpr says::sentence listed{"test_list", says::with{"names"}, "one of {names}"};
constexpr says::sentence both_of{"test_both_of", says::with{"names"}, "take {names:and}"};
constexpr says::sentence in_forms{"test_forms",
                                  says::with{"names"},
                                  {"{names:plain}; {names:or}; {names:and}; {names:needs}"},
                                  {"{names:or}; {names:and}"}};

TEST(Message, IsEmptyUntilItSaysSomething) {
  const message nothing;
  EXPECT_TRUE(nothing.empty());
  EXPECT_EQ(nothing.id(), "");
  EXPECT_EQ(nothing.code(), "");
  EXPECT_EQ(nothing.line(), "");
  EXPECT_TRUE(nothing.arguments().empty());
  EXPECT_EQ(nothing, message{});
  EXPECT_NE(nothing, plain());
  static_assert(std::is_nothrow_copy_constructible_v<message>);
}

TEST(Message, FillsPlaces) {
  const message said = named("x", 3);
  EXPECT_EQ(said.id(), "test_named.twice");
  EXPECT_EQ(said.code(), "test_named");
  EXPECT_EQ(said.text(), "\"x\" is x, 3 times");
  EXPECT_EQ(said.hint(), "drop 3");
  EXPECT_EQ(said.line(), "\"x\" is x, 3 times; drop 3");
  EXPECT_EQ(plain().line(), "nothing to add");
  ASSERT_EQ(said.arguments().size(), 2U);
  EXPECT_EQ(said.arguments()[0], (message_argument{"name", std::string{"x"}}));
  EXPECT_EQ(said.arguments()[1], (message_argument{"count", std::int64_t{3}}));
}

TEST(Message, DoesNotFillWhatAnArgumentHolds) {
  EXPECT_EQ(both("{high}", "{low}").text(), "from {high} to {low}");
}

TEST(Message, LeavesBracesThatAreNoPlaces) {
  EXPECT_EQ(braces().text(), R"({"zh": ...} {} {Name} {a1} {open)");
}

TEST(Message, CutsOffWhatStandsInQuotesAndIsLong) {
  const std::string name(61, 'a');
  EXPECT_EQ(named(name, 1).text(), "\"" + name.substr(0, 60) + "...\" is " + name + ", 1 times");
  std::string wide = "a";
  for (int count = 0; count < 20; ++count)
    wide += "质";
  EXPECT_EQ(named(wide, 1).text().substr(0, 63), "\"" + wide.substr(0, 58) + "...\"");
  EXPECT_EQ(says::did_you_mean(name).text(), "did you mean \"" + name + "\"?");
}

TEST(Message, SpellsOutControlCharactersWhereTheyWouldBeSeen) {
  EXPECT_EQ(visible("a\nb\x1b[0m").text(), R"("a\u000ab\u001b[0m")");
  EXPECT_EQ(visible(std::string(59, 'a') + "\n" + "b").text(), "\"" + std::string(59, 'a') + "\\u000a...\"")
      << "cut off first";
  EXPECT_EQ(std::get<std::string>(visible("\n").arguments()[0].value), "\n") << "the argument is as it was";
}

TEST(Message, KeepsNoTextOfAStrangerThatIsTooLong) {
  const message said = named(std::string(5'000'000, 'a'), 1);
  EXPECT_EQ(std::get<std::string>(said.arguments()[0].value).size(), 4099U);
}

TEST(Message, WritesAmountsWithTheirUnit) {
  const auto text = [](const fraction& value, unit of) { return listed(says::amount(value, of)).text(); };
  EXPECT_EQ(text(fraction{19, 20}, unit::ratio), "one of 95%");
  EXPECT_EQ(text(fraction{1, 3}, unit::ratio), "one of 1/3%");
  EXPECT_EQ(text(fraction{300}, unit::seconds), "one of 300 s");
  EXPECT_EQ(text(fraction{25, 2}, unit::score), "one of 12.5");
  EXPECT_EQ(text(fraction{3}, unit::count), "one of 3");
}

TEST(Message, ListsNamesInQuotes) {
  const std::array<std::string_view, 2> names{"a", "b c"};
  EXPECT_EQ(listed(names).text(), R"(one of "a", "b c")");
  EXPECT_EQ(listed(std::span<const std::string_view>{}).text(), "one of ");
}

TEST(Message, ListsNamesInOtherForms) {
  const std::vector<std::string> names{"a", std::string(61, 'b')};
  const std::string& last = names.back();
  EXPECT_EQ(in_forms(names).text(),
            "a, " + last + "; a or " + last + "; \"a\" and \"" + last + "\"; \"a\" needs \"" + last + "\"");
  EXPECT_EQ(in_forms(names).text("zh"), "a 或 " + last + "; \"a\" 和 \"" + last + "\"");
  EXPECT_EQ(both_of(std::vector<std::string>{"a", "b"}).text("zh"), R"(take "a" and "b")")
      << "nobody has translated it";
  EXPECT_EQ(in_forms(std::vector<std::string>{"a"}).text(), "a; a; \"a\"; \"a\"");
  const message long_one = in_forms(std::vector<std::string>{std::string(5'000'000, 'a')});
  EXPECT_EQ(std::get<std::vector<std::string>>(long_one.arguments()[0].value).front().size(), 4099U);
}

TEST(Message, HoldsOthers) {
  const message said = inside("here", named("x", 2));
  EXPECT_EQ(said.code(), "test_named") << "it has none of its own";
  EXPECT_EQ(said.text(), "here: \"x\" is x, 2 times");
  EXPECT_EQ(said.hint(), "drop 2");
  EXPECT_EQ(inside("here", plain).text(), "here: nothing to add");
  EXPECT_EQ(inside("here", message{}).text(), "here: ");
}

TEST(Message, IsSaidInTheLanguageAskedFor) {
  const message said = both(1, 2);
  EXPECT_EQ(said.line("en"), "from 1 to 2; less than 2");
  EXPECT_EQ(said.line("zh"), "2 以下，1 以上；2 以下");
  EXPECT_EQ(said.line("de"), said.line("en"));
  EXPECT_EQ(named("x", 2).line("zh"), named("x", 2).line("en")) << "nobody has translated it";
  EXPECT_EQ(inside("x", said).text("zh"), "x: 2 以下，1 以上");
}

TEST(Message, ComparesWhatItSays) {
  EXPECT_EQ(named("x", 2), named("x", 2));
  EXPECT_NE(named("x", 2), named("y", 2));
  EXPECT_NE(named("x", 2), both("x", 2));
}

TEST(Message, MayBeOfAHost) {
  const message said = message::in_own_words("no_shift", "nobody \"{name}\" works", "ask");
  EXPECT_EQ(said.id(), "own_words");
  EXPECT_EQ(said.code(), "no_shift");
  EXPECT_EQ(said.line("zh"), "nobody \"{name}\" works; ask");
}

TEST(Message, SuggestsNames) {
  const std::array<std::string_view, 2> known{"alpha", "beta"};
  EXPECT_EQ(says::suggestion("alhpa", known).text(), R"(did you mean "alpha"?)");
  EXPECT_EQ(says::suggestion("gamma-ray", known).text(), R"(known: "alpha", "beta")");
  EXPECT_TRUE(says::suggestion("x", {}).empty());
  const std::vector<std::string_view> many(9, "beta");
  EXPECT_TRUE(says::suggestion("gamma-ray", many).empty());
}

TEST(Message, IsCarriedByAnError) {
  const error refused{error_code::model, named("x", 2), {"m.json", 3, 4}};
  EXPECT_STREQ(refused.what(), "m.json:3:4: \"x\" is x, 2 times; drop 2");
  ASSERT_NE(refused.said(), nullptr);
  EXPECT_EQ(*refused.said(), named("x", 2));
  EXPECT_EQ((error{error_code::data, {"contact", "csat", 3}, both(1, 2)}.said()->text("zh")),
            "2 以下，1 以上");
  EXPECT_STREQ((error{error_code::data, both(1, 2)}.what()), "from 1 to 2; less than 2");
  EXPECT_EQ((error{error_code::data, "in words alone"}.said()), nullptr);
}

TEST(Message, OfAFindingIsShownInALanguage) {
  const diagnostic finding{.pointer = "/x", .line = 2, .message = both(1, 2)};
  EXPECT_EQ(describe(finding, "m.json"), "m.json:2: error: /x: from 1 to 2; less than 2 [test_both]");
  EXPECT_EQ(describe(finding, "m.json", "zh"), "m.json:2: error: /x: 2 以下，1 以上；2 以下 [test_both]");
}

}  // namespace
}  // namespace assay
