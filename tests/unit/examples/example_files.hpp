// SPDX-License-Identifier: Apache-2.0
//
// Evaluates the folders under examples/: a model, a source mapping and CSV files.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include <assay/model.hpp>
#include <assay/result.hpp>
#include <assay/state.hpp>

#include "cards.hpp"
#include "io/mapping/source_mapping.hpp"
#include "io/open/byte_source.hpp"
#include "io/open/record_reader.hpp"
#include "io/open/source_mapping_file.hpp"
#include "surroundings.hpp"

namespace assay::example_test {

inline std::filesystem::path folder_of(const std::string& example) {
  return tests::source_folder() / "examples" / example;
}

inline std::string text_of(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  EXPECT_TRUE(in.good()) << file;
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

/// A model of the example's folder; it must have no finding at all.
inline model model_of(const std::string& example, const std::string& file = "model.json") {
  auto compiled = model::compile(text_of(folder_of(example) / file));
  for (const diagnostic& finding : compiled.diagnostics)
    ADD_FAILURE() << describe(finding, file);
  return compiled.value.value();
}

/// Record type and CSV file.
using record_files = std::vector<std::pair<std::string, std::string>>;

/// Grades all files of the example by its source.json.
inline result evaluate(const std::string& example, const model& with, const record_files& files,
                       std::vector<std::string> by) {
  std::vector<diagnostic> warnings;
  const auto mapping = io::load_source_mapping((folder_of(example) / "source.json").string(),
                                               with.definition().records, warnings);
  EXPECT_TRUE(warnings.empty());
  state all{with, std::move(by)};
  for (const auto& [record, file] : files) {
    io::record_reader reader{io::open_file((folder_of(example) / file).string()),
                             file,
                             with.record(record),
                             *mapping.find(record),
                             {}};
    io::record_block block;
    while (reader.next(block))
      all.update(record, block.view());
  }
  return grade_state(with, all);
}

inline scorecard card_of(const result& scored, const std::string& key) {
  for (const scorecard& card : test::cards_of(scored)) {
    if (!card.key().empty() && card.key().front() == key) return card;
  }
  ADD_FAILURE() << "no group " << key;
  return scored.scorecard(0);
}

inline std::string grade_of(const scorecard& card) {
  return card.grade() == nullptr ? "none" : card.grade()->id;
}

/// `95.5 five_star`, or the reason why there is no score.
inline std::string verdict_on(const scorecard& card) {
  if (!card.score()) return std::string{name_of(card.reason())};
  return card.score()->text() + " " + grade_of(card);
}

}  // namespace assay::example_test
