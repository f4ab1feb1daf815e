// SPDX-License-Identifier: Apache-2.0
//
// Grades and display settings.
#include "model/grade_reader.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "document/scalar_reader.hpp"
#include "message/model_sentences.hpp"
#include "model/keys.hpp"
#include "model/limits.hpp"
#include "model/words.hpp"

namespace assay::model_reader {

namespace {

constexpr std::int64_t most_stars = 10;
constexpr decimal most_factor{1000};

struct written_grade {
  grade_definition item;
  document::element edge;  ///< the key "at_least"
};

std::optional<decimal> read_factor(document::findings& found, const document::object_reader& object) {
  const auto at = object.find("factor");
  const auto value = at ? read_decimal(found, *at) : std::nullopt;
  if (value && (*value < decimal{0} || *value > most_factor)) {
    found.error(*at, says::factor_out_of_range(at->text()));
  }
  return value;
}

std::optional<written_grade> read_grade(document::findings& found, const document::element& place,
                                        std::set<std::string>& ids) {
  const document::object_reader object{found, place, keys::grade};
  if (!object.is_object()) return std::nullopt;
  grade_definition grade;
  const auto id_at = object.find("id");
  const auto id = id_at ? read_text(found, *id_at) : std::nullopt;
  if (id && check_id(found, *id_at, *id) && !ids.insert(*id).second) {
    found.error(*id_at, says::duplicate_grade(*id));
  }
  grade.id = id.value_or(std::string{});
  grade.title = read_title(found, object, grade.id);
  grade.factor = read_factor(found, object);
  if (const auto at = object.find("stars")) {
    grade.stars = static_cast<std::int32_t>(read_integer(found, *at, 0, most_stars).value_or(0));
  }
  const auto edge = object.find("at_least");
  const auto at_least =
      edge ? read_points(found, *edge, points{} - document::most_points, document::most_points)
           : std::nullopt;
  if (!at_least) return std::nullopt;
  grade.at_least = *at_least;
  return written_grade{std::move(grade), *edge};
}

void check_edges(document::findings& found, const std::vector<written_grade>& list) {
  for (std::size_t index = 1; index < list.size(); ++index) {
    const auto& better = list[index - 1].item;
    const auto& worse = list[index].item;
    if (better.at_least != worse.at_least) continue;
    found.error(list[index].edge, says::equal_grades(better.id, worse.id, worse.at_least.text()));
  }
  for (const auto& [item, edge] : list) {
    const bool too_high = item.at_least > points::whole(100);
    if (!too_high && item.at_least >= points{}) continue;
    const auto& sentence = too_high ? says::grade_above_scale : says::grade_below_scale;
    found.warning(edge, sentence(item.id, item.at_least.text()));
  }
  const auto& worst = list.back();
  if (worst.item.at_least <= points{}) return;
  found.note(worst.edge, says::grade_gap(worst.item.at_least.text(), worst.item.id));
}

}  // namespace

std::int32_t grade_section::index_of(std::string_view id) const noexcept {
  for (std::size_t index = 0; index < list.size(); ++index) {
    if (list[index].id == id) return static_cast<std::int32_t>(index);
  }
  return -1;
}

grade_section read_grades(document::findings& found, const document::object_reader& document) {
  grade_section section;
  const auto at = document.find("grades");
  if (!at) return section;
  const document::soundness sound{found};
  std::vector<written_grade> list;
  std::set<std::string> ids;
  for (const auto& place : items_of(found, *at, says::grades, limits::grades)) {
    if (auto grade = read_grade(found, place, ids)) list.push_back(std::move(*grade));
  }
  section.known = sound.holds();
  std::stable_sort(list.begin(), list.end(), [](const written_grade& left, const written_grade& right) {
    return left.item.at_least > right.item.at_least;
  });
  if (!list.empty()) check_edges(found, list);
  for (auto& grade : list)
    section.list.push_back(std::move(grade.item));
  return section;
}

display_definition read_display(document::findings& found, const document::object_reader& document) {
  display_definition display;
  const auto at = document.find("display");
  if (!at) return display;
  const document::object_reader object{found, *at, keys::display};
  if (!object.is_object()) return display;
  if (const auto decimals = object.find("decimals")) {
    display.decimals = static_cast<std::int32_t>(
        read_integer(found, *decimals, 0, points::quantum_digits).value_or(display.decimals));
  }
  display.rule = read_word_or(found, object, "rounding", words::rounding, display.rule);
  display.basis = read_word_or(found, object, "grade_from", words::grade_from, display.basis);
  return display;
}

}  // namespace assay::model_reader
