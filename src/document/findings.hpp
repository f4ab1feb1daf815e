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

namespace assay::document {

/// What a finding says.
struct remark {
  std::string_view code;
  std::string message;
  std::string hint = {};
};

class findings {
 public:
  /// Errors, and again warnings with notes, that are listed at most; the rest is counted.
  static constexpr std::size_t most_listed = 1000;

  /// Borrows the document's text.
  explicit findings(std::string_view document) noexcept;

  void error(const element& at, remark what) { add(severity::error, at, at.where, std::move(what)); }
  void warning(const element& at, remark what) { add(severity::warning, at, at.where, std::move(what)); }
  void note(const element& at, remark what) { add(severity::note, at, at.where, std::move(what)); }

  /// About the byte `offset` of the content of a string.
  void error_inside(const element& string, std::size_t offset, remark what);
  void warning_inside(const element& string, std::size_t offset, remark what);

  /// `must be a number, not a string`.
  void wrong_type(const element& at, std::string_view wanted);

  /// `did you mean "x"?`, or the known names when there are few. Empty once many errors have been found: comparing
  /// names takes long, and nobody reads that far.
  [[nodiscard]] std::string nearest(std::string_view unknown, std::span<const std::string_view> known) const;

  void take_over(std::vector<diagnostic> earlier);

  /// Errors so far; a reader compares two counts to know whether its part is sound.
  [[nodiscard]] std::size_t errors() const noexcept { return errors_; }

  /// Everything: errors first, then warnings, then notes, each in document order.
  [[nodiscard]] std::vector<diagnostic> take();

 private:
  void add(severity level, const element& at, position where, remark what);
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
