/* SPDX-License-Identifier: Apache-2.0
 *
 * A batch of given values through the scorer. It has loops of its own for each instruction set, which are chosen when the program
 * runs: the platforms differ here more than anywhere else.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "answers.h"

enum { cards = 20000, share_columns = 7 };

static const char* const shares[share_columns] = {"response_on_time_rate",
                                                  "first_contact_resolution_rate",
                                                  "diagnosis_accuracy",
                                                  "patience",
                                                  "complaint_closure_rate",
                                                  "recurrence_rate",
                                                  "csat"};

struct values {
  int64_t part[cards];
  int64_t whole[cards];
  double share[share_columns - 1][cards];
  double handle_time_s[cards];
  double knowledge[cards];
  float nps[cards];
};

/* splitmix64 (S. Vigna): the same numbers everywhere. */
static uint64_t next_random(uint64_t* seed) {
  uint64_t mixed = *seed += 0x9e3779b97f4a7c15U;
  mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9U;
  mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111ebU;
  return mixed ^ mixed >> 31;
}

/* `largest` in steps of 1 / steps, now and then a missing one. Values on the edges of bands are among them. */
static double random_value(uint64_t* seed, int64_t largest, int64_t steps) {
  const uint64_t number = next_random(seed);
  if (number % 31 == 0) return (double)NAN;
  return (double)(int64_t)((number >> 8) % ((uint64_t)(largest * steps) + 1)) / (double)steps;
}

static void fill(struct values* values) {
  uint64_t seed = 20260331;
  for (int card = 0; card < cards; ++card) {
    values->whole[card] = 1 + (int64_t)(next_random(&seed) % 400);
    values->part[card] = (int64_t)(next_random(&seed) % ((uint64_t)values->whole[card] + 1));
    for (int column = 0; column < share_columns - 1; ++column)
      values->share[column][card] = random_value(&seed, 1, column % 2 == 0 ? 200 : 1000003);
    values->handle_time_s[card] = random_value(&seed, 1200, 10);
    values->knowledge[card] = random_value(&seed, 100, 1);
    values->nps[card] = (float)(random_value(&seed, 200, 2) - 100);
  }
}

static assay_column column_of(const char* name, int32_t type, const void* values) {
  const assay_column column = {.struct_bytes = sizeof column,
                               .type = type,
                               .flags = type == ASSAY_INT64 ? 0 : ASSAY_COLUMN_NAN_MISSING,
                               .name_bytes = -1,
                               .name = name,
                               .values = values};
  return column;
}

/* The lowest byte first, as digests of numbers have to have it. */
static void put_number(uint8_t* to, int64_t number) {
  for (int byte = 0; byte < 8; ++byte)
    to[byte] = (uint8_t)((uint64_t)number >> (8 * byte));
}

static int64_t number_at(const assay_column* column, int64_t at) {
  switch (column->type) {
    case ASSAY_INT8:
      return ((const int8_t*)column->values)[at];
    case ASSAY_INT16:
      return ((const int16_t*)column->values)[at];
    case ASSAY_INT32:
      return ((const int32_t*)column->values)[at];
    case ASSAY_INT64:
      return ((const int64_t*)column->values)[at];
    case ASSAY_UINT8:
      return ((const uint8_t*)column->values)[at];
    case ASSAY_UINT16:
      return ((const uint16_t*)column->values)[at];
    case ASSAY_UINT32:
      return ((const uint32_t*)column->values)[at];
    default:
      expect(0, "a scored column has no integers");
      return 0;
  }
}

static void answer_column(const assay_scorer* scorer, int32_t scored, int64_t index, const char* answer) {
  assay_error error = empty_error();
  assay_column column = {.struct_bytes = sizeof column};
  must(assay_scorer_column(scorer, scored, index, &column, &error), &error, answer);
  const uint8_t* const validity = column.validity;
  uint8_t* const bytes = malloc((size_t)cards * 8);
  expect(bytes != NULL, "out of memory");
  for (int64_t card = 0; card < cards; ++card) {
    const int64_t bit = column.validity_offset + card;
    const int is_there = validity == NULL || (validity[bit / 8] >> (bit % 8) & 1) != 0;
    put_number(bytes + 8 * card, is_there ? number_at(&column, column.offset + card) : -1);
  }
  print_answer("batch", answer, bytes, (size_t)cards * 8);
  free(bytes);
}

void answer_batch(void) {
  assay_error error = empty_error();
  assay_model* model = NULL;
  assay_scorer* scorer = NULL;
  struct values* const values = malloc(sizeof *values);
  expect(values != NULL, "out of memory");
  fill(values);
  assay_column columns[share_columns + 4];
  int32_t count = 0;
  columns[count++] = column_of(shares[0], ASSAY_INT64, values->part);
  columns[count++] = column_of("response_on_time_rate:denominator", ASSAY_INT64, values->whole);
  for (int column = 1; column < share_columns; ++column)
    columns[count++] = column_of(shares[column], ASSAY_FLOAT64, values->share[column - 1]);
  columns[count++] = column_of("average_handle_time", ASSAY_FLOAT64, values->handle_time_s);
  columns[count++] = column_of("knowledge_base_proficiency", ASSAY_FLOAT64, values->knowledge);
  columns[count++] = column_of("nps", ASSAY_FLOAT32, values->nps);
  const assay_records records = {
      .struct_bytes = sizeof records, .column_count = count, .rows = cards, .columns = columns};

  must(assay_model_new("after-sales-quality", -1, &model, &error), &error, "preset");
  must(assay_scorer_new(model, ASSAY_SCORER_DIMENSIONS | ASSAY_SCORER_POINTS | ASSAY_SCORER_BANDS, &scorer,
                        &error),
       &error, "scorer");
  must(assay_scorer_score(scorer, &records, &error), &error, "score");
  answer_column(scorer, ASSAY_SCORED_SCORE, 0, "score");
  answer_column(scorer, ASSAY_SCORED_GRADE, 0, "grade");
  answer_column(scorer, ASSAY_SCORED_STATUS, 0, "status");
  const int64_t handle_time = assay_model_find(model, ASSAY_LIST_NODES, 0, "average_handle_time", -1);
  answer_column(scorer, ASSAY_SCORED_POINTS, handle_time, "points");
  answer_column(scorer, ASSAY_SCORED_BAND, handle_time, "band");

  assay_scorer_free(scorer);
  assay_model_free(model);
  free(values);
}
