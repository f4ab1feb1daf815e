// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with a call of the command line, with the files it writes, and what it remarks.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

// Options.
inline constexpr sentence input_read_twice{
    "bad_option.standard_input",
    {"--data names the standard input (-) more than once", "it can be read once only"},
    {"--data 多次指定标准输入（-）", "标准输入只能读取一次"}};
inline constexpr sentence data_argument{
    "bad_option.data", with{"written"},
    "--data {written}: write it as TABLE=FILE, where TABLE is a record type of the model",
    "--data {written}：写成 TABLE=FILE，其中 TABLE 是模型的记录类型"};
inline constexpr sentence offset_argument{
    "bad_option.utc_offset", with{"written"},
    "--utc-offset {written}: write how far the clock is ahead of UTC, such as +08:00, -03:30 or Z",
    "--utc-offset {written}：写时钟比 UTC 快多少，例如 +08:00、-03:30 或 Z"};
inline constexpr sentence encoding_argument{"bad_option.encoding", with{"written", "known"},
                                            "--encoding {written}: known encodings are {known}",
                                            "--encoding {written}：已知的编码有 {known}"};
inline constexpr sentence no_such_metric{"unknown_metric", with{"metric", "suggestion"},
                                         R"(there is no metric "{metric:whole}"; {suggestion})",
                                         R"(没有名为 "{metric:whole}" 的度量；{suggestion})"};

// Files that are written.
inline constexpr sentence output_is_link{
    "unwritable_file.link",
    {"is a symbolic link", "name the file it points to, or remove the link"},
    {"是符号链接", "写它所指的文件，或删除该链接"}};
inline constexpr sentence output_is_folder{"unwritable_file.folder",
                                           with{"option"},
                                           {"is a folder", "name a file in it with {option}"},
                                           {"是文件夹", "用 {option} 指定其中的文件"}};
inline constexpr sentence output_is_device{"unwritable_file.device",
                                           with{"option"},
                                           {"is a device, a pipe or a socket", "name a file with {option}"},
                                           {"是设备、管道或套接字", "用 {option} 指定一个文件"}};
inline constexpr sentence output_is_input{
    "unwritable_file.input",
    with{"option"},
    {"is read by this command and would be lost", "choose another with {option}"},
    {"是本命令要读取的文件，写入会使其丢失", "用 {option} 另选一个"}};
inline constexpr sentence output_is_there{
    "unwritable_file.exists",
    with{"option"},
    {"the file is there already", "choose another with {option}, or add --overwrite"},
    {"文件已存在", "用 {option} 另选一个，或加上 --overwrite"}};
inline constexpr sentence output_has_no_name{"unwritable_file.nameless",
                                             with{"option"},
                                             {"is no name of a file", "name one with {option}"},
                                             {"不是文件名", "用 {option} 指定一个文件"}};
inline constexpr sentence output_is_stream{
    "bad_option.stream",
    with{"option"},
    {"{option} -: it is written as a file, not to the standard output",
     "name one (./- for a file of this name)"},
    {"{option} -：须写成文件，不能写到标准输出", "指定文件名（文件名就是 - 时写 ./-）"}};
inline constexpr sentence cannot_write{
    "unwritable_file.write",
    with{"reason"},
    {"cannot write the file: {reason}", "check the space and the permissions of the folder"},
    {"无法写入文件：{reason}", "检查剩余空间和文件夹的权限"}};
inline constexpr sentence cannot_write_output{
    "unwritable_file.output",
    {"cannot write the output", "check the disk or the program that reads it"},
    {"无法写出结果", "检查磁盘，或读取输出的程序"}};
inline constexpr sentence cannot_make_folder{
    "unwritable_file.make_folder",
    with{"reason"},
    {"cannot make the folder: {reason}", "choose another with --out"},
    {"无法创建文件夹：{reason}", "用 --out 另选一个"}};
inline constexpr sentence is_no_folder{"unwritable_file.no_folder",
                                       {"cannot make the folder", "choose another with --out"},
                                       {"无法创建文件夹", "用 --out 另选一个"}};
inline constexpr sentence too_many_outputs{
    "too_many.outputs", "too many files are being written at the same time", "同时写入的文件过多"};

// Records.
inline constexpr sentence same_contents{
    "source_twice.contents",
    with{"file"},
    {"has the same contents as {file}, so that its records would count twice", "leave one of them out"},
    {"与 {file} 内容相同，其记录会被重复计算", "去掉其中一个"}};
inline constexpr sentence too_many_groups_kept{
    "too_many.groups_kept",
    with{"most"},
    {"the records fall into more than {most} groups, which may fill the memory",
     "group by fewer columns or longer periods, or allow more with --max-keys"},
    {"记录分成的组超过 {most} 个，可能会占满内存", "减少分组列或加长周期，或用 --max-keys 放宽上限"}};
inline constexpr sentence file_repeated{
    "note.file_repeated", with{"record", "file"},
    "--data {record}={file} is there more than once: its records count as often",
    "--data {record}={file} 重复出现，其记录也按次数重复计算"};
inline constexpr sentence more_rows_skipped{"note.skipped", with{"rows"}, "{rows} more rows were skipped",
                                            "另有 {rows} 行被跳过"};
inline constexpr sentence records_not_given{
    "note.not_given", with{"record"},
    R"(no --data {record}=FILE: indicators that need "{record:whole}" records have no data)",
    R"(没有 --data {record}=FILE：需要 "{record:whole}" 记录的指标无数据)"};

// Stored states.
inline constexpr sentence state_written{"note.state_written", with{"source"}, "written, source {source}",
                                        "已写入，来源 {source}"};
inline constexpr sentence source_line{"bad_source_list.line", with{"line", "mark"},
                                      R"("{line:whole}": 32 hexadecimal digits must follow {mark})",
                                      R"("{line:whole}"：{mark} 之后必须是 32 位十六进制数字)"};
inline constexpr sentence source_in_two_files{
    "source_twice.files",
    with{"file", "source"},
    {"holds records that {file} holds too (source {source}), so they would count twice",
     "leave one of them out"},
    {"其中的记录 {file} 也有（来源 {source}），会被重复计算", "去掉其中一个"}};
inline constexpr sentence states_not_sealed{
    "sealed_state.sources",
    {"the states are not sealed, so that nobody can say which sources they rest on",
     "write them with assay evaluate --state-out"},
    {"状态没有封存，无法确定其依据哪些来源", "用 assay evaluate --state-out 写出状态"}};
inline constexpr sentence other_sources{
    "state_mismatch.sources", with{"list", "sources", "listed"},
    "the states do not rest on the sources listed in {list}: they have {sources}, the list {listed}",
    "状态所依据的来源与 {list} 所列的不符：状态有 {sources} 个，清单有 {listed} 个"};
inline constexpr sentence sources_not_listed{"state_mismatch.strangers", with{"fault", "files"},
                                             "{fault}; with sources that are not in the list: {files}",
                                             "{fault}；含有清单以外来源的文件：{files}"};
inline constexpr sentence sources_without_state{"state_mismatch.absent", with{"fault", "sources"},
                                                "{fault}; without a state: {sources}",
                                                "{fault}；没有状态的来源：{sources}"};
inline constexpr sentence items_listed{"items.next", with{"first", "next"}, "{first}, {next}",
                                       "{first}、{next}"};
inline constexpr sentence one_item{"items.one", with{"item"}, "{item}", "{item}"};
inline constexpr sentence items_and_more{"items.more", with{"items", "count"}, "{items} and {count} more",
                                         "{items} 及另外 {count} 项"};

}  // namespace assay::says
