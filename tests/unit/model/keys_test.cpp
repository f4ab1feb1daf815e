// SPDX-License-Identifier: Apache-2.0
//
// The reader's tables of keys and words against the published schema, and documents against the schema.
#include "model/keys.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "model/words.hpp"
#include "surroundings.hpp"
#include "unit/model/base_document.hpp"
#include "unit/model/fault_table.hpp"
#include "unit/model/schema_check.hpp"

namespace assay::model_test {

namespace {

const value& schema() {
  static const auto parsed =
      document::parse(text_of_file(tests::source_folder() / "docs/schema/model.schema.json"));
  return *parsed.root;
}

std::string complaints_about(std::string_view document) {
  const auto parsed = document::parse(document);
  return parsed.root ? schema_check{schema()}.complaints_about(*parsed.root) : "not JSON";
}

TEST(ModelSchema, HasEveryKeyOfTheReaderAndNoOther) {
  for (const auto* kind : model_reader::object_kinds()) {
    const value* definition = schema().find("$defs")->find(kind->name);
    ASSERT_NE(definition, nullptr) << kind->name;
    std::set<std::string> known;
    std::set<std::string> required;
    for (const auto& key : kind->keys) {
      known.emplace(key.name);
      if (key.required) required.emplace(key.name);
    }
    EXPECT_EQ(keys_of(*definition->find("properties")), known) << kind->name;
    EXPECT_EQ(texts_of(definition->find("required")), required) << kind->name;
    ASSERT_NE(definition->find("additionalProperties"), nullptr) << kind->name;
    EXPECT_FALSE(definition->find("additionalProperties")->boolean()) << kind->name;
  }
}

TEST(ModelSchema, HasNoKindOfObjectThatTheReaderDoesNotKnow) {
  std::set<std::string> kinds;
  for (const auto* kind : model_reader::object_kinds())
    kinds.emplace(kind->name);
  for (const auto& definition : schema().find("$defs")->members()) {
    EXPECT_EQ(definition.content.find("properties") != nullptr, kinds.contains(definition.key))
        << definition.key;
  }
}

TEST(ModelSchema, HasEveryWordOfTheReaderAndNoOther) {
  std::set<std::string> lists;
  for (const auto& list : model_reader::word_lists()) {
    lists.emplace(list.name);
    const value* definition = schema().find("$defs")->find(list.name);
    ASSERT_NE(definition, nullptr) << list.name;
    EXPECT_EQ(texts_of(definition->find("enum")), std::set<std::string>(list.texts.begin(), list.texts.end()))
        << list.name;
  }
  for (const auto& definition : schema().find("$defs")->members()) {
    EXPECT_EQ(definition.content.find("enum") != nullptr, lists.contains(definition.key)) << definition.key;
  }
}

TEST(ModelSchema, DescribesEverything) {
  for (const auto& definition : schema().find("$defs")->members()) {
    EXPECT_NE(definition.content.find("description"), nullptr) << definition.key;
    const value* properties = definition.content.find("properties");
    if (properties == nullptr) continue;
    for (const auto& property : properties->members()) {
      const bool is_described =
          property.content.find("description") != nullptr || property.content.find("$ref") != nullptr;
      EXPECT_TRUE(is_described) << definition.key << '.' << property.key;
    }
  }
}

TEST(ModelSchema, AcceptsThePresets) {
  for (const auto& preset : preset_documents())
    EXPECT_EQ(complaints_about(preset.json), "") << preset.id;
}

TEST(ModelSchema, AcceptsWhatTheReaderAccepts) {
  EXPECT_EQ(complaints_about(base_document), "");
  for (const auto& each : fault_cases()) {
    if (each.level == severity::error) continue;
    EXPECT_EQ(complaints_about(changed({{each.from, each.to}})), "") << each.name;
  }
}

/// Faults of form, which a schema can express; all others need the reader.
TEST(ModelSchema, RefusesFaultsOfForm) {
  const std::set<std::string> of_form{
      "unknown_key", "missing_key",      "wrong_type",       "unknown_word",
      "bad_id",      "conflicting_keys", "key_out_of_place", "unsupported_format",
      "not_whole",   "empty_text",       "linear_empty",     "target_needed"};
  // These depend on a section that the schema does not see from there.
  const std::set<std::string> beyond_schema{"coverage without refusal"};
  for (const auto& each : fault_cases()) {
    if (!of_form.contains(each.code) || beyond_schema.contains(each.name)) continue;
    EXPECT_NE(complaints_about(changed({{each.from, each.to}})), "") << each.name;
  }
}

}  // namespace
}  // namespace assay::model_test
