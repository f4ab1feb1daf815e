/* SPDX-License-Identifier: Apache-2.0
 *
 * assay: records of customer service become indicators, scores and grades; exactly, and the same everywhere.
 *
 * This header is the whole C interface. It reads as a course; take the chapters in order:
 *
 *    1  Version                      6  State: records counted, merged, stored
 *    2  Errors, texts and bytes      7  Result: what every group scored
 *    3  Records as they come         8  Scorecard: one group, explained; live
 *    4  One call                     9  Scoring of given values, one or a million
 *    5  Model                       10  CSV exports        11  Catalogue
 *
 * What holds for every function (docs/abi.md says what may change and what never will; tests name these sentences):
 *
 *  [C1]  A call returns ASSAY_OK (0) or the reason why it could not be done, and then the error says it in words. Functions that
 *        return something else say so.
 *  [C2]  After a failure every output is NULL, 0 or empty, and the objects are as they were, unless a function says more.
 *  [C3]  A pointer that must not be NULL and is gives ASSAY_ARGUMENT. Where NULL means something the function says what. Every
 *        _free takes NULL.
 *  [C4]  Inputs are borrowed for the call. What comes out through `assay_x **` belongs to the caller, who ends it with
 *        assay_x_free. Objects may be freed in any order: a result outlives its model, a reader its state.
 *  [C5]  A text is UTF-8, a pointer and its length in bytes; the length -1 says that it ends with a NUL. Texts that come out
 *        end with a NUL that their length does not count, unless a function says otherwise.
 *  [C6]  A struct begins with its size in bytes, as the caller knows it: `x.struct_bytes = sizeof x`. All other members may be 0,
 *        which is the usual. A later library takes the struct of an earlier header, and an earlier library that of a later
 *        header as long as what it does not know is 0.
 *  [C7]  Indices count from 0. Places in errors count from 1, as people do.
 *  [C8]  Any number of threads may use a model, a result or bytes at once; everything else is for one thread at a time. The library
 *        starts no threads, keeps no global state, and never prints, exits, or reads a file or the environment.
 *  [C9]  That there is no score is an answer, with a status and a reason; it is never an error.
 *  [C10] Points and scores are doubles that name their nine decimals exactly: printed with nine decimals they are the exact
 *        number. NaN stands for none.
 *
 * All functions are of version 0.1 unless they say otherwise.
 */
#ifndef ASSAY_H
#define ASSAY_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- 1  Version ---------------------------------------------------------------------------------------------------------- */

/* The library that runs: 1,000,000 * major + 1,000 * minor + patch. Until 1.0 a new minor version may change this header. */
int32_t assay_version(void);

/* The same as text, such as "0.1.0". Lives for ever. */
const char *assay_version_text(void);

/* ---- 2  Errors, texts and bytes ------------------------------------------------------------------------------------------- */

/* What a call returns. */
enum assay_status {
  ASSAY_OK = 0,
  ASSAY_ARGUMENT = 1,  /* a call that makes no sense: NULL, an unknown name, an index beyond the end, a call out of order */
  ASSAY_MODEL = 2,     /* a model or a source mapping that cannot be used; assay_check() has all reasons */
  ASSAY_DATA = 3,      /* records or values that do not fit the model: a column, a row, a cell */
  ASSAY_STATE = 4,     /* stored bytes that are damaged, of another version or of another model */
  ASSAY_LIMIT = 5,     /* a documented limit is passed: rows, groups, keys, bytes */
  ASSAY_FILE = 6,      /* kept for what reads files; nothing here does */
  ASSAY_MEMORY = 7,    /* out of memory; nothing has changed */
  ASSAY_STREAM = 8,    /* a stream of the caller's failed; its own message is in the error */
  ASSAY_INTERNAL = 9   /* a fault of the library: please report it */
};

/* Languages of texts for people. */
enum assay_language {
  ASSAY_ENGLISH = 0,
  ASSAY_CHINESE = 1,
  ASSAY_ID = 2 /* where names are asked for: the identifier, which no language changes */
};

/* Why a call failed. The caller owns it, and may pass NULL instead wherever it stands as the last parameter. Set struct_bytes and
 * language once; calls that succeed leave status 0 and an empty message. */
