// SPDX-License-Identifier: Apache-2.0
//
// From a total to a grade: grade scales, stars, incentive factors, and how many digits a person sees.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <assay/error.hpp>
#include <assay/units.hpp>

namespace assay {

/// How shown numbers are rounded; scores themselves are never rounded beyond the points quantum.
enum class rounding : std::uint8_t { half_up, half_even };

/// `value` to the nearest 10^-digits (0..9 digits); ties away from zero (half_up) or to even.
[[nodiscard]] constexpr points rounded_to(points value, int digits, rounding rule) noexcept {
  const std::int64_t step = power_of_ten(points::quantum_digits - digits);
  const std::int64_t size = value.quanta() < 0 ? -value.quanta() : value.quanta();
  std::int64_t whole = size / step;
  const std::int64_t rest = size % step;
  const bool tie = rest * 2 == step;
  if (rest * 2 > step || (tie && (rule == rounding::half_up || whole % 2 != 0))) ++whole;
  return points::from_quanta((value.quanta() < 0 ? -whole : whole) * step);
}

/// Whether the grade is taken from the exact total or from the digits that are shown.
enum class grade_basis : std::uint8_t { exact, displayed };

/// A grade: everything from `at_least` up to the next better grade. Both names are for people.
struct grade {
  std::string_view id;
  std::string_view zh;
  std::string_view en;
  points at_least;
  std::optional<decimal> factor;  ///< 绩效系数 of incentive schemes
  int stars = 0;                  ///< 0: no stars
};

namespace detail {

/// Not constexpr on purpose: a constant scale that reaches one of these does not compile, and its name stands in the
/// message. A scale made while running throws assay::error (error_code::argument).
[[noreturn]] inline void grade_scale_has_no_grade() {
  raise(error_code::argument, "a grade scale has no grade; give it at least one, best first");
}
[[noreturn]] inline void grades_do_not_descend(std::size_t number, points edge, points before) {
  raise(error_code::argument, "grade " + std::to_string(number) + " begins at " + edge.text() +
                                  ", the grade before it at " + before.text() +
                                  "; list grades from the best to the worst, each with its own edge");
}

template <class Grade>
constexpr void check_grades(std::span<const Grade> grades) {
  if (grades.empty()) grade_scale_has_no_grade();
  for (std::size_t index = 1; index < grades.size(); ++index) {
    if (grades[index].at_least < grades[index - 1].at_least) continue;
    grades_do_not_descend(index + 1, grades[index].at_least, grades[index - 1].at_least);
  }
}

}  // namespace detail

/// Grades from the best to the worst. The lower edge decides: 89.5 is not yet a 90. The worst grade also takes
/// everything below its own edge. A scale of no grades or with edges that do not descend does not compile as a constant,
/// and throws assay::error when it is made while running.
template <class Grade = grade, std::size_t Extent = std::dynamic_extent>
class grade_scale {
  static constexpr bool is_dynamic = Extent == std::dynamic_extent;
  using storage =
      std::conditional_t<is_dynamic, std::vector<Grade>, std::array<Grade, is_dynamic ? 1 : Extent>>;

 public:
  /// No scale: for what is not graded. Its list() is empty, and nothing else may be asked of it.
  constexpr grade_scale() noexcept requires(is_dynamic) = default;
  /// Grades with strictly descending lower edges, at least one.
  constexpr explicit grade_scale(storage grades) : grades_{std::move(grades)} {
    detail::check_grades(std::span<const Grade>{grades_});
  }
  template <class... More>
  constexpr explicit grade_scale(const Grade& best,
                                 const More&... worse) requires(!is_dynamic && sizeof...(More) + 1 == Extent)
      : grades_{best, worse...} {
    detail::check_grades(std::span<const Grade>{grades_});
  }

  [[nodiscard]] constexpr std::span<const Grade> list() const noexcept { return grades_; }
  [[nodiscard]] constexpr std::size_t worst() const noexcept { return grades_.size() - 1; }

  [[nodiscard]] constexpr std::size_t index_of(points total) const noexcept {
    std::size_t index = 0;
    while (index < worst() && total < grades_[index].at_least)
      ++index;
    return index;
  }
  [[nodiscard]] constexpr const Grade& grade_of(points total) const noexcept {
    return grades_[index_of(total)];
  }

 private:
  storage grades_;
};
template <class... More>
grade_scale(grade, More...) -> grade_scale<grade, sizeof...(More) + 1>;

}  // namespace assay
