// SPDX-License-Identifier: Apache-2.0
//
// What lies around a test: the sources it was built from, the program it tries, the data that may lie beside the checkout.
#pragma once

#include <filesystem>
#include <string>

namespace assay::tests {

/// The checkout.
[[nodiscard]] std::filesystem::path source_folder();
/// The command line, as it was built.
[[nodiscard]] std::string assay_program();
/// Data that is kept outside of the repository: $ASSAY_SHARED_DIR, else ../shared. What is not there is skipped, and the test
/// says so.
[[nodiscard]] std::filesystem::path shared_folder();

}  // namespace assay::tests
