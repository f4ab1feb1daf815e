// SPDX-License-Identifier: Apache-2.0
//
// The two forms of bands.
#include "model/band_reader.hpp"

#include <string>
#include <string_view>
#include <utility>

#include <assay/band_text.hpp>

#include "document/object_reader.hpp"
#include "document/scalar_reader.hpp"
#include "message/amount_sentences.hpp"
#include "model/amount_reader.hpp"
#include "model/keys.hpp"
#include "model/limits.hpp"

namespace assay::model_reader {

namespace {

void report_fault(document::findings& found, const document::element& at, std::size_t offset,
                  band_text_fault fault, unit of) {
  found.error_inside(at, start_of_amount(at.text(), offset, fault), message_on(fault, of));
}

/// Where the item ends in which `offset` lies.
std::size_t end_of_item(std::string_view text, std::size_t offset) noexcept {
  while (offset < text.size() && text[offset] != ';' && text[offset] != '\n' &&
         !text.substr(offset).starts_with("；")) {
    ++offset;
  }
  return offset;
}

/// Reads on behind a fault, so that every faulty band of a text is reported.
std::vector<written_band> read_text_bands(document::findings& found, const document::element& at, unit of) {
  std::vector<written_band> list;
  const std::string_view text = at.text();
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto part = read_band_text(text.substr(begin), of);
    for (const auto& item : part.list)
      list.push_back({item, {}, at});
    if (part.fault == band_text_fault::none) break;
    // Nothing but separators behind a fault is no fault of its own.
    if (part.fault == band_text_fault::empty && begin > 0) break;
    const std::size_t offset = begin + part.offset;
    report_fault(found, at, offset, part.fault, of);
    begin = end_of_item(text, offset) + 1;
  }
  return list;
}

/// One end of a band: of the two keys at most one may be there.
limit<fraction> read_end(document::findings& found, const document::object_reader& object, unit of,
                         std::string_view inclusive_key, std::string_view exclusive_key) {
  const auto inclusive = object.find(inclusive_key);
  const auto exclusive = object.find(exclusive_key);
  limit<fraction> result;
  if (inclusive && exclusive) {
    found.error(*exclusive, says::both_ends(inclusive_key, exclusive_key));
  }
  if (inclusive) {
    if (const auto value = read_amount_in(found, *inclusive, of)) result = {*value, limit_kind::inclusive};
  }
  if (exclusive) {
    if (const auto value = read_amount_in(found, *exclusive, of)) result = {*value, limit_kind::exclusive};
  }
  return result;
}

std::vector<written_band> read_array_bands(document::findings& found, const document::element& at, unit of) {
  std::vector<written_band> list;
  for (const auto& place : items_of(found, at, says::bands_in_plural, limits::bands)) {
    const document::object_reader object{found, place, keys::band};
    if (!object.is_object()) continue;
    written_band entry{{}, {}, place};
    entry.item.values.lower = read_end(found, object, of, "at_least", "above");
    entry.item.values.upper = read_end(found, object, of, "at_most", "below");
    if (const auto awarded = object.find("points")) {
      entry.item.awarded =
          read_points(found, *awarded, points{} - document::most_points, document::most_points)
              .value_or(points{});
    }
    entry.title = read_title(found, object, "");
    list.push_back(std::move(entry));
  }
  return list;
}

/// What the array form checks while it reads.
bool is_within_limits(document::findings& found, const document::element& at,
                      const std::vector<written_band>& list) {
  if (list.size() > limits::bands) {
    found.error(at, says::too_many_bands(list.size(), limits::bands));
    return false;
  }
  for (const auto& entry : list) {
    if (entry.item.awarded <= document::most_points && entry.item.awarded >= points{} - document::most_points)
      continue;
    found.error(at, says::band_points_out_of_range(entry.item.awarded.text()));
    return false;
  }
  return true;
}

}  // namespace

std::optional<named_bands> read_bands(document::findings& found, const document::element& at,
                                      const indicator_definition& indicator) {
  const document::soundness sound{found};
  std::vector<written_band> list;
  if (at.is(document::value_kind::string)) {
    list = read_text_bands(found, at, indicator.value_unit);
    if (!is_within_limits(found, at, list)) return std::nullopt;
  } else if (at.is(document::value_kind::array)) {
    list = read_array_bands(found, at, indicator.value_unit);
    if (sound.holds() && list.empty())
      found.error(at, message_on(band_text_fault::empty, indicator.value_unit));
  } else {
    found.wrong_type(at, says::text_or_array_of_bands);
  }
  if (!sound.holds()) return std::nullopt;
  return arrange(found, std::move(list), indicator);
}

std::optional<range<fraction>> read_condition(document::findings& found, const document::element& at,
                                              unit of) {
  const auto text = read_text(found, at);
  if (!text) return std::nullopt;
  if (text->find_first_of(":;\n") != std::string::npos || text->find("：") != std::string::npos ||
      text->find("；") != std::string::npos) {
    found.error(at, says::condition_of_bands(*text));
    return std::nullopt;
  }
  // A condition is a band without its points.
  const auto read = read_band_text(*text + ":0", of);
  if (read.fault == band_text_fault::bad_number || read.fault == band_text_fault::wrong_unit ||
      read.fault == band_text_fault::bare_percent) {
    report_fault(found, at, read.offset, read.fault, of);
    return std::nullopt;
  }
  if (read.fault != band_text_fault::none || read.list.size() != 1) {
    found.error(at, says::bad_condition(*text));
    return std::nullopt;
  }
  const auto& values = read.list.front().values;
  if (assay::detail::is_reversed(values)) {
    found.error(at, says::band_reversed(range_in_words(values, of)));
    return std::nullopt;
  }
  return values;
}

message range_in_words(const range<fraction>& values, unit of) {
  const auto lower = [&] {
    return (values.lower.inclusive() ? says::at_least : says::above)(says::amount(values.lower.at, of));
  };
  const auto upper = [&] {
    return (values.upper.inclusive() ? says::at_most : says::below)(says::amount(values.upper.at, of));
  };
  if (!values.lower.exists()) return values.upper.exists() ? upper() : says::any_value();
  return values.upper.exists() ? says::between(lower(), upper()) : lower();
}

}  // namespace assay::model_reader
