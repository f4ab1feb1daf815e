// SPDX-License-Identifier: Apache-2.0
//
// The cursor over the words of a text.
#include "measure/words/token_cursor.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "message/measure_syntax_sentences.hpp"
#include "text/letters.hpp"

namespace assay::measure {
namespace {

struct time_unit {
  std::string_view name;
  std::int64_t seconds;
};
constexpr std::array<time_unit, 4> time_units{{{"s", 1}, {"min", 60}, {"h", 3600}, {"d", 86'400}}};

/// What follows the digits of a number.
struct number_suffix {
  number_style style = number_style::bare;
  std::int64_t factor = 1;
  std::int32_t scale = 0;
};

std::optional<decimal> with_suffix(const number_suffix& suffix, const std::optional<decimal>& digits) {
  if (!digits) return std::nullopt;
  const auto coefficient = checked_multiply<std::int64_t>(digits->shortest().coefficient, suffix.factor);
  if (!coefficient) return std::nullopt;
  const decimal value = decimal{*coefficient, digits->shortest().scale + suffix.scale}.shortest();
  if (value.scale > decimal::maximum_scale) return std::nullopt;
  return value;
}

number_suffix take_suffix(token_cursor& cursor) {
  if (cursor.take_if(token_kind::percent)) return {number_style::percent, 1, 2};
  const token& word = cursor.peek();
  if (word.kind != token_kind::name || is_keyword(word.value)) return {};
  if (cursor.peek(1).kind == token_kind::open) return {};  // a function: an operator is missing
  for (const time_unit& unit : time_units) {
    if (!text::equal_ignoring_case(unit.name, word.value)) continue;
    cursor.take();
    return {number_style::time, unit.seconds, 0};
  }
  cursor.report(cursor.here(), says::unknown_time_unit(word.value));
  cursor.take();
  return {};
}

}  // namespace

token_cursor::token_cursor(std::string_view text) : text_{text} {
  if (text.size() > maximum_text_bytes) {
    tokens_.push_back({});
    report({0, 0}, says::measure_too_long(text.size(), maximum_text_bytes));
    stopped_ = true;
    return;
  }
  token_list words = tokenize(text);
  tokens_ = std::move(words.tokens);
  faults_ = std::move(words.faults);
  tokenizer_faults_ = faults_.size();
}

const token& token_cursor::peek(std::size_t ahead) const noexcept {
  return tokens_[std::min(next_ + ahead, tokens_.size() - 1)];
}

bool token_cursor::at_keyword(std::string_view word, std::size_t ahead) const noexcept {
  return peek(ahead).kind == token_kind::name && text::equal_ignoring_case(peek(ahead).value, word);
}

bool token_cursor::at_operand() const noexcept {
  switch (peek().kind) {
    case token_kind::name:
      return !is_keyword(peek().value) || at_keyword("not") || at_keyword("true") || at_keyword("false") ||
             at_keyword("null") || at_keyword("case");
    case token_kind::quoted_name:
    case token_kind::number:
    case token_kind::text:
    case token_kind::open:
      return true;
    default:
      return false;
  }
}

const token& token_cursor::take() noexcept {
  const token& word = peek();
  if (next_ + 1 < tokens_.size()) ++next_;
  return word;
}

bool token_cursor::take_if(token_kind kind) noexcept {
  if (!at(kind)) return false;
  take();
  return true;
}

bool token_cursor::take_keyword(std::string_view word) noexcept {
  if (!at_keyword(word)) return false;
  take();
  return true;
}

place token_cursor::since(std::size_t begin) const noexcept {
  const std::size_t end = next_ == 0 ? begin : place_of(tokens_[next_ - 1]).end();
  return {begin, std::max(end, begin) - begin};
}

void token_cursor::report(const place& where, message what) {
  if (!stopped_) faults_.push_back({where.offset, where.length, std::move(what)});
}

void token_cursor::report_expected(const says::value& what, message advice) {
  if (last_expected_ == next_) return;
  last_expected_ = next_;
  if (at_end()) return report(here(), says::unexpected_end(what, advice));
  if (advice.empty() && at(token_kind::name) && is_keyword(peek().value)) advice = says::keyword_as_name();
  report(here(), says::unexpected_word(what, text_.substr(peek().offset, peek().length), advice));
}

void token_cursor::report_missing_operator() {
  // A stray character that was dropped between the two values is already reported and was meant as the
  // operator.
  const std::size_t begin = next_ == 0 ? 0 : place_of(tokens_[next_ - 1]).end();
  const auto between = [&](const fault& known) {
    return known.offset >= begin && known.offset < here().offset;
  };
  const auto last = faults_.begin() + static_cast<std::ptrdiff_t>(tokenizer_faults_);
  if (last_expected_ == next_ || std::any_of(faults_.begin(), last, between)) return;
  last_expected_ = next_;
  const std::string_view word = text_.substr(peek().offset, peek().length);
  report(here(),
         at(token_kind::name) ? says::missing_operator_or_quotes(word) : says::missing_operator(word));
}

void token_cursor::synchronise() noexcept {
  std::int32_t open = 0;
  while (!at_end()) {
    if (open == 0 && (at(token_kind::comma) || at(token_kind::close))) return;
    if (at(token_kind::open)) ++open;
    if (at(token_kind::close)) --open;
    take();
  }
}

void token_cursor::close(const detail::sentence_data& expected) {
  if (!take_if(token_kind::close)) report_unclosed(expected);
}

void token_cursor::report_unclosed(const says::value& expected, message advice) {
  report_expected(expected, std::move(advice));
  synchronise();
  while (take_if(token_kind::comma))
    synchronise();
  take_if(token_kind::close);
}

bool token_cursor::enter() {
  ++nesting_;
  if (nesting_ > maximum_nesting) stop_too_deep();
  return nesting_ <= maximum_nesting;
}

bool token_cursor::allows_height(std::int32_t height) {
  if (height > maximum_height) stop_too_deep();
  return height <= maximum_height;
}

void token_cursor::stop_too_deep() {
  report(here(), says::nested_too_deeply(maximum_nesting, maximum_height));
  stopped_ = true;
  next_ = tokens_.size() - 1;
}

written_number token_cursor::take_number() {
  const token& word = take();
  const number_suffix suffix = take_suffix(*this);
  written_number result{since(word.offset), {}, suffix.style};
  if (const auto value = with_suffix(suffix, decimal::parse(word.value))) {
    result.value = *value;
  } else {
    report(result.where, says::number_too_long());
  }
  return result;
}

std::vector<fault> token_cursor::take_faults() {
  const auto earlier = [](const fault& left, const fault& right) { return left.offset < right.offset; };
  std::stable_sort(faults_.begin(), faults_.end(), earlier);
  return std::move(faults_);
}

}  // namespace assay::measure
