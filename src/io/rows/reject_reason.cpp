// SPDX-License-Identifier: Apache-2.0
//
// Names of reasons, and the faults they stand for.
#include "io/rows/reject_reason.hpp"

#include "text/enumerators.hpp"

namespace assay::io {

namespace {

struct reason_text {
  std::string_view name;
  std::string_view zh;
  std::string_view en;
};

// In the order of reject_reason.
constexpr std::array<reason_text, reject_reason_count> reasons{{
    {"unterminated_quote", "引号未闭合", "quote never closed"},
    {"text_after_closing_quote", "引号后有多余文字", "text after a closing quote"},
    {"quote_in_unquoted_field", "未加引号的字段中有引号", "quote in an unquoted field"},
    {"invalid_utf8", "不是 UTF-8", "not UTF-8"},
    {"bad_encoding", "与声明的编码不符", "not in the declared encoding"},
    {"byte_order_mark", "文件中间有字节序标记", "byte order mark in the middle"},
    {"nul_byte", "含空字节", "zero byte"},
    {"record_too_long", "行过长", "row too long"},
    {"too_many_fields", "字段过多", "too many fields"},
    {"ragged_row", "字段数与表头不符", "number of fields unlike the header"},
    {"bad_number", "不是数字", "not a number"},
    {"too_many_digits", "小数位过多", "too many digits"},
    {"out_of_range", "超出取值范围", "out of range"},
    {"bad_boolean", "不是真假值", "not a truth value"},
    {"bad_duration", "不是时长", "not a duration"},
    {"bad_timestamp", "不是时间", "not a time"},
    {"not_finite", "不是有限数", "not finite"},
    {"wrong_type", "类型不符", "wrong type"},
    {"number_separator", "未声明的小数逗号或千分位", "decimal comma or thousands separators not declared"},
    {"percent_sign", "未声明的百分号", "percent sign not declared"},
    {"full_width", "未声明的全角字符", "full-width characters not declared"},
    {"spreadsheet_number", "被电子表格截短的数字", "number shortened by a spreadsheet"},
    {"negative_duration", "时长为负", "duration below zero"},
    {"unstated_date_order", "未说明日月顺序", "order of day and month not stated"},
    {"missing_key", "缺少主键", "no key"},
    {"duplicate_key", "主键重复", "key occurred before"},
    {"outside_range", "计算列超出声明范围", "calculated column outside of its range"},
}};
static_assert(reject_reason_count == text::enumerator_count<reject_reason>);

}  // namespace

std::string_view name_of(reject_reason reason) noexcept {
  return reasons[static_cast<std::size_t>(reason)].name;
}

std::string_view describe(std::string_view name, std::string_view language) noexcept {
  for (const reason_text& text : reasons) {
    if (text.name == name) return language == "zh" ? text.zh : text.en;
  }
  return name;
}

reject_reason reason_of(csv_fault fault) noexcept {
  switch (fault) {
    case csv_fault::unterminated_quote:
      return reject_reason::unterminated_quote;
    case csv_fault::text_after_closing_quote:
      return reject_reason::text_after_closing_quote;
    case csv_fault::quote_in_unquoted_field:
      return reject_reason::quote_in_unquoted_field;
    case csv_fault::invalid_utf8:
      return reject_reason::invalid_utf8;
    case csv_fault::bad_encoding:
      return reject_reason::bad_encoding;
    case csv_fault::byte_order_mark:
      return reject_reason::byte_order_mark;
    case csv_fault::nul_byte:
      return reject_reason::nul_byte;
    case csv_fault::record_too_long:
      return reject_reason::record_too_long;
    case csv_fault::too_many_fields:
      break;
  }
  return reject_reason::too_many_fields;
}

reject_reason reason_of(column::cell_fault fault) noexcept {
  using column::cell_fault;
  switch (fault) {
    case cell_fault::bad_number:
      return reject_reason::bad_number;
    case cell_fault::too_many_digits:
      return reject_reason::too_many_digits;
    case cell_fault::out_of_range:
      return reject_reason::out_of_range;
    case cell_fault::bad_boolean:
      return reject_reason::bad_boolean;
    case cell_fault::bad_duration:
      return reject_reason::bad_duration;
    case cell_fault::bad_timestamp:
      return reject_reason::bad_timestamp;
    case cell_fault::not_finite:
      return reject_reason::not_finite;
    case cell_fault::invalid_utf8:
      return reject_reason::invalid_utf8;
    case cell_fault::number_separator:
      return reject_reason::number_separator;
    case cell_fault::percent_sign:
      return reject_reason::percent_sign;
    case cell_fault::full_width:
      return reject_reason::full_width;
    case cell_fault::spreadsheet_number:
      return reject_reason::spreadsheet_number;
    case cell_fault::negative_duration:
      return reject_reason::negative_duration;
    case cell_fault::unstated_date_order:
      return reject_reason::unstated_date_order;
    case cell_fault::none:
    case cell_fault::wrong_type:
      break;
  }
  return reject_reason::wrong_type;
}

}  // namespace assay::io
