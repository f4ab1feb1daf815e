/* SPDX-License-Identifier: Apache-2.0
 *
 * A system that runs: every event goes into a state when it comes, and the score of its team is read at once. Once warm, neither
 * takes memory. At the end the day is closed: sealed, stored, and read again.
 */
#include <assay.h>
#include <stdio.h>
#include <stdlib.h>

static const char model_document[] =
    "{\"assay\": 0, \"id\": \"desk\", \"version\": \"1\", \"label\": \"Desk\","
    " \"records\": {\"survey\": {\"label\": \"Survey\", \"groups\": [\"team\"], \"columns\": {"
    "   \"team\": {\"type\": \"category\"}, \"rating\": {\"type\": \"integer\", \"minimum\": 1, \"maximum\": "
    "5}}}},"
    " \"indicators\": {\"satisfied\": {\"label\": \"Satisfied\", \"unit\": \"ratio\", \"better\": \"higher\","
    "   \"from\": \"survey\", \"value\": \"csat(rating, 'top2of5')\","
    "   \"bands\": [{\"at_least\": \"80%\", \"points\": 10}, {\"below\": \"80%\", \"points\": 4}]}},"
    " \"dimensions\": [{\"id\": \"mood\", \"label\": \"Mood\", \"weight\": 100, \"indicators\": ["
    "   {\"indicator\": \"satisfied\", \"weight\": 100}]}],"
    " \"grades\": [{\"id\": \"good\", \"label\": \"good\", \"at_least\": 80}, {\"id\": \"poor\", \"label\": "
    "\"poor\", \"at_least\": 0}]}";

struct event {
  const char* team;
  int64_t rating;
};

static void stop_unless(int32_t status, const assay_error* error) {
  if (status == ASSAY_OK) return;
  fprintf(stderr, "%s\n", error->message);
  exit(1);
}

int main(void) {
  static const struct event events[] = {{"east", 5}, {"west", 3}, {"east", 4}, {"west", 5}, {"east", 2}};
  static const char* const by[] = {"team"};
  assay_error error = {0};
  assay_grouping grouping = {0};
  assay_cell cells[2] = {{0}, {0}};
  assay_key key = {0};
  assay_card score = {0};
  assay_model* model;
  assay_state* state;
  assay_state* stored;
  assay_scorecard* card;
  assay_bytes* bytes;
  const char* team;
  const void* content;
  int64_t size;
  size_t index;
  int64_t survey;

  error.struct_bytes = sizeof error;
  grouping.struct_bytes = sizeof grouping;
  grouping.by = by;
  grouping.by_count = 1;
  stop_unless(assay_model_new(model_document, -1, &model, &error), &error);
  stop_unless(assay_state_new(model, &grouping, &state, &error), &error);
  stop_unless(assay_scorecard_new(model, &card, &error), &error);

  /* Which column is which is asked once. */
  survey = assay_model_find(model, ASSAY_LIST_RECORDS, 0, "survey", -1);
  cells[0].struct_bytes = cells[1].struct_bytes = sizeof cells[0];
  cells[0].column = (int32_t)assay_model_find(model, ASSAY_LIST_COLUMNS, survey, "team", -1);
  cells[0].type = ASSAY_TEXT;
  cells[0].text_bytes = -1;
  cells[1].column = (int32_t)assay_model_find(model, ASSAY_LIST_COLUMNS, survey, "rating", -1);
  cells[1].type = ASSAY_INT64;
  key.struct_bytes = sizeof key;
  key.part_count = 1;
  key.parts = &team;
  score.struct_bytes = sizeof score;

  for (index = 0; index < sizeof events / sizeof events[0]; ++index) {
    team = events[index].team;
    cells[0].text = team;
    cells[1].integer = events[index].rating;
    stop_unless(assay_state_add(state, survey, cells, 2, &error), &error);
    stop_unless(assay_scorecard_score(card, state, &key, NULL, &score, &error), &error);
    printf("%s rated %d: %s stands at %g\n", team, (int)events[index].rating, team, score.score);
  }

  /* What cannot be is refused with its reason, and nothing has changed. */
  cells[1].integer = 6;
  if (assay_state_add(state, survey, cells, 2, &error) == ASSAY_DATA) printf("refused: %s\n", error.message);

  stop_unless(assay_state_seal(state, "2026-03-01/desk-1", -1, &error), &error);
  stop_unless(assay_state_save(state, ASSAY_FORMAT_USUAL, &bytes, &error), &error);
  content = assay_bytes_data(bytes, &size);
  stop_unless(assay_state_load(model, content, size, &stored, &error), &error);
  stop_unless(assay_scorecard_score(card, stored, &key, NULL, &score, &error), &error);
  printf("read again: %s stands at %g\n", team, score.score);

  assay_bytes_free(bytes);
  assay_state_free(stored);
  assay_scorecard_free(card);
  assay_state_free(state);
  assay_model_free(model);
  return 0;
}
