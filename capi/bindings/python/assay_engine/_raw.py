# SPDX-License-Identifier: Apache-2.0
"""The C interface as ctypes sees it: every enumeration, struct and function of assay.h.

Made from the header by generate_raw.py; changes belong there.
"""
from ctypes import CFUNCTYPE, POINTER, Structure, c_char, c_char_p, c_double, c_int, c_int32, c_int64, c_uint8, c_void_p
from enum import IntEnum


class Status(IntEnum):
    """enum assay_status"""

    OK = 0
    ARGUMENT = 1
    MODEL = 2
    DATA = 3
    STATE = 4
    LIMIT = 5
    FILE = 6
    MEMORY = 7
    STREAM = 8
    INTERNAL = 9


class Language(IntEnum):
    """enum assay_language"""

    ENGLISH = 0
    CHINESE = 1
    ID = 2


class Type(IntEnum):
    """enum assay_type"""

    NONE = 0
    BITS = 1
    INT8 = 2
    INT16 = 3
    INT32 = 4
    INT64 = 5
    UINT8 = 6
    UINT16 = 7
    UINT32 = 8
    UINT64 = 9
    FLOAT32 = 10
    FLOAT64 = 11
    DECIMAL128 = 12
    TEXT = 13
    UTF8 = 14
    LARGE_UTF8 = 15


class ColumnFlags(IntEnum):
    """enum assay_column_flags"""

    NAN_MISSING = 1
    SCALED = 2
    DAYS = 4


class Period(IntEnum):
    """enum assay_period"""

    NONE = 0
    DAY = 1
    WEEK = 2
    MONTH = 3
    QUARTER = 4
    YEAR = 5


class Document(IntEnum):
    """enum assay_document"""

    MODEL = 0
    MAPPING = 1
    STATE = 2


class List(IntEnum):
    """enum assay_list"""

    RECORDS = 0
    COLUMNS = 1
    INDICATORS = 2
    NODES = 3
    GRADES = 4
    RULES = 5


class Format(IntEnum):
    """enum assay_format"""

    FORMAT_USUAL = 0
    FORMAT_0_0 = 1
    FORMAT_0_1 = 2
    FORMAT_0_2 = 3


class NodeStatus(IntEnum):
    """enum assay_node_status"""

    OK = 0
    NOT_AVAILABLE = 1
    PROVISIONAL = 2


class Reason(IntEnum):
    """enum assay_reason"""

    NONE = 0
    NO_RECORDS = 1
    NO_ELIGIBLE_RECORDS = 2
    DIVISION_BY_ZERO = 3
    OVERFLOW = 4
    OUT_OF_RANGE = 5
    NOT_GIVEN = 6
    NO_AVAILABLE_CHILD = 7
    BELOW_COVERAGE = 8
    BELOW_MINIMUM_SAMPLE = 9
    SAMPLE_UNKNOWN = 10
    PROVISIONAL_CHILD = 11
    NOT_APPLICABLE = 12
    REJECTED_ROWS = 13
    ESTIMATE_NEAR_EDGE = 14


class ValueKind(IntEnum):
    """enum assay_value_kind"""

    NONE = 0
    FRACTION = 1
    DECIMAL = 2
    SQUARE_ROOT = 3
    ESTIMATE = 4


class Table(IntEnum):
    """enum assay_table"""

    CARDS = 0
    NODES = 1
    POINTS = 2
    VALUES = 3


class Text(IntEnum):
    """enum assay_text"""

    LABEL = 0
    VALUE = 1
    EXACT = 2
    POINTS = 3
    BAND = 4
    NEXT = 5
    INTERVAL = 6
    REASON = 7
    SCORE = 8
    GRADE = 9


class ScorerParts(IntEnum):
    """enum assay_scorer_parts"""

    DIMENSIONS = 1
    POINTS = 2
    BANDS = 4
    RULES = 8
    SCORE_BEFORE_RULES = 16


class Scored(IntEnum):
    """enum assay_scored"""

    SCORE = 0
    SCORE_BEFORE_RULES = 1
    GRADE = 2
    STATUS = 3
    POINTS = 4
    BAND = 5
    FIRED = 6


class OnError(IntEnum):
    """enum assay_on_error"""

    STOP = 0
    SKIP = 1


