# SPDX-License-Identifier: Apache-2.0
"""Records to grades in one call."""
from typing import Any, Callable, Optional

from ._language import speaking
from .result import Result
from .state import State


def evaluate(
    data: Any,
    model: Any,
    by: Any = None,
    period: Optional[str] = None,
    *,
    utc_offset: Any = 0,
    fiscal_start_month: int = 1,
    threads: int = 1,
    progress: Optional[Callable[[int], None]] = None,
    nan_is_missing: bool = False,
    language: Optional[str] = None,
) -> Result:
    """Grades records: a table for each record type, by its name.

    >>> import assay_engine as assay
    >>> surveys = {"team": ["East", "West"], "overall_score": [5, 2], "recommend_score": [9, 3],
    ...            "patience_score": [5, 3], "empathy_score": [4, 2]}
    >>> result = assay.evaluate({"survey": surveys}, "after-sales-quality", by="team")
    >>> result["East"].points("attitude")
    100.0

    Tables are whatever State.update takes; model is a Model, or what makes one.
    """
    with speaking(language):
        state = State(model, by, period, utc_offset, fiscal_start_month)
        state.update(data, threads=threads, progress=progress, nan_is_missing=nan_is_missing)
        return state.grade()
