// SPDX-License-Identifier: Apache-2.0
//
// The tables of metrics: what one column of an entry says fits what the others say.
#include "plan/metric_kind.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "plan/metric/families.hpp"
#include "plan/wide_field.hpp"

namespace assay::plan {
namespace {

std::vector<const metric_kind*> all_metrics() {
  std::vector<const metric_kind*> all;
  for (const auto& family : metric_families) {
    for (const metric_kind& kind : family)
      all.push_back(&kind);
  }
  return all;
}

std::string name_of(const metric_kind& kind) {
  return std::string{kind.functions[0].function} + " " + std::string{kind.functions[0].variant};
}

std::ptrdiff_t functions_of(const metric_kind& kind) {
  return std::count_if(kind.functions.begin(), kind.functions.end(),
                       [](const metric_function& function) { return !function.function.empty(); });
}

TEST(metric_kind, every_entry_is_whole) {
  EXPECT_GE(all_metrics().size(), 24U);
  for (const metric_kind* kind : all_metrics()) {
    SCOPED_TRACE(name_of(*kind));
    EXPECT_NE(kind->finish, nullptr);
    EXPECT_FALSE(kind->functions[0].function.empty()) << "no model can write it";
    EXPECT_EQ(kind->stored_as.empty(), functions_of(*kind) == 1) << "one text for all that its state answers";
    const key_rule& keys = describe(kind->form).keys;
    const bool may_be_too_many = keys.kind != key_kind::none && keys.beyond == beyond_cap::dropped;
    EXPECT_EQ(kind->instead == nullptr, !may_be_too_many);
  }
}

TEST(metric_kind, classes_of_answers_have_a_scale) {
  for (const metric_kind* kind : all_metrics()) {
    SCOPED_TRACE(name_of(*kind));
    const counting operation = describe(kind->form).operation;
    const bool has_classes = operation == counting::two_classes || operation == counting::three_classes;
    if (has_classes) {
      ASSERT_TRUE(kind->scale);
      EXPECT_LT(kind->scale->low, kind->scale->high_from);
      EXPECT_LE(kind->scale->high_from, kind->scale->high);
    }
    if (operation == counting::three_classes) {
      EXPECT_LT(kind->scale->low_to, kind->scale->high_from);
    }
    if (kind->scale) {
      EXPECT_TRUE(counts_answers(kind->form)) << "answers outside of the scale have no field";
    }
  }
}

/// Each field of the form has another number: a type with other fields than its form reads them wrong.
TEST(metric_kind, types_have_the_fields_of_their_form) {
  std::size_t checked = 0;
  for (const metric_kind* kind : all_metrics()) {
    const form_description& form = describe(kind->form);
    if (form.keys.kind != key_kind::none) continue;
    SCOPED_TRACE(name_of(*kind));
    std::vector<std::int64_t> words;
    std::int64_t records = 0;
    std::int64_t out_of_scale = 0;
    for (const state_field& field : form.fields) {
      const auto number = std::int64_t{1} << (words.size() + 1);
      const bool impossible = field.meaning == field_meaning::impossible;
      words.push_back(impossible ? 0 : number);
      if (field.width == field_width::bytes_16) words.push_back(0);
      if (field.meaning == field_meaning::records) records += number;
      if (field.meaning == field_meaning::out_of_scale) out_of_scale = number;
    }
    const finished_metric answer = kind->finish({.fields = words.data()}, {kind->functions[0].finish, {}});
    EXPECT_EQ(answer.missing, words[0]);
    EXPECT_EQ(answer.n, records);
    EXPECT_EQ(answer.out_of_scale, out_of_scale);
    EXPECT_TRUE(answer.value || answer.failure != finish_failure::none);
    ++checked;
  }
  EXPECT_GE(checked, 19U);
}

}  // namespace
}  // namespace assay::plan
