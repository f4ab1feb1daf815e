/* SPDX-License-Identifier: Apache-2.0
 *
 * Values that you have already, scored and graded by a preset: one column an indicator, one row a team.
 */
#include <assay.h>
#include <stdio.h>

int main(void) {
  const char* teams[] = {"East", "West"};
  const double on_time[] = {0.97, 0.925};  /* shares of 1 */
  const double handle_time[] = {412, 655}; /* seconds */
  const char* keys[] = {"team"};
  const assay_column columns[] = {{.struct_bytes = sizeof(assay_column),
                                   .type = ASSAY_TEXT,
                                   .name = "team",
                                   .name_bytes = -1,
                                   .values = teams},
                                  {.struct_bytes = sizeof(assay_column),
                                   .type = ASSAY_FLOAT64,
                                   .name = "response_on_time_rate",
                                   .name_bytes = -1,
                                   .values = on_time},
                                  {.struct_bytes = sizeof(assay_column),
                                   .type = ASSAY_FLOAT64,
                                   .name = "average_handle_time",
                                   .name_bytes = -1,
                                   .values = handle_time}};
  const assay_records values = {
      .struct_bytes = sizeof values, .rows = 2, .column_count = 3, .columns = columns};
  const assay_grouping by = {.struct_bytes = sizeof by, .by = keys, .by_count = 1};
  assay_error error = {.struct_bytes = sizeof error};
  assay_model* model = NULL;
  assay_result* result = NULL;
  assay_scorecard* card = NULL;

  if (assay_model_new("after-sales-quality", -1, &model, &error) == ASSAY_OK &&
      assay_score_values(model, &values, &by, &result, &error) == ASSAY_OK &&
      assay_scorecard_new(model, &card, &error) == ASSAY_OK) {
    for (int64_t team = 0; team < assay_result_size(result); ++team) {
      char grade[64], next[64];
      int64_t bytes;
      const int64_t line = assay_model_find(model, ASSAY_LIST_NODES, 0, "response_on_time_rate", -1);
      assay_scorecard_explain(card, result, team, &error);
      assay_scorecard_text(card, line, ASSAY_TEXT_NEXT, ASSAY_ENGLISH, next, sizeof next, &bytes, &error);
      assay_scorecard_text(card, 0, ASSAY_TEXT_GRADE, ASSAY_CHINESE, grade, sizeof grade, &bytes, &error);
      printf("%s: %s, on time: %s\n", teams[team], grade, next[0] != 0 ? next : "nothing to gain");
    }
  } else {
    fprintf(stderr, "%s\n", error.message);
  }
  assay_scorecard_free(card);
  assay_result_free(result);
  assay_model_free(model);
  return error.status;
}