class CataloguePart(IntEnum):
    """enum assay_catalogue_part"""

    METRICS = 0
    PRESETS = 1


class Error(Structure):
    """struct assay_error"""


class ArrowSchema(Structure):
    """struct ArrowSchema"""


class ArrowArray(Structure):
    """struct ArrowArray"""


class ArrowArrayStream(Structure):
    """struct ArrowArrayStream"""


class Column(Structure):
    """struct assay_column"""


class Records(Structure):
    """struct assay_records"""


class Grouping(Structure):
    """struct assay_grouping"""


class Key(Structure):
    """struct assay_key"""


class Cell(Structure):
    """struct assay_cell"""


class GradeOptions(Structure):
    """struct assay_grade_options"""


class Card(Structure):
    """struct assay_card"""


class Node(Structure):
    """struct assay_node"""


class ReaderOptions(Structure):
    """struct assay_reader_options"""


Error._fields_ = [
    ("struct_bytes", c_int32),
    ("language", c_int32),
    ("status", c_int32),
    ("column", c_int32),
    ("row", c_int64),
    ("code", c_char * 48),
    ("field", c_char * 128),
    ("message", c_char * 824),
]

ArrowSchema._fields_ = [
    ("format", c_char_p),
    ("name", c_char_p),
    ("metadata", c_char_p),
    ("flags", c_int64),
    ("n_children", c_int64),
    ("children", POINTER(POINTER(ArrowSchema))),
    ("dictionary", POINTER(ArrowSchema)),
    ("release", CFUNCTYPE(None, POINTER(ArrowSchema))),
    ("private_data", c_void_p),
]

ArrowArray._fields_ = [
    ("length", c_int64),
    ("null_count", c_int64),
    ("offset", c_int64),
    ("n_buffers", c_int64),
    ("n_children", c_int64),
    ("buffers", POINTER(c_void_p)),
    ("children", POINTER(POINTER(ArrowArray))),
    ("dictionary", POINTER(ArrowArray)),
    ("release", CFUNCTYPE(None, POINTER(ArrowArray))),
    ("private_data", c_void_p),
]

ArrowArrayStream._fields_ = [
    ("get_schema", CFUNCTYPE(c_int, POINTER(ArrowArrayStream), POINTER(ArrowSchema))),
    ("get_next", CFUNCTYPE(c_int, POINTER(ArrowArrayStream), POINTER(ArrowArray))),
    ("get_last_error", CFUNCTYPE(c_char_p, POINTER(ArrowArrayStream))),
    ("release", CFUNCTYPE(None, POINTER(ArrowArrayStream))),
    ("private_data", c_void_p),
]

Column._fields_ = [
    ("struct_bytes", c_int32),
    ("type", c_int32),
    ("flags", c_int32),
    ("decimals", c_int32),
    ("name_bytes", c_int64),
    ("rows", c_int64),
    ("stride", c_int64),
    ("offset", c_int64),
    ("validity_offset", c_int64),
    ("name", c_char_p),
    ("values", c_void_p),
    ("validity", c_void_p),
    ("offsets", c_void_p),
    ("dictionary", POINTER(Column)),
]

Records._fields_ = [
    ("struct_bytes", c_int32),
    ("column_count", c_int32),
    ("rows", c_int64),
    ("record_bytes", c_int64),
    ("record", c_char_p),
    ("columns", POINTER(Column)),
    ("schema", POINTER(ArrowSchema)),
    ("array", POINTER(ArrowArray)),
    ("stream", POINTER(ArrowArrayStream)),
]

Grouping._fields_ = [
    ("struct_bytes", c_int32),
    ("by_count", c_int32),
    ("period", c_int32),
    ("utc_offset_minutes", c_int32),
    ("fiscal_start_month", c_int32),
    ("reserved", c_int32),
    ("by", POINTER(c_char_p)),
    ("by_bytes", POINTER(c_int64)),
]

Key._fields_ = [
    ("struct_bytes", c_int32),
    ("part_count", c_int32),
    ("period_bytes", c_int64),
    ("parts", POINTER(c_char_p)),
    ("part_bytes", POINTER(c_int64)),
    ("period", c_char_p),
]