typedef struct assay_error {
  int32_t struct_bytes; /* in: sizeof(assay_error) */
  int32_t language;     /* in: of the message, enum assay_language */
  int32_t status;       /* what the call returned */
  int32_t column;       /* of a document: character of the line, from 1; else 0 */
  int64_t row;          /* record of the call, or line of the document, from 1; 0: none */
  char code[48];        /* stable name of the kind of fault, such as out_of_range (docs/embedding.md); may be empty */
  char field[128];      /* column of the records, or indicator, that it is about; may be empty */
  char message[824];    /* what is wrong, where, why, and what to do; cut off between characters when it is longer */
} assay_error;

/* Bytes that the library made: documents of JSON (UTF-8) and stored states. */
typedef struct assay_bytes assay_bytes;

/* Where they lie, until they are freed; a NUL follows. `size` may be NULL. NULL gives NULL and the size 0. */
const char *assay_bytes_data(const assay_bytes *bytes, int64_t *size);
void assay_bytes_free(assay_bytes *bytes);

/* ---- 3  Records as they come ---------------------------------------------------------------------------------------------- */

/* Records of one type come as columns that are found by their names. They are read where they lie: as plain arrays
 * (assay_column), or as Apache Arrow hands them over. */

/* The Arrow C data and stream interfaces, to the letter of their specification, which also has the guards:
 * https://arrow.apache.org/docs/format/CDataInterface.html */
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char *format;
  const char *name;
  const char *metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema **children;
  struct ArrowSchema *dictionary;
  void (*release)(struct ArrowSchema *);
  void *private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void **buffers;
  struct ArrowArray **children;
  struct ArrowArray *dictionary;
  void (*release)(struct ArrowArray *);
  void *private_data;
};

#endif /* ARROW_C_DATA_INTERFACE */

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *out);
  int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *out);
  const char *(*get_last_error)(struct ArrowArrayStream *);
  void (*release)(struct ArrowArrayStream *);
  void *private_data;
};

#endif /* ARROW_C_STREAM_INTERFACE */

/* How the values of a column lie in memory. */
enum assay_type {
  ASSAY_NONE = 0,
  ASSAY_BITS = 1, /* bit i % 8 of byte i / 8, the lowest first */
  ASSAY_INT8 = 2,
  ASSAY_INT16 = 3,
  ASSAY_INT32 = 4,
  ASSAY_INT64 = 5,
  ASSAY_UINT8 = 6,
  ASSAY_UINT16 = 7,
  ASSAY_UINT32 = 8,
  ASSAY_UINT64 = 9,
  ASSAY_FLOAT32 = 10,
  ASSAY_FLOAT64 = 11,    /* stands for its shortest decimal: 2.675 is 2.675 */
  ASSAY_DECIMAL128 = 12, /* 16 bytes, two's complement, in the machine's byte order */
  ASSAY_TEXT = 13,       /* an array of `const char *`; NULL: missing */
  ASSAY_UTF8 = 14,       /* bytes one after the other, and int32_t offsets: one more than there are texts */
  ASSAY_LARGE_UTF8 = 15  /* the same with int64_t offsets */
};

enum assay_column_flags {
  ASSAY_COLUMN_NAN_MISSING = 1, /* NaN is a missing value; otherwise it is an error */
  ASSAY_COLUMN_SCALED = 2,      /* integers have the decimals that the model declares, whatever `decimals` says */
  ASSAY_COLUMN_DAYS = 4         /* integers are days since 1970-01-01 */
};

/* One column. Which types a column of the model takes: numbers and lengths of time all numeric ones; times also days; truth values
 * bits and numbers that are 0 or 1; texts ASSAY_TEXT, ASSAY_UTF8, ASSAY_LARGE_UTF8, and integers that are places in a dictionary
 * of texts. Memory is aligned as its type needs it. */
