/* SPDX-License-Identifier: Apache-2.0
 *
 * answers_c <folder of the conformance cases>: what the library answers here, a digest a line. The exit code says whether the cases
 * gave what is written down beside them.
 */
#include "answers.h"

#include <stdio.h>
#include <stdlib.h>

static int differences = 0;

void must(int32_t status, const assay_error* error, const char* what) {
  if (status == ASSAY_OK) return;
  fprintf(stderr, "answers_c: %s: %s\n", what, error->message);
  exit(2);
}

void expect(int condition, const char* what) {
  if (condition) return;
  fprintf(stderr, "answers_c: %s\n", what);
  exit(2);
}

void differs(const char* of, const char* answer) {
  fprintf(stderr, "answers_c: %s: not the %s that is written down\n", of, answer);
  ++differences;
}

void print_answer(const char* of, const char* answer, const void* bytes, size_t size) {
  char digest[digest_digits];
  digest_of(bytes, size, digest);
  printf("c/%s/%s %s\n", of, answer, digest);
}

assay_error empty_error(void) {
  const assay_error error = {.struct_bytes = sizeof error};
  return error;
}

int main(int argument_count, char** arguments) {
  expect(argument_count == 2, "usage: answers_c <folder of the conformance cases>");
  print_plain_lines();
  answer_conformance_cases(arguments[1]);
  answer_texts(arguments[1]);
  answer_batch();
  return differences == 0 ? 0 : 1;
}
