// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "bytes/byte_writer.hpp"
#include "model/compiled_model.hpp"
#include "state/state_body.hpp"
#include "text/sha256.hpp"

namespace assay::detail {

namespace {

constexpr std::string_view magic = "ASSAYSTA";
constexpr std::uint16_t format_major = 0;
constexpr std::uint16_t format_minor = 1;

/// Record types that have aggregates, by name: their order in the document must not show.
std::vector<std::int32_t> needed_records(const state_rows& rows) {
  const auto& records = rows.compiled().definition.records;
  std::vector<std::int32_t> needed;
  for (std::size_t index = 0; index < records.size(); ++index) {
    if (rows.needed(static_cast<std::int32_t>(index))) needed.push_back(static_cast<std::int32_t>(index));
  }
  std::sort(needed.begin(), needed.end(), [&records](std::int32_t left, std::int32_t right) {
    return records[static_cast<std::size_t>(left)].name < records[static_cast<std::size_t>(right)].name;
  });
  return needed;
}

void write_head(const state_rows& rows, std::span<const std::int32_t> records, bytes::byte_writer& out) {
  for (const char letter : magic)
    out.u8(static_cast<std::uint8_t>(letter));
  out.u16(format_major);
  out.u16(format_minor);
  out.u32(0);  // reserved
  out.i64(0);  // length, patched at the end
  out.raw(rows.compiled().shape);
  out.u32(static_cast<std::uint32_t>(rows.by().size()));
  for (const std::string& column : rows.by())
    out.text(column);
  out.u32(static_cast<std::uint32_t>(records.size()));
  for (const std::int32_t record : records) {
    out.text(rows.compiled().definition.records[static_cast<std::size_t>(record)].name);
    out.u8(rows.supplied(record) ? 1 : 0);
  }
  out.u32(static_cast<std::uint32_t>(rows.rejected().size()));
  for (const auto& [key, count] : rows.rejected()) {
    out.text(key.first);
    out.text(key.second);
    out.i64(count);
  }
}

void write_aggregates(const state_rows& rows, bytes::byte_writer& out) {
  const auto& aggregates = rows.compiled().plan.aggregates;
  out.u32(static_cast<std::uint32_t>(aggregates.size()));
  for (std::size_t index = 0; index < aggregates.size(); ++index) {
    const auto digest = text::sha256::of(aggregates[index].text);
    out.raw(std::span{digest}.first(16));
    out.u8(static_cast<std::uint8_t>(rows.column(index).form()));
  }
}

void write_key(const group_key& key, bytes::byte_writer& out) {
  for (const auto& value : key) {
    out.u8(value ? 1 : 0);
    if (value) out.text(*value);
  }
}

void write_group(const state_rows& rows, std::span<const std::int32_t> records, std::size_t group,
                 bytes::byte_writer& out) {
  write_key(rows.groups().key(group), out);
  for (const std::int32_t record : records)
    out.i64(rows.rows(record, group));
  for (std::size_t index = 0; index < rows.compiled().plan.aggregates.size(); ++index)
    rows.column(index).write(group, out);
}

}  // namespace

std::string write_body(const state_rows& rows) {
  constexpr std::size_t length_offset = 16;
  bytes::byte_writer out;
  const auto records = needed_records(rows);
  write_head(rows, records, out);
  write_aggregates(rows, out);
  const auto order = rows.groups().sorted();
  out.i64(static_cast<std::int64_t>(order.size()));
  for (const std::uint32_t group : order)
    write_group(rows, records, group, out);
  out.patch_length(length_offset);
  return out.take();
}

}  // namespace assay::detail