typedef struct assay_column {
  int32_t struct_bytes; /* sizeof(assay_column); of an array of columns all have the same */
  int32_t type;         /* enum assay_type */
  int32_t flags;        /* enum assay_column_flags */
  int32_t decimals;     /* digits after the point of integers and decimals: 3 where 1500 is 1.5; times in milliseconds: 3 */
  int64_t name_bytes;
  int64_t rows;            /* of a dictionary its texts; of the columns of assay_records 0, or what that says */
  int64_t stride;          /* bytes from one value to the next, for arrays of structs; 0: side by side, which needs no copy */
  int64_t offset;          /* index in `values` of the first row (of bits the bit); of UTF8 the index in `offsets` */
  int64_t validity_offset; /* bit in `validity` of the first row */
  const char *name;
  const void *values;   /* of UTF8 and LARGE_UTF8 the bytes that offsets count from */
  const void *validity; /* a bit a row, set when there is a value; NULL: there always is */
  const void *offsets;  /* of UTF8 and LARGE_UTF8; of TEXT lengths in bytes, int64_t, or NULL: texts end with a NUL */
  const struct assay_column *dictionary; /* of integers that are places in it: a column of texts; else NULL */
} assay_column;

/* Records of one type: as columns, as one Arrow array of structs with its schema, or as an Arrow stream. One of the three; the others
 * are NULL.
 *
 * Columns that the model does not need are left aside, so that a whole table may be passed. Arrays and streams stay the caller's,
 * who releases them after the call; chunks that come from a stream are released by the library, each once. What Arrow types
 * become: docs/abi.md. */
typedef struct assay_records {
  int32_t struct_bytes;
  int32_t column_count;
  int64_t rows;         /* of `columns` */
  int64_t record_bytes; /* of `record` */
  const char *record;   /* name of the record type; not used where values are scored */
  const assay_column *columns;
  const struct ArrowSchema *schema;
  const struct ArrowArray *array;
  struct ArrowArrayStream *stream;
} assay_records;

/* Lengths of periods. */
enum assay_period {
  ASSAY_PERIOD_NONE = 0,
  ASSAY_PERIOD_DAY = 1,
  ASSAY_PERIOD_WEEK = 2, /* ISO 8601 */
  ASSAY_PERIOD_MONTH = 3,
  ASSAY_PERIOD_QUARTER = 4,
  ASSAY_PERIOD_YEAR = 5
};

/* What records are grouped by. NULL instead of one: all of them are one group. */
typedef struct assay_grouping {
  int32_t struct_bytes;
  int32_t by_count;
  int32_t period;             /* enum assay_period */
  int32_t utc_offset_minutes; /* of the clock whose midnights count */
  int32_t fiscal_start_month; /* first month of quarters and years, 1 to 12; 0: January */
  int32_t reserved;           /* 0 */
  const char *const *by;      /* names of columns */
  const int64_t *by_bytes;    /* their lengths; NULL: they end with a NUL */
} assay_grouping;

/* One group: a part for each column that was grouped by (NULL: the records that have no value there), and the period. NULL instead of
 * a key: the one group of what is not grouped. */
typedef struct assay_key {
  int32_t struct_bytes;
  int32_t part_count;
  int64_t period_bytes;
  const char *const *parts;
  const int64_t *part_bytes; /* NULL: parts end with a NUL */
  const char *period;        /* such as 2026-03; NULL: without periods, or without a time */
} assay_key;

typedef struct assay_model assay_model;
typedef struct assay_state assay_state;
typedef struct assay_result assay_result;
typedef struct assay_scorecard assay_scorecard;
typedef struct assay_scorer assay_scorer;
typedef struct assay_reader assay_reader;

/* ---- 4  One call ---------------------------------------------------------------------------------------------------------- */

/* Grades records: model, state, update and grade of the chapters below in one call. `model` is a document or the id of a preset
 * (assay_model_new); `records` has `records_count` elements of the size that the first one says, and each brings records of one
 * type; `grouping` may be NULL. */
int32_t assay_evaluate(const char *model, int64_t model_bytes, const assay_records *records, int32_t records_count,
                       const assay_grouping *grouping, assay_result **result, assay_error *error);

/* ---- 5  Model ------------------------------------------------------------------------------------------------------------- */

/* What is measured and how it is graded: compiled once, immutable, shared by any number of threads. */

/* Compiles a JSON document (docs/model.md), or takes a preset by its id, such as "after-sales-quality". The error has the first
 * fault; assay_check() has all. Takes some two milliseconds. */
int32_t assay_model_new(const char *text, int64_t text_bytes, assay_model **model, assay_error *error);
void assay_model_free(assay_model *model);

enum assay_document {
  ASSAY_DOCUMENT_MODEL = 0,
  ASSAY_DOCUMENT_MAPPING = 1, /* a source mapping (docs/data.md) for the record types of a model */
  ASSAY_DOCUMENT_STATE = 2    /* stored bytes */
};

