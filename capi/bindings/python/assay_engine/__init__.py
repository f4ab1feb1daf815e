# SPDX-License-Identifier: Apache-2.0
"""assay: records of customer service become indicators, scores and grades; exactly, and the same everywhere.

    import assay_engine as assay

    result = assay.evaluate({"contact": contacts, "survey": surveys}, "after-sales-quality", by="team")
    print(result)                                  # the graded teams
    print(result["East"].scorecard())              # one team: value, band, points, weight, what was lost, what comes next
    frame = result.cards().to_pandas()

Records are what you have already: tables of pyarrow, pandas, Polars and DuckDB, NumPy arrays, lists, dicts. This package depends on none
of them. Model, State, Result, Scorecard and Scorer are the parts that evaluate() is made of.
"""
from ._errors import (
    ArgumentError,
    AssayError,
    DataError,
    InternalError,
    LimitError,
    ModelError,
    StateError,
    StreamError,
)
from ._language import current_language, language
from ._library import version
from ._live_score import LiveScore
from ._raw import Status
from .catalogue import catalogue
from .evaluate import evaluate
from .model import Column, Grade, Label, Model, NodeDefinition, Record
from .result import Card, Result
from .scorecard import Interval, Next, Node, Scorecard
from .scorer import Score, Scorer, score_values
from .scores import ScoreColumn, Scores
from .state import State
from .table import Table

__version__ = version()

__all__ = [
    "ArgumentError",
    "AssayError",
    "Card",
    "Column",
    "DataError",
    "Grade",
    "InternalError",
    "Interval",
    "Label",
    "LimitError",
    "LiveScore",
    "Model",
    "ModelError",
    "Next",
    "Node",
    "NodeDefinition",
    "Record",
    "Result",
    "Score",
    "ScoreColumn",
    "Scorecard",
    "Scorer",
    "Scores",
    "State",
    "StateError",
    "Status",
    "StreamError",
    "Table",
    "catalogue",
    "current_language",
    "evaluate",
    "language",
    "score_values",
    "version",
]
