// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with a call of the command line, with the files it writes, and what it remarks.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

// Options.
inline constexpr sentence input_read_twice{
    "bad_option.standard_input",
    {"--data names the standard input (-) more than once", "it can be read once only"}};
inline constexpr sentence data_argument{
    "bad_option.data", with{"written"},
    "--data {written}: write it as TABLE=FILE, where TABLE is a record type of the model"};
inline constexpr sentence offset_argument{
    "bad_option.utc_offset", with{"written"},
    "--utc-offset {written}: write how far the clock is ahead of UTC, such as +08:00, -03:30 or Z"};
inline constexpr sentence encoding_argument{"bad_option.encoding", with{"written", "known"},
                                            "--encoding {written}: known encodings are {known}"};
inline constexpr sentence no_such_metric{"unknown_metric", with{"metric", "suggestion"},
                                         R"(there is no metric "{metric:whole}"; {suggestion})"};

// Files that are written.
inline constexpr sentence output_is_link{
    "unwritable_file.link", {"is a symbolic link", "name the file it points to, or remove the link"}};
inline constexpr sentence output_is_folder{
    "unwritable_file.folder", with{"option"}, {"is a folder", "name a file in it with {option}"}};
inline constexpr sentence output_is_device{"unwritable_file.device",
                                           with{"option"},
                                           {"is a device, a pipe or a socket", "name a file with {option}"}};
inline constexpr sentence output_is_input{
    "unwritable_file.input",
    with{"option"},
    {"is read by this command and would be lost", "choose another with {option}"}};
inline constexpr sentence output_is_there{
    "unwritable_file.exists",
    with{"option"},
    {"the file is there already", "choose another with {option}, or add --overwrite"}};
inline constexpr sentence output_has_no_name{
    "unwritable_file.nameless", with{"option"}, {"is no name of a file", "name one with {option}"}};
inline constexpr sentence output_is_stream{"bad_option.stream",
                                           with{"option"},
                                           {"{option} -: it is written as a file, not to the standard output",
                                            "name one (./- for a file of this name)"}};
inline constexpr sentence cannot_write{
    "unwritable_file.write",
    with{"reason"},
    {"cannot write the file: {reason}", "check the space and the permissions of the folder"}};
inline constexpr sentence cannot_write_output{
    "unwritable_file.output", {"cannot write the output", "check the disk or the program that reads it"}};
inline constexpr sentence cannot_make_folder{
    "unwritable_file.make_folder",
    with{"reason"},
    {"cannot make the folder: {reason}", "choose another with --out"}};
inline constexpr sentence is_no_folder{"unwritable_file.no_folder",
                                       {"cannot make the folder", "choose another with --out"}};
inline constexpr sentence too_many_outputs{"too_many.outputs",
                                           "too many files are being written at the same time"};

// Records.
inline constexpr sentence same_contents{
    "source_twice.contents",
    with{"file"},
    {"has the same contents as {file}, so that its records would count twice", "leave one of them out"}};
inline constexpr sentence too_many_groups_kept{
    "too_many.groups_kept",
    with{"most"},
    {"the records fall into more than {most} groups, which may fill the memory",
     "group by fewer columns or longer periods, or allow more with --max-keys"}};
inline constexpr sentence file_not_read{
    "note.not_read", with{"model", "record"},
    R"(not read, no measure of "{model:whole}" needs records of type "{record:whole}")"};
inline constexpr sentence file_repeated{
    "note.file_repeated", with{"record", "file"},
    "--data {record}={file} is there more than once: its records count as often"};
inline constexpr const char* declare_outside = R"(a derived column can declare "minimum" and "outside")";
inline constexpr sentence difference_negative{
    "note.negative_record",
    with{"record", "difference"},
    {"{record}: {difference} is below 0 in 1 record, which counts like any other", declare_outside}};
inline constexpr sentence differences_negative{
    "note.negative_records",
    with{"record", "difference", "rows"},
    {"{record}: {difference} is below 0 in {rows} records, which count like any other", declare_outside}};
inline constexpr sentence more_rows_skipped{"note.skipped", with{"rows"}, "{rows} more rows were skipped"};
inline constexpr sentence records_not_given{
    "note.not_given", with{"record"},
    R"(no --data {record}=FILE: indicators that need "{record:whole}" records have no data)"};

// Stored states.
inline constexpr sentence state_written{"note.state_written", with{"source"}, "written, source {source}"};
inline constexpr sentence source_line{"bad_source_list.line", with{"line", "mark"},
                                      R"("{line:whole}": 32 hexadecimal digits must follow {mark})"};
inline constexpr sentence source_in_two_files{
    "source_twice.files",
    with{"file", "source"},
    {"holds records that {file} holds too (source {source}), so they would count twice",
     "leave one of them out"}};
inline constexpr sentence states_not_sealed{
    "sealed_state.sources",
    {"the states are not sealed, so that nobody can say which sources they rest on",
     "write them with assay evaluate --state-out"}};
inline constexpr sentence other_sources{
    "state_mismatch.sources", with{"list", "sources", "listed"},
    "the states do not rest on the sources listed in {list}: they have {sources}, the list {listed}"};
inline constexpr sentence sources_not_listed{"state_mismatch.strangers", with{"fault", "files"},
                                             "{fault}; with sources that are not in the list: {files}"};
inline constexpr sentence sources_without_state{"state_mismatch.absent", with{"fault", "sources"},
                                                "{fault}; without a state: {sources}"};
inline constexpr sentence items_listed{"items.next", with{"first", "next"}, "{first}, {next}"};
inline constexpr sentence one_item{"items.one", with{"item"}, "{item}"};
inline constexpr sentence items_and_more{"items.more", with{"items", "count"}, "{items} and {count} more"};

}  // namespace assay::says
