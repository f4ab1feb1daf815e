// SPDX-License-Identifier: Apache-2.0
// The smallest program with the engine; it calls nothing that passes strings or vectors.
#include <assay/result.hpp>

int main() { return assay::library_version() == assay::version_text ? 0 : 1; }