Cell._fields_ = [
    ("struct_bytes", c_int32),
    ("column", c_int32),
    ("type", c_int32),
    ("decimals", c_int32),
    ("integer", c_int64),
    ("number", c_double),
    ("text", c_char_p),
    ("text_bytes", c_int64),
]

GradeOptions._fields_ = [
    ("struct_bytes", c_int32),
    ("reserved", c_int32),
]

Card._fields_ = [
    ("struct_bytes", c_int32),
    ("status", c_int32),
    ("reason", c_int32),
    ("grade", c_int32),
    ("grade_before_rules", c_int32),
    ("reserved", c_int32),
    ("rows", c_int64),
    ("score", c_double),
    ("score_before_rules", c_double),
]

Node._fields_ = [
    ("struct_bytes", c_int32),
    ("status", c_int32),
    ("reason", c_int32),
    ("band", c_int32),
    ("value_kind", c_int32),
    ("next_inclusive", c_int32),
    ("value", c_double),
    ("points", c_double),
    ("n", c_int64),
    ("rows", c_int64),
    ("rows_filtered", c_int64),
    ("rows_missing", c_int64),
    ("rows_off_scale", c_int64),
    ("max_points", c_double),
    ("weight", c_double),
    ("applied_weight", c_double),
    ("contribution", c_double),
    ("lost", c_double),
    ("coverage", c_double),
    ("interval_low", c_double),
    ("interval_high", c_double),
    ("next_value", c_double),
    ("next_points", c_double),
]

ReaderOptions._fields_ = [
    ("struct_bytes", c_int32),
    ("on_error", c_int32),
    ("maximum_keys", c_int64),
    ("name_bytes", c_int64),
    ("name", c_char_p),
]