/* All that is wrong with a document, and what to do about it: a JSON array of objects with severity ("error", "warning", "note"),
 * code, pointer, line, column, message and hint, errors first; `[]` when nothing is. `model` is used for mappings, which need
 * one, and for states, where it may be NULL. A faulty document is an answer: the call itself then succeeds. */
int32_t assay_check(int32_t document, const char *text, int64_t text_bytes, const assay_model *model, int32_t language,
                    assay_bytes **findings, assay_error *error);

/* The lists of a model. Their elements are named by index everywhere else. */
enum assay_list {
  ASSAY_LIST_RECORDS = 0,
  ASSAY_LIST_COLUMNS = 1, /* of a record type */
  ASSAY_LIST_INDICATORS = 2,
  ASSAY_LIST_NODES = 3, /* lines of a scorecard: the total, dimensions, indicators; at the end indicators that are not scored */
  ASSAY_LIST_GRADES = 4,
  ASSAY_LIST_RULES = 5 /* critical rules */
};

/* How many elements a list has. `of` is the record type of columns, otherwise 0. -1 for a list that does not exist. */
int64_t assay_model_count(const assay_model *model, int32_t list, int64_t of);

/* The index of an element by its id (columns and record types: their name), or -1. */
int64_t assay_model_find(const assay_model *model, int32_t list, int64_t of, const char *id, int64_t id_bytes);

/* Id or name of an element; of a name that one language lacks that of the other. Lives as long as the model. */
int32_t assay_model_name(const assay_model *model, int32_t list, int64_t of, int64_t index, int32_t language,
                         const char **text, int64_t *text_bytes, assay_error *error);

/* The columns that records of a type have to come with, for this grouping: their indices, ascending, in `columns`, of which there is
 * room for `capacity`; `count` is how many they are. A capacity of 0 only counts. */
int32_t assay_model_needs(const assay_model *model, int64_t record, const assay_grouping *grouping, int32_t *columns,
                          int32_t capacity, int32_t *count, assay_error *error);

/* Everything about it, as JSON: id, version, shape, record types with columns, indicators, nodes, grades, rules, with their names in
 * both languages. */
int32_t assay_model_describe(const assay_model *model, assay_bytes **json, assay_error *error);

/* ---- 6  State ------------------------------------------------------------------------------------------------------------- */

/* Records counted by group and period: exact integers, and no record. Equal records give equal bytes, whatever the order, the blocks
 * and the merges they came by. For parallel work fill a state in each thread, and merge them. */

/* An empty one. `grouping` may be NULL. */
int32_t assay_state_new(const assay_model *model, const assay_grouping *grouping, assay_state **state,
                        assay_error *error);
void assay_state_free(assay_state *state);

/* Adds records. A call with columns or one array is checked whole (types, lengths, codes, ranges, UTF-8) before anything is
 * added: what is refused names row and column, and nothing has changed. A stream is added chunk by chunk; `rows_added` (may
 * be NULL) says after a failure too how many rows went in. No rows say that there are no such records, which is more than not
 * knowing of any. */
int32_t assay_state_update(assay_state *state, const assay_records *records, int64_t *rows_added, assay_error *error);

/* One cell of one record. */
typedef struct assay_cell {
  int32_t struct_bytes; /* sizeof(assay_cell); of an array of cells all have the same */
  int32_t column;       /* index in the columns of the record type */
  int32_t type;         /* ASSAY_NONE: missing; ASSAY_INT64, ASSAY_FLOAT64, ASSAY_TEXT; truth values: INT64 0 and 1 */
  int32_t decimals;     /* of `integer` */
  int64_t integer;
  double number;
  const char *text;
  int64_t text_bytes;
} assay_cell;

/* Adds one record, as an event of a live system; columns without a cell are missing, and `record` is the index of its type. No
 * allocation once warm, apart from a group that is new; the time does not depend on what was counted before. */
int32_t assay_state_add(assay_state *state, int64_t record, const assay_cell *cells, int32_t cell_count,
                        assay_error *error);

/* Counts `rows` records that were rejected before they came here, by a reason such as "bad_number", so that results say so. */
int32_t assay_state_count_rejected(assay_state *state, int64_t record, const char *reason, int64_t reason_bytes,
                                   int64_t rows, assay_error *error);

