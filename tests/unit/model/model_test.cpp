// SPDX-License-Identifier: Apache-2.0
//
// The public face of models: errors as people and programs see them, look-ups, presets.
#include <assay/model.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include <assay/error.hpp>
#include <assay/message.hpp>

#include "unit/model/base_document.hpp"

namespace assay::model_test {

namespace {

using testing::HasSubstr;

template <class Call>
error error_from(const Call& call) {
  try {
    call();
  } catch (const error& thrown) {
    return thrown;
  }
  ADD_FAILURE() << "nothing was thrown";
  return {error_code::limit, ""};
}

TEST(Model, ThrowsEveryErrorWithTheFirstOnesPlace) {
  const auto document =
      changed({{R"({"indicator": "on_time", "weight": 30})", R"({"indicator": "on_time", "weight": 25})"},
               {R"("rounding": "half_up")", R"("rounding": "up")"},
               {R"({"id": "poor", "at_least": 0})", R"({"id": "poor", "at_least": 60})"}});
  const auto thrown = error_from([&] { (void)model::parse(document, "team.json"); });
  EXPECT_EQ(thrown.code(), error_code::model);
  ASSERT_NE(thrown.location(), nullptr);
  EXPECT_EQ(*thrown.location(), (error_location{"team.json", 44, 20}));
  EXPECT_STREQ(thrown.what(),
               "team.json:44:20: error: /dimensions/0/indicators: the weights of \"speed\" sum to 45, not "
               "100 or its own "
               "weight, 50; set \"weights\": \"relative\" or change them [weights_do_not_total]\n"
               "team.json:61:42: error: /display/rounding: \"up\" is not one of \"half_up\", \"half_even\" "
               "[unknown_word]");
}

TEST(Model, NamesTheNearestOfWhatThereIs) {
  const auto model = model::parse(base_document);
  EXPECT_EQ(model.record("contact").columns.size(), 6U);
  const auto thrown = error_from([&] { (void)model.record("contacts"); });
  EXPECT_EQ(thrown.code(), error_code::argument);
  EXPECT_STREQ(thrown.what(), "model \"base\" has no record type \"contacts\"; did you mean \"contact\"?");
  ASSERT_NE(thrown.said(), nullptr);
  EXPECT_EQ(thrown.said()->code(), "unknown_record_type");
  EXPECT_EQ(thrown.said()->arguments()[1], (message_argument{"record", std::string{"contacts"}}));
  const std::vector<std::string> by{"teams"};
  EXPECT_STREQ(error_from([&] { (void)model.needed_columns("contact", by, {}); }).what(),
               "cannot group by \"teams\": record type \"contact\" does not declare it as a group column; "
               "did you mean \"team\"?");
}

TEST(Model, FindsByName) {
  const auto model = model::parse(base_document);
  const auto& definition = model.definition();
  EXPECT_EQ(definition.record_index("complaint"), 1);
  EXPECT_EQ(definition.record_index("none"), -1);
  EXPECT_EQ(definition.indicator_index("csat"), 4);
  EXPECT_EQ(definition.indicator_index(""), -1);
  EXPECT_EQ(definition.node_index("total"), 0);
  EXPECT_EQ(definition.node_index("outcome"), 4);
  EXPECT_EQ(definition.node_index("per_contact"), -1);
  EXPECT_EQ(model.id(), "base");
  EXPECT_EQ(model.version(), "1.0");
}

TEST(Model, CopiesShareOneObject) {
  const auto model = model::parse(base_document);
  const auto copy = model;
  EXPECT_EQ(&copy.definition(), &model.definition());
}

TEST(Model, WritesFingerprintsInHexadecimal) {
  EXPECT_EQ(to_hex(fingerprint{0x00, 0x01, 0x9A, 0xFF}), "00019aff000000000000000000000000");
}

TEST(Model, CompilesEveryPreset) {
  ASSERT_FALSE(preset_documents().empty());
  for (const auto& document : preset_documents()) {
    const auto compiled = model::compile(document.json);
    ASSERT_TRUE(compiled.value.has_value()) << document.id << '\n' << describe_all(compiled.diagnostics);
    EXPECT_EQ(compiled.value->id(), document.id);
    EXPECT_EQ(model::preset(document.id).shape(), compiled.value->shape());
  }
}

TEST(Model, NamesTheKnownPresets) {
  const auto thrown = error_from([] { (void)model::preset("after-sale-quality"); });
  EXPECT_EQ(thrown.code(), error_code::argument);
  EXPECT_THAT(thrown.what(),
              HasSubstr("there is no preset \"after-sale-quality\"; did you mean \"after-sales-quality\"?"));
  EXPECT_THAT(error_from([] { (void)model::preset("zzz"); }).what(),
              HasSubstr("\"zzz\"; presets: \"after-sales-quality\""));
}

}  // namespace
}  // namespace assay::model_test
