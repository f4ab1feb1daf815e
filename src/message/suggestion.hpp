// SPDX-License-Identifier: Apache-2.0
//
// What somebody probably meant by a name that does not exist, as a message inside others.
#pragma once

#include <span>
#include <string_view>

#include <assay/message.hpp>

#include "message/common_sentences.hpp"
#include "text/nearest_name.hpp"

namespace assay::says {

/// `did you mean "x"?`; when nothing is near and there are few known names `known: "a", "b"`; else an empty message.
[[nodiscard]] inline message suggestion(std::string_view unknown, std::span<const std::string_view> known) {
  if (const auto name = text::nearest_name(unknown, known)) return did_you_mean(*name);
  return text::few_enough(known) ? known_names(known) : message{};
}

}  // namespace assay::says
