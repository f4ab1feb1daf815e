// SPDX-License-Identifier: Apache-2.0
//
// What the first bytes say.
#include "io/csv/file_beginning.hpp"

#include <gtest/gtest.h>

namespace assay::io {
namespace {

TEST(likely_delimiter, the_header_line_decides) {
  EXPECT_EQ(likely_delimiter("a,b\n1;2;3;4\n"), ',');
  EXPECT_EQ(likely_delimiter("a\tb\tc, d\n"), '\t');
  EXPECT_EQ(likely_delimiter("\r\n\na;b\r1,2,3"), ';');
  EXPECT_EQ(likely_delimiter("a|b"), '|');
  EXPECT_EQ(likely_delimiter("\"a;b;c\nd;e\",f\n"), ',');
  EXPECT_EQ(likely_delimiter("a;b,c"), ',') << "of equals the comma";
  EXPECT_EQ(likely_delimiter("one"), ',');
  EXPECT_EQ(likely_delimiter(""), ',');
}

TEST(stated_delimiter, a_first_line_of_its_own) {
  EXPECT_EQ(stated_delimiter("sep=;\r\na;b"), ';');
  EXPECT_EQ(stated_delimiter("\xEF\xBB\xBF\"SEP=\t\""), '\t');
  EXPECT_EQ(stated_delimiter("sep=,agent"), std::nullopt);
  EXPECT_EQ(stated_delimiter("sep="), std::nullopt);
  EXPECT_EQ(stated_delimiter("sep=\"\n"), std::nullopt);
}

TEST(packing_of, signatures) {
  EXPECT_EQ(packing_of("\x1F\x8B\x08"), packing::gzip);
  EXPECT_EQ(packing_of("\x28\xB5\x2F\xFD"), packing::zstd);
  EXPECT_EQ(packing_of("\x5A\x2A\x4D\x18"), packing::zstd) << "a skippable frame";
  EXPECT_EQ(packing_of("PK\x03\x04"), packing::zip);
  EXPECT_EQ(packing_of("BZh91AY&SY"), packing::bzip2);
  EXPECT_EQ(packing_of("BZh,id\n"), packing::none) << "a header that begins like it";
  EXPECT_EQ(packing_of("\xFD\x37zXZ"), packing::xz);
  EXPECT_EQ(packing_of("id,agent\n"), packing::none);
  EXPECT_EQ(packing_of(""), packing::none);
}

}  // namespace
}  // namespace assay::io
