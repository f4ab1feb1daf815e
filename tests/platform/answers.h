/* SPDX-License-Identifier: Apache-2.0
 *
 * What the parts of answers_c share: the files of the conformance cases, digests, and lines of the report.
 */
#ifndef ASSAY_TESTS_PLATFORM_ANSWERS_H
#define ASSAY_TESTS_PLATFORM_ANSWERS_H

#include <assay.h>
#include <stddef.h>

/* Bytes with a NUL behind them, from malloc. */
struct content {
  char* bytes;
  size_t size;
};

/* Paths are UTF-8 with '/', whatever the platform's own are. What cannot be done ends the program with a message. */
struct content read_file(const char* folder, const char* path);
void write_file(const char* path, const char* text);
void make_folder(const char* path);
void remove_file(const char* path);
void remove_folder(const char* path);
/* Standard output without the line ends of the platform. */
void print_plain_lines(void);

enum { digest_digits = 65 };
/* SHA-256 in hexadecimal, with a NUL. */
void digest_of(const void* bytes, size_t size, char digest[digest_digits]);

/* Ends the program with what the error says when a call did not succeed. */
void must(int32_t status, const assay_error* error, const char* what);
/* Ends the program when a condition does not hold. */
void expect(int condition, const char* what);
/* Counts an answer that is not the one written down, and says which. */
void differs(const char* of, const char* answer);

/* A line of the report: `c/<of>/<answer> <digest>`. */
void print_answer(const char* of, const char* answer, const void* bytes, size_t size);

assay_error empty_error(void);

void answer_conformance_cases(const char* folder);
void answer_texts(const char* conformance_folder);
void answer_batch(void);

#endif
