// SPDX-License-Identifier: Apache-2.0
//
// Finds and reads model documents.
#include "cli/command/model_argument.hpp"

#include <cstddef>
#include <filesystem>
#include <system_error>

#include "io/open/byte_source.hpp"

namespace assay::cli {
namespace {

constexpr std::size_t largest_model_bytes = std::size_t{64} << 20U;

bool is_file_name(const std::string& argument) {
  std::error_code ignored;
  return argument.ends_with(".json") || argument.find('/') != std::string::npos ||
         std::filesystem::exists(argument, ignored);
}

}  // namespace

model_document read_model_document(const std::string& argument) {
  for (const preset_document& preset : preset_documents()) {
    if (preset.id == argument) return {argument + ".json", std::string{preset.json}};
  }
  if (!is_file_name(argument)) (void)model::preset(argument);  // throws with the ids that exist
  const auto source = io::open_file(argument);
  return {argument, io::read_all(*source, largest_model_bytes, argument)};
}

model load_model(const std::string& argument) {
  const model_document document = read_model_document(argument);
  return model::parse(document.text, document.name);
}

}  // namespace assay::cli
