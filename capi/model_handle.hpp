// SPDX-License-Identifier: Apache-2.0
//
// Models by their text, and the elements of their lists.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include <assay/model.hpp>
#include <assay/record.hpp>

#include "handles.hpp"

namespace assay::capi {

/// A document, or the id of a preset: what does not begin with a brace. Throws assay::error.
[[nodiscard]] model model_of(std::string_view text);

[[nodiscard]] std::unique_ptr<assay_model> new_model(model of);

/// An element of a list: its id, and its name where it has one.
struct list_element {
  std::string_view id;
  const label* title = nullptr;
};

/// Elements of a list; -1 for one that does not exist.
[[nodiscard]] std::int64_t count_of(const assay_model& of, std::int32_t list, std::int64_t parent) noexcept;
/// Element `index`, which must be there.
[[nodiscard]] list_element element_at(const assay_model& of, std::int32_t list, std::int64_t parent,
                                      std::size_t index) noexcept;

}  // namespace assay::capi
