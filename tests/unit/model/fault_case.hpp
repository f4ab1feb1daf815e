// SPDX-License-Identifier: Apache-2.0
//
// One line of the tables of faults: a change of the base document and the one finding it must lead to.
#pragma once

#include <cstdint>
#include <string>

#include <assay/diagnostic.hpp>

namespace assay::model_test {

struct fault_case {
  std::string name;  ///< words; part of the test's name
  std::string from;
  std::string to;
  std::string code;
  std::string pointer;
  std::int32_t line = 0;
  severity level = severity::error;
};

}  // namespace assay::model_test
