// SPDX-License-Identifier: Apache-2.0
//
// Bands as people write them: `≥95%:10分;90%-94%:8分;<90%:5分`. The grammar:
//
//     text      = item { (";" | "；" | newline) item } ;
//     item      = [ words ] condition [ note ] (":" | "：") points [ "分" | "points" | "pts" ] ;
//     condition = compare end | end dash end | end [ ( "以上" | "及以上" | "以下" | "及以下" | "以内" ) [ remark ] ] ;
//     compare   = ">=" | "≥" | ">" | "<=" | "≤" | "<" and other spellings, or in words: 不低于, 超过, below, ...;
//                 all of them stand in assay/amount_text.hpp ;
//     end       = amount [ remark ] ;      dash = "-" | "–" | "—" | "——" | "~" | "～" | "〜" | "－" | "至" | "到" ;
//     remark    = ( "（" | "(" ) ( "含" | "不含" | ... ) [ the same amount | "本数" ] ( "）" | ")" ) ;
//     amount    = number [ "%" | "percent" | "s" | "秒" | "min" | "分钟" | "h" | "小时" | "d" | "天" | label ] ;
//
// Digits, signs, points, brackets and percent signs may be full-width (９５％). Both ends of `90%-94%` are included, a single amount is that value alone, and 以上 / 以下 / 以内 include the number,
// as the Chinese civil code reads them, unless （不含） says otherwise. For a ratio a percent sign or a number from -1
// to 1 is wanted: a bare 95 is a fault. A label (80分, 3次) is for scores, counts and numbers. Words before the
// condition and a note after it (`100% followed up in 48 h`) are for the reader; what looks like a part of the
// condition and cannot be read (`1,000`, `1 h 30 min`, `约 90%`, `90% 左右`, `≥90%（不含）`) is a fault and never taken
// for a note.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include <assay/amount_text.hpp>
#include <assay/bands.hpp>
#include <assay/scoring.hpp>
#include <assay/units.hpp>

namespace assay {

namespace detail {

/// Reads the items of a band text one by one.
template <class Value>
class band_text_reader {
 public:
  constexpr band_text_reader(std::string_view text, unit wanted) noexcept : reader_{text, wanted} {}

  [[nodiscard]] constexpr band_text_fault fault() const noexcept { return fault_; }
  [[nodiscard]] constexpr std::size_t offset() const noexcept { return reader_.offset(); }

  /// The next band; empty at the end or at a fault.
  [[nodiscard]] constexpr std::optional<band<Value>> next() noexcept {
    skip_separators();
    if (reader_.at_end()) return std::nullopt;
    band<Value> item;
    const bool complete =
        find_condition() && read_condition(item.values) && skip_note() && read_points(item.awarded);
    if (!complete) return std::nullopt;
    return item;
  }

 private:
  constexpr bool fail(band_text_fault fault) noexcept {
    fault_ = fault;
    return false;
  }
  constexpr bool at_separator() const noexcept {
    return reader_.at_end() || reader_.sees(";") || reader_.sees("；") || reader_.sees("\n");
  }
  constexpr void skip_separators() noexcept {
    for (bool again = true; again;) {
      reader_.skip_blanks();
      again = reader_.take_any(";", "；", "\n");
    }
  }
  constexpr bool find_condition() noexcept {
    while (!reader_.sees_comparison() && !reader_.sees_number()) {
      if (at_separator() || reader_.sees(":") || reader_.sees("："))
        return fail(band_text_fault::no_condition);
      if (reader_.sees_vague_word()) return fail(band_text_fault::vague_comparison);
      reader_.skip_one();
    }
    return true;
  }
  constexpr std::optional<Value> read_amount() noexcept {
    reader_.skip_blanks();
    if (!reader_.sees_number()) {
      fault_ = band_text_fault::bad_number;
      return std::nullopt;
    }
    const amount read = reader_.read();
    fault_ = read.fault;
    if (fault_ != band_text_fault::none) return std::nullopt;
    return Value{read.value};
  }
  constexpr bool read_condition(range<Value>& values) noexcept {
    const auto sign = reader_.take_comparison();
    const auto first = read_amount();
    if (!first) return false;
    if (!sign) return read_span(values, *first);
    limit<Value> end{*first};
    const auto said = sign->inclusive ? limit_remark::included : limit_remark::excluded;
    if (!read_end(end, said)) return false;
    (sign->lower ? values.lower : values.upper) = end;
    return true;
  }
  /// A label behind the number and what stands in brackets about the limit; `said`: what is said already.
  constexpr bool read_end(limit<Value>& end, limit_remark said = limit_remark::none) noexcept {
    reader_.skip_label();
    const limit_remark remark = reader_.take_limit_remark(detail::exact_of(end.at));
    const bool differs = remark != limit_remark::none && said != limit_remark::none && remark != said;
    if (differs || remark == limit_remark::of_another_value) return fail(band_text_fault::contradiction);
    if (reader_.sees_vague_end()) return fail(band_text_fault::vague_comparison);
    const bool excluded = remark == limit_remark::excluded || said == limit_remark::excluded;
    end.kind = excluded ? limit_kind::exclusive : limit_kind::inclusive;
    return true;
  }
  /// 90分以上, 90分（不含）以上, 90分以上（不含90分）.
  constexpr bool read_open_span(limit<Value>& of_range, limit<Value> end) noexcept {
    const auto said = end.inclusive() ? limit_remark::none : limit_remark::excluded;
    if (!read_end(end, said)) return false;
    of_range = end;
    return true;
  }
  constexpr bool read_span(range<Value>& values, const Value& first) noexcept {
    limit<Value> end{first};
    if (!read_end(end)) return false;
    reader_.skip_blanks();
    if (reader_.take_any("及以上", "以上")) return read_open_span(values.lower, end);
    if (reader_.take_any("及以下", "以下", "以内")) return read_open_span(values.upper, end);
    if (reader_.take_dash()) {
      const auto second = read_amount();
      if (!second) return false;
      values = {end, {*second}};
      if (!read_end(values.upper)) return false;
      return !reader_.sees_range() || fail(band_text_fault::comparison_in_note);
    }
    values = {end, end};
    return true;
  }
  constexpr bool skip_note() noexcept {
    while (!reader_.sees(":") && !reader_.sees("：")) {
      if (at_separator()) return fail(band_text_fault::no_colon);
      if (reader_.sees_second_condition()) return fail(band_text_fault::comparison_in_note);
      reader_.skip_one();
    }
    return reader_.take_any(":", "：");
  }
  constexpr bool read_points(points& awarded) noexcept {
    reader_.skip_blanks();
    if (!reader_.sees_number()) return fail(band_text_fault::no_points);
    const auto value = reader_.number();
    const auto exact = value ? points::exactly(*value) : std::nullopt;
    if (!exact) return fail(band_text_fault::bad_number);
    awarded = *exact;
    reader_.skip_blanks();
    (void)reader_.take_any("分", "points", "point", "pts");
    reader_.skip_blanks();
    return at_separator() || fail(band_text_fault::text_after_points);
  }

