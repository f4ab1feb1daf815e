// SPDX-License-Identifier: Apache-2.0
//
// Holds a document against a JSON Schema (2020-12), as far as the schema of models goes: a keyword that is not known
// here is a fault of the schema, so nothing in it stays unchecked.
#pragma once

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <assay/decimal.hpp>

#include "document/json_document.hpp"

namespace assay::model_test {

using document::value;
using document::value_kind;

inline std::string text_of_file(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

inline std::set<std::string> keys_of(const value& object) {
  std::set<std::string> keys;
  for (const auto& member : object.members())
    keys.insert(member.key);
  return keys;
}

inline std::set<std::string> texts_of(const value* array) {
  std::set<std::string> texts;
  if (array == nullptr) return texts;
  for (const auto& item : array->items())
    texts.insert(item.text());
  return texts;
}

class schema_check {
 public:
  explicit schema_check(const value& schema) : schema_{schema} {}

  /// What is wrong, one line each; empty when `instance` conforms.
  [[nodiscard]] std::string complaints_about(const value& instance) const {
    std::vector<std::string> found;
    check(schema_, instance, "", found);
    std::string text;
    for (const auto& each : found)
      text += each + "\n";
    return text;
  }

 private:
  using complaints = std::vector<std::string>;

  [[nodiscard]] bool accepts(const value& schema, const value& instance) const {
    complaints found;
    check(schema, instance, "", found);
    return found.empty();
  }

  [[nodiscard]] const value& resolve(std::string_view reference) const {
    constexpr std::string_view prefix = "#/$defs/";
    return *schema_.find("$defs")->find(reference.substr(prefix.size()));
  }

  static bool equal(const value& left, const value& right) {
    return left.kind() == right.kind() && left.text() == right.text();
  }

  static bool is_of_type(const value& instance, std::string_view type) {
    switch (instance.kind()) {
      case value_kind::null:
        return type == "null";
      case value_kind::boolean:
        return type == "boolean";
      case value_kind::string:
        return type == "string";
      case value_kind::array:
        return type == "array";
      case value_kind::object:
        return type == "object";
      case value_kind::number:
        break;
    }
    const auto number = decimal::parse(instance.text());
    return type == "number" || (type == "integer" && number && number->shortest().scale == 0);
  }

  void check(const value& schema, const value& instance, const std::string& at, complaints& found) const {
    for (const auto& keyword : schema.members()) {
      if (!check_keyword(schema, keyword.key, keyword.content, instance, at, found)) {
        found.push_back(at + ": " + keyword.key);
      }
    }
  }

  /// False when the keyword forbids the instance and nothing more exact has been said.
  bool check_keyword(const value& schema, const std::string& key, const value& rule, const value& instance,
                     const std::string& at, complaints& found) const {
    static const std::set<std::string> words{"$schema",     "$id",  "$defs", "title",
                                             "description", "then", "else"};
    if (words.contains(key)) return true;
    if (key == "$ref") return check(resolve(rule.text()), instance, at, found), true;
    if (key == "type") return is_of_type(instance, rule.text());
    if (key == "const") return equal(rule, instance);
    if (key == "enum") return any_of(rule, [&](const value& each) { return equal(each, instance); });
    if (key == "anyOf") return any_of(rule, [&](const value& each) { return accepts(each, instance); });
    if (key == "allOf") return !any_of(rule, [&](const value& each) { return !accepts(each, instance); });
    if (key == "not") return !accepts(rule, instance);
    if (key == "if") return accepts_branch(schema, accepts(rule, instance) ? "then" : "else", instance);
    if (instance.is(value_kind::object)) return check_object(schema, key, rule, instance, at, found);
    if (instance.is(value_kind::array)) return check_array(key, rule, instance, at, found);
    if (instance.is(value_kind::string)) return check_string(key, rule, instance);
    if (instance.is(value_kind::number)) return check_number(key, rule, instance);
    return true;
  }

  template <class Predicate>
  static bool any_of(const value& list, const Predicate& predicate) {
    const auto items = list.items();
    return std::any_of(items.begin(), items.end(), predicate);
  }

  bool accepts_branch(const value& schema, std::string_view branch, const value& instance) const {
    const value* rule = schema.find(branch);
    return rule == nullptr || accepts(*rule, instance);
  }

  bool check_object(const value& schema, const std::string& key, const value& rule, const value& instance,
                    const std::string& at, complaints& found) const {
    if (key == "required") {
      return !any_of(rule, [&](const value& each) { return instance.find(each.text()) == nullptr; });
    }
    for (const auto& member : instance.members()) {
      const std::string place = document::pointer_join(at, member.key);
      const value* properties = schema.find("properties");
      const value* own = properties == nullptr ? nullptr : properties->find(member.key);
      if (key == "properties" && own != nullptr) check(*own, member.content, place, found);
      if (key == "additionalProperties" && own == nullptr) {
        if (rule.is(value_kind::boolean))
          found.push_back(place + ": unknown");
        else
          check(rule, member.content, place, found);
      }
      if (key == "propertyNames" && !accepts(rule, *document::parse('"' + member.key + '"').root))
        return false;
    }
    return is_known(key);
  }

  bool check_array(const std::string& key, const value& rule, const value& instance, const std::string& at,
                   complaints& found) const {
    const auto items = instance.items();
    if (key == "items") {
      for (std::size_t index = 0; index < items.size(); ++index) {
        check(rule, items[index], document::pointer_join(at, std::to_string(index)), found);
      }
    }
    if (key == "minItems") return items.size() >= number_of(rule);
    if (key == "maxItems") return items.size() <= number_of(rule);
    if (key == "uniqueItems") return texts_of(&instance).size() == items.size();
    return is_known(key);
  }

  static bool check_string(const std::string& key, const value& rule, const value& instance) {
    if (key == "minLength") return instance.text().size() >= number_of(rule);
    if (key == "maxLength") return instance.text().size() <= number_of(rule);
    if (key == "pattern") return matches(rule.text(), instance.text());
    return is_known(key);
  }

  /// The two patterns of the schema, spelled out: <regex> of some compilers cannot be built without warnings.
  static bool matches(std::string_view pattern, std::string_view text) {
    if (pattern == R"(^[^\s!-,/:-@\[-^`{-~]+$)") {
      return !text.empty() &&
             text.find_first_of(" \t\r\n\v\f!\"#$%&'()*+,/:;<=>?@[\\]^`{|}~") == std::string_view::npos;
    }
    return pattern == R"(^-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?$)" && decimal::parse(text).has_value();
  }

  static bool check_number(const std::string& key, const value& rule, const value& instance) {
    const auto number = decimal::parse(instance.text());
    if (key == "minimum") return number && *number >= *decimal::parse(rule.text());
    if (key == "maximum") return number && *number <= *decimal::parse(rule.text());
    return is_known(key);
  }

  static std::size_t number_of(const value& rule) {
    return static_cast<std::size_t>(decimal::parse(rule.text())->coefficient);
  }

  /// Keywords about another type than the instance's hold for it.
  static bool is_known(const std::string& key) {
    static const std::set<std::string> known{"properties",    "required",    "additionalProperties",
                                             "propertyNames", "items",       "minItems",
                                             "maxItems",      "uniqueItems", "minLength",
                                             "maxLength",     "pattern",     "minimum",
                                             "maximum"};
    return known.contains(key);
  }

  const value& schema_;
};

}  // namespace assay::model_test
