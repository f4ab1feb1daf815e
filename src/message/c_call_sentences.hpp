// SPDX-License-Identifier: Apache-2.0
//
// Calls through the C interface that make no sense.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

// Arguments.
inline constexpr sentence c_null_argument{"bad_call.null",
                                          with{"name"},
                                          {"\"{name}\" is NULL", "pass what the function asks for"},
                                          {"\"{name}\" 为 NULL", "传入该函数所需的内容"}};
inline constexpr sentence c_negative_argument{"bad_call.negative",
                                              with{"name", "value"},
                                              {"\"{name}\" is {value}", "pass 0 or more"},
                                              {"\"{name}\" 为 {value}", "传入 0 或更大的值"}};
inline constexpr sentence c_beyond_memory{
    "bad_call.too_large",
    with{"name", "value"},
    {"\"{name}\" is {value}, and no machine has the memory for that", "pass what there is"},
    {"\"{name}\" 为 {value}，没有机器有这么多内存", "传入实际的数值"}};
inline constexpr sentence c_bad_length{
    "bad_call.length",
    with{"name", "value"},
    {"the length of \"{name}\" is {value}", "pass its bytes, or -1 for a text that ends with a NUL"},
    {"\"{name}\" 的长度为 {value}", "传入其字节数；以 NUL 结尾的文本传入 -1"}};
inline constexpr sentence c_unknown_choice{
    "bad_call.choice",
    with{"name", "value"},
    {"\"{name}\" is {value}, which this version does not know", "use one of the constants of assay.h"},
    {"\"{name}\" 为 {value}，此版本不认识该值", "使用 assay.h 中的常量"}};
inline constexpr sentence c_no_element{
    "bad_call.index",
    with{"name", "index", "count"},
    {"there is no \"{name}\" {index}", "there are {count}, counted from 0"},
    {"没有 \"{name}\" {index}", "共有 {count} 个，从 0 开始计数"}};
inline constexpr sentence c_bad_name{"bad_call.utf8",
                                     with{"name"},
                                     {"\"{name}\" is not UTF-8", "pass its text in UTF-8"},
                                     {"\"{name}\" 不是 UTF-8", "以 UTF-8 传入其文本"}};

// Structs.
inline constexpr sentence c_short_struct{
    "bad_call.struct_bytes",
    with{"name", "bytes", "least"},
    {"\"{name}\" says that it has {bytes} bytes, and has at least {least}",
     "set struct_bytes to its sizeof before the call"},
    {"\"{name}\" 声明为 {bytes} 字节，而它至少有 {least} 字节", "调用前将 struct_bytes 设为其 sizeof"}};
inline constexpr sentence c_unknown_member{
    "bad_call.struct_tail",
    with{"name", "library"},
    {"\"{name}\" asks for something that version {library} of the library does not know",
     "leave members of newer headers 0, or use a newer library"},
    {"\"{name}\" 的要求超出了库版本 {library} 的能力", "将较新头文件的成员保持为 0，或使用较新的库"}};
inline constexpr sentence c_reserved_member{"bad_call.reserved",
                                            with{"name"},
                                            {"\"{name}\" has a reserved member that is not 0", "set it to 0"},
                                            {"\"{name}\" 的保留成员不为 0", "将其设为 0"}};

// Models: the first fault. The code is that of the fault.
inline constexpr sentence c_model_fault{".model_fault",
                                        with{"pointer", "fault"},
                                        {"{pointer}: {fault}", "{fault:hint}"},
                                        {"{pointer}：{fault}", "{fault:hint}"}};
inline constexpr sentence c_model_faults{
    ".model_faults",
    with{"pointer", "fault", "more"},
    {"{pointer}: {fault:line} (and {more} more)", "assay_check lists all of them"},
    {"{pointer}：{fault:line}（另有 {more} 处）", "assay_check 列出全部"}};

// Records.
inline constexpr sentence c_records_of_two_kinds{
    "bad_call.records_twice",
    {"the records come in more than one form",
     "set columns, or array and schema, or stream, and leave the others NULL"},
    {"记录以多种形式传入", "设置 columns，或 array 与 schema，或 stream，其余保持 NULL"}};
inline constexpr sentence c_no_stream_here{
    "bad_call.stream",
    {"a stream cannot be taken here", "pass one chunk of it after the other"},
    {"此处不接受流", "逐块传入"}};
inline constexpr sentence c_column_twice{"column_twice.records",
                                         {"two columns have this name", "pass one of them"},
                                         {"有两列同名", "只传入其中一列"}};
inline constexpr sentence c_not_supplied{
    "not_supplied.records",
    with{"suggestion"},
    {"the model needs this column, and the records do not have it", "{suggestion}"},
    {"模型需要该列，而记录中没有", "{suggestion}"}};
inline constexpr sentence c_stride{
    "bad_column.stride",
    with{"stride", "bytes"},
    {"has a stride of {stride} bytes, and its values {bytes}", "pass at least the size of a value, or 0"},
    {"步长为 {stride} 字节，而每个值 {bytes} 字节", "传入不小于值大小的步长，或 0"}};
inline constexpr sentence c_no_stride{"bad_column.no_stride",
                                      {"has a stride, which this type cannot have", "leave it 0"},
                                      {"带有步长，而该类型不能有步长", "保持为 0"}};
inline constexpr sentence c_bad_code{"bad_code.key",
                                     {"the code has no text in its dictionary", "pass codes of its texts"},
                                     {"该代码在字典中没有文本", "传入字典中文本的代码"}};
