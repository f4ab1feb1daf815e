// SPDX-License-Identifier: Apache-2.0
//
// Where writers put their text, so that a long one is never in memory as a whole.
#pragma once

#include <string>
#include <string_view>

#include <assay/requirements.hpp>

namespace assay {

/// Takes a text piece by piece.
class text_sink {
 public:
  virtual ~text_sink() = default;
  /// May throw; the writer then stops and passes it on. Pieces may end anywhere, even within a character.
  virtual void write(std::string_view piece) = 0;

 protected:
  text_sink() = default;
  text_sink(const text_sink&) = default;
  text_sink& operator=(const text_sink&) = default;
};

/// Keeps everything.
class collected_text final : public text_sink {
 public:
  void write(std::string_view piece) override { text += piece; }

  std::string text;
};

}  // namespace assay
