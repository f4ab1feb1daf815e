// SPDX-License-Identifier: Apache-2.0
//
// Reads the rows of a values file: every amount in its indicator's unit, exactly.
#include "cli/files/values_file.hpp"

#include <map>
#include <optional>
#include <utility>

#include <assay/band_text.hpp>
#include <assay/error.hpp>
#include <assay/integer.hpp>

#include "cli/files/values_header.hpp"
#include "io/csv/csv_tokenizer.hpp"
#include "text/number_format.hpp"

namespace assay::cli {
namespace {

constexpr std::string_view row_key = "row";

std::string quoted(std::string_view text) { return "\"" + std::string{text} + "\""; }

/// `19/20` of two whole numbers; empty when the text is something else.
std::optional<fraction> quotient_of(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto top = parse_int128(trimmed(text.substr(0, slash)));
  const auto bottom = parse_int128(trimmed(text.substr(slash + 1)));
  if (!top || !bottom || *bottom <= 0) return std::nullopt;
  return fraction{*top, *bottom};
}

std::string_view examples_of(unit wanted) {
  switch (wanted) {
    case unit::ratio:
      return "0.95, 95% or 19/20";
    case unit::seconds:
      return "300, 5 min or 0.5 h";
    case unit::score:
    case unit::count:
    case unit::number:
      break;
  }
  return "88 or 87.5";
}

std::string_view description_of(unit wanted) {
  switch (wanted) {
    case unit::ratio:
      return "a ratio";
    case unit::seconds:
      return "a length of time";
    case unit::score:
      return "a score";
    case unit::count:
      return "a count";
    case unit::number:
      break;
  }
  return "a number";
}

class row_reader {
 public:
  row_reader(const values_header& header, const std::string& file, const io::csv_record& record)
      : header_{header}, file_{file}, record_{record} {}

  given_entity read(std::size_t row_number) const {
    check_size();
    given_entity entity;
    entity.key = key(row_number);
    // Sample sizes may stand before their values, so values come first.
    std::vector<std::size_t> position(header_.columns.size());
    for (std::size_t column = 0; column < header_.columns.size(); ++column) {
      if (header_.columns[column].is_sample_size) continue;
      position[column] = entity.values.size();
      entity.values.push_back({header_.columns[column].id, value(column), std::nullopt});
    }
    for (std::size_t column = 0; column < header_.columns.size(); ++column) {
      if (!header_.columns[column].is_sample_size) continue;
      given_value& sized = entity.values[position[header_.columns[column].value]];
      sized.n = sample_size(column, sized.value.has_value());
    }
    return entity;
  }

 private:
  [[noreturn]] void fail(std::size_t field, const std::string& message) const {
    throw values_error(file_, record_, field, message);
  }
  [[nodiscard]] std::size_t field_of(std::size_t column) const noexcept {
    return header_.keys.size() + column;
  }
  [[nodiscard]] std::string_view cell(std::size_t column) const noexcept {
    return trimmed(record_[field_of(column)]);
  }

  void check_size() const {
    const std::size_t wanted = header_.keys.size() + header_.columns.size();
    if (record_.size() == wanted) return;
    const std::size_t field = record_.size() > wanted ? wanted : record_.size() - 1;
    fail(field, "the row has " + std::to_string(record_.size()) + " cells, the header " +
                    std::to_string(wanted) +
                    "; add the missing cells, or quote a cell that contains a comma");
  }

  [[nodiscard]] group_key key(std::size_t row_number) const {
    if (header_.keys.empty()) return {std::to_string(row_number)};
    group_key parts;
    for (std::size_t field = 0; field < header_.keys.size(); ++field) {
      const bool missing = record_[field].empty() && !record_.is_quoted(field);
      parts.push_back(missing ? std::nullopt : std::optional{std::string{record_[field]}});
    }
    return parts;
  }

  [[nodiscard]] std::optional<fraction> value(std::size_t column) const {
    const std::string_view text = cell(column);
    if (text.empty()) return std::nullopt;
    const value_column& known = header_.columns[column];
    const unit wanted = known.indicator == nullptr ? unit::score : known.indicator->value_unit;
    const fraction exact = amount(column, text, wanted);
    check_range(column, text, exact);
    return exact;
  }

  [[nodiscard]] fraction amount(std::size_t column, std::string_view text, unit wanted) const {
    if (const auto quotient = quotient_of(text)) return *quotient;
    const std::string start = std::string{header_.columns[column].id} + ": " + quoted(text);
    if (text.find('/') != std::string_view::npos) {
      fail(field_of(column),
           start + " is not a fraction; write whole numbers with a denominator above 0, such as 19/20");
    }
    const assay::amount read = read_amount(text, wanted);
    if (read.fault == band_text_fault::none) return read.value;
    if (read.fault == band_text_fault::bare_percent) {
      fail(field_of(column), start + " for a ratio is more than the whole; write " + std::string{text} +
                                 "% or " + text::exact_text(*read.value.over(fraction{100})));
    }
    const bool other_unit = read.fault == band_text_fault::wrong_unit;
    fail(field_of(column), start + (other_unit ? " has another unit than the indicator, " : " is not ") +
                               std::string{description_of(wanted)} + "; write it as " +
                               std::string{examples_of(wanted)} + ", or leave the cell empty for no data");
  }

