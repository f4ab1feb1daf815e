/* SPDX-License-Identifier: Apache-2.0
 *
 * Texts and paths that are not ASCII: a file with a Chinese name in a folder with one, read into a state by Chinese groups, and what
 * the library says about it to people: cards, messages, findings.
 */
#include <stdlib.h>
#include <string.h>

#include "answers.h"

/* The last character needs two units of UTF-16. */
static const char* const folder = "客服数据 2026年 𠮷";
static const char* const name = "联系记录-é.csv";

static const char* const rows =
    "team,agent,at,solved,wait_s,amount,answer,rating\r\n"
    "客服一组,李雷,2026-03-01T10:00:00Z,true,12,3.40,9.5,4\r\n"
    "客服一组,韩梅梅,2026-03-02T10:00:00Z,false,700,-3.40,6.5,1\r\n"
    "\"投诉, 升级 𠮷\",Zoë,2026-03-03T10:00:00Z,true,45,0.05,10,5\r\n";

static const char* const faulty_row = "客服二组,李雷,2026-03-01T10:00:00Z,true,十二秒,3.40,9.5,4\r\n";

static assay_state* read_records(const assay_model* model, const struct content* file, assay_error* error) {
  static const char* const by[] = {"team"};
  const assay_grouping grouping = {.struct_bytes = sizeof grouping, .by_count = 1, .by = by};
  const assay_reader_options options = {.struct_bytes = sizeof options, .name = name, .name_bytes = -1};
  assay_state* state = NULL;
  assay_reader* reader = NULL;
  must(assay_state_new(model, &grouping, &state, error), error, "state");
  must(assay_reader_new(state, assay_model_find(model, ASSAY_LIST_RECORDS, 0, "contact", -1), NULL, 0,
                        &options, &reader, error),
       error, "reader");
  int32_t status = assay_reader_push(reader, file->bytes, (int64_t)file->size, error);
  if (status == ASSAY_OK) status = assay_reader_finish(reader, ASSAY_CHINESE, NULL, error);
  assay_reader_free(reader);
  if (status == ASSAY_OK) return state;
  assay_state_free(state);
  return NULL;
}

/* Everything that a scorecard has for people, one text after the other. */
static void answer_card(const assay_model* model, const assay_state* state, const char* team,
                        const char* of) {
  assay_error error = empty_error();
  assay_scorecard* card = NULL;
  const assay_key key = {.struct_bytes = sizeof key, .part_count = 1, .parts = &team};
  int32_t found = 0;
  must(assay_scorecard_new(model, &card, &error), &error, of);
  must(assay_scorecard_grade(card, state, &key, &found, &error), &error, of);
  expect(found == 1, "a group with a Chinese name is not found");
  char texts[32768];
  size_t used = 0;
  const int64_t nodes = assay_model_count(model, ASSAY_LIST_NODES, 0);
  for (int64_t node = 0; node < nodes; ++node) {
    for (int32_t text = ASSAY_TEXT_LABEL; text <= ASSAY_TEXT_GRADE; ++text) {
      int64_t bytes = 0;
      must(assay_scorecard_text(card, node, text, ASSAY_CHINESE, texts + used, (int64_t)(sizeof texts - used),
                                &bytes, &error),
           &error, of);
      used += (size_t)bytes + 1;
      expect(used < sizeof texts, "no room for the texts of a card");
      texts[used - 1] = '\n';
    }
  }
  print_answer(of, "texts", texts, used);
  assay_scorecard_free(card);
}

static void answer_records(const assay_model* model, const char* path, const char* parent) {
  assay_error error = empty_error();
  write_file(path, rows);
  const struct content file = read_file(parent, name);
  expect(strcmp(file.bytes, rows) == 0, "a file has other bytes than were written");
  assay_state* const state = read_records(model, &file, &error);
  must(state == NULL ? error.status : ASSAY_OK, &error, "records");
  assay_result* result = NULL;
  assay_bytes* json = NULL;
  int64_t size = 0;
  must(assay_state_grade(state, model, NULL, &result, &error), &error, "grade");
  must(assay_result_json(result, 0, -1, &json, &error), &error, "json");
  const char* const bytes = assay_bytes_data(json, &size);
  print_answer("chinese-file", "result", bytes, (size_t)size);
  answer_card(model, state, "客服一组", "chinese-group");
  answer_card(model, state, "投诉, 升级 𠮷", "quoted-group");
  assay_bytes_free(json);
  assay_result_free(result);
  assay_state_free(state);
  free(file.bytes);
}

static void answer_message(const assay_model* model, const char* path, const char* parent) {
  assay_error error = empty_error();
  error.language = ASSAY_CHINESE;
  char faulty[2048];
  strcpy(faulty, rows);
  strcat(faulty, faulty_row);
  write_file(path, faulty);
  const struct content file = read_file(parent, name);
  expect(read_records(model, &file, &error) == NULL, "a row that has no number is taken");
  expect(strstr(error.message, name) != NULL, "a message does not name the file");
  print_answer("chinese-message", error.code, error.message, strlen(error.message));
  free(file.bytes);
}

static void answer_findings(void) {
  static const char* const document =
      "{\"assay\": 0, \"id\": \"客服\", \"label\": \"服务\", \"indicators\": {\"满意度\": {\"unit\": "
      "\"ratio\", \"value\": \"rate(已解决\"}}}";
  assay_error error = empty_error();
  assay_bytes* findings = NULL;
  int64_t size = 0;
  must(assay_check(ASSAY_DOCUMENT_MODEL, document, -1, NULL, ASSAY_CHINESE, &findings, &error), &error,
       "check");
  const char* const bytes = assay_bytes_data(findings, &size);
  expect(size > 2, "nothing is found in a faulty model");
  print_answer("chinese-findings", "model", bytes, (size_t)size);
  assay_bytes_free(findings);
}

void answer_texts(const char* conformance_folder) {
  assay_error error = empty_error();
  const struct content document = read_file(conformance_folder, "desk/model.json");
  assay_model* model = NULL;
  must(assay_model_new(document.bytes, (int64_t)document.size, &model, &error), &error, "model");
  char path[256];
  strcpy(path, folder);
  strcat(path, "/");
  strcat(path, name);
  make_folder(folder);
  answer_records(model, path, folder);
  answer_message(model, path, folder);
  remove_file(path);
  remove_folder(folder);
  answer_findings();
  assay_model_free(model);
  free(document.bytes);
}