# By name: the type of the result, and of the parameters.
FUNCTIONS = {
    "assay_version": (
        c_int32,
        [
        ],
    ),
    "assay_version_text": (
        c_void_p,
        [
        ],
    ),
    "assay_bytes_data": (
        c_void_p,
        [
            c_void_p,  # bytes
            POINTER(c_int64),  # size
        ],
    ),
    "assay_bytes_free": (
        None,
        [
            c_void_p,  # bytes
        ],
    ),
    "assay_evaluate": (
        c_int32,
        [
            c_char_p,  # model
            c_int64,  # model_bytes
            POINTER(Records),  # records
            c_int32,  # records_count
            POINTER(Grouping),  # grouping
            POINTER(c_void_p),  # result
            POINTER(Error),  # error
        ],
    ),
    "assay_model_new": (
        c_int32,
        [
            c_char_p,  # text
            c_int64,  # text_bytes
            POINTER(c_void_p),  # model
            POINTER(Error),  # error
        ],
    ),
    "assay_model_free": (
        None,
        [
            c_void_p,  # model
        ],
    ),
    "assay_check": (
        c_int32,
        [
            c_int32,  # document
            c_char_p,  # text
            c_int64,  # text_bytes
            c_void_p,  # model
            c_int32,  # language
            POINTER(c_void_p),  # findings
            POINTER(Error),  # error
        ],
    ),
    "assay_model_count": (
        c_int64,
        [
            c_void_p,  # model
            c_int32,  # list
            c_int64,  # of
        ],
    ),
    "assay_model_find": (
        c_int64,
        [
            c_void_p,  # model
            c_int32,  # list
            c_int64,  # of
            c_char_p,  # id
            c_int64,  # id_bytes
        ],
    ),
    "assay_model_name": (
        c_int32,
        [
            c_void_p,  # model
            c_int32,  # list
            c_int64,  # of
            c_int64,  # index
            c_int32,  # language
            POINTER(c_void_p),  # text
            POINTER(c_int64),  # text_bytes
            POINTER(Error),  # error
        ],
    ),
    "assay_model_needs": (
        c_int32,
        [
            c_void_p,  # model
            c_int64,  # record
            POINTER(Grouping),  # grouping
            POINTER(c_int32),  # columns
            c_int32,  # capacity
            POINTER(c_int32),  # count
            POINTER(Error),  # error
        ],
    ),
    "assay_model_describe": (
        c_int32,
        [
            c_void_p,  # model
            POINTER(c_void_p),  # json
            POINTER(Error),  # error
        ],
    ),
    "assay_state_new": (
        c_int32,
        [
            c_void_p,  # model
            POINTER(Grouping),  # grouping
            POINTER(c_void_p),  # state
            POINTER(Error),  # error
        ],
    ),
    "assay_state_free": (
        None,
        [
            c_void_p,  # state
        ],
    ),
    "assay_state_update": (
        c_int32,
        [
            c_void_p,  # state
            POINTER(Records),  # records
            POINTER(c_int64),  # rows_added
            POINTER(Error),  # error
        ],
    ),
    "assay_state_add": (
        c_int32,
        [
            c_void_p,  # state
            c_int64,  # record
            POINTER(Cell),  # cells
            c_int32,  # cell_count
            POINTER(Error),  # error
        ],
    ),
    "assay_state_count_rejected": (
        c_int32,
        [
            c_void_p,  # state
            c_int64,  # record
            c_char_p,  # reason
            c_int64,  # reason_bytes
            c_int64,  # rows
            POINTER(Error),  # error
        ],
    ),
    "assay_state_merge": (
        c_int32,
        [
            c_void_p,  # state
            c_void_p,  # other
            POINTER(Error),  # error
        ],
    ),
    "assay_state_roll_up": (
        c_int32,
        [
            c_void_p,  # state
            POINTER(Grouping),  # grouping
            POINTER(c_void_p),  # rolled_up
            POINTER(Error),  # error
        ],
    ),
    "assay_state_seal": (
        c_int32,
        [
            c_void_p,  # state
            c_char_p,  # source
            c_int64,  # source_bytes
            POINTER(Error),  # error
        ],
    ),
    "assay_state_save": (
        c_int32,
        [
            c_void_p,  # state
            c_int32,  # format
            POINTER(c_void_p),  # bytes
            POINTER(Error),  # error
        ],
    ),
    "assay_state_load": (
        c_int32,
        [
            c_void_p,  # model
            c_void_p,  # bytes
            c_int64,  # size
            POINTER(c_void_p),  # state
            POINTER(Error),  # error
        ],
    ),
    "assay_state_digest": (
        c_int32,
        [
            c_void_p,  # state
            POINTER(c_uint8),  # digest
            POINTER(Error),  # error
        ],
    ),
    "assay_state_describe": (
        c_int32,
        [
            c_void_p,  # state
            POINTER(c_void_p),  # json
            POINTER(Error),  # error
        ],
    ),
    "assay_state_grade": (
        c_int32,
        [
            c_void_p,  # state
            c_void_p,  # model
            POINTER(GradeOptions),  # options
            POINTER(c_void_p),  # result
            POINTER(Error),  # error
        ],
    ),
    "assay_result_free": (
        None,
        [
            c_void_p,  # result
        ],
    ),
    "assay_result_size": (
        c_int64,
        [
            c_void_p,  # result
        ],
    ),
    "assay_result_find": (
        c_int64,
        [
            c_void_p,  # result
            POINTER(Key),  # key
        ],
    ),
    "assay_result_key": (
        c_int32,
        [
            c_void_p,  # result
            c_int64,  # group
            c_int32,  # part
            POINTER(c_void_p),  # text
            POINTER(c_int64),  # text_bytes
            POINTER(Error),  # error
        ],
    ),
    "assay_result_card": (
        c_int32,
        [
            c_void_p,  # result
            c_int64,  # group
            POINTER(Card),  # card
            POINTER(Error),  # error
        ],
    ),
    "assay_result_node": (
        c_int32,
        [
            c_void_p,  # result
            c_int64,  # group
            c_int64,  # node
            POINTER(Node),  # line
            POINTER(Error),  # error
        ],
    ),
    "assay_result_export": (
        c_int32,
        [
            c_void_p,  # result
            c_int32,  # table
            c_int32,  # language
            POINTER(ArrowArrayStream),  # stream
            POINTER(Error),  # error
        ],
    ),
    "assay_result_json": (
        c_int32,
        [
            c_void_p,  # result
            c_int64,  # first
            c_int64,  # groups
            POINTER(c_void_p),  # json
            POINTER(Error),  # error
        ],
    ),
    "assay_scorecard_new": (
        c_int32,
        [
            c_void_p,  # model
            POINTER(c_void_p),  # scorecard
            POINTER(Error),  # error
        ],
    ),
    "assay_scorecard_free": (
        None,
        [
            c_void_p,  # scorecard
        ],
    ),
    "assay_scorecard_explain": (
        c_int32,
        [
            c_void_p,  # scorecard
            c_void_p,  # result
            c_int64,  # group
            POINTER(Error),  # error
        ],
    ),
    "assay_scorecard_grade": (
        c_int32,
        [
            c_void_p,  # scorecard
            c_void_p,  # state
            POINTER(Key),  # key
            POINTER(c_int32),  # found
            POINTER(Error),  # error
        ],
    ),
    "assay_scorecard_score": (
        c_int32,
        [
            c_void_p,  # scorecard
            c_void_p,  # state
            POINTER(Key),  # key
            POINTER(c_int32),  # found
            POINTER(Card),  # card
            POINTER(Error),  # error
        ],
    ),
    "assay_scorecard_card": (
        c_int32,
        [
            c_void_p,  # scorecard
            POINTER(Card),  # card
            POINTER(Error),  # error
        ],
    ),
    "assay_scorecard_node": (
        c_int32,
        [
            c_void_p,  # scorecard
            c_int64,  # node
            POINTER(Node),  # line
            POINTER(Error),  # error
        ],
    ),
    "assay_scorecard_text": (
        c_int32,
        [
            c_void_p,  # scorecard
            c_int64,  # node
            c_int32,  # text
            c_int32,  # language
            c_char_p,  # buffer
            c_int64,  # capacity
            POINTER(c_int64),  # text_bytes
            POINTER(Error),  # error
        ],
    ),
    "assay_scorecard_json": (
        c_int32,
        [
            c_void_p,  # scorecard
            POINTER(c_void_p),  # json
            POINTER(Error),  # error
        ],
    ),
    "assay_scorer_new": (
        c_int32,
        [
            c_void_p,  # model
            c_int32,  # parts
            POINTER(c_void_p),  # scorer
            POINTER(Error),  # error
        ],
    ),
    "assay_scorer_free": (
        None,
        [
            c_void_p,  # scorer
        ],
    ),
    "assay_scorer_score": (
        c_int32,
        [
            c_void_p,  # scorer
            POINTER(Records),  # values
            POINTER(Error),  # error
        ],
    ),
    "assay_scorer_column": (
        c_int32,
        [
            c_void_p,  # scorer
            c_int32,  # scored
            c_int64,  # index
            POINTER(Column),  # column
            POINTER(Error),  # error
        ],
    ),
    "assay_scorer_export": (
        c_int32,
        [
            c_void_p,  # scorer
            POINTER(ArrowSchema),  # schema
            POINTER(ArrowArray),  # array
            POINTER(Error),  # error
        ],
    ),
    "assay_scorer_score_one": (
        c_int32,
        [
            c_void_p,  # scorer
            POINTER(c_double),  # values
            c_int32,  # value_count
            POINTER(Card),  # card
            POINTER(Error),  # error
        ],
    ),
    "assay_score_values": (
        c_int32,
        [
            c_void_p,  # model
            POINTER(Records),  # values
            POINTER(Grouping),  # keys
            POINTER(c_void_p),  # result
            POINTER(Error),  # error
        ],
    ),
    "assay_reader_new": (
        c_int32,
        [
            c_void_p,  # state
            c_int64,  # record
            c_char_p,  # mapping
            c_int64,  # mapping_bytes
            POINTER(ReaderOptions),  # options
            POINTER(c_void_p),  # reader
            POINTER(Error),  # error
        ],
    ),
    "assay_reader_free": (
        None,
        [
            c_void_p,  # reader
        ],
    ),
    "assay_reader_push": (
        c_int32,
        [
            c_void_p,  # reader
            c_void_p,  # bytes
            c_int64,  # size
            POINTER(Error),  # error
        ],
    ),
    "assay_reader_finish": (
        c_int32,
        [
            c_void_p,  # reader
            c_int32,  # language
            POINTER(c_void_p),  # report
            POINTER(Error),  # error
        ],
    ),
    "assay_catalogue": (
        c_int32,
        [
            c_int32,  # part
            POINTER(c_void_p),  # json
            POINTER(Error),  # error
        ],
    ),
}
