// SPDX-License-Identifier: Apache-2.0
#include "state/state_body.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <assay/error.hpp>

#include "bytes/byte_writer.hpp"
#include "message/state_sentences.hpp"
#include "state/older_format.hpp"
#include "text/sha256.hpp"

namespace assay::detail {

namespace {

constexpr std::size_t length_offset = 16;
/// What states are written in unless they need more.
constexpr state_format first_general_format{0, 1};

std::string text_of(state_format format) {
  return std::to_string(format.major) + "." + std::to_string(format.minor);
}

/// The forms that the aggregates are written in, and the oldest format that holds them.
struct written_as {
  state_format format = first_general_format;
  std::vector<plan::state_form> forms;
};

/// At most `newest`: what it does not know is written less exactly where its form has an older one, else refused.
written_as written_at_most(const state_rows& rows, state_format newest) {
  if (newest.major != current_state_format.major || newest.minor > current_state_format.minor) {
    throw error{error_code::argument, says::no_such_state_format(text_of(newest))};
  }
  written_as result;
  if (newest == oldest_state_format) {
    result.format = newest;
    if (rows.layout().period.unit != period_unit::none)
      throw error{error_code::argument, says::format_without_periods()};
  }
  for (std::size_t index = 0; index < rows.layout().aggregates.size(); ++index) {
    plan::state_form form = rows.counters().form_in_bytes(index, rows.groups().size());
    if (newest.minor < plan::describe(form).since && form == plan::state_form::few_values)
      form = plan::state_form::sketched_values;
    const std::uint16_t since = plan::describe(form).since;
    const auto needed = [since] { return text_of({0, since}); };
    if (newest == oldest_state_format && since > 0)
      throw error{error_code::argument, says::format_of_fixed_size(text_of(newest), needed())};
    if (newest.minor < since)
      throw error{error_code::argument, says::format_of_estimates(text_of(newest), needed())};
    result.format.minor = std::max(result.format.minor, since);
    result.forms.push_back(form);
  }
  return result;
}

void write_head(const state_rows& rows, state_format format, bytes::byte_writer& out) {
  const state_layout& layout = rows.layout();
  for (const char letter : body_magic)
    out.u8(static_cast<std::uint8_t>(letter));
  out.u16(format.major);
  out.u16(format.minor);
  out.u32(0);  // reserved
  out.i64(0);  // length, patched at the end
  out.raw(layout.shape);
  out.u32(static_cast<std::uint32_t>(layout.by.size()));
  for (const std::string& column : layout.by)
    out.text(column);
  if (format != oldest_state_format) {
    out.u8(static_cast<std::uint8_t>(layout.period.unit));
    out.u8(static_cast<std::uint8_t>(layout.period.fiscal_start_month));
    out.u16(static_cast<std::uint16_t>(layout.period.utc_offset_minutes));
  }
  out.u32(static_cast<std::uint32_t>(layout.records.size()));
  for (std::size_t record = 0; record < layout.records.size(); ++record) {
    out.text(layout.records[record]);
    out.u8(rows.supplied(record) ? 1 : 0);
  }
  out.u32(static_cast<std::uint32_t>(rows.rejected().size()));
  for (const auto& [key, count] : rows.rejected()) {
    out.text(key.first);
    out.text(key.second);
    out.i64(count);
  }
}

void write_aggregates(const state_rows& rows, const written_as& as, bytes::byte_writer& out) {
  out.u32(static_cast<std::uint32_t>(rows.layout().aggregates.size()));
  for (std::size_t index = 0; index < rows.layout().aggregates.size(); ++index) {
    const aggregate_layout& aggregate = rows.layout().aggregates[index];
    out.raw(aggregate.name);
    if (as.format == oldest_state_format) {
      const auto fields = plan::describe(aggregate.form).fields;
      out.u8(static_cast<std::uint8_t>(fields.size()));
      for (const plan::state_field& field : fields)
        out.u8(width_of(field));
    } else {
      out.u32(static_cast<std::uint32_t>(aggregate.record));
      out.u8(static_cast<std::uint8_t>(as.forms[index]));
    }
  }
}

void write_group(const state_rows& rows, std::size_t group, const written_as& as, bytes::byte_writer& out) {
  const group_key key = rows.groups().key(group);
  for (const auto& value : key) {
    out.u8(value ? 1 : 0);
    if (value) out.text(*value);
  }
  for (std::size_t record = 0; record < rows.layout().records.size(); ++record)
    out.i64(rows.rows(record, group));
  for (std::size_t index = 0; index < rows.layout().aggregates.size(); ++index)
    rows.counters().write(index, group, as.forms[index], out);
}

}  // namespace

std::string write_body(const state_rows& rows, state_format format) {
  const written_as as = written_at_most(rows, format);
  bytes::byte_writer out;
  write_head(rows, as.format, out);
  write_aggregates(rows, as, out);
  const auto order = rows.groups().sorted();
  out.i64(static_cast<std::int64_t>(order.size()));
  for (const std::uint32_t group : order)
    write_group(rows, group, as, out);
  out.patch_length(length_offset);
  return out.take();
}

}  // namespace assay::detail