/* Adds the records of another state of the same shape and grouping. Exact, commutative, associative. */
int32_t assay_state_merge(assay_state *state, const assay_state *other, assay_error *error);

/* The same records in fewer groups and coarser periods: days to months, agents to teams. With the same grouping it is a copy. */
int32_t assay_state_roll_up(const assay_state *state, const assay_grouping *grouping, assay_state **rolled_up,
                            assay_error *error);

/* Ends the state as the records of `source`, an id that nothing else has: a file's digest, a day and a shard. From now on it can be
 * merged, rolled up, graded and saved; states that hold one source twice do not merge. */
int32_t assay_state_seal(assay_state *state, const char *source, int64_t source_bytes, assay_error *error);

/* Formats of stored states. Every older one can be read for ever. */
enum assay_format {
  ASSAY_FORMAT_USUAL = 0, /* the oldest from 0.1 on that holds the state */
  ASSAY_FORMAT_0_0 = 1,
  ASSAY_FORMAT_0_1 = 2,
  ASSAY_FORMAT_0_2 = 3
};

int32_t assay_state_save(const assay_state *state, int32_t format, assay_bytes **bytes, assay_error *error);

/* Reads what was saved, now or by an older version; every byte is checked. Without a model (NULL) the state can be merged, rolled up
 * and saved, and graded by a model that is given then. */
int32_t assay_state_load(const assay_model *model, const void *bytes, int64_t size, assay_state **state,
                         assay_error *error);

/* SHA-256 of the canonical bytes: the identity of the records. Saved seals are not in it. */
int32_t assay_state_digest(const assay_state *state, uint8_t digest[32], assay_error *error);

/* As JSON: rows, groups, rejected records by type and reason, grouping, period, shape, digest, seal. */
int32_t assay_state_describe(const assay_state *state, assay_bytes **json, assay_error *error);

/* How a state is graded; NULL for the usual. It has no choices yet, and grows. */
typedef struct assay_grade_options {
  int32_t struct_bytes;
  int32_t reserved; /* 0 */
} assay_grade_options;

/* Scores every group. `model` may be NULL: the state's own; another one may differ in everything but the shape, so that weights, bands
 * and grades change without a new count. The state goes on as before. */
int32_t assay_state_grade(const assay_state *state, const assay_model *model, const assay_grade_options *options,
                          assay_result **result, assay_error *error);

/* ---- 7  Result ------------------------------------------------------------------------------------------------------------ */

/* What every group scored; immutable. Groups stand in the order of their keys, given entities as they were given. */

void assay_result_free(assay_result *result);

/* How many groups there are; -1 for NULL. */
int64_t assay_result_size(const assay_result *result);

/* The index of a group by its key, or -1. */
int64_t assay_result_find(const assay_result *result, const assay_key *key);

/* Part `part` of the key of a group, and after the last one its period. NULL where the group has none. Lives as long as the result; a
 * NUL does not follow. */
int32_t assay_result_key(const assay_result *result, int64_t group, int32_t part, const char **text,
                         int64_t *text_bytes, assay_error *error);

/* Whether there is a value or score. */
enum assay_node_status { ASSAY_NODE_OK = 0, ASSAY_NODE_NOT_AVAILABLE = 1, ASSAY_NODE_PROVISIONAL = 2 };

/* Why not, or why it is provisional. */
enum assay_reason {
  ASSAY_REASON_NONE = 0,
  ASSAY_REASON_NO_RECORDS = 1,
  ASSAY_REASON_NO_ELIGIBLE_RECORDS = 2,
  ASSAY_REASON_DIVISION_BY_ZERO = 3,
  ASSAY_REASON_OVERFLOW = 4,
  ASSAY_REASON_OUT_OF_RANGE = 5,
  ASSAY_REASON_NOT_GIVEN = 6,
  ASSAY_REASON_NO_AVAILABLE_CHILD = 7,
  ASSAY_REASON_BELOW_COVERAGE = 8,
  ASSAY_REASON_BELOW_MINIMUM_SAMPLE = 9,
  ASSAY_REASON_SAMPLE_UNKNOWN = 10,
  ASSAY_REASON_PROVISIONAL_CHILD = 11,
  ASSAY_REASON_NOT_APPLICABLE = 12,
  ASSAY_REASON_REJECTED_ROWS = 13,
  ASSAY_REASON_ESTIMATE_NEAR_EDGE = 14
};

