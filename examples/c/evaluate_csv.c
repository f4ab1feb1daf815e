/* SPDX-License-Identifier: Apache-2.0
 *
 * Grades the teams of a CSV export, whose headers are somebody else's. The program opens the file; the library takes its bytes.
 *
 *   evaluate_csv [export.csv]        without a file: the four calls below
 */
#include <assay.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char model_document[] =
    "{\"assay\": 0, \"id\": \"hotline\", \"version\": \"1\", \"label\": {\"zh\": \"热线\", \"en\": "
    "\"Hotline\"},"
    " \"records\": {\"call\": {\"label\": {\"zh\": \"来电\", \"en\": \"Call\"}, \"groups\": [\"team\"], "
    "\"columns\": {"
    "   \"team\": {\"type\": \"category\"}, \"solved\": {\"type\": \"bool\"}, \"wait_s\": {\"type\": "
    "\"duration\"}}}},"
    " \"indicators\": {"
    "   \"solved_rate\": {\"label\": {\"zh\": \"解决率\", \"en\": \"Solved\"}, \"unit\": \"ratio\", "
    "\"better\": \"higher\","
    "     \"from\": \"call\", \"value\": \"rate(solved)\", \"bands\": \"≥90%:10分;70%-89%:8分;<70%:5分\"},"
    "   \"wait\": {\"label\": {\"zh\": \"平均等待\", \"en\": \"Average wait\"}, \"unit\": \"seconds\", "
    "\"better\": \"lower\","
    "     \"from\": \"call\", \"value\": \"avg(wait_s)\", \"bands\": \"≤1 min:10分;>1 min:5分\"}},"
    " \"dimensions\": [{\"id\": \"quality\", \"label\": {\"zh\": \"质量\", \"en\": \"Quality\"}, \"weight\": "
    "100, \"indicators\": ["
    "   {\"indicator\": \"solved_rate\", \"weight\": 60}, {\"indicator\": \"wait\", \"weight\": 40}]}],"
    " \"grades\": [{\"id\": \"good\", \"label\": {\"zh\": \"优秀\", \"en\": \"good\"}, \"at_least\": 90},"
    "   {\"id\": \"poor\", \"label\": {\"zh\": \"待改进\", \"en\": \"poor\"}, \"at_least\": 0}]}";

/* What the headers of the export mean, and how its cells are written. */
static const char source_mapping[] =
    "{\"assay_source\": 0, \"label\": \"telephone system\", \"tables\": {\"call\": {\"columns\": {"
    "   \"team\": {\"column\": \"班组\"}, \"wait_s\": {\"column\": \"等待\", \"format\": \"h:mm:ss\"},"
    "   \"solved\": {\"column\": \"已解决\", \"values\": {\"是\": true, \"否\": false}}}}}}";

static const char four_calls[] =
    "班组,等待,已解决\n"
    "华东组,0:00:42,是\n"
    "华东组,0:00:58,是\n"
    "华北组,0:01:30,否\n"
    "华北组,0:02:04,是\n";

static void stop_unless(int32_t status, const assay_error* error) {
  if (status == ASSAY_OK) return;
  fprintf(stderr, "%s\n", error->message);
  exit(1);
}

static void push_file(assay_reader* reader, const char* path, assay_error* error) {
  static char piece[1 << 20];
  size_t bytes;
  FILE* file = fopen(path, "rb");
  if (file == NULL) {
    perror(path);
    exit(1);
  }
  while ((bytes = fread(piece, 1, sizeof piece, file)) > 0)
    stop_unless(assay_reader_push(reader, piece, (int64_t)bytes, error), error);
  fclose(file);
}

static void print_text(const assay_scorecard* card, int64_t line, int32_t which, assay_error* error) {
  char text[128];
  int64_t bytes;
  stop_unless(assay_scorecard_text(card, line, which, ASSAY_CHINESE, text, sizeof text, &bytes, error),
              error);
  printf("  %s", text);
}

int main(int count, char** arguments) {
  static const char* const by[] = {"team"};
  assay_error error = {0};
  assay_grouping grouping = {0};
  assay_reader_options options = {0};
  assay_model* model;
  assay_state* state;
  assay_reader* reader;
  assay_result* result;
  assay_scorecard* card;
  int64_t group;

  error.struct_bytes = sizeof error;
  error.language = ASSAY_CHINESE;
  grouping.struct_bytes = sizeof grouping;
  grouping.by = by;
  grouping.by_count = 1;
  options.struct_bytes = sizeof options;
  options.on_error = ASSAY_ON_ERROR_SKIP;

  stop_unless(assay_model_new(model_document, -1, &model, &error), &error);
  stop_unless(assay_state_new(model, &grouping, &state, &error), &error);
  stop_unless(assay_reader_new(state, assay_model_find(model, ASSAY_LIST_RECORDS, 0, "call", -1),
                               source_mapping, -1, &options, &reader, &error),
              &error);
  if (count > 1) {
    push_file(reader, arguments[1], &error);
  } else {
    stop_unless(assay_reader_push(reader, four_calls, sizeof four_calls - 1, &error), &error);
  }
  stop_unless(assay_reader_finish(reader, ASSAY_CHINESE, NULL, &error), &error);

  stop_unless(assay_state_grade(state, NULL, NULL, &result, &error), &error);
  stop_unless(assay_scorecard_new(model, &card, &error), &error);
  for (group = 0; group < assay_result_size(result); ++group) {
    const char* team;
    int64_t bytes, line;
    stop_unless(assay_result_key(result, group, 0, &team, &bytes, &error), &error);
    stop_unless(assay_scorecard_explain(card, result, group, &error), &error);
    printf("%.*s", (int)bytes, team == NULL ? "" : team);
    print_text(card, 0, ASSAY_TEXT_SCORE, &error);
    print_text(card, 0, ASSAY_TEXT_GRADE, &error);
    printf("\n");
    for (line = 2; line < assay_model_count(model, ASSAY_LIST_NODES, 0); ++line) {
      print_text(card, line, ASSAY_TEXT_LABEL, &error);
      print_text(card, line, ASSAY_TEXT_VALUE, &error);
      print_text(card, line, ASSAY_TEXT_POINTS, &error);
      print_text(card, line, ASSAY_TEXT_NEXT, &error);
      printf("\n");
    }
  }
  assay_scorecard_free(card);
  assay_result_free(result);
  assay_reader_free(reader);
  assay_state_free(state);
  assay_model_free(model);
  return 0;
}
