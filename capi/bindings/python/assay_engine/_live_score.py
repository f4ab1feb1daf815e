# SPDX-License-Identifier: Apache-2.0
"""Score and grade of one group of a growing state, into memory that is used again."""
from ctypes import byref, c_int32, c_void_p
from typing import Any, NamedTuple, Optional

from . import _raw
from ._call import Owner, call, made_by, sized
from ._library import library
from ._numbers import REASONS, STATUSES
from .model import Model

_score = library.direct("assay_scorecard_score")


class LiveScore(NamedTuple):
    """Score and grade of a group as it is now; `found` says whether there is such a group."""

    score: Optional[float]
    grade: Optional[str]
    status: str
    reason: Optional[str]
    found: bool


class LiveScorer(Owner):
    """A scorecard of a model, for its score alone."""

    _free = staticmethod(library.assay_scorecard_free)

    def __init__(self, model: Model, state: int) -> None:
        super().__init__(made_by("assay_scorecard_new", model._address))
        self._model = model
        self._grades = [*(grade.id for grade in model.grades), None]
        self._scorecard, self._state = c_void_p(self._address), c_void_p(state)
        self._card, self._found = sized(_raw.Card), c_int32()
        self._outputs = byref(self._found), byref(self._card)

    def score(self, key: Any) -> LiveScore:
        found, card = self._outputs
        if _score(self._scorecard, self._state, key, found, card, None):
            call("assay_scorecard_score", self._scorecard, self._state, key, found, card)
        of = self._card
        number = of.score
        return LiveScore(
            number if number == number else None,
            self._grades[of.grade],
            STATUSES[of.status],
            REASONS[of.reason],
            self._found.value != 0,
        )