/* The score of one group. The caller owns it and sets struct_bytes; calls fill the rest. */
typedef struct assay_card {
  int32_t struct_bytes;
  int32_t status;             /* enum assay_node_status */
  int32_t reason;             /* enum assay_reason */
  int32_t grade;              /* index in the grades of the model, -1: none */
  int32_t grade_before_rules; /* as if the model had no critical rules */
  int32_t reserved;
  int64_t rows; /* records of all types; 0 for given values */
  double score; /* 0 to 100; NaN: none */
  double score_before_rules;
} assay_card;

enum assay_value_kind {
  ASSAY_VALUE_NONE = 0,
  ASSAY_VALUE_FRACTION = 1,
  ASSAY_VALUE_DECIMAL = 2,
  ASSAY_VALUE_SQUARE_ROOT = 3,
  ASSAY_VALUE_ESTIMATE = 4 /* near the number that was asked for, and the same on every machine */
};

/* One line of one group. The caller owns it and sets struct_bytes; calls fill the rest. Numbers that there are not are NaN, counts
 * and indices -1. */
typedef struct assay_node {
  int32_t struct_bytes;
  int32_t status; /* enum assay_node_status */
  int32_t reason; /* enum assay_reason */
  int32_t band;   /* index in the bands of the indicator's rule */
  int32_t value_kind;      /* enum assay_value_kind */
  int32_t next_inclusive;  /* of next_value: 1 when reaching it is enough */
  double value;            /* of an indicator, in its unit (shares of 1, seconds); the double nearest to the exact number */
  double points;           /* of an indicator on the scale of its rule; of others their score on 0 to 100 */
  int64_t n;               /* records that the value rests on */
  int64_t rows;            /* records that its measures saw */
  int64_t rows_filtered;   /* of these: left out by a filter */
  int64_t rows_missing;    /* without a value */
  int64_t rows_off_scale;  /* answers outside of their scale */
  /* Only of an explained scorecard (chapter 8), elsewhere NaN: */
  double max_points;
  double weight;         /* share of the total's 100, as the model declares it */
  double applied_weight; /* the same after missing data */
  double contribution;   /* points of the total's 100 that it brings */
  double lost;           /* and costs */
  double coverage;       /* of the total and dimensions: share of the declared weight that has data */
  double interval_low;   /* of a share of records: two-sided, 95 %, by Wilson */
  double interval_high;
  double next_value; /* the limit that earns more points, */
  double next_points; /* and how many it would then be */
} assay_node;

int32_t assay_result_card(const assay_result *result, int64_t group, assay_card *card, assay_error *error);
int32_t assay_result_node(const assay_result *result, int64_t group, int64_t node, assay_node *line, assay_error *error);

/* Tables of a result. All begin with the key columns and, where there are periods, "period". */
enum assay_table {
  ASSAY_TABLE_CARDS = 0,  /* a row a group: rows, score, score_before_rules, grade, status, reason */
  ASSAY_TABLE_NODES = 1,  /* a row a group and line: node, kind, value, value_exact, value_kind, n, rows, points, band, status, reason */
  ASSAY_TABLE_POINTS = 2, /* a row a group: grade, then the points of every scored line in a column of its id */
  ASSAY_TABLE_VALUES = 3  /* a row a group: the value of every indicator in a column of its id */
};

/* A table as an Arrow stream of chunks of up to 65,536 rows, which are made when they are asked for. Grades, lines, status and reasons
 * are dictionaries; grades are named in `language` (ASSAY_ID: by id). The stream belongs to the caller, who releases it, and outlives
 * the result; one thread at a time. */
int32_t assay_result_export(const assay_result *result, int32_t table, int32_t language, struct ArrowArrayStream *stream,
                            assay_error *error);

/* The document of docs/result.md with every explanation, for `groups` groups from `first` on; -1: all that follow. */
int32_t assay_result_json(const assay_result *result, int64_t first, int64_t groups, assay_bytes **json,
                          assay_error *error);

/* ---- 8  Scorecard --------------------------------------------------------------------------------------------------------- */

