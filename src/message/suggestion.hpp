// SPDX-License-Identifier: Apache-2.0
//
// Messages that are made of names or of other messages: what somebody probably meant, and several in one.
#pragma once

#include <cstddef>
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

/// One message or more as one, a line each. In halves, so that many are not nested deeply.
[[nodiscard]] inline message all_of(std::span<const message> said) {
  if (said.size() == 1) return said.front();
  const std::size_t half = said.size() / 2;
  return and_then(all_of(said.first(half)), all_of(said.subspan(half)));
}

}  // namespace assay::says
