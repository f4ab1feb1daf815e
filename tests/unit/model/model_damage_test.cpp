// SPDX-License-Identifier: Apache-2.0
//
// A document damaged anywhere is either still a model or refused with a reason; it never breaks the reader.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "document/json_document.hpp"
#include "unit/model/base_document.hpp"
#include "unit/model/json_text.hpp"

namespace assay::model_test {

namespace {

void expect_verdict_with_reason(const std::string& document) {
  const auto result = model::compile(document);
  const bool has_error = std::any_of(result.diagnostics.begin(), result.diagnostics.end(),
                                     [](const diagnostic& each) { return each.level == severity::error; });
  ASSERT_NE(result.value.has_value(), has_error) << document;
  for (const auto& each : result.diagnostics) {
    ASSERT_FALSE(each.message.code().empty() || each.message.text().empty()) << document;
    ASSERT_GT(each.line, 0) << each.message.code();
  }
}

TEST(ModelDamage, BytesLostOrReplaced) {
  const std::string whole{base_document};
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string shorter = whole;
    shorter.erase(at, 1);
    expect_verdict_with_reason(shorter);
    for (const char other : {'0', '"', '-', '\\', '\x80'}) {
      std::string changed_byte = whole;
      changed_byte[at] = other;
      expect_verdict_with_reason(changed_byte);
    }
    if (HasFatalFailure()) return;
  }
}

/// Writes a document with one of its values replaced.
class replacing_text final : public json_text {
 public:
  replacing_text(std::size_t index, std::string_view replacement)
      : index_{index}, replacement_{replacement} {}

  [[nodiscard]] std::size_t values() const noexcept { return passed_; }

 private:
  void write(const document::value& each) override {
    if (passed_++ == index_) return append(replacement_);
    write_plainly(each);
  }

  std::size_t index_;
  std::string_view replacement_;
  std::size_t passed_ = 0;
};

TEST(ModelDamage, ValuesReplacedByOthers) {
  const auto parsed = document::parse(base_document);
  ASSERT_TRUE(parsed.root.has_value());
  replacing_text unchanged{static_cast<std::size_t>(-1), ""};
  EXPECT_TRUE(model::compile(unchanged.of(*parsed.root)).value.has_value());
  ASSERT_GT(unchanged.values(), 150U);
  for (std::size_t index = 0; index < unchanged.values(); ++index) {
    for (const std::string_view other :
         {"null", "true", "-1", "1e18", "0.3", "99999999999999999999", R"("")", R"("x")", R"("50%")", "[]",
          "{}", "[{}]", R"({"on_time": {}})", R"(["team", null])"}) {
      expect_verdict_with_reason(replacing_text{index, other}.of(*parsed.root));
      if (HasFatalFailure()) return;
    }
  }
}

}  // namespace
}  // namespace assay::model_test