/* One group with what explains it, used again and again: once warm, filling it and reading its numbers allocates nothing. */

int32_t assay_scorecard_new(const assay_model *model, assay_scorecard **scorecard, assay_error *error);
void assay_scorecard_free(assay_scorecard *scorecard);

/* Fills it with a group of a result of any model. */
int32_t assay_scorecard_explain(assay_scorecard *scorecard, const assay_result *result, int64_t group,
                                assay_error *error);

/* Fills it with a group of a state as it is now, graded by the scorecard's model. `found` (may be NULL) is 1, or 0 when the state
 * has no such group: the scorecard then is what a group without records looks like. */
int32_t assay_scorecard_grade(assay_scorecard *scorecard, const assay_state *state, const assay_key *key, int32_t *found,
                              assay_error *error);

/* The score alone, in a fraction of the time; what the scorecard holds stays. `found` may be NULL. */
int32_t assay_scorecard_score(assay_scorecard *scorecard, const assay_state *state, const assay_key *key, int32_t *found,
                              assay_card *card, assay_error *error);

int32_t assay_scorecard_card(const assay_scorecard *scorecard, assay_card *card, assay_error *error);
int32_t assay_scorecard_node(const assay_scorecard *scorecard, int64_t node, assay_node *line, assay_error *error);

/* Texts for people, as the command line shows them. */
enum assay_text {
  ASSAY_TEXT_LABEL = 0,
  ASSAY_TEXT_VALUE = 1,    /* 94.50%, 4:05 min */
  ASSAY_TEXT_EXACT = 2,    /* 189/200 */
  ASSAY_TEXT_POINTS = 3,   /* 8 of an indicator, 94.00 of a dimension */
  ASSAY_TEXT_BAND = 4,     /* the band and its limits */
  ASSAY_TEXT_NEXT = 5,     /* what earns more points */
  ASSAY_TEXT_INTERVAL = 6, /* 59.81 to 85.81 % */
  ASSAY_TEXT_REASON = 7,   /* why there is no value, or why it is provisional: a sentence */
  ASSAY_TEXT_SCORE = 8,    /* of the card; the line is not used */
  ASSAY_TEXT_GRADE = 9     /* of the card; the line is not used */
};

/* Writes a text of line `node` into `buffer`, with a NUL, when its `capacity` bytes have room for both; `text_bytes` is the length of the
 * text in any case. An empty text says that there is none. `buffer` may be NULL when `capacity` is 0. */
int32_t assay_scorecard_text(const assay_scorecard *scorecard, int64_t node, int32_t text, int32_t language, char *buffer,
                             int64_t capacity, int64_t *text_bytes, assay_error *error);

/* The object of docs/result.md for this group: values, points, weights, contributions, next steps, rules. */
int32_t assay_scorecard_json(const assay_scorecard *scorecard, assay_bytes **json, assay_error *error);

/* ---- 9  Scoring of given values ------------------------------------------------------------------------------------------- */

/* Values that were calculated elsewhere, scored by the million: the answers of assay_score_values, without explanations, in some tens of
 * nanoseconds a card. */

/* What a scorer writes beside score, grade and status. Less is faster. */
enum assay_scorer_parts {
  ASSAY_SCORER_DIMENSIONS = 1,         /* the score of every dimension */
  ASSAY_SCORER_POINTS = 2,             /* the points of every scored indicator */
  ASSAY_SCORER_BANDS = 4,              /* the band of every indicator that has bands */
  ASSAY_SCORER_RULES = 8,              /* which critical rules fired */
  ASSAY_SCORER_SCORE_BEFORE_RULES = 16
};

int32_t assay_scorer_new(const assay_model *model, int32_t parts, assay_scorer **scorer, assay_error *error);
void assay_scorer_free(assay_scorer *scorer);

/* Scores a batch. A column is named as its indicator and has one value a card, in the indicator's unit (shares of 1, seconds); a column
 * `id:denominator` divides it (int64 both), a column `id:n` says how many records each value rests on. Indicators without a column
 * have no data, other columns are left aside, a stream is no batch. A value outside its legal range refuses the whole call. */
int32_t assay_scorer_score(assay_scorer *scorer, const assay_records *values, assay_error *error);

