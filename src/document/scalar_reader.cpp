// SPDX-License-Identifier: Apache-2.0
//
// Single values and what can be wrong with them.
#include "document/scalar_reader.hpp"

#include <algorithm>

#include "document/json_complaint.hpp"

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
  found.error(
      at, {"out_of_range", at.text() + " is not within " + std::string{low} + " to " + std::string{high}});
  return false;
}

}  // namespace

const object_kind label_kind{"label", "a label", label_keys};

std::optional<std::string> read_text(findings& found, const element& at) {
  if (!at.is(value_kind::string)) {
    found.wrong_type(at, "a string");
    return std::nullopt;
  }
  if (at.text().empty()) {
    found.error(at, {"empty_text", "must not be empty"});
    return std::nullopt;
  }
  return at.text();
}

label read_label(findings& found, const element& at) {
  if (at.is(value_kind::string)) return {at.text(), at.text()};
  if (!at.is(value_kind::object)) {
    found.wrong_type(at, R"(a string or {"zh": ..., "en": ...})");
    return {};
  }
  const object_reader object{found, at, label_kind};
  const auto part = [&](std::string_view language) -> std::string {
    const auto text = object.find(language);
    if (!text) return {};
    if (!text->is(value_kind::string)) found.wrong_type(*text, "a string");
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
    const std::string_view lacking = result.zh.empty() ? (result.en.empty() ? "zh and en" : "zh") : "en";
    found.warning(*at, {"label_missing", "has no text for " + std::string{lacking},
                        "add it, or give one text for both languages as a string"});
  }
  return result;
}

bool check_id(findings& found, const element& at, std::string_view id) {
  if (!id.empty() && id.size() <= longest_id_bytes && std::all_of(id.begin(), id.end(), is_id_byte))
    return true;
  std::string message = quoted(id) + " cannot be a name: ";
  if (id.empty()) {
    message += "it is empty";
  } else if (id.size() > longest_id_bytes) {
    message += "it is longer than " + std::to_string(longest_id_bytes) + " bytes";
  } else {
    message += "it holds " + quoted(std::string(1, *std::find_if_not(id.begin(), id.end(), is_id_byte)));
  }
  found.error(at, {"bad_id", std::move(message),
                   "use letters, digits, '_', '-' and '.'; letters of any language will do"});
  return false;
}

bool check_node_id(findings& found, const element& at, std::string_view id) {
  if (id != "total") return check_id(found, at, id);
  found.error(at, {"reserved_id", "\"total\" is the name of the whole score", "choose another id"});
  return false;
}

std::optional<decimal> read_decimal(findings& found, const element& at) {
  if (!at.is(value_kind::number) && !at.is(value_kind::string)) {
    found.wrong_type(at, "a number");
    return std::nullopt;
  }
  const auto value = decimal::parse(at.text());
  if (!value) {
    const bool is_number = at.is(value_kind::number);
    found.error(at, {"bad_number",
                     quoted(at.text()) + (is_number ? " needs more than 18 digits" : " is not a number"),
                     is_number ? "" : R"(write it like 12.5 or "12.5")"});
  }
  return value;
}

std::optional<std::int64_t> read_integer(findings& found, const element& at, std::int64_t low,
                                         std::int64_t high) {
  if (!at.is(value_kind::number)) {
    found.wrong_type(at, "a whole number");
    return std::nullopt;
  }
  const auto value = decimal::parse(at.text());
  const auto whole = value ? value->with_scale(0) : std::nullopt;
  if (!whole && value && value->shortest().scale > 0) {
    found.error(at, {"not_whole", at.text() + " is not a whole number"});
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
    found.error(at, {"too_many_decimals", at.text() + " has more than nine digits after the point"});
  }
  return exact;
}

std::optional<weight> read_weight(findings& found, const element& at) {
  const auto value = read_points(found, at, points{}, most_points);
  if (!value) return std::nullopt;
  return weight::from_quanta(value->quanta());
}

void report_unknown_word(findings& found, const element& at, std::span<const std::string_view> known) {
  std::string list;
  for (const auto& each : known)
    list += (list.empty() ? "" : ", ") + quoted(each);
  if (!at.is(value_kind::string)) return found.wrong_type(at, "one of " + list);
  std::string hint = found.nearest(at.text(), known);
  if (hint.starts_with("known:")) hint.clear();  // the message lists them already
  found.error(at, {"unknown_word", quoted(at.text()) + " is not one of " + list, std::move(hint)});
}

}  // namespace assay::document
