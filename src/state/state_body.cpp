// SPDX-License-Identifier: Apache-2.0
#include "state/state_body.hpp"

#include <span>
#include <vector>

#include <assay/error.hpp>

#include "bytes/byte_writer.hpp"
#include "state/older_format.hpp"
#include "text/sha256.hpp"

namespace assay::detail {

namespace {

constexpr std::size_t length_offset = 16;

void require_writable(const state_rows& rows, state_format format) {
  if (format == current_state_format) return;
  if (format != oldest_state_format) {
    throw error{error_code::argument, "there is no state format " + std::to_string(format.major) + "." +
                                          std::to_string(format.minor) + "; this version writes 0.0 and 0.1"};
  }
  if (rows.layout().period.unit != period_unit::none) {
    throw error{error_code::argument,
                "state format 0.0 knows no periods; roll the state up to none, or write 0.1"};
  }
  for (const aggregate_layout& aggregate : rows.layout().aggregates) {
    if (fixed_widths_of(aggregate.form).empty()) {
      throw error{error_code::argument,
                  "state format 0.0 knows no measures whose state has no fixed size; write 0.1"};
    }
  }
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

void write_aggregates(const state_rows& rows, state_format format, bytes::byte_writer& out) {
  out.u32(static_cast<std::uint32_t>(rows.layout().aggregates.size()));
  for (const aggregate_layout& aggregate : rows.layout().aggregates) {
    out.raw(aggregate.name);
    if (format == oldest_state_format) {
      const auto widths = fixed_widths_of(aggregate.form);
      out.u8(static_cast<std::uint8_t>(widths.size()));
      out.raw(widths);
    } else {
      out.u32(static_cast<std::uint32_t>(aggregate.record));
      out.u8(static_cast<std::uint8_t>(aggregate.form));
    }
  }
}

void write_group(const state_rows& rows, std::size_t group, bytes::byte_writer& out) {
  for (const auto& value : rows.groups().key(group)) {
    out.u8(value ? 1 : 0);
    if (value) out.text(*value);
  }
  for (std::size_t record = 0; record < rows.layout().records.size(); ++record)
    out.i64(rows.rows(record, group));
  for (std::size_t index = 0; index < rows.layout().aggregates.size(); ++index)
    rows.column(index).write(group, out);
}

}  // namespace

std::string write_body(const state_rows& rows, state_format format) {
  require_writable(rows, format);
  bytes::byte_writer out;
  write_head(rows, format, out);
  write_aggregates(rows, format, out);
  const auto order = rows.groups().sorted();
  out.i64(static_cast<std::int64_t>(order.size()));
  for (const std::uint32_t group : order)
    write_group(rows, group, out);
  out.patch_length(length_offset);
  return out.take();
}

}  // namespace assay::detail