  amount_reader reader_;
  band_text_fault fault_ = band_text_fault::none;
};

/// A text that can be a template argument.
template <std::size_t Size>
struct fixed_text {
  char characters[Size] = {};

  consteval fixed_text(const char (&text)[Size]) noexcept {  // NOLINT(google-explicit-constructor)
    for (std::size_t index = 0; index < Size; ++index)
      characters[index] = text[index];
  }
  [[nodiscard]] constexpr std::string_view view() const noexcept { return {characters, Size - 1}; }
};

template <class Value>
consteval std::size_t count_bands(std::string_view text) {
  band_text_reader<Value> reader{text, Value::unit_of};
  std::size_t count = 0;
  while (reader.next())
    ++count;
  return reader.fault() == band_text_fault::none ? count : 0;
}

/// Not constexpr on purpose: reaching it stops the compilation with this name in the message.
inline void band_text_is_not_readable_or_overlaps() {}

template <class Value, std::size_t Count>
consteval bands<Value, Count> read_bands(std::string_view text) {
  std::array<band<Value>, Count> list;
  band_text_reader<Value> reader{text, Value::unit_of};
  for (auto& item : list)
    item = *reader.next();
  if (!arrange_bands(std::span<band<Value>>{list}, [](const auto&) {}))
    band_text_is_not_readable_or_overlaps();
  return bands<Value, Count>::from_arranged(list);
}

template <class Value, fixed_text Text>
struct bands_in_text {
  static constexpr std::size_t size = count_bands<Value>(Text.view());
  static_assert(size > 0, "assay: the band text cannot be read; see the grammar in assay/band_text.hpp");
  static constexpr bands<Value, size> value = read_bands<Value, size>(Text.view());
};

}  // namespace detail

/// A band text as a constant, read by the compiler:
///
///     constexpr auto on_time = assay::bands_of<assay::ratio, "≥95%:10分;90%-94%:8分;<90%:5分">;
///     static_assert(on_time.points_for(94.5_percent) == 8_points);
template <class Value, detail::fixed_text Text>
inline constexpr auto bands_of = detail::bands_in_text<Value, Text>::value;

/// A band text read while running.
struct band_text_result {
  std::vector<band<fraction>> list;  ///< as written; pass it to arrange_bands()
  band_text_fault fault = band_text_fault::none;
  std::size_t offset = 0;  ///< byte of the text at which the fault was found
};
[[nodiscard]] inline band_text_result read_band_text(std::string_view text, unit wanted) {
  band_text_result result;
  detail::band_text_reader<fraction> reader{text, wanted};
  while (const auto item = reader.next())
    result.list.push_back(*item);
  result.fault = reader.fault() == band_text_fault::none && result.list.empty() ? band_text_fault::empty
                                                                                : reader.fault();
  result.offset = reader.offset();
  return result;
}

}  // namespace assay
