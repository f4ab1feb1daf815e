# SPDX-License-Identifier: Apache-2.0
"""Scoring of values that were calculated elsewhere: one card, or millions."""
import struct
from collections.abc import Mapping
from ctypes import byref, c_double, c_void_p
from importlib import import_module
from typing import Any, Iterable, List, NamedTuple, Optional, Tuple, Union

from . import _raw
from ._arrays import is_pandas_frame
from ._call import Owner, Turn, call, made_by, sized
from ._errors import argument_error
from ._grouping import Grouping, grouping_of
from ._language import speaking
from ._library import library
from ._messages import listed
from ._numbers import STATUSES
from ._sources import OneStream, source_of
from .model import Model
from .result import Result
from .scores import Scores

_score_one = library.direct("assay_scorer_score_one")
_parts = {each.name.lower(): each for each in _raw.ScorerParts}
_nan = float("nan")


class Score(NamedTuple):
    """Score and grade of one card."""

    score: Optional[float]
    grade: Optional[str]
    status: str


def batch_of(data: Any, what: str, kind_of: Any, nan_is_missing: bool) -> Any:
    """Values as one batch: a stream is combined into one array by the library it comes from."""
    if hasattr(data, "__arrow_c_stream__") and not hasattr(data, "__arrow_c_array__"):
        data = _combined(data, what)
    source = source_of(data, what, b"", kind_of, nan_is_missing)
    if isinstance(source, OneStream):
        raise argument_error("several_chunks", what=what)
    return source


def _combined(data: Any, what: str) -> Any:
    try:
        arrow = import_module("pyarrow")
    except ImportError:
        if is_pandas_frame(data):
            return data  # read column by column
        if hasattr(data, "to_dict") and hasattr(data, "rechunk"):  # Polars
            return {name: column.to_list() for name, column in data.to_dict(as_series=True).items()}
        raise argument_error("several_chunks", what=what) from None
    if not isinstance(data, arrow.Table):
        data = arrow.RecordBatchReader.from_stream(data).read_all()
    batches = data.combine_chunks().to_batches()
    return batches[0] if batches else arrow.RecordBatch.from_pylist([], schema=data.schema)


class Scorer(Owner):
    """Scores values that were calculated elsewhere, in tens of nanoseconds a card: score, grade and status, without explanations.

    >>> scorer = assay.Scorer("after-sales-quality", parts=["dimensions"])
    >>> scores = scorer.score({"response_on_time_rate": numpy.array([0.97, 0.91]), ...})
    >>> numpy.asarray(scores["score"]), scores["grade"].tolist()
    >>> scorer.one({"response_on_time_rate": 0.97, ...}).grade

    parts: what is written beside them, of "dimensions", "points", "bands", "rules", "score_before_rules". The table of scores has the
    columns score, grade, status, score_before_rules, those of points, bands as places (`id:band`), and whether a rule fired (`id:fired`).
    """

    _free = staticmethod(library.assay_scorer_free)

    def __init__(self, model: Any, parts: Union[None, str, Iterable[str]] = None) -> None:
        model = model if isinstance(model, Model) else Model(model)
        flags = 0
        for part in (parts,) if isinstance(parts, str) else parts or ():
            if part not in _parts:
                raise argument_error("choice", name="parts", value=part, choices=", ".join(map(repr, _parts)))
            flags |= _parts[part]
        super().__init__(made_by("assay_scorer_new", model._address, flags))
        self.model = model
        self._ids = model.indicators
        self._places = {id: place for place, id in enumerate(self._ids)}
        self._grades = [*(grade.id for grade in model.grades), None]
        self._turn = Turn("scorer")
        self._values = (c_double * max(1, len(self._ids)))()
        self._write = struct.Struct(f"{len(self._ids)}d").pack_into
        self._card = sized(_raw.Card)
        self._arguments = c_void_p(self._address), byref(self._values), len(self._ids), byref(self._card)

    def _kind_of(self, name: str) -> Optional[str]:
        id, _, role = name.partition(":")
        return "number" if id in self._places and role in ("", "n", "denominator") else None

    def score(self, data: Any, *, nan_is_missing: bool = True, language: Optional[str] = None) -> Scores:
        """Scores a batch: a table (as State.update takes it) with a column for each indicator, by its id, in its unit.

        A column `id:denominator` divides it, a column `id:n` says how many records each value rests on. Indicators without a column
        have no data. NaN is a missing value unless nan_is_missing is False. A value outside its legal range refuses the batch.
        """
        with speaking(language):
            batch = batch_of(data, "values", self._kind_of, nan_is_missing)
        schema, values = _raw.ArrowSchema(), _raw.ArrowArray()
        with self._turn:
            call("assay_scorer_score", self._address, byref(batch.records), language=language)
            call("assay_scorer_export", self._address, byref(schema), byref(values))
        return Scores(schema, values)

    def one(self, values: Any) -> Score:
        """Scores one card: a value for each indicator in the order of model.indicators, or a dict by their ids; None: no value."""
        if isinstance(values, Mapping):
            values = self._in_order(values)
        turn = self._turn
        if not turn.acquire(False):
            turn.wait()
        try:
            try:
                self._write(self._values, 0, *values)
            except struct.error:
                self._write(self._values, 0, *self._checked(values))
            if _score_one(*self._arguments, None):
                call("assay_scorer_score_one", self._address, self._values, len(self._ids), self._arguments[3])
            card = self._card
            score = card.score
            return Score(score if score == score else None, self._grades[card.grade], STATUSES[card.status])
        finally:
            turn.release()

    def _in_order(self, values: Any) -> List[Any]:
        known = [values.get(id) for id in self._ids]
        for id in values:
            if id not in self._places:
                raise argument_error("unknown_value", "unknown_value", str(id), name=id, names=listed(self._ids))
        return known

    def _checked(self, values: Any) -> List[float]:
        values = list(values)
        if len(values) != len(self._ids):
            raise argument_error("values_count", count=len(values), expected=len(self._ids), names=listed(self._ids))
        made = []
        for id, value in zip(self._ids, values):
            try:
                made.append(_nan if value is None else float(value))
            except (TypeError, ValueError):
                raise argument_error("value_type", "bad_value", id, name=id, type=type(value).__name__) from None
        return made

    def __repr__(self) -> str:
        return f"<assay_engine.Scorer of {self.model.id}: {len(self._ids)} indicators>"


def score_values(
    data: Any, model: Any, keys: Any = None, *, nan_is_missing: bool = True, language: Optional[str] = None
) -> Result:
    """Scores values that were calculated elsewhere as a result with explanations.

    >>> result = assay.score_values({"team": ["East"], "csat": [0.93], "csat:n": [120]}, "after-sales-quality", keys="team")
    >>> result["East"].scorecard()

    Columns are named as indicators and dimensions, `id:n` for samples; keys names the columns that say whose they are.
    """
    model = model if isinstance(model, Model) else Model(model)
    grouping: Grouping = grouping_of(keys)
    lines = {each["id"] for each in model._description["nodes"]}

    def kind_of(name: str) -> Optional[str]:
        if name in grouping.by:
            return "category"
        id, _, role = name.partition(":")
        return "number" if id in lines and role in ("", "n") else None

    with speaking(language):
        batch = batch_of(data, "values", kind_of, nan_is_missing)
    arguments: Tuple[Any, ...] = (model._address, byref(batch.records), byref(grouping.struct()))
    return Result(made_by("assay_score_values", *arguments, language=language), model, grouping)
