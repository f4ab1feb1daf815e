// SPDX-License-Identifier: Apache-2.0
//
// The MODEL of the command line: the id of a preset, or a file.
#pragma once

#include <string>

#include <assay/model.hpp>

namespace assay::cli {

/// A model document and what to call it in messages.
struct model_document {
  std::string name;
  std::string text;
};

/// The document that an argument means: a preset by its id, otherwise a file when the argument is a path that exists,
/// contains a slash or ends in .json. Throws assay::error: argument for an unknown preset, file when reading fails.
[[nodiscard]] model_document read_model_document(const std::string& argument);

/// Reads and compiles it; throws assay::error with every fault of the document, one on a line.
[[nodiscard]] model load_model(const std::string& argument);

}  // namespace assay::cli
