// SPDX-License-Identifier: Apache-2.0
//
// Whatever the seed and the size: the same files again, exactly the contacts asked for, every record about a contact that
// is there, and no cell that the preset would reject.
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "cards.hpp"
#include "sample/random.hpp"
#include "unit/sample/graded_sample.hpp"

namespace assay::sample {
namespace {

std::vector<std::string> texts_of(const options& wanted) {
  std::vector<std::string> texts;
  for (file& item : make("after-sales-quality", wanted))
    texts.push_back(std::move(item.csv));
  return texts;
}

/// Sizes from one contact to some thousands, every third with people of a given number.
options any_options(random_stream& chance, int round) {
  options wanted;
  wanted.seed = chance.next();
  wanted.rows = 1 + chance.below(std::int64_t{1} << chance.between(1, 13));
  if (round % 3 == 0) wanted.agents = 25 + chance.below(200);
  return wanted;
}

class SampleFiles : public ::testing::TestWithParam<int> {
 protected:
  void SetUp() override {
    random_stream chance{20'260'401, purpose::contact, GetParam()};
    wanted_ = any_options(chance, GetParam());
  }
  options wanted_;
};

TEST_P(SampleFiles, AreTheSameAgainAndOthersWithAnotherSeed) {
  const auto texts = texts_of(wanted_);
  EXPECT_EQ(texts, texts_of(wanted_));
  options other = wanted_;
  ++other.seed;
  EXPECT_NE(texts, texts_of(other));
}

TEST_P(SampleFiles, HaveTheContactsAskedForAndNothingAboutOthers) {
  const auto tables = parsed_sample(wanted_);
  const parsed& contacts = tables.find("contact")->second;
  ASSERT_EQ(contacts.rows(), static_cast<std::size_t>(wanted_.rows));
  std::set<std::string_view> numbers;
  std::set<std::string_view> people;
  for (std::size_t row = 0; row < contacts.rows(); ++row) {
    EXPECT_TRUE(numbers.insert(contacts.cell(row, "contact_id")).second);
    people.insert(contacts.cell(row, "agent"));
  }
  if (wanted_.agents) {
    EXPECT_LE(people.size(), static_cast<std::size_t>(*wanted_.agents) + 1);  // and nobody
  }
  for (const auto& [name, table] : tables) {
    std::string_view before;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      ASSERT_TRUE(numbers.contains(table.cell(row, "contact_id"))) << name;
      const std::string_view time = table.row(row)[name == "follow_up" ? 3 : 2];
      ASSERT_GE(time, before) << name;
      before = time;
    }
  }
}

TEST_P(SampleFiles, AreReadWithoutAReject) {
  state counted{preset(), {"team", "agent"}};
  std::int64_t rows = 0;
  for (const auto& [name, table] : parsed_sample(wanted_)) {
    const auto records = records_of(name, table);
    EXPECT_EQ(records.rows(), static_cast<std::int64_t>(table.rows()));
    counted.update(records);
    rows += static_cast<std::int64_t>(table.rows());
  }
  const result graded = grade_state(preset(), counted);
  EXPECT_TRUE(graded.rejected().empty());
  std::int64_t seen = 0;
  for (const scorecard& card : test::cards_of(graded))
    seen += card.rows();
  EXPECT_EQ(seen, rows);
}

INSTANTIATE_TEST_SUITE_P(Any, SampleFiles, ::testing::Range(0, 30));

}  // namespace
}  // namespace assay::sample
