// SPDX-License-Identifier: Apache-2.0
//
// Amounts as people write them, alone (`95%`, `5 min`, `-12.5`) or as the ends of a band. The grammar of bands stands in
// assay/band_text.hpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

#include <assay/units.hpp>

namespace assay {

enum class band_text_fault : std::uint8_t {
  none,
  empty,               ///< no band at all
  no_condition,        ///< an item without a number to compare with
  bad_number,          ///< more than 18 digits, or not a number
  wrong_unit,          ///< a percent for something that is no ratio, minutes for something that is no time
  bare_percent,        ///< `95` where `95%` is meant
  comparison_in_note,  ///< a second condition in one item
  no_colon,            ///< an item without `:`
  no_points,           ///< no number after the colon
  text_after_points,   ///< something other than 分, points or pts after the points
  vague_comparison,    ///< 约 90%, 90% 左右, ≠90%: no range follows from it
  contradiction,       ///< `≥90%（不含）`, `90%以上（含95%）`
};

/// An amount with its unit, as in bands, targets and values given by hand.
struct amount {
  fraction value;
  band_text_fault fault = band_text_fault::none;
};

namespace detail {

/// Whether a remark in brackets says that a limit belongs to its range.
enum class limit_remark : std::uint8_t { none, included, excluded, of_another_value };

/// What a condition says, and the sign or word that says it.
struct comparison {
  bool lower = false;
  bool inclusive = false;
  bool is_word = false;
  std::string_view sign;
};

[[nodiscard]] constexpr bool is_ascii_letter(char character) noexcept {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

/// Reads the small languages of amounts and bands from UTF-8 text.
class amount_reader {
 public:
  constexpr amount_reader(std::string_view text, unit wanted) noexcept : text_{text}, unit_{wanted} {}

  [[nodiscard]] constexpr std::size_t offset() const noexcept { return at_; }
  [[nodiscard]] constexpr bool at_end() const noexcept { return at_ == text_.size(); }
  constexpr void skip_one() noexcept { ++at_; }

  constexpr void skip_blanks() noexcept {
    while (take(" ") || take("\t") || take("\u3000") || take("\r")) {
    }
  }
  [[nodiscard]] constexpr bool sees(std::string_view token) const noexcept {
    return text_.substr(at_).starts_with(token);
  }
  constexpr bool take(std::string_view token) noexcept {
    if (!sees(token)) return false;
    at_ += token.size();
    return true;
  }
  template <class... Tokens>
  constexpr bool take_any(const Tokens&... tokens) noexcept {
    return (take(tokens) || ...);
  }

  [[nodiscard]] constexpr bool sees_digit() const noexcept { return digit_bytes(at_) > 0; }
  [[nodiscard]] constexpr bool sees_number() const noexcept {
    if (sees_digit()) return true;
    amount_reader ahead = *this;
    return ahead.take_minus() && ahead.sees_digit();
  }
  /// The comparison that begins here, a longer spelling before its own beginning.
  [[nodiscard]] constexpr std::optional<comparison> sees_comparison() const noexcept {
    auto sign = sign_of({">=", ">＝", "＞=", "＞＝", "=>", "≥", "≧", "⩾"});
    if (!sign.empty()) return comparison{true, true, false, sign};
    sign = sign_of({">", "＞"});
    if (!sign.empty()) return comparison{true, false, false, sign};
    sign = sign_of({"<=", "<＝", "＜=", "＜＝", "=<", "≤", "≦", "⩽"});
    if (!sign.empty()) return comparison{false, true, false, sign};
    sign = sign_of({"<", "＜"});
    if (!sign.empty()) return comparison{false, false, false, sign};
    sign = word_of({"不低于", "不少于", "不小于", "大于等于", "大于或等于", "至少", "at least"});
    if (!sign.empty()) return comparison{true, true, true, sign};
    sign = word_of({"高于", "多于", "大于", "超过", "above", "over", "more than"});
    if (!sign.empty()) return comparison{true, false, true, sign};
    sign = word_of({"不高于", "不多于", "不大于", "不超过", "小于等于", "小于或等于", "至多", "最多",
                    "at most", "up to"});
    if (!sign.empty()) return comparison{false, true, true, sign};
    sign = word_of({"低于", "少于", "小于", "不足", "不到", "不满", "below", "under", "less than"});
    if (!sign.empty()) return comparison{false, false, true, sign};
    return std::nullopt;
  }
  constexpr std::optional<comparison> take_comparison() noexcept {
    const auto found = sees_comparison();
    if (found) at_ += found->sign.size();
    return found;
  }
  /// A second condition where only a note may stand. With a ratio a word may speak of something else (不超过 48 小时).
  [[nodiscard]] constexpr bool sees_second_condition() const noexcept {
    if (sees("%") || sees("％")) return true;
    const auto found = sees_comparison();
    return (found && !(found->is_word && unit_ == unit::ratio)) || sees_open_span();
  }
  /// 约 90%, ≠90%: a sign or word in front of a number that makes no range of it.
  [[nodiscard]] constexpr bool sees_vague_word() const noexcept {
    amount_reader ahead = *this;
    if (!ahead.take_any("≠", "!=", "！=", "≈", "~", "～", "约", "近")) return false;
    ahead.skip_blanks();
    return ahead.sees_number();
  }
  /// 90% 左右
  [[nodiscard]] constexpr bool sees_vague_end() const noexcept {
    amount_reader ahead = *this;
    ahead.skip_blanks();
    return ahead.take_any("左右", "上下", "前后");
  }
  [[nodiscard]] constexpr bool sees_letter() const noexcept {
    if (at_end() || sees_digit()) return false;
    return is_ascii_letter(text_[at_]) || static_cast<unsigned char>(text_[at_]) >= 0x80;
  }

  /// Whether a dash and a number follow, so that two amounts make a range.
  [[nodiscard]] constexpr bool sees_range() const noexcept {
    amount_reader ahead = *this;
    if (!ahead.take_dash()) return false;
    ahead.skip_blanks();
    return ahead.sees_number();
  }
  constexpr bool take_dash() noexcept {
    if (take_any("——", "-", "–", "—", "~", "～", "〜", "－", "−")) return true;
    // A word joins two numbers only: 90% 到 95%, but not 90% 到位.
    amount_reader ahead = *this;
    if (!ahead.take_any("至", "到")) return false;
    ahead.skip_blanks();
    return ahead.sees_number() && take_any("至", "到");
  }

  /// Steps over a label (80分以上, 3次-5次) when the condition goes on behind it.
  constexpr void skip_label() noexcept {
    if (unit_ == unit::ratio || unit_ == unit::seconds) return;
    amount_reader ahead = *this;
    ahead.skip_blanks();
    while (ahead.sees_letter() && !ahead.sees_end_of_label())
      ahead.skip_one();
    ahead.skip_blanks();
    if (ahead.sees_rest_of_condition()) *this = ahead;
  }
  /// What （含）, （不含）, （含90%）, （不含本数） say about the limit `at`. Other brackets are notes and stay.
  constexpr limit_remark take_limit_remark(const fraction& at) noexcept {
    amount_reader ahead = *this;
    ahead.skip_blanks();
    if (!ahead.take_any("（", "(")) return limit_remark::none;
    ahead.skip_blanks();
    const bool excluded = ahead.take_any("不含", "不包括", "不包含");
    if (!excluded && !ahead.take_any("含", "包括", "包含")) return limit_remark::none;
    ahead.skip_blanks();
    bool same_value = true;
    if (ahead.sees_number()) {
      const amount named = ahead.read();
      same_value = named.fault == band_text_fault::none && named.value == at;
      while (ahead.sees_letter() && !ahead.sees("）"))
        ahead.skip_one();
    } else {
      (void)ahead.take_any("本数", "本级", "该值");
    }
    ahead.skip_blanks();
    if (!ahead.take_any("）", ")")) return limit_remark::none;
    *this = ahead;
    if (!same_value) return limit_remark::of_another_value;
    return excluded ? limit_remark::excluded : limit_remark::included;
  }

  [[nodiscard]] constexpr std::optional<decimal> number() noexcept {
    // Full-width characters become ASCII; a number that does not fit has too many digits anyway.
    std::array<char, 48> ascii{};
    std::size_t size = 0;
    bool fits = true;
    const auto put = [&](char character) {
      fits = fits && size < ascii.size();
      if (fits) ascii[size++] = character;
    };
    const auto take_digits = [&] {
      for (; sees_digit(); at_ += digit_bytes(at_))
        put(static_cast<char>('0' + digit_value()));
    };
    if (take_minus()) put('-');
    take_digits();
    if (take_any(".", "．")) {
      put('.');
      take_digits();
    }
    return fits ? decimal::parse(std::string_view{ascii.data(), size}) : std::nullopt;
  }

  /// A number and its unit, brought to the base unit (ratio, seconds).
  [[nodiscard]] constexpr amount read() noexcept {
    amount result = read_with_unit();
    if (result.fault == band_text_fault::none && sees_more_digits())
      result.fault = band_text_fault::bad_number;
    return result;
  }

 private:
  /// Bytes of the digit at `at`, 1 for 0-9 and 3 for ０-９ (EF BC 90 to EF BC 99); 0 when there is none.
  [[nodiscard]] constexpr std::size_t digit_bytes(std::size_t at) const noexcept {
    if (at >= text_.size()) return 0;
    if (text_[at] >= '0' && text_[at] <= '9') return 1;
    const std::string_view wide = text_.substr(at, 3);
    if (wide.size() < 3 || !wide.starts_with("\xEF\xBC")) return 0;
    const auto last = static_cast<unsigned char>(wide[2]);
    return last >= 0x90 && last <= 0x99 ? 3 : 0;
  }
  [[nodiscard]] constexpr int digit_value() const noexcept {
    if (digit_bytes(at_) == 1) return text_[at_] - '0';
    return static_cast<unsigned char>(text_[at_ + 2]) - 0x90;
  }
  constexpr bool take_minus() noexcept { return take_any("-", "－", "−"); }
  /// `90以下` where only a note may stand. With a ratio the number may be one of something else (48 小时以内).
  [[nodiscard]] constexpr bool sees_open_span() const noexcept {
    if (!sees_number()) return false;
    amount_reader ahead = *this;
    (void)ahead.number();
    ahead.skip_blanks();
    while (unit_ != unit::ratio && ahead.sees_letter() && !ahead.sees_end_of_label())
      ahead.skip_one();
    return ahead.take_any("以上", "及以上", "以下", "及以下", "以内");
  }
  [[nodiscard]] constexpr std::string_view sign_of(
      std::initializer_list<std::string_view> signs) const noexcept {
    for (const std::string_view sign : signs) {
      if (sees(sign)) return sign;
    }
    return {};
  }
  /// A word compares only in front of a number: 不到 90, but not 不到位.
  [[nodiscard]] constexpr std::string_view word_of(
      std::initializer_list<std::string_view> words) const noexcept {
    for (const std::string_view word : words) {
      if (sees(word) && is_before_number(word)) return word;
    }
    return {};
  }
  [[nodiscard]] constexpr bool is_before_number(std::string_view word) const noexcept {
    if (is_ascii_letter(word.front()) && at_ > 0 && is_ascii_letter(text_[at_ - 1])) return false;
    amount_reader ahead = *this;
    (void)ahead.take(word);
    ahead.skip_blanks();
    return ahead.sees_number();
  }
  /// The unit as a whole word: the d of `300 during office hours` is none.
  template <class... Units>
  constexpr bool take_unit(const Units&... units) noexcept {
    return ((sees_word(units) && take(units)) || ...);
  }
  [[nodiscard]] constexpr bool sees_word(std::string_view word) const noexcept {
    const std::size_t end = at_ + word.size();
    return sees(word) && !(end < text_.size() && is_ascii_letter(text_[end]));
  }
  constexpr amount read_with_unit() noexcept {
    const auto value = number();
    if (!value || sees_rest_of_number()) return {{}, band_text_fault::bad_number};
    const std::size_t end_of_number = at_;
    skip_blanks();
    if (sees("‰")) return {{}, band_text_fault::wrong_unit};
    if (take_any("%", "％") || take_unit("percent", "per cent", "pct")) {
      if (unit_ != unit::ratio) return {{}, band_text_fault::wrong_unit};
      return {{value->coefficient, static_cast<int128>(power_of_ten(value->scale)) * 100}};
    }
    if (unit_ == unit::ratio) {
      if (sees_digit()) return {{}, band_text_fault::bad_number};  // 1 000
      at_ = end_of_number;
      const bool is_share = *value <= decimal{1} && *value >= decimal{-1};
      return {*value, is_share ? band_text_fault::none : band_text_fault::bare_percent};
    }
    if (unit_ == unit::seconds) return time(*value, end_of_number);
    at_ = end_of_number;
    return {*value};
  }

  constexpr amount time(const decimal& value, std::size_t end_of_number) noexcept {
    const auto in_seconds = [&value](int128 factor) {
      return amount{{value.coefficient * factor, power_of_ten(value.scale)}};
    };
    if (take_unit("minutes", "minute", "mins", "min", "分钟")) return in_seconds(60);
    if (take_unit("hours", "hour", "hrs", "hr", "h", "小时")) return in_seconds(3600);
    if (take_unit("days", "day", "d", "天")) return in_seconds(86400);
    if (take_unit("seconds", "second", "secs", "sec", "s", "秒")) return in_seconds(1);
    // After a bare number any word would pass for a unit: 5 weeks are not 5 seconds.
    const bool followed_by_word = sees_letter() && !sees_any_separator();
    at_ = end_of_number;
    return {value, followed_by_word ? band_text_fault::wrong_unit : band_text_fault::none};
  }
  [[nodiscard]] constexpr bool sees_any_separator() const noexcept {
    return sees("–") || sees("—") || sees("～") || sees("〜") || sees("－") || sees("−") || sees("至") ||
           sees("到") || sees("：") || sees("；") || sees("以") || sees("及") || sees("（") || sees("左右") ||
           sees("上下") || sees("前后");
  }
  [[nodiscard]] constexpr bool sees_rest_of_condition() const noexcept {
    return sees("以上") || sees("及以上") || sees("以下") || sees("及以下") || sees("以内") ||
           sees("（不含") || sees("(不含") || sees("（含") || sees("(含") || sees("左右") || sees("上下") ||
           sees("前后") || sees_range();
  }
  [[nodiscard]] constexpr bool sees_end_of_label() const noexcept {
    return sees("：") || sees("；") || sees_comparison() || sees_rest_of_condition();
  }
  /// `1,000`, `1e5`, `1.2.3`: more of a number than this grammar reads.
  [[nodiscard]] constexpr bool sees_rest_of_number() const noexcept {
    const auto before_digit = [this](std::string_view joint) {
      return sees(joint) && digit_bytes(at_ + joint.size()) > 0;
    };
    for (const std::string_view joint :
         {",", "，", ".", "．", "'", "’", "_", "e", "E", "e+", "E+", "e-", "E-"}) {
      if (before_digit(joint)) return true;
    }
    return false;
  }
  /// `1 000`, `1小时30分钟`. A ratio ends with its percent sign: `100% 48小时内` is a ratio and a note.
  [[nodiscard]] constexpr bool sees_more_digits() const noexcept {
    if (unit_ == unit::ratio) return false;
    amount_reader ahead = *this;
    ahead.skip_blanks();
    return ahead.sees_digit();
  }

  std::string_view text_;
  unit unit_;
  std::size_t at_ = 0;
};

}  // namespace detail

/// One amount in the given unit, the whole text: `95%`, `0.95`, `5 min`, `-12.5`.
[[nodiscard]] constexpr amount read_amount(std::string_view text, unit wanted) noexcept {
  detail::amount_reader reader{text, wanted};
  reader.skip_blanks();
  if (!reader.sees_number()) return {{}, band_text_fault::bad_number};
  amount result = reader.read();
  reader.skip_blanks();
  if (result.fault == band_text_fault::none && !reader.at_end()) result.fault = band_text_fault::wrong_unit;
  return result;
}

}  // namespace assay
