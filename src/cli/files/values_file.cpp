// SPDX-License-Identifier: Apache-2.0
//
// Reads the rows of a values file: every amount in its indicator's unit, exactly. What a cell looks like is what it may
// look like in a file of records; what an amount may be (95%, 5 min, 19/20) is said by the indicator's unit.
#include "cli/files/values_file.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include <assay/band_text.hpp>
#include <assay/decimal.hpp>
#include <assay/error.hpp>
#include <assay/integer.hpp>

#include "cli/files/values_header.hpp"
#include "io/csv/csv_tokenizer.hpp"
#include "io/mapping/number_style.hpp"
#include "io/open/source_mapping_file.hpp"
#include "io/open/text_opening.hpp"
#include "message/document_sentences.hpp"
#include "message/note_sentences.hpp"
#include "message/score_sentences.hpp"
#include "message/values_file_sentences.hpp"
#include "text/blanks.hpp"
#include "text/number_format.hpp"

namespace assay::cli {
namespace {

constexpr std::string_view row_key = "row";
constexpr std::size_t longest_row_bytes = std::size_t{1} << 20U;
constexpr std::size_t bytes_per_read = std::size_t{1} << 16U;

/// `19/20` of two whole numbers; empty when the text is something else.
std::optional<fraction> quotient_of(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto top = parse_int128(text::without_blanks(text.substr(0, slash)));
  const auto bottom = parse_int128(text::without_blanks(text.substr(slash + 1)));
  if (!top || !bottom || *bottom <= 0) return std::nullopt;
  return fraction{*top, *bottom};
}

const detail::sentence_data& examples_of(unit wanted) {
  switch (wanted) {
    case unit::ratio:
      return says::ratio_examples;
    case unit::seconds:
      return says::time_examples;
    case unit::score:
    case unit::count:
    case unit::number:
      break;
  }
  return says::number_examples;
}

const detail::sentence_data& description_of(unit wanted) {
  switch (wanted) {
    case unit::ratio:
      return says::a_ratio;
    case unit::seconds:
      return says::a_length_of_time;
    case unit::score:
      return says::a_score;
    case unit::count:
      return says::a_count;
    case unit::number:
      break;
  }
  return says::a_number;
}

/// A text in the number's place and what follows it: `95,5` and `%`, `1.200` and ` s`.
struct written_number {
  std::string_view number;
  std::string_view rest;
};
written_number parted(std::string_view text) noexcept {
  const std::size_t last = text.find_last_of("0123456789");
  const std::size_t length = last == std::string_view::npos ? 0 : last + 1;
  return {text.substr(0, length), text.substr(length)};
}

/// Cells as the mapping says they are written, in the plain form.
class cell_texts {
 public:
  explicit cell_texts(const io::table_mapping& mapping) : mapping_{mapping} {}

  /// Without blanks around it; empty when it stands for no data. Valid until the next call.
  [[nodiscard]] std::string_view of(std::string_view field) {
    if (mapping_.normalise_width && io::has_full_width(field)) {
      io::to_usual_width(field, usual_width_);
      field = usual_width_;
    }
    const std::string_view text = text::without_blanks(field);
    const auto& missing = mapping_.missing;
    return std::find(missing.begin(), missing.end(), text) == missing.end() ? text : std::string_view{};
  }

  /// `text` with its number in the plain form; nothing when the number is not written in the declared style.
  [[nodiscard]] std::optional<std::string> plain(std::string_view text) const {
    if (mapping_.numbers.is_plain()) return std::string{text};
    const written_number written = parted(text);
    std::string number;
    if (!io::to_plain_number(written.number, mapping_.numbers, number)) return std::nullopt;
    return number + std::string{written.rest};
  }

  /// What a mapping would have to say before `text` could be a number; empty: nothing that mappings can say.
  [[nodiscard]] message advice(std::string_view text) const {
    if (!plain(text)) return says::write_declared_style();
    if (io::has_full_width(text)) return says::declare_width();
    const std::string_view number = parted(text).number;
    if (!decimal::parse(number) && io::looks_separated(number)) return says::declare_separators();
    return {};
  }

 private:
  const io::table_mapping& mapping_;
  std::string usual_width_;
};

class row_reader {
 public:
  row_reader(const values_header& header, const std::string& file, const io::csv_record& record,
             cell_texts& texts)
      : header_{header}, file_{file}, record_{record}, texts_{texts} {}

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
  [[noreturn]] void fail(std::size_t field, const message& said) const {
    throw values_error(file_, record_, field, said);
  }
  [[nodiscard]] std::size_t field_of(std::size_t column) const noexcept {
    return header_.keys.size() + column;
  }
  [[nodiscard]] std::string_view cell(std::size_t column) const {
    return texts_.of(record_[field_of(column)]);
  }

  void check_size() const {
    const std::size_t wanted = header_.keys.size() + header_.columns.size();
    if (record_.size() == wanted) return;
    const std::size_t field = record_.size() > wanted ? wanted : record_.size() - 1;
    fail(field, says::cells_of_row(record_.size(), wanted));
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
    const std::string_view id = header_.columns[column].id;
    if (text.find('/') != std::string_view::npos) fail(field_of(column), says::no_fraction_in_cell(id, text));
    const std::optional<std::string> plain = texts_.plain(text);
    const assay::amount read = plain ? read_amount(*plain, wanted) : assay::amount{};
    if (plain && read.fault == band_text_fault::none) return read.value;
    const auto& description = description_of(wanted);
    const auto& examples = examples_of(wanted);
    if (const message advice = texts_.advice(text); !advice.empty())
      fail(field_of(column), says::amount_in_other_style(id, text, description, advice, examples));
    if (read.fault == band_text_fault::bare_percent) {
      fail(field_of(column),
           says::ratio_above_whole(id, text, text::exact_text(*read.value.over(fraction{100}))));
    }
    fail(field_of(column), read.fault == band_text_fault::wrong_unit
                               ? says::amount_in_other_unit(id, text, description, examples)
                               : says::no_amount(id, text, description, examples));
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
    const bool is_dimension = known.indicator == nullptr;
    if (low && exact < *low) {
      fail(field_of(column), is_dimension ? says::dimension_below(known.id, text, shown(*low))
                                          : says::indicator_below(known.id, text, shown(*low)));
    }
    if (high && exact > *high) {
      fail(field_of(column), is_dimension ? says::dimension_above(known.id, text, shown(*high))
                                          : says::indicator_above(known.id, text, shown(*high)));
    }
  }