  void check_range(std::size_t column, std::string_view text, const fraction& exact) const {
    const value_column& known = header_.columns[column];
    std::optional<fraction> low = fraction{0};
    std::optional<fraction> high = fraction{100};
    unit of = unit::score;
    if (known.indicator != nullptr) {
      low = known.indicator->minimum;
      high = known.indicator->maximum;
      of = known.indicator->value_unit;
      // No time and no count is negative unless the model says that this one may be.
      if (!low && (of == unit::seconds || of == unit::count)) low = fraction{0};
    }
    const auto shown = [of](const fraction& end) {
      return text::amount_text(end, of, text::amount_style::exact);
    };
    const std::string start = std::string{known.id} + ": " + quoted(text) + " is ";
    const std::string what = known.indicator == nullptr ? "a dimension can score" : "the indicator can be";
    if (low && exact < *low)
      fail(field_of(column),
           start + "below " + shown(*low) + ", the least that " + what + "; correct the value");
    if (high && exact > *high)
      fail(field_of(column),
           start + "above " + shown(*high) + ", the most that " + what + "; correct the value");
  }

  [[nodiscard]] std::optional<std::int64_t> sample_size(std::size_t column, bool has_value) const {
    const std::string_view text = cell(column);
    if (text.empty()) return std::nullopt;
    const auto read = parse_int128(text);
    const std::string start = std::string{header_.columns[column].id} + ".n: " + quoted(text);
    if (!read || *read < 0 || *read > INT64_MAX) {
      fail(field_of(column),
           start + " is no sample size; write a whole number such as 1200, or leave the cell empty");
    }
    if (*read == 0 && has_value) {
      fail(field_of(column),
           start + " but there is a value; a value rests on at least one record, correct one of them");
    }
    return static_cast<std::int64_t>(*read);
  }

  const values_header& header_;
  const std::string& file_;
  const io::csv_record& record_;
};

std::string text_of(const std::vector<std::string>& names, const group_key& key) {
  std::string text;
  for (std::size_t index = 0; index < names.size(); ++index) {
    text += (index > 0 ? ", " : "") + names[index] + "=" + (key[index] ? quoted(*key[index]) : "(empty)");
  }
  return text;
}

class values_reader {
 public:
  values_reader(const std::string& name, const model& by_model) : name_{name}, model_{by_model} {}

  values_file read(std::string_view csv) {
    io::csv_tokenizer tokenizer;
    tokenizer.feed(csv);
    bool finished = false;
    for (;;) {
      switch (tokenizer.next()) {
        case io::csv_event::record:
          add(tokenizer.record());
          break;
        case io::csv_event::error:
          fail(tokenizer.error());
        case io::csv_event::need_input:
          if (!finished) tokenizer.finish();
          finished = true;
          break;
        case io::csv_event::end:
          return take();
      }
    }
  }

 private:
  [[noreturn]] void fail(const io::csv_error& fault) const {
    throw error{error_code::data,
                fault.detail,
                {name_, static_cast<std::int64_t>(fault.position.line),
                 static_cast<std::int32_t>(fault.position.column)}};
  }

  void add(const io::csv_record& record) {
    if (!header_) {
      header_ = read_values_header(record, name_, model_);
      return;
    }
    given_entity entity = row_reader{*header_, name_, record}.read(file_.entities.size() + 1);
    if (!header_->keys.empty()) {
      const auto [before, is_new] = lines_.try_emplace(entity.key, record.line());
      if (!is_new) {
        throw values_error(name_, record, 0,
                           text_of(header_->keys, entity.key) + " is on line " +
                               std::to_string(before->second) +
                               " already; add a key column that tells the rows apart, or remove one");
      }
    }
    file_.entities.push_back(std::move(entity));
  }

  values_file take() {
    if (!header_)
      throw error{error_code::data, name_ + ": the file is empty; its first line has to name the columns"};
    if (file_.entities.empty())
      throw error{error_code::data, name_ + ": there is no row below the header; add one for each entity"};
    file_.key_names = header_->keys;
    if (file_.key_names.empty()) file_.key_names.emplace_back(row_key);
    return std::move(file_);
  }

  const std::string& name_;
  const model& model_;
  std::optional<values_header> header_;
  std::map<group_key, std::uint64_t> lines_;
  values_file file_;
};

}  // namespace

values_file read_values(std::string_view csv, const std::string& name, const model& by_model) {
  return values_reader{name, by_model}.read(csv);
}

}  // namespace assay::cli
