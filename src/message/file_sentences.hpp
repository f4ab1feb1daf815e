// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with a file before its text is looked at.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

inline constexpr sentence cannot_open{
    "unreadable_file.open",
    with{"reason"},
    {"cannot open the file: {reason}", "check the path and its permissions"},
    {"无法打开文件：{reason}", "检查路径及其权限"}};
inline constexpr sentence cannot_read{"unreadable_file.read", with{"reason"},
                                      "cannot read the file: {reason}", "无法读取文件：{reason}"};
inline constexpr sentence file_too_large{"too_many.bytes", with{"most"}, "larger than {most} bytes",
                                         "大于 {most} 字节"};

// Compression.
inline constexpr const char* usual_compression = "give it uncompressed, or with gzip or zstd";
inline constexpr const char* usual_compression_zh = "提供未压缩的文件，或以 gzip 或 zstd 压缩的文件";
inline constexpr sentence file_is_archive{
    "unreadable_file.archive",
    {"the file is a zip archive or a workbook (.xlsx), which is not read",
     R"(unpack it, or save the sheet as "CSV UTF-8", and give that file)"},
    {"文件是 zip 压缩包或工作簿（.xlsx），不支持读取",
     R"(解压，或将工作表另存为 "CSV UTF-8"，再提供该文件)"}};
inline constexpr sentence file_is_bzip2{
    "unreadable_file.bzip2",
    {"the file is compressed with bzip2, which is not read", usual_compression},
    {"文件以 bzip2 压缩，不支持读取", usual_compression_zh}};
inline constexpr sentence file_is_xz{"unreadable_file.xz",
                                     {"the file is compressed with xz, which is not read", usual_compression},
                                     {"文件以 xz 压缩，不支持读取", usual_compression_zh}};
inline constexpr sentence expands_too_much{
    "too_many.expansion",
    with{"read", "kind", "ratio", "text"},
    {"{read} bytes of {kind} have become more than {ratio} times as many bytes of text ({text} so far): the "
     "file may be a decompression bomb",
     R"(if it is not, state a larger "maximum_expansion" in the source mapping, or give the file uncompressed)"},
    {"{read} 字节的 {kind} 数据解压后的文本已超过其 {ratio} 倍（目前 {text} 字节）：文件可能是解压炸弹",
     R"(如果不是，在来源映射中写明更大的 "maximum_expansion"，或提供未压缩的文件)"}};
/// Says only where in the compressed bytes it is. Has the code of the fault.
inline constexpr sentence fault_in_compressed{".compressed",
                                              with{"fault", "kind", "offset"},
                                              {"{kind} data, byte offset {offset}: {fault}", "{fault:hint}"},
                                              {"{kind} 数据，字节偏移 {offset}：{fault}", "{fault:hint}"}};
inline constexpr const char* fetch_again = "copy or fetch the file again";
inline constexpr const char* fetch_again_zh = "重新复制或重新获取文件";
inline constexpr sentence member_cut_short{
    "damaged_file.member",
    {"the file ends in the middle of a member: it is cut short", fetch_again},
    {"文件在一个压缩成员的中间结束：内容不完整", fetch_again_zh}};
inline constexpr sentence frame_cut_short{
    "damaged_file.frame",
    {"the file ends in the middle of a frame: it is cut short", fetch_again},
    {"文件在一个压缩帧的中间结束：内容不完整", fetch_again_zh}};
inline constexpr sentence member_checksum{
    "damaged_file.member_checksum",
    with{"begin"},
    {"the checksum of the member that begins at byte offset {begin} "
     "does not fit its text: the file is damaged",
     fetch_again},
    {"始于字节偏移 {begin} 的压缩成员，其校验和与文本不符：文件已损坏", fetch_again_zh}};
inline constexpr sentence frame_checksum{
    "damaged_file.frame_checksum",
    with{"begin"},
    {"the checksum of the frame that begins at byte offset {begin} does "
     "not fit its text: the file is damaged",
     fetch_again},
    {"始于字节偏移 {begin} 的压缩帧，其校验和与文本不符：文件已损坏", fetch_again_zh}};
inline constexpr sentence compressed_damage{"damaged_file.data",
                                            with{"reason"},
                                            {"the data are damaged ({reason})", fetch_again},
                                            {"数据已损坏（{reason}）", fetch_again_zh}};
inline constexpr sentence compressed_rest{
    "damaged_file.rest",
    {"the compressed data are followed by something else", "cut it off, or compress the file again"},
    {"压缩数据之后还有其他内容", "去掉它，或重新压缩文件"}};
inline constexpr sentence frame_window{
    "unreadable_file.window",
    {"the frame needs a window of more than 128 MiB of memory",
     "compress the file again without --long or --ultra"},
    {"该压缩帧需要超过 128 MiB 内存的窗口", "重新压缩文件，不用 --long 或 --ultra"}};

// Encodings.
inline constexpr sentence file_in_utf32{
    "bad_encoding.utf32",
    with{"encoding"},
    {"the file is {encoding}, by its byte order mark, which is not read", "save it as UTF-8"},
    {"按字节序标记，文件的编码为 {encoding}，不支持读取", "保存为 UTF-8"}};
inline constexpr sentence encoding_contradicted{
    "bad_encoding.declared",
    with{"encoding", "reason"},
    {R"(the source mapping declares "encoding": "{encoding}", and the file is not: {reason})",
     "correct the declaration, or leave it out for utf-8"},
    {R"(来源映射声明了 "encoding": "{encoding}"，而文件不是：{reason})", "更正声明；如为 utf-8，可省略声明"}};
inline constexpr sentence mark_of_encoding{"evidence.mark", with{"encoding"},
                                           "its byte order mark is that of {encoding}",
                                           "其字节序标记属于 {encoding}"};
inline constexpr sentence no_zero_bytes{"evidence.no_zero_bytes",
                                        "it holds no zero bytes, and all of it is utf-8",
                                        "其中没有零字节，且全部为 utf-8"};
inline constexpr sentence characters_in_utf8{"evidence.utf8", "its characters beyond ASCII are utf-8",
                                             "其中的非 ASCII 字符为 utf-8"};
inline constexpr sentence no_conversion{
    "bad_encoding.system",
    with{"encoding"},
    {"this system cannot convert {encoding} to UTF-8 (its iconv lacks the encoding)",
     "install the conversions of the C library, or convert the file elsewhere"},
    {"本系统无法将 {encoding} 转换为 UTF-8（其 iconv 没有该编码）", "安装 C 库的转换模块，或在别处转换文件"}};

}  // namespace assay::says
