/* SPDX-License-Identifier: Apache-2.0
 *
 * A user of the C interface: records in, a graded scorecard out. Fails when it is not the expected one. It keeps to what version 0.1
 * has, since it is also built with every header that is kept (tests/abi). */
#include <assay.h>
#include <stdio.h>
#include <string.h>

static const char* const document =
    "{\"assay\": 0, \"id\": \"hotline\", \"version\": \"1\", \"label\": \"hotline\","
    " \"records\": {\"call\": {\"label\": \"call\","
    "   \"columns\": {\"solved\": {\"type\": \"bool\", \"label\": \"solved\"}}}},"
    " \"indicators\": {\"solved_rate\": {\"label\": \"solved\", \"unit\": \"ratio\", \"better\": \"higher\","
    "   \"from\": \"call\", \"value\": \"rate(solved)\","
    "   \"bands\": [{\"at_least\": \"70%\", \"points\": 100}, {\"below\": \"70%\", \"points\": 50}]}},"
    " \"dimensions\": [{\"id\": \"quality\", \"label\": \"quality\", \"weight\": 100,"
    "   \"indicators\": [{\"indicator\": \"solved_rate\", \"weight\": 100}]}],"
    " \"grades\": [{\"id\": \"good\", \"label\": \"good\", \"at_least\": 80},"
    "   {\"id\": \"poor\", \"label\": \"poor\", \"at_least\": 0}]}";

static int failures = 0;

static void expect(int holds, const char* what, const assay_error* error) {
  if (holds) return;
  ++failures;
  fprintf(stderr, "expected: %s; the last call says \"%s\"\n", what, error->message);
}

static void add_call(assay_state* state, int solved, assay_error* error) {
  assay_cell cell;
  memset(&cell, 0, sizeof cell);
  cell.struct_bytes = (int32_t)sizeof cell;
  cell.type = ASSAY_INT64;
  cell.integer = solved;
  expect(assay_state_add(state, 0, &cell, 1, error) == ASSAY_OK, "a call is added", error);
}

static void expect_good(const assay_card* card, const assay_error* error) {
  expect(card->status == ASSAY_NODE_OK, "there is a score", error);
  expect(card->score == 100.0, "3 of 4 solved earn 100 points", error);
  expect(card->grade == 0, "and the grade good", error);
  expect(card->rows == 4, "of 4 calls", error);
}

static void look_at_result(const assay_state* state, assay_error* error) {
  assay_result* result = NULL;
  assay_card card;
  memset(&card, 0, sizeof card);
  card.struct_bytes = (int32_t)sizeof card;
  expect(assay_state_grade(state, NULL, NULL, &result, error) == ASSAY_OK, "the state is graded", error);
  expect(assay_result_size(result) == 1, "all calls are one group", error);
  expect(assay_result_card(result, 0, &card, error) == ASSAY_OK, "the group has a card", error);
  expect_good(&card, error);
  assay_result_free(result);
}

static void look_at_scorecard(const assay_model* model, const assay_state* state, assay_error* error) {
  assay_scorecard* scorecard = NULL;
  assay_card card;
  assay_node line;
  char text[32];
  int64_t text_bytes = 0;
  int32_t found = 0;
  assay_key all;
  const int64_t indicator = assay_model_find(model, ASSAY_LIST_NODES, 0, "solved_rate", -1);
  memset(&all, 0, sizeof all);
  memset(&card, 0, sizeof card);
  memset(&line, 0, sizeof line);
  all.struct_bytes = (int32_t)sizeof all;
  card.struct_bytes = (int32_t)sizeof card;
  line.struct_bytes = (int32_t)sizeof line;
  expect(indicator >= 0, "the model has the line solved_rate", error);
  expect(assay_scorecard_new(model, &scorecard, error) == ASSAY_OK, "a scorecard is made", error);
  expect(assay_scorecard_grade(scorecard, state, &all, &found, error) == ASSAY_OK && found == 1,
         "the scorecard finds the calls", error);
  expect(assay_scorecard_card(scorecard, &card, error) == ASSAY_OK, "it has a card", error);
  expect_good(&card, error);
  expect(assay_scorecard_node(scorecard, indicator, &line, error) == ASSAY_OK, "it has the line", error);
  expect(line.value == 0.75 && line.n == 4, "which says 75 % of 4", error);
  expect(assay_scorecard_text(scorecard, indicator, ASSAY_TEXT_EXACT, ASSAY_ENGLISH, text, sizeof text,
                              &text_bytes, error) == ASSAY_OK &&
             strcmp(text, "3/4") == 0 && text_bytes == 3,
         "and 3/4 exactly", error);
  assay_scorecard_free(scorecard);
}

int main(void) {
  assay_error error;
  assay_model* model = NULL;
  assay_state* state = NULL;
  memset(&error, 0, sizeof error);
  error.struct_bytes = (int32_t)sizeof error;

  expect(assay_version() > 0 && assay_version_text()[0] != '\0', "the library has a version", &error);
  expect(assay_model_new("no-such-model", -1, &model, &error) != ASSAY_OK && model == NULL &&
             error.message[0] != '\0',
         "an unknown model is refused in words", &error);
  if (assay_model_new(document, -1, &model, &error) != ASSAY_OK ||
      assay_state_new(model, NULL, &state, &error) != ASSAY_OK) {
    fprintf(stderr, "%s\n", error.message);
    return 1;
  }
  add_call(state, 1, &error);
  add_call(state, 1, &error);
  add_call(state, 1, &error);
  add_call(state, 0, &error);
  look_at_result(state, &error);
  look_at_scorecard(model, state, &error);
  assay_state_free(state);
  assay_model_free(model);
  if (failures == 0) printf("assay %s: 3 of 4 solved is good\n", assay_version_text());
  return failures == 0 ? 0 : 1;
}
