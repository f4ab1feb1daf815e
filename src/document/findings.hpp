// SPDX-License-Identifier: Apache-2.0
//
// Gathers everything that is wrong with a document while its sections are read.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <assay/diagnostic.hpp>

#include "document/element.hpp"
#include "document/text_cursor.hpp"
#include "message/sentence.hpp"

namespace assay::document {

class findings {
 public:
  /// Errors, and again warnings with notes, that are listed at most; the rest is counted.
  static constexpr std::size_t most_listed = 1000;

  /// Borrows the document's text.
  explicit findings(std::string_view document) noexcept;

  void error(const element& at, message what) { add(severity::error, at, at.where, std::move(what)); }
  void warning(const element& at, message what) { add(severity::warning, at, at.where, std::move(what)); }
  void note(const element& at, message what) { add(severity::note, at, at.where, std::move(what)); }

  /// About the byte `offset` of the content of a string.
  void error_inside(const element& string, std::size_t offset, message what);
  void warning_inside(const element& string, std::size_t offset, message what);

  /// `must be a number, not a string`. `wanted` is a word of the catalogue.
  void wrong_type(const element& at, const says::value& wanted);

  /// `did you mean "x"?`, or the known names when there are few. Empty once many errors have been found: comparing
  /// names takes long, and nobody reads that far.
  [[nodiscard]] message nearest(std::string_view unknown, std::span<const std::string_view> known) const;

  void take_over(std::vector<diagnostic> earlier);

  /// Errors so far; a reader compares two counts to know whether its part is sound.
  [[nodiscard]] std::size_t errors() const noexcept { return errors_; }

  /// Everything: errors first, then warnings, then notes, each in document order.
  [[nodiscard]] std::vector<diagnostic> take();

 private:
  void add(severity level, const element& at, position where, message what);
  [[nodiscard]] position position_inside(position string, std::size_t offset);

  text_cursor start_;
  text_cursor walker_;  // findings come nearly in document order, so it hardly ever goes back
  std::vector<diagnostic> list_;
  std::size_t errors_ = 0;
  std::size_t others_ = 0;
};

/// Comes into being before a part is read and knows afterwards whether the part was free of errors.
class soundness {
 public:
  explicit soundness(const findings& found) noexcept : found_{found}, before_{found.errors()} {}
  [[nodiscard]] bool holds() const noexcept { return found_.errors() == before_; }

 private:
  const findings& found_;
  std::size_t before_;
};

}  // namespace assay::document