  [[nodiscard]] std::optional<std::int64_t> sample_size(std::size_t column, bool has_value) const {
    const std::string_view text = cell(column);
    if (text.empty()) return std::nullopt;
    const std::optional<std::string> plain = texts_.plain(text);
    const auto read = plain ? parse_int128(*plain) : std::nullopt;
    const std::string_view id = header_.columns[column].id;
    if (!read || *read < 0 || *read > INT64_MAX) fail(field_of(column), says::no_sample_size(id, text));
    if (*read == 0 && has_value) fail(field_of(column), says::sample_of_nothing(id, text));
    return static_cast<std::int64_t>(*read);
  }

  const values_header& header_;
  const std::string& file_;
  const io::csv_record& record_;
  cell_texts& texts_;
};

message text_of(const std::vector<std::string>& names, const group_key& key) {
  message all;
  for (std::size_t index = 0; index < names.size(); ++index) {
    const message part =
        key[index] ? says::named_key_part(names[index], *key[index]) : says::empty_key_part(names[index]);
    all = all.empty() ? part : says::key_of_parts(all, part);
  }
  return all;
}

/// Such rows are what a spreadsheet leaves behind its last one.
bool is_blank(const io::csv_record& record) {
  if (record.size() < 2) return false;
  for (std::size_t field = 0; field < record.size(); ++field) {
    if (!text::without_blanks(record[field]).empty()) return false;
  }
  return true;
}

class values_reader {
 public:
  values_reader(const std::string& name, const model& by_model, const io::table_mapping& mapping)
      : name_{name}, model_{by_model}, texts_{mapping} {}

  values_file read(io::opened_text opened) {
    file_.notes = std::move(opened.notes);
    io::csv_tokenizer tokenizer{opened.format};
    std::vector<char> bytes(bytes_per_read);
    for (;;) {
      switch (tokenizer.next()) {
        case io::csv_event::record:
          add(tokenizer.record());
          break;
        case io::csv_event::error:
          fail(tokenizer);
        case io::csv_event::need_input: {
          const std::size_t count = opened.source->read(bytes);
          count == 0 ? tokenizer.finish() : tokenizer.feed({bytes.data(), count});
          break;
        }
        case io::csv_event::end:
          return take();
      }
    }
  }

 private:
  [[noreturn]] void fail(const io::csv_tokenizer& tokenizer) const {
    const io::csv_position& at = tokenizer.error().position;
    throw error{error_code::data,
                tokenizer.complaint(),
                {name_, static_cast<std::int64_t>(at.line), static_cast<std::int32_t>(at.column)}};
  }

  void add(const io::csv_record& record) {
    if (!header_) {
      header_ = read_values_header(record, name_, model_);
      return;
    }
    if (is_blank(record)) {
      ++blank_rows_;
      return;
    }
    given_entity entity = row_reader{*header_, name_, record, texts_}.read(file_.entities.size() + 1);
    if (!header_->keys.empty()) {
      const auto [before, is_new] = lines_.try_emplace(entity.key, record.line());
      if (!is_new) {
        throw values_error(name_, record, 0,
                           says::key_on_line(text_of(header_->keys, entity.key), before->second));
      }
    }
    file_.entities.push_back(std::move(entity));
  }

  values_file take() {
    if (!header_) throw error{error_code::data, says::values_file_empty(), {name_, 0, 0}};
    if (file_.entities.empty())
      throw error{error_code::data, says::values_file_without_rows(), {name_, 0, 0}};
    if (blank_rows_ > 0) {
      const message note = blank_rows_ == 1 ? says::blank_row() : says::blank_rows(blank_rows_);
      file_.notes.push_back(says::note_of_file(note, name_));
    }
    file_.key_names = header_->keys;
    if (file_.key_names.empty()) file_.key_names.emplace_back(row_key);
    return std::move(file_);
  }

  const std::string& name_;
  const model& model_;
  cell_texts texts_;
  std::uint64_t blank_rows_ = 0;
  std::optional<values_header> header_;
  std::map<group_key, std::uint64_t> lines_;
  values_file file_;
};

}  // namespace

io::table_mapping load_values_mapping(const std::string& path, std::vector<diagnostic>& warnings) {
  record_definition values;
  values.name = values_table;
  const io::source_mapping mapping = io::load_source_mapping(path, std::span{&values, 1}, warnings);
  const io::table_mapping* const table = mapping.find(values_table);
  if (table == nullptr) return {};
  if (!table->where.empty() || !table->key.headers.empty()) {
    throw error{error_code::model, says::keys_are_for_records(), {path, 0, 0}};
  }
  return *table;
}

values_file read_values(std::unique_ptr<io::byte_source> source, const std::string& name,
                        const model& by_model, const io::table_mapping& mapping) {
  io::opened_text opened = io::open_text(std::move(source), name, mapping, longest_row_bytes);
  return values_reader{name, by_model, mapping}.read(std::move(opened));
}

}  // namespace assay::cli
