/* SPDX-License-Identifier: Apache-2.0
 *
 * The vectors of tests/conformance through the C interface: the records' state, what is stored of it, and the result.
 */
#include "conformance_cases.h"

#include <stdlib.h>
#include <string.h>

#include "answers.h"

/* Pieces that cut rows, and characters of more than one byte, everywhere. */
enum { piece_bytes = 11 };

static void read_table(assay_state* state, const assay_model* model, const char* record,
                       struct content mapping, int32_t on_error, struct content file) {
  assay_error error = empty_error();
  assay_reader* reader = NULL;
  const int64_t index = assay_model_find(model, ASSAY_LIST_RECORDS, 0, record, -1);
  const assay_reader_options options = {.struct_bytes = sizeof options, .on_error = on_error};
  must(assay_reader_new(state, index, mapping.bytes, (int64_t)mapping.size, &options, &reader, &error),
       &error, record);
  for (size_t at = 0; at < file.size; at += piece_bytes) {
    const size_t left = file.size - at;
    const size_t size = left < piece_bytes ? left : piece_bytes;
    must(assay_reader_push(reader, file.bytes + at, (int64_t)size, &error), &error, record);
  }
  must(assay_reader_finish(reader, ASSAY_ENGLISH, NULL, &error), &error, record);
  assay_reader_free(reader);
}

static assay_bytes* json_of(const assay_state* state, const assay_model* model) {
  assay_error error = empty_error();
  assay_result* result = NULL;
  assay_bytes* json = NULL;
  must(assay_state_grade(state, model, NULL, &result, &error), &error, "grade");
  must(assay_result_json(result, 0, -1, &json, &error), &error, "json");
  assay_result_free(result);
  return json;
}

static int value_of_digit(char digit) { return digit <= '9' ? digit - '0' : digit - 'a' + 10; }

/* The bytes that lines of hexadecimal digits spell, in their place. */
static void spell_out(struct content* hexadecimal) {
  size_t digits = 0;
  char* const text = hexadecimal->bytes;
  for (size_t at = 0; at < hexadecimal->size; ++at) {
    if (text[at] == '\n') continue;
    const int value = value_of_digit(text[at]);
    text[digits / 2] = (char)(digits % 2 == 0 ? value * 16 : text[digits / 2] | value);
    ++digits;
  }
  hexadecimal->size = digits / 2;
}

static int is_equal(const assay_bytes* left, const assay_bytes* right) {
  int64_t left_size = 0, right_size = 0;
  const char* const left_bytes = assay_bytes_data(left, &left_size);
  const char* const right_bytes = assay_bytes_data(right, &right_size);
  return left_size == right_size && memcmp(left_bytes, right_bytes, (size_t)left_size) == 0;
}

/* The body that is written down leads to the same result, whichever machine wrote it. */
static void load_what_is_written_down(const char* of, const assay_model* model, struct content body,
                                      const uint8_t digest[32], const assay_bytes* json) {
  assay_error error = empty_error();
  assay_state* loaded = NULL;
  uint8_t loaded_digest[32];
  must(assay_state_load(model, body.bytes, (int64_t)body.size, &loaded, &error), &error, of);
  must(assay_state_digest(loaded, loaded_digest, &error), &error, of);
  if (memcmp(loaded_digest, digest, sizeof loaded_digest) != 0) differs(of, "digest of the state");
  assay_bytes* const loaded_json = json_of(loaded, model);
  if (!is_equal(loaded_json, json)) differs(of, "result of the loaded state");
  assay_bytes_free(loaded_json);
  assay_state_free(loaded);
}

static void answer_case(const char* root, const struct conformance_case* one) {
  assay_error error = empty_error();
  char folder[512];
  expect(strlen(root) + strlen(one->name) + 2 <= sizeof folder, "the path of the cases is too long");
  strcpy(folder, root);
  strcat(folder, "/");
  strcat(folder, one->name);

  const struct content document = read_file(folder, one->model);
  assay_model* model = NULL;
  must(assay_model_new(document.bytes, (int64_t)document.size, &model, &error), &error, one->name);
  const assay_grouping grouping = {.struct_bytes = sizeof grouping,
                                   .by_count = one->by_count,
                                   .period = one->period,
                                   .utc_offset_minutes = one->utc_offset_minutes,
                                   .fiscal_start_month = one->fiscal_start_month,
                                   .by = one->by};
  assay_state* state = NULL;
  must(assay_state_new(model, &grouping, &state, &error), &error, one->name);
  struct content mapping = {NULL, 0};
  if (one->mapping != NULL) mapping = read_file(folder, one->mapping);
  for (int32_t table = 0; table < one->table_count; ++table) {
    const struct content file = read_file(folder, one->tables[table].file);
    read_table(state, model, one->tables[table].record, mapping, one->on_error, file);
    free(file.bytes);
  }
  free(mapping.bytes);

  uint8_t digest[32];
  assay_bytes* stored = NULL;
  int64_t size = 0;
  must(assay_state_digest(state, digest, &error), &error, one->name);
  must(assay_state_save(state, ASSAY_FORMAT_USUAL, &stored, &error), &error, one->name);
  const char* bytes = assay_bytes_data(stored, &size);
  struct content body = read_file(folder, "state.hex");
  spell_out(&body);
  if ((size_t)size < body.size || memcmp(bytes, body.bytes, body.size) != 0) differs(one->name, "state");
  print_answer(one->name, "digest", digest, sizeof digest);
  print_answer(one->name, "stored", bytes, (size_t)size);

  assay_bytes* const json = json_of(state, model);
  bytes = assay_bytes_data(json, &size);
  const struct content written = read_file(folder, "result.sha256");
  char of_result[digest_digits];
  digest_of(bytes, (size_t)size, of_result);
  if (strncmp(written.bytes, of_result, digest_digits - 1) != 0) differs(one->name, "result");
  print_answer(one->name, "result", bytes, (size_t)size);
  load_what_is_written_down(one->name, model, body, digest, json);

  free(written.bytes);
  free(body.bytes);
  free(document.bytes);
  assay_bytes_free(json);
  assay_bytes_free(stored);
  assay_state_free(state);
  assay_model_free(model);
}

void answer_conformance_cases(const char* folder) {
  for (int index = 0; index < conformance_case_count; ++index)
    answer_case(folder, conformance_cases + index);
}
