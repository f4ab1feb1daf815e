// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with a file before its text is looked at.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

inline constexpr sentence cannot_open{
    "unreadable_file.open",
    with{"reason"},
    {"cannot open the file: {reason}", "check the path and its permissions"}};
inline constexpr sentence cannot_read{"unreadable_file.read", with{"reason"},
                                      "cannot read the file: {reason}"};
inline constexpr sentence file_too_large{"too_many.bytes", with{"most"}, "larger than {most} bytes"};

// Compression.
inline constexpr const char* usual_compression = "give it uncompressed, or with gzip or zstd";
inline constexpr sentence file_is_archive{
    "unreadable_file.archive",
    {"the file is a zip archive or a workbook (.xlsx), which is not read",
     R"(unpack it, or save the sheet as "CSV UTF-8", and give that file)"}};
inline constexpr sentence file_is_bzip2{
    "unreadable_file.bzip2", {"the file is compressed with bzip2, which is not read", usual_compression}};
inline constexpr sentence file_is_xz{
    "unreadable_file.xz", {"the file is compressed with xz, which is not read", usual_compression}};
inline constexpr sentence expands_too_much{
    "too_many.expansion",
    with{"read", "kind", "ratio", "text"},
    {"{read} bytes of {kind} have become more than {ratio} times as many bytes of text ({text} so far): the "
     "file may be a decompression bomb",
     R"(if it is not, state a larger "maximum_expansion" in the source mapping, or give the file uncompressed)"}};
/// Says only where in the compressed bytes it is. Has the code of the fault.
inline constexpr sentence fault_in_compressed{".compressed",
                                              with{"fault", "kind", "offset"},
                                              {"{kind} data, byte offset {offset}: {fault}", "{fault:hint}"}};
inline constexpr const char* fetch_again = "copy or fetch the file again";
inline constexpr sentence member_cut_short{
    "damaged_file.member", {"the file ends in the middle of a member: it is cut short", fetch_again}};
inline constexpr sentence frame_cut_short{
    "damaged_file.frame", {"the file ends in the middle of a frame: it is cut short", fetch_again}};
inline constexpr sentence member_checksum{"damaged_file.member_checksum",
                                          with{"begin"},
                                          {"the checksum of the member that begins at byte offset {begin} "
                                           "does not fit its text: the file is damaged",
                                           fetch_again}};
inline constexpr sentence frame_checksum{"damaged_file.frame_checksum",
                                         with{"begin"},
                                         {"the checksum of the frame that begins at byte offset {begin} does "
                                          "not fit its text: the file is damaged",
                                          fetch_again}};
inline constexpr sentence compressed_damage{
    "damaged_file.data", with{"reason"}, {"the data are damaged ({reason})", fetch_again}};
inline constexpr sentence compressed_rest{
    "damaged_file.rest",
    {"the compressed data are followed by something else", "cut it off, or compress the file again"}};
inline constexpr sentence frame_window{"unreadable_file.window",
                                       {"the frame needs a window of more than 128 MiB of memory",
                                        "compress the file again without --long or --ultra"}};

// Encodings.
inline constexpr sentence file_in_utf32{
    "bad_encoding.utf32",
    with{"encoding"},
    {"the file is {encoding}, by its byte order mark, which is not read", "save it as UTF-8"}};
inline constexpr sentence encoding_contradicted{
    "bad_encoding.declared",
    with{"encoding", "reason"},
    {R"(the source mapping declares "encoding": "{encoding}", and the file is not: {reason})",
     "correct the declaration, or leave it out for utf-8"}};
inline constexpr sentence mark_of_encoding{"evidence.mark", with{"encoding"},
                                           "its byte order mark is that of {encoding}"};
inline constexpr sentence no_zero_bytes{"evidence.no_zero_bytes",
                                        "it holds no zero bytes, and all of it is utf-8"};
inline constexpr sentence characters_in_utf8{"evidence.utf8", "its characters beyond ASCII are utf-8"};
inline constexpr sentence no_conversion{
    "bad_encoding.system",
    with{"encoding"},
    {"this system cannot convert {encoding} to UTF-8 (its iconv lacks the encoding)",
     "install the conversions of the C library, or convert the file elsewhere"}};

}  // namespace assay::says
