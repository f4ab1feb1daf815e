// SPDX-License-Identifier: Apache-2.0
//
// Reads the body of a state. Nothing in it is believed: every length is compared with what is left before room is made,
// keys must ascend, numbers must be ones that records can lead to.
#include <algorithm>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <assay/error.hpp>

#include "message/error_message.hpp"
#include "message/state_bytes_sentences.hpp"
#include "message/state_sentences.hpp"
#include "state/older_format.hpp"
#include "state/record_updater.hpp"
#include "state/state_body.hpp"
#include "text/utf8.hpp"

namespace assay::detail {

namespace {

class body_reader {
 public:
  body_reader(bytes::byte_reader& in, const compiled_model* model) noexcept : in_{in}, model_{model} {}

  state_rows read() {
    const std::size_t begin = in_.position();
    read_start();
    state_layout layout = read_layout();
    state_rows rows = model_ != nullptr ? rows_of_model(layout) : state_rows{std::move(layout)};
    for (std::size_t record = 0; record < supplied_.size(); ++record) {
      if (supplied_[record]) rows.mark_supplied(record);
    }
    for (const auto& [key, count] : rejected_)
      rows.count_rejected(key.first, key.second, count);
    read_groups(rows);
    refuse_needless(rows);
    if (static_cast<std::uint64_t>(length_) != in_.position() - begin) {
      in_.fail(says::state_length(length_, in_.position() - begin));
    }
    return rows;
  }

 private:
  void read_start() {
    if (in_.raw(std::min(in_.remaining(), body_magic.size())) != body_magic)
      in_.fail(says::no_state(body_magic));
    format_.major = in_.u16();
    format_.minor = in_.u16();
    if (format_.major != current_state_format.major || format_.minor > current_state_format.minor) {
      in_.fail(says::state_format_later(std::to_string(format_.major) + "." + std::to_string(format_.minor)));
    }
    if (model_ == nullptr && format_ == oldest_state_format) in_.fail(says::state_format_oldest());
    if (in_.u32() != 0) in_.fail(says::state_reserved_bytes());
    length_ = in_.i64();
  }

  std::string text(const sentence_data& what) {
    const std::string_view bytes = in_.text();
    if (text::first_invalid_utf8(bytes)) in_.fail(says::state_text(what));
    return std::string{bytes};
  }

  state_layout read_layout() {
    state_layout layout;
    layout.shape = in_.array<16>();
    const std::size_t columns = in_.count(in_.u32(), 4);
    if (columns > maximum_columns) in_.fail(says::state_columns_many(columns, maximum_columns));
    for (std::size_t index = 0; index < columns; ++index) {
      std::string column = text(says::name_of_group_column);
      if (std::find(layout.by.begin(), layout.by.end(), column) != layout.by.end())
        in_.fail(says::state_column_twice());
      layout.by.push_back(std::move(column));
    }
    if (format_ != oldest_state_format) layout.period = read_period();
    read_records(layout);
    read_rejected();
    read_aggregates(layout);
    return layout;
  }

  period_rule read_period() {
    period_rule rule;
    rule.unit = static_cast<period_unit>(in_.u8());
    rule.fiscal_start_month = in_.u8();
    rule.utc_offset_minutes = static_cast<std::int16_t>(in_.u16());
    if (!rule.is_valid() || (rule.unit == period_unit::none && rule != period_rule{}))
      in_.fail(says::state_periods_senseless());
    return rule;
  }

  void read_records(state_layout& layout) {
    const std::size_t records = in_.count(in_.u32(), 5);
    for (std::size_t index = 0; index < records; ++index) {
      std::string name = text(says::name_of_record_type);
      if (index > 0 && name <= layout.records.back()) in_.fail(says::state_records_descend());
      layout.records.push_back(std::move(name));
      supplied_.push_back(flag());
    }
  }

  void read_rejected() {
    const std::size_t counts = in_.count(in_.u32(), 16);
    for (std::size_t index = 0; index < counts; ++index) {
      std::string record = text(says::record_of_rejected);
      std::pair<std::string, std::string> key{std::move(record), text(says::reason_of_rejected)};
      const std::int64_t rows = in_.i64();
      if (rows < 1 || rows > state_rows::maximum_rows) in_.fail(says::state_rejected_number());
      if (!rejected_.empty() && key <= rejected_.rbegin()->first) in_.fail(says::state_rejected_descend());
      rejected_.emplace(std::move(key), rows);
    }
  }

  void read_aggregates(state_layout& layout) {
    const std::size_t aggregates = in_.count(in_.u32(), 17);
    for (std::size_t index = 0; index < aggregates; ++index) {
      aggregate_layout aggregate;
      aggregate.name = in_.array<16>();
      if (format_ == oldest_state_format) {
        read_widths(aggregate, index);
      } else {
        aggregate.record = in_.u32();
        if (aggregate.record >= layout.records.size()) in_.fail(says::state_record_unlisted());
        const auto form = plan::form_of_code(in_.u8());
        if (!form || plan::describe(*form).since > format_.minor) in_.fail(says::state_form_unknown());
        forms_.push_back(*form);
        // A group of buckets alone is one of many values.
        aggregate.form = *form == plan::state_form::sketched_values ? plan::state_form::few_values : *form;
      }
      layout.aggregates.push_back(aggregate);
    }
  }