/* Columns of the batch that was scored last. */
enum assay_scored {
  ASSAY_SCORED_SCORE = 0,              /* int64 of nine decimals */
  ASSAY_SCORED_SCORE_BEFORE_RULES = 1, /* int64 of nine decimals */
  ASSAY_SCORED_GRADE = 2,              /* places in the grades */
  ASSAY_SCORED_STATUS = 3,             /* enum assay_node_status */
  ASSAY_SCORED_POINTS = 4,             /* of line `index`: int64 of nine decimals */
  ASSAY_SCORED_BAND = 5,               /* of line `index`: places in its bands */
  ASSAY_SCORED_FIRED = 6               /* of critical rule `index`: bits */
};

/* Where a column lies, until the next batch or the end of the scorer. Set `column->struct_bytes`. What was not asked for when the scorer was
 * made has the type ASSAY_NONE. */
int32_t assay_scorer_column(const assay_scorer *scorer, int32_t scored, int64_t index, assay_column *column,
                            assay_error *error);

/* A copy of the batch as one Arrow array of structs: score, grade, status, then what was asked for: score_before_rules, points in a
 * column of the id of their line, bands as places in a column `id:band`, and whether a critical rule fired in a column `id:fired`.
 * Scores and points are doubles, under a null lies NaN; grades and status are dictionaries. Array and schema belong to the caller,
 * and outlive the scorer. */
int32_t assay_scorer_export(const assay_scorer *scorer, struct ArrowSchema *schema, struct ArrowArray *array,
                            assay_error *error);

/* Scores one card: a value for every indicator in the order of the model, NaN where there is none. Allocates nothing once warm. */
int32_t assay_scorer_score_one(assay_scorer *scorer, const double *values, int32_t value_count, assay_card *card,
                               assay_error *error);

/* Scores given values as a result with explanations: columns named as indicators and dimensions, `id:n` for samples, and the key columns
 * that `keys` names (NULL: without; it has no period). */
int32_t assay_score_values(const assay_model *model, const assay_records *values, const assay_grouping *keys,
                           assay_result **result, assay_error *error);

/* ---- 10  CSV exports ------------------------------------------------------------------------------------------------------ */

/* The bytes of a file with records of one type, pushed in pieces of any size into a state; who opens and decompresses the file is the host.
 * UTF-8, with or without a byte order mark. */

enum assay_on_error {
  ASSAY_ON_ERROR_STOP = 0, /* the first row that cannot be used fails the call, naming line, column and reason */
  ASSAY_ON_ERROR_SKIP = 1  /* it is counted by its reason, and the rest goes on */
};

typedef struct assay_reader_options {
  int32_t struct_bytes;
  int32_t on_error;     /* enum assay_on_error */
  int64_t maximum_keys; /* different keys that are remembered to find double rows; 0: ten million */
  int64_t name_bytes;
  const char *name; /* of the file, for messages; NULL: "csv" */
} assay_reader_options;

/* `mapping` is a source mapping (docs/data.md) that says how headers and cells become the record type `record`; NULL: a file with the
 * record type's own names. `options` may be NULL. While the reader lives the state is used through it alone. */
int32_t assay_reader_new(assay_state *state, int64_t record, const char *mapping, int64_t mapping_bytes,
                         const assay_reader_options *options, assay_reader **reader, assay_error *error);
void assay_reader_free(assay_reader *reader);

/* The next piece. After a failure rows of earlier blocks stay in the state, and the reader takes no more. */
int32_t assay_reader_push(assay_reader *reader, const void *bytes, int64_t size, assay_error *error);

/* The end of the file; once. `report` (may be NULL) is JSON: rows read, accepted, filtered, duplicates, rejected by reason, the first
 * messages and notes in `language`. */
int32_t assay_reader_finish(assay_reader *reader, int32_t language, assay_bytes **report, assay_error *error);

/* ---- 11  Catalogue -------------------------------------------------------------------------------------------------------- */

enum assay_catalogue_part {
  ASSAY_CATALOGUE_METRICS = 0, /* functions of the measure language: id, names, formula, variants, state, source */
  ASSAY_CATALOGUE_PRESETS = 1  /* models that come with the library: id, version, names, document */
};

/* What the library knows, as JSON in both languages. */
int32_t assay_catalogue(int32_t part, assay_bytes **json, assay_error *error);

#ifdef __cplusplus
}
#endif

#endif /* ASSAY_H */
