// SPDX-License-Identifier: Apache-2.0
//
// Amounts, and the wording of what can be wrong with them.
#include "model/amount_reader.hpp"

#include "message/amount_sentences.hpp"
#include "message/document_sentences.hpp"

namespace assay::model_reader {

using document::value_kind;

namespace {

std::optional<fraction> read_number(document::findings& found, const document::element& at, unit wanted) {
  const auto value = decimal::parse(at.text());
  if (!value) {
    found.error(at, says::too_many_digits(at.text()));
    return std::nullopt;
  }
  if (wanted == unit::ratio && (*value > decimal{1} || *value < decimal{-1})) {
    found.error(at, says::written_percent(at.text()));
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
    found.error(at, says::written_percent(at.text()));
  } else {
    found.error(at, says::fault_in_amount(at.text(), message_on(result.fault, wanted)));
  }
  return std::nullopt;
}

const detail::sentence_data& example_of(unit wanted) noexcept {
  switch (wanted) {
    case unit::ratio:
      return says::write_share;
    case unit::seconds:
      return says::write_time;
    case unit::score:
    case unit::count:
    case unit::number:
      break;
  }
  return says::write_number;
}

}  // namespace

std::optional<fraction> read_amount_in(document::findings& found, const document::element& at, unit wanted) {
  if (at.is(value_kind::number)) return read_number(found, at, wanted);
  if (at.is(value_kind::string)) return read_string(found, at, wanted);
  found.wrong_type(at, says::an_amount);
  return std::nullopt;
}

message message_on(band_text_fault fault, unit wanted) {
  switch (fault) {
    case band_text_fault::none:
      break;
    case band_text_fault::empty:
      return says::band_empty();
    case band_text_fault::no_condition:
      return says::band_no_condition();
    case band_text_fault::bad_number:
      return says::number_missing(example_of(wanted));
    case band_text_fault::wrong_unit:
      return says::wrong_unit(name_of(wanted), example_of(wanted));
    case band_text_fault::bare_percent:
      return says::bare_percent();
    case band_text_fault::comparison_in_note:
      return says::band_second_condition();
    case band_text_fault::no_colon:
      return says::band_no_colon();
    case band_text_fault::no_points:
      return says::band_no_points();
    case band_text_fault::text_after_points:
      return says::band_text_after_points();
    case band_text_fault::vague_comparison:
      return says::band_vague();
    case band_text_fault::contradiction:
      return says::band_contradiction();
  }
  return says::band_empty();
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