inline constexpr sentence c_column_type{
    "bad_column.type",
    with{"type"},
    {"has the type {type}, which this version does not know", "use one of enum assay_type"},
    {"类型为 {type}，此版本不认识该类型", "使用 enum assay_type 中的一种"}};
inline constexpr sentence c_text_length{
    "bad_column.text_length",
    {"has a text of a negative length", "pass lengths in bytes, or NULL for texts that end with a NUL"},
    {"有一个文本的长度为负", "传入以字节计的长度；以 NUL 结尾的文本传入 NULL"}};
inline constexpr sentence c_dictionary{"bad_column.dictionary",
                                       {"has a dictionary that holds no texts", "pass a column of texts"},
                                       {"其字典不存文本", "传入文本列"}};
inline constexpr sentence c_cell_twice{"column_twice.cells",
                                       {"two cells are of this column", "pass one of them"},
                                       {"有两个单元格属于该列", "只传入其中一个"}};
inline constexpr sentence c_cell_type{
    "bad_column.cell_type",
    {"has a cell of a type that this column cannot hold",
     "numbers and truth values are ASSAY_INT64 or ASSAY_FLOAT64, texts ASSAY_TEXT"},
    {"单元格的类型与该列不符", "数字与真假值用 ASSAY_INT64 或 ASSAY_FLOAT64，文本用 ASSAY_TEXT"}};

// Arrow.
inline constexpr sentence arrow_no_struct{
    "bad_column.arrow_struct",
    with{"format"},
    {R"(the records have the Arrow type "{format}")", "pass a record batch: an array of structs, +s"},
    {R"(记录的 Arrow 类型为 "{format}")", "传入记录批：结构体数组，+s"}};
inline constexpr sentence arrow_null_records{
    "bad_column.arrow_nulls",
    {"the array of records has records that are null", "pass a record batch, whose columns may have nulls"},
    {"记录数组中有为空的记录", "传入记录批；其各列可以有空值"}};
inline constexpr sentence arrow_children{
    "bad_column.arrow_children",
    with{"schema", "array"},
    {"the schema has {schema} columns, and the array {array}", "pass the schema of this array"},
    {"模式有 {schema} 列，而数组有 {array} 列", "传入该数组的模式"}};
inline constexpr sentence arrow_released{"bad_column.arrow_released",
                                         {"it was released already", "pass it before it is released"},
                                         {"它已被释放", "在释放之前传入"}};
inline constexpr sentence arrow_missing_part{
    "bad_column.arrow_part",
    {"a part of the array or of its schema is NULL", "pass a complete array"},
    {"数组或其模式的某一部分为 NULL", "传入完整的数组"}};
inline constexpr sentence arrow_lengths{
    "bad_column.arrow_length",
    with{"length", "offset"},
    {"has the length {length} and the offset {offset}, which the array around it does not allow",
     "pass an array whose parts fit each other"},
    {"长度为 {length}、偏移为 {offset}，与外层数组不符", "传入各部分相互一致的数组"}};
inline constexpr sentence arrow_buffers{
    "bad_column.arrow_buffers",
    with{"count", "format"},
    {R"(has {count} buffers, which the type "{format}" does not have)",
     "pass an array of the type that its schema says"},
    {R"(有 {count} 个缓冲区，与类型 "{format}" 不符)", "传入类型与模式一致的数组"}};
inline constexpr sentence arrow_type{
    "bad_column.arrow_type",
    with{"format", "type"},
    {R"(has the Arrow type "{format}", which a column of type {type} does not take)",
     "cast it; docs/abi.md lists the types"},
    {R"(的 Arrow 类型为 "{format}"，类型为 {type} 的列不接受)", "请转换类型；docs/abi.md 列出可用类型"}};
inline constexpr sentence arrow_value_type{
    "bad_column.arrow_value",
    with{"format"},
    {R"(has the Arrow type "{format}", which values cannot have)",
     "cast it to a number; docs/abi.md lists the types"},
    {R"(的 Arrow 类型为 "{format}"，值不能为该类型)", "请转换为数字；docs/abi.md 列出可用类型"}};
inline constexpr sentence arrow_no_validity{
    "bad_column.arrow_validity",
    with{"nulls"},
    {"says that it has {nulls} nulls, and has no validity", "pass the validity bitmap"},
    {"声明有 {nulls} 个空值，但没有有效位图", "传入有效位图"}};
inline constexpr sentence arrow_stream_failed{
    "stream_failed",
    with{"number", "text"},
    {"the stream failed with {number}: {text}", "see to its source"},
    {"流失败，错误号 {number}：{text}", "检查其来源"}};

// Values to be scored.
inline constexpr sentence c_values_of_scorer{
    "bad_call.values",
    with{"given", "wanted"},
    {"there are {given} values, and the model has {wanted} indicators",
     "pass one for each, NaN where there is none"},
    {"有 {given} 个值，而模型有 {wanted} 个指标", "每个指标传入一个值，没有时传入 NaN"}};
inline constexpr sentence c_nothing_scored_yet{"bad_call.no_batch",
                                               {"no batch was scored yet", "call assay_scorer_score first"},
                                               {"尚未对任何批次评分", "先调用 assay_scorer_score"}};

// Everything else that goes wrong.
inline constexpr sentence c_out_of_memory{"out_of_memory",
                                          {"there is not enough memory", "free some, or pass less at once"},
                                          {"内存不足", "释放内存，或减少每次传入的量"}};
inline constexpr sentence c_internal{"internal",
                                     with{"text"},
                                     {"a fault of the library: {text}", "please report it"},
                                     {"库内部错误：{text}", "请报告此问题"}};

}  // namespace assay::says
