// SPDX-License-Identifier: Apache-2.0
//
// Single values and what can be wrong with them.
#include "document/scalar_reader.hpp"

#include <algorithm>

#include "message/common_sentences.hpp"
#include "message/document_sentences.hpp"

namespace assay::document {

namespace {

constexpr std::array label_keys{known_key{"zh"}, known_key{"en"}};

constexpr std::size_t longest_id_bytes = 200;

constexpr bool is_id_byte(char byte) noexcept {
  const auto code = static_cast<unsigned char>(byte);
  return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || (code >= '0' && code <= '9') ||
         code == '_' || code == '-' || code == '.' || code >= 0x80;
}

bool out_of_range(findings& found, const element& at, std::string_view low, std::string_view high) {
  found.error(at, says::out_of_range(at.text(), low, high));
  return false;
}

}  // namespace

const object_kind label_kind{"label", says::a_label, label_keys};

std::optional<std::string> read_text(findings& found, const element& at) {
  if (!at.is(value_kind::string)) {
    found.wrong_type(at, says::a_string);
    return std::nullopt;
  }
  if (at.text().empty()) {
    found.error(at, says::empty_text());
    return std::nullopt;
  }
  return at.text();
}

label read_label(findings& found, const element& at) {
  if (at.is(value_kind::string)) return {at.text(), at.text()};
  if (!at.is(value_kind::object)) {
    found.wrong_type(at, says::string_or_label);
    return {};
  }
  const object_reader object{found, at, label_kind};
  const auto part = [&](std::string_view language) -> std::string {
    const auto text = object.find(language);
    if (!text) return {};
    if (!text->is(value_kind::string)) found.wrong_type(*text, says::a_string);
    return text->is(value_kind::string) ? text->text() : std::string{};
  };
  return {part("zh"), part("en")};
}

label read_title(findings& found, const object_reader& object, std::string_view otherwise,
                 std::string_view key) {
  const auto at = object.find(key);
  if (!at) return {std::string{otherwise}, std::string{otherwise}};
  const soundness sound{found};
  label result = read_label(found, *at);
  if (!sound.holds()) return result;
  if (result.zh.empty() || result.en.empty()) {
    const auto& lacking = !result.zh.empty()  ? says::language_en
                          : result.en.empty() ? says::language_both
                                              : says::language_zh;
    found.warning(*at, says::label_missing(lacking));
  }
  return result;
}

bool check_id(findings& found, const element& at, std::string_view id) {
  if (!id.empty() && id.size() <= longest_id_bytes && std::all_of(id.begin(), id.end(), is_id_byte))
    return true;
  if (id.empty()) {
    found.error(at, says::bad_id_empty());
  } else if (id.size() > longest_id_bytes) {
    found.error(at, says::bad_id_long(id, longest_id_bytes));
  } else {
    const auto* const wrong = std::find_if_not(id.begin(), id.end(), is_id_byte);
    found.error(at, says::bad_id_character(id, std::string(1, *wrong)));
  }
  return false;
}

bool check_node_id(findings& found, const element& at, std::string_view id) {
  if (id != "total") return check_id(found, at, id);
  found.error(at, says::reserved_id());
  return false;
}

std::optional<decimal> read_decimal(findings& found, const element& at) {
  if (!at.is(value_kind::number) && !at.is(value_kind::string)) {
    found.wrong_type(at, says::a_number);
    return std::nullopt;
  }
  const auto value = decimal::parse(at.text());
  if (!value) {
    const auto& sentence = at.is(value_kind::number) ? says::too_many_digits : says::bad_number;
    found.error(at, sentence(at.text()));
  }
  return value;
}

std::optional<std::int64_t> read_integer(findings& found, const element& at, std::int64_t low,
                                         std::int64_t high) {
  if (!at.is(value_kind::number)) {
    found.wrong_type(at, says::a_whole_number);
    return std::nullopt;
  }
  const auto value = decimal::parse(at.text());
  const auto whole = value ? value->with_scale(0) : std::nullopt;
  if (!whole && value && value->shortest().scale > 0) {
    found.error(at, says::not_whole(at.text()));
    return std::nullopt;
  }
  if (!whole || whole->coefficient < low || whole->coefficient > high) {
    (void)out_of_range(found, at, std::to_string(low), std::to_string(high));
    return std::nullopt;
  }
  return whole->coefficient;
}

std::optional<points> read_points(findings& found, const element& at, points low, points high) {
  const auto value = read_decimal(found, at);
  if (!value) return std::nullopt;
  const auto in_range = *value >= decimal{low.quanta(), points::quantum_digits} &&
                        *value <= decimal{high.quanta(), points::quantum_digits};
  if (!in_range) {
    (void)out_of_range(found, at, low.text(), high.text());
    return std::nullopt;
  }
  const auto exact = points::exactly(*value);
  if (!exact) {
    found.error(at, says::points_too_fine(at.text()));
  }
  return exact;
}

std::optional<weight> read_weight(findings& found, const element& at) {
  const auto value = read_points(found, at, points{}, most_points);
  if (!value) return std::nullopt;
  return weight::from_quanta(value->quanta());
}

void report_unknown_word(findings& found, const element& at, std::span<const std::string_view> known) {
  if (!at.is(value_kind::string)) return found.wrong_type(at, says::one_of_words(known));
  message near = found.nearest(at.text(), known);
  if (near.id() == says::known_names.id) near = {};  // the message lists them already
  found.error(at, says::unknown_word(at.text(), known, near));
}

}  // namespace assay::document