  /// Format 0.0 names no forms: they are the model's, and the widths must be theirs.
  void read_widths(aggregate_layout& aggregate, std::size_t index) {
    const state_layout expected = layout_of(*model_, {}, {});
    if (index >= expected.aggregates.size()) in_.fail(says::state_aggregates_many());
    aggregate.record = expected.aggregates[index].record;
    aggregate.form = expected.aggregates[index].form;
    forms_.push_back(aggregate.form);
    const auto fields = is_fixed(aggregate.form) ? plan::describe(aggregate.form).fields
                                                 : std::span<const plan::state_field>{};
    const std::string_view stated = in_.raw(in_.u8());
    const bool same = std::equal(stated.begin(), stated.end(), fields.begin(), fields.end(),
                                 [](char left, const plan::state_field& right) {
                                   return static_cast<std::uint8_t>(left) == width_of(right);
                                 });
    if (!same || fields.empty()) in_.fail(says::state_fields_differ());
  }

  state_rows rows_of_model(const state_layout& layout) const {
    if (layout.shape != model_->shape) {
      throw error{error_code::state, says::state_of_other_model(to_hex(layout.shape), model_->definition.id,
                                                                to_hex(model_->shape))};
    }
    state_rows rows{*model_, layout.by, layout.period};
    require_equal(rows.layout(), layout);
    try {
      require_groupable(*model_, layout);
    } catch (const error& problem) {
      in_.fail(says::said_by(problem));
    }
    return rows;
  }

  bool flag() {
    const std::uint8_t value = in_.u8();
    if (value > 1) in_.fail(says::state_yes_or_no());
    return value == 1;
  }

  void read_groups(state_rows& rows) {
    const state_layout& layout = rows.layout();
    const std::size_t least_bytes =
        layout.key_parts() + 8 * (layout.records.size() + layout.aggregates.size());
    const std::int64_t stated = in_.i64();
    if (stated < 0 || (layout.key_parts() == 0 && stated > 1)) in_.fail(says::state_groups_number());
    const std::size_t groups =
        in_.count(static_cast<std::uint64_t>(stated), std::max<std::size_t>(least_bytes, 1));
    for (std::size_t group = 0; group < groups; ++group)
      read_group(rows);
  }

  void read_group(state_rows& rows) {
    const std::string key = key_bytes(read_key(rows.layout()));
    const std::size_t group = rows.groups().size();
    if (group > 0 && key <= rows.groups().bytes(group - 1)) in_.fail(says::state_groups_descend());
    rows.find_or_add_group(key);
    bool empty = true;
    for (std::size_t record = 0; record < rows.layout().records.size(); ++record) {
      const std::int64_t count = in_.i64();
      if (count < 0 || count > state_rows::maximum_rows) in_.fail(says::state_rows_number());
      if (count > 0 && !rows.supplied(record)) in_.fail(says::state_rows_unsupplied());
      rows.add_rows(record, group, count);
      total_ += count;
      if (total_ > state_rows::maximum_rows) in_.fail(says::state_rows_many());
      empty = empty && count == 0;
    }
    if (empty) in_.fail(says::state_group_empty());
    for (std::size_t index = 0; index < rows.layout().aggregates.size(); ++index)
      rows.counters().read(index, group, forms_[index], in_);
  }

  /// What is accepted is canonical: neither a newer form nor a newer format than the groups need.
  void refuse_needless(const state_rows& rows) const {
    std::uint16_t needed = 0;
    for (std::size_t index = 0; index < forms_.size(); ++index) {
      if (rows.counters().form_in_bytes(index, rows.groups().size()) != forms_[index])
        in_.fail(says::state_form_needless());
      needed = std::max(needed, plan::describe(forms_[index]).since);
    }
    if (format_.minor > std::max<std::uint16_t>(needed, 1)) in_.fail(says::state_format_needless());
  }

  group_key read_key(const state_layout& layout) {
    group_key key;
    for (std::size_t part = 0; part < layout.key_parts(); ++part) {
      key.push_back(flag() ? std::optional{text(says::key_of_group)} : std::nullopt);
      const bool is_period = part == layout.by.size();
      if (is_period && key.back() && !period_begin(*key.back(), layout.period))
        in_.fail(says::state_no_period(*key.back()));
    }
    return key;
  }

  bytes::byte_reader& in_;
  const compiled_model* model_;
  state_format format_;
  std::int64_t length_ = 0;
  std::vector<bool> supplied_;
  state_rows::rejected_map rejected_;
  std::vector<plan::state_form> forms_;  ///< of the aggregates, as the bytes say
  std::int64_t total_ = 0;
};

}  // namespace

state_rows read_body(bytes::byte_reader& in, const compiled_model* model) {
  return body_reader{in, model}.read();
}

}  // namespace assay::detail
