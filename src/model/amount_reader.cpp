// SPDX-License-Identifier: Apache-2.0
//
// Amounts, and the wording of what can be wrong with them.
#include "model/amount_reader.hpp"

#include "document/json_complaint.hpp"

namespace assay::model_reader {

using document::quoted;
using document::value_kind;

namespace {

document::remark bare_percent(const std::string& written) {
  return {"bare_percent", written + " is not a share of 1",
          "write \"" + written + "%\", or the part of a whole, such as 0.95"};
}

std::optional<fraction> read_number(document::findings& found, const document::element& at, unit wanted) {
  const auto value = decimal::parse(at.text());
  if (!value) {
    found.error(at, {"bad_number", quoted(at.text()) + " needs more than 18 digits"});
    return std::nullopt;
  }
  if (wanted == unit::ratio && (*value > decimal{1} || *value < decimal{-1})) {
    found.error(at, bare_percent(at.text()));
    return std::nullopt;
  }
  return fraction{*value};
}

std::optional<fraction> read_string(document::findings& found, const document::element& at, unit wanted) {
  auto result = read_amount(at.text(), wanted);
  if (result.fault == band_text_fault::none) return result.value;
  // `5 min` for a share is no percent that lost its sign.
  const bool is_number = decimal::parse(at.text()).has_value();
  if (result.fault == band_text_fault::bare_percent && !is_number) result.fault = band_text_fault::wrong_unit;
  if (result.fault == band_text_fault::bare_percent) {
    found.error(at, bare_percent(at.text()));
  } else {
    auto what = remark_on(result.fault, wanted);
    what.message = quoted(at.text()) + ": " + what.message;
    found.error(at, std::move(what));
  }
  return std::nullopt;
}

/// Value times `factor` as a decimal. The values come from decimals and percents, so the division ends.
std::string exact_text(const fraction& value, int factor) {
  for (int scale = 0; scale <= decimal::maximum_scale; ++scale) {
    const auto scaled = value.times(fraction{int128{power_of_ten(scale)} * factor});
    if (!scaled) break;
    const fraction reduced = scaled->reduced();
    if (reduced.denominator == 1) return assay::detail::scaled_text(reduced.numerator, scale);
  }
  return value.text();
}

std::string_view example_of(unit wanted) noexcept {
  switch (wanted) {
    case unit::ratio:
      return R"(write a share: "95%" or 0.95)";
    case unit::seconds:
      return R"(write a time: 300 (seconds), "300 s", "5 min", "48 h" or "2 d")";
    case unit::score:
    case unit::count:
    case unit::number:
      break;
  }
  return "write a plain number: 12.5";
}

}  // namespace

std::optional<fraction> read_amount_in(document::findings& found, const document::element& at, unit wanted) {
  if (at.is(value_kind::number)) return read_number(found, at, wanted);
  if (at.is(value_kind::string)) return read_string(found, at, wanted);
  found.wrong_type(at, "an amount (a number, or a string with its unit)");
  return std::nullopt;
}

std::string amount_text(const fraction& value, unit of) {
  switch (of) {
    case unit::ratio:
      return exact_text(value, 100) + "%";
    case unit::seconds:
      return exact_text(value, 1) + " s";
    case unit::score:
    case unit::count:
    case unit::number:
      break;
  }
  return exact_text(value, 1);
}

document::remark remark_on(band_text_fault fault, unit wanted) {
  const std::string example{example_of(wanted)};
  const std::string band_example = R"(write bands like "≥95%:10分;90%-94%:8分;<90%:5分")";
  switch (fault) {
    case band_text_fault::none:
      break;
    case band_text_fault::empty:
      return {"band_empty", "there is no band", band_example};
    case band_text_fault::no_condition:
      return {"band_no_condition", "a band has no number to compare with", band_example};
    case band_text_fault::bad_number:
      return {"bad_number", "there is no number of at most 18 digits here", example};
    case band_text_fault::wrong_unit:
      return {"wrong_unit", "the unit is not one of " + std::string{name_of(wanted)}, example};
    case band_text_fault::bare_percent:
      return {"bare_percent", "the number is not a share of 1", "add the percent sign: 95%"};
    case band_text_fault::comparison_in_note:
      return {"band_second_condition", "a band has a second condition before its ':'",
              "separate bands with ';', and write a range like 90%-94%"};
    case band_text_fault::no_colon:
      return {"band_no_colon", "a band has no ':' before its points", band_example};
    case band_text_fault::no_points:
      return {"band_no_points", "a band has no points after its ':'", band_example};
    case band_text_fault::text_after_points:
      return {"band_text_after_points", "something other than 分, points or pts follows the points",
              "separate bands with ';'"};
    case band_text_fault::vague_comparison:
      return {"band_vague", "a band compares in a way from which no range follows",
              "write ≥, >, ≤, <, a range like 90%-94%, or words such as 不低于, 低于, at least, below"};
    case band_text_fault::contradiction:
      return {"band_contradiction", "what stands in brackets does not agree with the limit before it",
              "write ≥90% with the limit and >90% without it, or 90%以上（含90%） and 90%以上（不含90%）"};
  }
  return {"band_empty", "there is no band", band_example};
}

std::size_t start_of_amount(std::string_view text, std::size_t offset, band_text_fault fault) noexcept {
  const bool is_behind_number = fault == band_text_fault::bare_percent ||
                                fault == band_text_fault::wrong_unit || fault == band_text_fault::bad_number;
  if (!is_behind_number || offset > text.size()) return offset;
  const auto back_over = [&](std::string_view ascii, auto is_wide) {
    for (bool moved = true; moved && offset > 0;) {
      moved = false;
      if (ascii.find(text[offset - 1]) != std::string_view::npos) {
        --offset;
        moved = true;
      } else if (offset >= 3 && is_wide(text.substr(offset - 3, 3))) {
        offset -= 3;
        moved = true;
      }
    }
  };
  // A percent sign, blanks, then the number; of either width.
  back_over("% \t", [](std::string_view character) { return character == "％"; });
  back_over("0123456789.", [](std::string_view character) {
    return character == "．" || (character >= std::string_view{"０"} && character <= std::string_view{"９"});
  });
  return offset;
}

}  // namespace assay::model_reader
